"""Tornado bars are differences of two evaluations; a tipping point, put back in, makes both sides equal."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from model import Assumptions, Case, budget, compare_keys
from model.assumptions.values import declaration
from model.money.budget import framed_cost, over_frame
from model.money.cost import joint_frame, new_model_cost
from model.uncertainty.tornado import (
    Outcome,
    bottom_up_over_frame,
    bottom_up_tipping_points,
    cost_of,
    difference,
    extra_by_caseload,
    key_tipping_points,
    over_budget,
    range_of,
    ranged_rows,
    tipping_points,
    tornado,
)
from tests.model.worlds import NAMES, case_of, dinkelland, villages

CHANGES: dict[str, dict[str, Any]] = {
    "untouched": {},
    "bottom up": {"cost_basis": "bottom_up", "cost_key": "caseload", "amount_reading": "own_cost"},
    "outside the range": {"execution_index": 0.12, "execution_cost_change": -0.4},
}


def plainly(case: Case, party: int | None) -> dict[str, tuple[Outcome, Any]]:
    """Outcomes and how they are said with the budgets and the comparison of the keys, one point at a time."""
    year, payer = case.about.years[-1], case.lead

    def cost(own: Assumptions, variant: str) -> float:
        amounts = framed_cost(budget(case, own, variant))  # type: ignore[arg-type]
        return float(amounts.sum() if party is None else amounts[party].sum())

    def extra(own: Assumptions) -> float:
        keys = compare_keys(case, own, year, payer, 0)
        return float(keys.by_key["caseload"][payer] - keys.by_key["fixed"][payer])

    return {
        "cost": (cost_of(case, "mine", party), lambda own: cost(own, "mine")),
        "difference": (
            difference(case, "advice", "current", party),
            lambda own: cost(own, "advice") - cost(own, "current"),
        ),
        "extra": (extra_by_caseload(case, year, payer), extra),
    }


@pytest.mark.parametrize("party", [None, 1])
@pytest.mark.parametrize("setting", CHANGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_bar_is_the_difference_of_two_evaluations(name: str, setting: str, party: int | None) -> None:
    case = case_of(name)
    now = case.assumptions.replace(**CHANGES[setting])
    for outcome, plain in plainly(case, party).values():
        bars = {bar.id: bar for bar in tornado(case, now, outcome)}
        assert bars
        for row in ranged_rows(case):
            low, high = range_of(row, now)
            at_low, at_high = (plain(now.replace(**{row.id: value})) for value in (low, high))
            if abs(at_high - at_low) < 0.004:
                assert row.id not in bars
            elif abs(at_high - at_low) > 0.006:
                bar = bars[row.id]
                assert (bar.low, bar.high) == (low, high)
                assert (bar.at_low, bar.at_high) == pytest.approx((at_low, at_high), rel=1e-9, abs=1e-6)
        swings = [bar.swing for bar in bars.values()]
        assert swings == sorted(swings, reverse=True)


def test_bars_by_hand() -> None:
    """Project cost 277.800, - 20% to + 50%: 55.560 less to 138.900 more. Index 4%: the sum of 1,04^k - 1 over five
    years is 0,4163226 (5,4163226 - 5); of 1.013.137,50 that is 421.792."""
    case = dinkelland()
    bars = {bar.id: bar for bar in tornado(case, case.assumptions, cost_of(case, "mine", None))}
    now = bars["project_cost_change"]
    assert now.at_high - now.at_low == pytest.approx(0.7 * 277_800)
    index = bars["execution_index"]
    assert index.at_high - index.at_low == pytest.approx(421_792, abs=0.5)


def test_a_range_is_as_wide_as_the_present_value_needs_and_shares_fit_together() -> None:
    case = dinkelland()
    now = case.assumptions.replace(execution_index=0.1)
    assert range_of(case.row("execution_index"), now) == (0, 0.1)
    assert range_of(case.row("share.dinkelland"), now) == pytest.approx((0.3, 0.57))
    with pytest.raises(ValueError, match="no range"):
        range_of(case.row("cost_key"), now)


# Tipping points


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
    """Within € 1; of a whole number the answer has changed, and one before it has not."""
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
                assert (at > 0) != (before > 0)
                assert (plain(now) > 0) == (before > 0)
            else:
                assert abs(at) < 1, (one, at)
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
