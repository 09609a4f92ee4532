"""Why the middle of the draws lies beside what is set adds up for all ranges; tests/golden works it out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from model import Assumptions, Case
from model.uncertainty.draws import Spread
from model.uncertainty.pulls import is_even, pulls
from model.uncertainty.simulation import bands, simulate
from tests.model.worlds import NAMES, case_of

COUNT = 20_000


def only(case: Case, *ids: str, **changes: float | str) -> Assumptions:
    """These are drawn and no other."""
    switches = {id: 0.0 for id, _value in case.assumptions.items() if id.startswith("drawn.")}
    return case.assumptions.replace(**switches | {f"drawn.{id}": 1.0 for id in ids} | changes)


def middle(case: Case, assumptions: Assumptions) -> np.ndarray:
    *_, last = simulate(case, assumptions, COUNT)
    assert last.outcomes is not None
    return bands(last.outcomes.costs["mine"], (0.5,))[:, -1, 0]


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
