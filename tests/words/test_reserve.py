"""How the reserve is said: up to a step of the case, so that it is enough, and never as nothing if it is something."""

from __future__ import annotations

import numpy as np
import pytest

from tests.model.worlds import dinkelland, villages
from words.reserve import about
from words.sentences import read


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (0, "€ 0"),
        (float("nan"), "onbekend (niets ingeschat)"),
        (1, "minder dan € 25.000"),
        (24_999, "minder dan € 25.000"),
        (25_000, "ongeveer € 25.000"),
        (25_001, "ongeveer € 50.000"),
        (510_273, "ongeveer € 525.000"),
        (525_000, "ongeveer € 525.000"),
    ],
)
def test_up_to_a_step(amount: float, said: str) -> None:
    texts = about(dinkelland(), np.array([amount], dtype=np.float64))
    assert read(texts, 0, "nl").replace("\u00a0", " ") == said


def test_the_step_is_of_the_case() -> None:
    # The villages round to € 1.000.
    texts = about(villages(), np.array([11_001.0, 0.5, 0.0]))
    assert [read(texts, row, "nl").replace("\u00a0", " ") for row in range(3)] == [
        "ongeveer € 12.000", "minder dan € 1.000", "€ 0",
    ]  # fmt: skip
