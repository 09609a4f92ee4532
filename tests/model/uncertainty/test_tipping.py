"""A tipping point, put back in, makes both sides equal; where there is none, nothing is found by a dense scan."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from model import Assumptions, budget
from model.assumptions.values import declaration
from model.case.case import Case
from model.money.budget import over_frame
from model.money.cost import joint_frame, new_model_cost
from model.uncertainty.tipping import bottom_up_tipping_points, key_tipping_points, tipping_points
from model.uncertainty.tornado import bottom_up_over_frame, extra_by_caseload, over_budget
from tests.model.uncertainty.test_tornado import CHANGES, plainly
from tests.model.worlds import NAMES, case_of, dinkelland, villages


@pytest.mark.parametrize(
    ("changes", "even"),
    [
        ({}, 216.1),  # 275 × 0,44 / 0,56
        ({"remainder": "proportional"}, 211.2),  # 275 × 43 / 56
        ({"remainder": "to:dinkelland"}, 207.5),  # 275 × 0,43 / 0,57
        ({"remainder": "proportional", "finding.bbz_in_caseload": 1.0}, 208.1),  # 271 × 43 / 56
    ],
)
def test_the_closed_forms_of_the_caseload(changes: dict[str, Any], even: float) -> None:
    """In closed form and by bisection alike."""
    case = dinkelland()
    now = case.assumptions.replace(**changes)
    found = {one.id: one for one in key_tipping_points(case, now, 2022, 0)}
    assert round(found["caseload.tubbergen"].value, 1) == even
    assert found["caseload.tubbergen"].inside
    searched = tipping_points(case, now, extra_by_caseload(case, 2022, 0), ["caseload.tubbergen"])
    assert searched[0].value == pytest.approx(found["caseload.tubbergen"].value, abs=1e-9)


@pytest.mark.parametrize("setting", CHANGES)
@pytest.mark.parametrize("name", NAMES)
def test_put_back_in_both_sides_are_equal(name: str, setting: str) -> None:
    """Within a cent; of a whole number the answer has changed, and one before it has not."""
    case = case_of(name)
    now, year = case.assumptions.replace(**CHANGES[setting]), case.about.years[-1]
    outcomes = {
        "frame": (tipping_points(case, now, over_budget(case, "mine", None)), _over(case, None)),
        "one": (tipping_points(case, now, over_budget(case, "mine", 0)), _over(case, 0)),
        "key": (key_tipping_points(case, now, year, 0), plainly(case, None)["extra"][1] if case.lead == 0 else None),
        "built": (bottom_up_tipping_points(case, now, year), _built(case, year)),
    }
    seen = 0
    for points, plain in outcomes.values():
        for one in points if plain else ():
            if not math.isfinite(one.value):
                continue
            seen += 1
            declared = declaration(one.id)
            assert declared.lower <= one.value <= declared.upper
            row = case.row(one.id)
            assert one.inside == (row.low <= one.value <= row.high)
            at = plain(now.replace(**{one.id: one.value}))
            if declared.whole:
                step = 1 if one.value > one.present else -1
                before = plain(now.replace(**{one.id: one.value - step}))
                assert (at > 0.005) != (before > 0.005)
                assert (plain(now) > 0.005) == (before > 0.005)
            else:
                assert abs(at) < 0.01, (one, at)
    assert seen


def _over(case: Case, party: int | None) -> Any:
    def plain(own: Assumptions) -> float:
        amounts = over_frame(budget(case, own, "mine"))
        return float(amounts.sum() if party is None else amounts[party].sum())

    return plain


def _built(case: Case, year: int) -> Any:
    place = case.about.years.index(year)

    def plain(own: Assumptions) -> float:
        built = own.replace(cost_basis="bottom_up")
        return float(new_model_cost(case, built)[place] - joint_frame(case, own)[place])

    return plain


def test_the_back_office_price_in_closed_form_and_by_bisection() -> None:
    case = dinkelland()
    closed = {one.id: one for one in bottom_up_tipping_points(case, case.assumptions, 2022)}
    (searched,) = tipping_points(case, case.assumptions, bottom_up_over_frame(case, 2022), ["backoffice_price"])
    assert searched.value == pytest.approx(closed["backoffice_price"].value, abs=1e-6)


def test_no_tipping_point_is_said_not_invented() -> None:
    """No growth of the price index makes one key dearer than the other; no exit years make it fit the frame."""
    case = dinkelland()
    points = {one.id: one for one in key_tipping_points(case, case.assumptions, 2022, 0)}
    assert math.isnan(points["execution_index"].value)
    assert not points["execution_index"].inside
    over = {one.id: one for one in tipping_points(case, case.assumptions, over_budget(case, "mine", None))}
    assert math.isnan(over["exit_cost_years"].value)


def test_the_nearest_of_two_tipping_points() -> None:
    """(x - 3)(x - 40): from 10 the nearest is 3, from 39 it is 40."""
    case = villages()

    def outcome(own: Assumptions) -> np.ndarray:
        x = np.asarray(own.get("caseload.ceehuizen"))
        return (x - 3) * (x - 40)

    for start, wanted in ((10.0, 3.0), (39.0, 40.0)):
        now = case.assumptions.replace(**{"caseload.ceehuizen": start})
        (found,) = tipping_points(case, now, outcome, ["caseload.ceehuizen"])
        assert found.value == pytest.approx(wanted, abs=1e-9)


def test_the_coverage_that_pays_the_whole_project() -> None:
    """217.800 + 60.000 = 277.800: then my variant costs exactly what is budgeted, and more coverage changes nothing."""
    case = dinkelland()
    over = {one.id: one for one in tipping_points(case, case.assumptions, over_budget(case, "mine", None))}
    assert over["project_coverage"].value == pytest.approx(277_800, abs=0.01)
    assert over["project_coverage"].inside
    # 30% of 1.013.137,50 in three years is 911.824 more: no coverage of the project takes that away.
    dearer = case.assumptions.replace(execution_cost_change=0.3)
    (none,) = tipping_points(case, dearer, over_budget(case, "mine", None), ["project_coverage"])
    assert math.isnan(none.value)


def bent(case: Case, knots: list[float], heights: list[float]) -> Any:
    """An outcome that is a line from each knot to the next, of the benefits of Ceehuizen."""

    def outcome(own: Assumptions) -> np.ndarray:
        return np.interp(np.asarray(own.get("caseload.ceehuizen")), knots, heights)

    return outcome


def found_in(outcome: Any, start: float) -> Any:
    case = villages()
    now = case.assumptions.replace(**{"caseload.ceehuizen": start})
    return tipping_points(case, now, outcome, ["caseload.ceehuizen"])[0]


def test_a_kink_that_only_touches_zero_counts() -> None:
    """|x - 12,345|: no change of sign, and no round value."""
    touching = bent(villages(), [0, 12.345, 1000], [12.345, 0, 987.655])
    assert found_in(touching, 30.0).value == pytest.approx(12.345, abs=0.005)
    above = bent(villages(), [0, 12.345, 1000], [12.355, 0.01, 987.665])
    assert math.isnan(found_in(above, 30.0).value)


@settings(max_examples=60, deadline=None)
@given(
    heights=st.lists(st.integers(-3, 3), min_size=4, max_size=6),
    start=st.integers(1, 60),
)
def test_what_is_found_is_zero_and_what_is_not_found_is_not_there(heights: list[int], start: int) -> None:
    """Lines between knots 13,7 apart, that touch zero, lie on it or cross it; scanned beside it, knots included."""
    knots = [13.7 * place for place in range(len(heights))]
    assume(any(heights))
    outcome = bent(villages(), knots, [1000.0 * height for height in heights])
    found = found_in(outcome, float(start))
    scan = np.interp(np.union1d(np.linspace(0, knots[-1] + 50, 20_001), knots), knots, heights)
    if math.isfinite(found.value):
        assert abs(np.interp(found.value, knots, heights)) * 1000 < 0.01
    else:
        assert (scan > 0).all() or (scan < 0).all()
