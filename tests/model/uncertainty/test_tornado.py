"""Tornado bars are differences of two evaluations."""

from __future__ import annotations

from typing import Any

import pytest

from model import Assumptions, Case, budget, compare_keys
from model.money.budget import framed_cost
from model.uncertainty.tornado import Outcome, cost_of, difference, extra_by_caseload, range_of, ranged_rows, tornado
from tests.model.worlds import NAMES, case_of, dinkelland, examples_of

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
        rows = ranged_rows(case)
        for row in rows[:: len(rows) // examples_of(name, len(rows))]:
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
