"""Why the middle of the draws lies beside what is set: worked by hand for one range, and adding up for all."""

from __future__ import annotations

import math

import numpy as np
import pytest

from model import Assumptions, Case
from model.uncertainty.draws import Spread
from model.uncertainty.pulls import is_even, pulls
from model.uncertainty.simulation import bands, simulate
from tests.model.worlds import NAMES, case_of, dinkelland

COUNT = 20_000


def only(case: Case, *ids: str, **changes: float | str) -> Assumptions:
    """These are drawn and no other."""
    switches = {id: 0.0 for id, _value in case.assumptions.items() if id.startswith("drawn.")}
    return case.assumptions.replace(**switches | {f"drawn.{id}": 1.0 for id in ids} | changes)


def middle(case: Case, assumptions: Assumptions) -> np.ndarray:
    *_, last = simulate(case, assumptions, COUNT)
    assert last.outcomes is not None
    return bands(last.outcomes.costs["mine"], (0.5,))[:, -1, 0]


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


@pytest.mark.parametrize("name", NAMES)
def test_the_pulls_add_up(name: str) -> None:
    """Together they are the middle of all draws minus that of the even ranges alone; exactly, for the draws are the
    same."""
    case = case_of(name)
    every = {id: 1.0 for id, _value in case.assumptions.items() if id.startswith("drawn.")}
    now = case.assumptions.replace(**every, cost_key="caseload", cost_basis="bottom_up")
    found = pulls(case, now, COUNT)
    even = {f"drawn.{pull.id.replace('.', '-', 1)}": 0.0 for pull in found}
    whole = middle(case, now) - middle(case, now.replace(**even))
    np.testing.assert_allclose(sum(pull.amounts for pull in found), whole, atol=1e-4)


@pytest.mark.parametrize(("spread", "even"), [((0, 0, 4), False), ((0, 2, 4), True), ((-0.2, 0, 0.3), False)])
def test_even_is_as_far_to_both_sides(spread: tuple[float, float, float], even: bool) -> None:
    assert is_even(Spread(id="x", low=spread[0], mode=spread[1], high=spread[2], whole=False)) is even
