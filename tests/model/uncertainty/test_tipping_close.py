"""No tipping point is said to be absent that a closer look would find."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import Assumptions
from model.assumptions.values import declaration
from model.numbers.arrays import Floats
from model.uncertainty.tipping import tipping_points
from model.uncertainty.tornado import over_budget, range_of, tornado
from tests.model.worlds import dinkelland, villages

LOAD = "caseload.ceehuizen"
SCAN = 5_001
CENT = 0.01


@pytest.mark.parametrize(("low", "high"), [(33.2, 33.9), (61.01, 61.02), (0.3, 0.31)])
def test_two_flips_close_together_are_found(low: float, high: float) -> None:
    """(x - low)(x - high) is below zero only between them; both lie between two whole places of the search."""
    case = villages()
    now = case.assumptions.replace(**{LOAD: 20.0})

    def outcome(own: Assumptions) -> Floats:
        x = np.asarray(own.get(LOAD))
        return np.asarray(1000 * (x - low) * (x - high))

    (found,) = tipping_points(case, now, outcome, [LOAD])
    assert found.value == pytest.approx(low if low > 20 else high, abs=1e-5)


def test_a_line_with_one_bend_that_touches_nothing_has_no_tipping_point() -> None:
    """|x - 33,3| + 0,01 comes near to zero and goes away again; |x - 33,3| - 0,01 passes it, at 33,29 first."""
    case = villages()
    now = case.assumptions.replace(**{LOAD: 20.0})

    def bend(above: float) -> Any:
        return lambda own: np.abs(np.asarray(own.get(LOAD)) - 33.3) + above

    (near,) = tipping_points(case, now, bend(0.01), [LOAD])
    assert math.isnan(near.value)
    (through,) = tipping_points(case, now, bend(-0.01), [LOAD])
    assert through.value == pytest.approx(33.29, abs=1e-5)


@given(
    coverage=st.integers(0, 300_000),
    change=st.floats(-0.3, 0.3),
    key=st.sampled_from(["fixed", "caseload", "residents"]),
    party=st.sampled_from([None, 0, 1]),
    basis=st.sampled_from(["frame", "bottom_up"]),
)
@settings(max_examples=15, deadline=None)
def test_where_none_is_said_a_dense_look_finds_none(
    coverage: int, change: float, key: str, party: int | None, basis: str
) -> None:
    """Another way of looking: 5.001 places from bound to bound, one assumption at a time."""
    case = dinkelland()
    now = case.assumptions.replace(
        project_coverage=float(coverage), execution_cost_change=round(change, 3), cost_key=key, cost_basis=basis
    )
    outcome = over_budget(case, "mine", party)
    ids = [bar.id for bar in tornado(case, now, outcome)]
    for found in tipping_points(case, now, outcome, ids):
        declared = declaration(found.id)
        if math.isfinite(found.value):
            if not declared.whole:
                assert abs(float(outcome(now.replace(**{found.id: found.value})))) < CENT, found
            continue
        upper = range_of(case.row(found.id), now)[1] if found.id.startswith("share.") else declared.upper
        places = np.linspace(declared.lower, upper, SCAN)
        if declared.whole:
            places = np.unique(np.round(places))
        amounts = np.broadcast_to(outcome(now.replace(**{found.id: places})), places.shape)
        amounts = amounts[np.isfinite(amounts)]
        assert bool((amounts > CENT).all()) or bool((amounts < CENT).all()), found
