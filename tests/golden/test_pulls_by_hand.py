"""Why the middle of the draws lies beside what is set, worked by hand for one range."""

from __future__ import annotations

import math

import pytest

from model.uncertainty.pulls import pulls
from tests.model.uncertainty.test_pulls import COUNT, middle, only
from tests.model.worlds import dinkelland


def test_the_index_pulls_upwards_only() -> None:
    """0–4% around 0%: half of the triangle lies below 0,04 × (1 - √½) = 1,1716%. The joint 1.013.137,50 then costs
    Σ 1,011716^k for k = 0..4 = 5,118535 times a year's amount: 120.091 more than 5 times it. A standard error of the
    median is 1 / (2 f √n), with density f = 2 (1 - x/0,04) / 0,04 = 35,36: 0,01% of index, about 1.000 euros."""
    case = dinkelland()
    half = 0.04 * (1 - math.sqrt(0.5))
    more = 1_013_137.5 * (sum((1 + half) ** year for year in range(5)) - 5)
    (pull,) = pulls(case, only(case, "execution_index"), COUNT)
    assert pull.id == "execution_index"
    assert pull.amounts[-1] == pytest.approx(more, abs=5 * 1_000)
    # Dinkelland pays 56%, Tubbergen 43%, and 1% nobody.
    assert pull.amounts[:2] == pytest.approx([0.56 * pull.amounts[-1], 0.43 * pull.amounts[-1]], rel=1e-6)


def test_an_even_range_pulls_nowhere() -> None:
    """2% lies in the middle of 0–4%: no pull, and the middle of the draws is the set point within their error.

    Half of the draws lie below 2%; f there is 2 / 0,04 = 50, a standard error 0,007% of index: about 800 euros."""
    case = dinkelland()
    now = only(case, "execution_index", execution_index=0.02)
    assert pulls(case, now, COUNT) == ()
    # 1.013.137,50 × (1 + 1,02 + ... + 1,02⁴ = 5,20404016) + 1.446.155 + 23.850 + 277.800.
    assert middle(case, now)[-1] == pytest.approx(1_013_137.5 * 5.20404016 + 1_747_805, abs=5 * 800)
