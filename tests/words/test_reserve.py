"""How the reserve is said: up to a step of the case, so that it is enough, and never as nothing if it is something."""

from __future__ import annotations

import pytest

from tests.model.worlds import dinkelland, villages
from words.reserve import about


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (0, "€ 0"),
        (1, "minder dan € 25.000"),
        (24_999, "minder dan € 25.000"),
        (25_000, "ongeveer € 25.000"),
        (25_001, "ongeveer € 50.000"),
        (510_273, "ongeveer € 525.000"),
        (525_000, "ongeveer € 525.000"),
    ],
)
def test_up_to_a_step(amount: float, said: str) -> None:
    assert about(dinkelland(), amount).replace("\u00a0", " ") == said


def test_the_step_is_of_the_case() -> None:
    # The villages round to € 1.000.
    assert about(villages(), 11_001).replace("\u00a0", " ") == "ongeveer € 12.000"
