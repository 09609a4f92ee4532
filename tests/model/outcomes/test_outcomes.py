"""A page, a slide and an annex make the same call: of a sweep its first row is the call of the point alone."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from model import VARIANTS, Case
from model.assumptions.values import Assumptions
from model.case.sweep import Sweep, grid, sweep, without
from model.outcomes import cost_split, multi_year_budget, planning, risks, scenarios
from model.planning.on_date import on_date
from model.planning.start_chance import start_chance
from tests.model.outcomes.numbers import numbers
from tests.model.worlds import NAMES, case_of, dinkelland


def swept(case: Case, *ids: str) -> Sweep:
    return sweep(case.assumptions, {id: grid(case.row(id)) for id in ids})


def assert_first_row_is_the_point(of_sweep: Any, of_point: Any, rows: int) -> None:
    """Arrays with a row for every position start with the point; others are equal."""
    found, point = dict(numbers(of_sweep)), dict(numbers(of_point))
    assert found.keys() == point.keys()
    assert len(found) > 3
    moved = 0
    for path, value in found.items():
        here = point[path]
        if value.ndim == here.ndim + 1 or (value.ndim == here.ndim and value.shape[:1] == (rows,)):
            moved += 1
            value, here = value[0], here.reshape(value.shape[1:])
        # A difference of two amounts of millions has the noise of these, also where it is nothing.
        np.testing.assert_allclose(value.astype(float), here.astype(float), rtol=1e-12, atol=1e-9, err_msg=path)
    assert moved > 0, "a sweep of an assumption that moves nothing proves nothing"


@pytest.mark.parametrize("name", NAMES)
def test_cost_split(name: str) -> None:
    case = case_of(name)
    # Not the moved caseload: without that slider the curve has fewer rows.
    of_sweep = swept(case, f"caseload.{case.participants[case.lead].id}")
    moved = next(place for place in range(len(case.participants)) if place != case.lead)
    year = case.about.years[-1]
    alone = cost_split.compute(case, sweep(case.assumptions, {}), year, case.lead, moved)
    found = cost_split.compute(case, of_sweep, year, case.lead, moved)
    assert found.curve_rows.tolist() == list(range(of_sweep.rows))
    assert alone.curve_rows.tolist() == [0]
    assert_first_row_is_the_point(found.keys, alone.keys, of_sweep.rows)
    assert_first_row_is_the_point(
        (dict(found.curve), dict(found.yearly)), (dict(alone.curve), dict(alone.yearly)), of_sweep.rows
    )


def test_the_curve_does_not_follow_the_slider_that_it_runs_over() -> None:
    case = dinkelland()
    of_sweep = swept(case, "caseload.tubbergen", "caseload.dinkelland")
    found = cost_split.compute(case, of_sweep, 2022, 0, 1)
    block = next(one for one in of_sweep.blocks if one.assumption == "caseload.tubbergen")
    rows = found.curve_rows[block.start : block.start + len(block.values)]
    assert set(rows.tolist()) == {0}, "all positions of that slider show the curve of the present point"
    assert found.loads[0] == block.values[0]
    assert found.loads[-1] == block.values[-1]


@pytest.mark.parametrize("name", NAMES)
def test_multi_year_budget(name: str) -> None:
    case = case_of(name)
    of_sweep = swept(case, "execution_index")
    found = multi_year_budget.compute(case, of_sweep.assumptions)
    alone = multi_year_budget.compute(case, case.assumptions)
    assert tuple(found) == VARIANTS
    for variant in VARIANTS:
        assert [item.id for item in found[variant].items] == [item.id for item in alone[variant].items]
        whole = sum(item.amounts for item in found[variant].items)
        np.testing.assert_allclose(whole[0], sum(item.amounts for item in alone[variant].items), rtol=1e-12)


@pytest.mark.parametrize("name", NAMES)
def test_planning(name: str) -> None:
    case = case_of(name)
    first = next(step.id for step in case.steps if step.id in case.about.new_model_start.needs)
    of_sweep = swept(case, f"step_delay.{first}")
    by = [float(case.about.new_model_start.date.toordinal() + 7 * week) for week in range(4)]
    found, alone = (
        (planning.compute(case, one), start_chance(case, one, by), on_date(case, one))
        for one in (of_sweep.assumptions, case.assumptions)
    )
    assert_first_row_is_the_point(found, alone, of_sweep.rows)


@pytest.mark.parametrize("name", NAMES)
def test_the_state_on_a_date_is_that_of_every_row(name: str) -> None:
    """Made of the planning without the rows of the date, it is what the whole sweep gives."""
    case = case_of(name)
    delays = [f"step_delay.{step.id}" for step in case.steps[:2]]
    of_sweep = swept(case, *delays, "planning_date")
    still, rows = without(of_sweep, "planning_date")
    found = planning.dated(case, of_sweep.assumptions, planning.compute(case, still), rows)
    wanted = on_date(case, of_sweep.assumptions)
    for field in ("decisions", "steps", "closed", "slack"):
        np.testing.assert_array_equal(getattr(found, field), getattr(wanted, field))


def test_a_late_start_costs_what_the_new_model_saves() -> None:
    """Back office 4 weeks later, the new model 10% cheaper: Dinkelland misses 28/365 of 56.735,70 (docs/model.md)."""
    case = dinkelland()
    late = case.assumptions.replace(**{"step_delay.pw_3b": 4.0, "execution_cost_change": -0.1})
    cost = planning.late_cost(case, late)
    assert cost[0].sum() == pytest.approx(56_735.70 * 28 / 365, abs=0.01)


@pytest.mark.parametrize("name", NAMES)
def test_risks(name: str) -> None:
    case = case_of(name)
    risk = next(one.id for one in case.risks if one.chance_class)
    of_sweep = swept(case, f"risk_chance.{risk}")

    def outcome(swept: Assumptions) -> risks.RiskOutcome:
        return risks.compute(case, case.assumptions, swept, risks.draw(case, swept))

    found, alone = outcome(of_sweep.assumptions), outcome(case.assumptions)
    assert {variant: len(counted) for variant, counted in found.counted.items()} == {
        variant: len(counted) for variant, counted in alone.counted.items()
    }
    for variant in VARIANTS:
        assert found.reserves.enough[variant].shape[-1] == len(risks.LEVELS)
        np.testing.assert_array_equal(found.reserves.enough[variant][0], alone.reserves.enough[variant][0])
        np.testing.assert_allclose(np.sum(found.shares[variant]), 1.0)
    np.testing.assert_array_equal(found.reserves.margins[:1], alone.reserves.margins)


@pytest.mark.parametrize("name", NAMES)
def test_scenarios(name: str) -> None:
    case = case_of(name)
    task = case.options[0].task
    weights = {f"weight.{criterion.id}": grid(case.row(f"weight.{criterion.id}")) for criterion in case.criteria}
    of_sweep = sweep(case.assumptions, weights)
    found = scenarios.compute(case, case.assumptions, of_sweep, task, weights)
    np.testing.assert_allclose(found.scores.total[0], found.present.total, rtol=1e-12)
    assert len(found.stability) == len(case.criteria)
    # A turning point is what it says: set there, the named alternative has the highest total.
    for turning in found.turning:
        there = case.assumptions.replace(**{turning.assumption: turning.value})
        total = scenarios.compute(case, there, sweep(there, {}), task, {}).present.total
        assert total[list(turning.winners)] == pytest.approx(total.max())
        assert int(np.argmax(np.round(found.present.total, 9))) not in turning.winners
