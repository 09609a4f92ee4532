"""How the reserve is said: to the nearest step of the case, and never as nothing if it is something."""

from __future__ import annotations

import pytest

from tests.model.worlds import dinkelland, villages
from words.reserve import about


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (0, "€ 0"),
        (1, "minder dan € 25.000"),
        (12_499, "minder dan € 25.000"),
        (12_500, "ongeveer € 25.000"),
        (37_499, "ongeveer € 25.000"),
        (37_500, "ongeveer € 50.000"),
        (525_000, "ongeveer € 525.000"),
    ],
)
def test_to_the_nearest_step(amount: float, said: str) -> None:
    assert about(dinkelland(), amount).replace("\u00a0", " ") == said


def test_the_step_is_of_the_case() -> None:
    # The villages round to € 1.000.
    assert about(villages(), 12_499).replace("\u00a0", " ") == "ongeveer € 12.000"
