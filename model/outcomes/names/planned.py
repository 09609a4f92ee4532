"""The days and counts of the planning by name. A schedule is no formula: each is a leaf that says so."""

from __future__ import annotations

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.naming import LABELS, named
from model.case.procedures import made_by
from model.case.variants import Variant
from model.numbers.arrays import Floats, round_half_up
from model.outcomes import planning
from model.planning.on_date import DECISION_STATES, STEP_STATES, on_date
from model.planning.schedule import days_without_contract, schedule
from model.planning.start_chance import DRAWS, SEED, start_chance

CURVE_WEEKS = 52
"""The chance of a start is asked for so many weeks from the printed day on."""

LABELS["steps"] = lambda case: tuple(step.id for step in case.steps)
LABELS["closings"] = lambda case: tuple(step.id for step in case.steps if step.closes is not None)
LABELS["decision_states"] = lambda _case: DECISION_STATES
LABELS["step_states"] = lambda _case: STEP_STATES
LABELS["contract_end"] = lambda case: tuple(filter(None, (case.about.new_model_start.contract_end,)))
LABELS["start_levels"] = lambda _case: ("p10", "p50", "p90")
LABELS["weeks"] = lambda _case: tuple(str(week) for week in range(CURVE_WEEKS + 1))


@made_by("step_printed", "steps", unit="date", how="schedule")
def step_printed(case: Case, _own: Assumptions, _variant: Variant) -> Floats:
    """The day on which each step is ready as the documents have it."""
    return planning.printed(case).finish


@made_by("step_start", "steps", unit="date", how="schedule")
def step_start(case: Case, own: Assumptions, _variant: Variant) -> Floats:
    """The day on which each step begins."""
    return schedule(case, own).start


@made_by("step_finish", "steps", unit="date", how="schedule")
def step_finish(case: Case, own: Assumptions, _variant: Variant) -> Floats:
    """The day on which each step is ready."""
    return schedule(case, own).finish


@made_by("step_latest", "steps", unit="date", how="schedule")
def step_latest(case: Case, own: Assumptions, _variant: Variant) -> Floats:
    """The last day on which each step may be ready."""
    return schedule(case, own).latest


@made_by("step_slack", "steps", unit="days", how="schedule")
def step_slack(case: Case, own: Assumptions, _variant: Variant) -> Floats:
    """How many days each step may take longer."""
    return schedule(case, own).total_float


@made_by("without_contract", "contract_end", unit="days", how="schedule")
def without_contract(case: Case, own: Assumptions, _variant: Variant) -> Floats:
    """How many days nothing is agreed, from the end of the contract to the start; below zero if they overlap."""
    found = days_without_contract(case, own)
    return np.empty(0) if found is None else np.atleast_1d(found)


@named("months_later", unit="months")
def months_later(case: Case, assumptions: Assumptions) -> Floats:
    """How much later than printed the new model starts."""
    return planning.months_later(case, assumptions)


@made_by("decisions", "decision_states", unit="count", how="on_date")
def decisions(case: Case, own: Assumptions, _variant: Variant) -> Floats:
    """How many decisions are in each state on the reference date."""
    found = on_date(case, own).decisions
    return np.array([float((found == place).sum()) for place in range(len(DECISION_STATES))])


@made_by("steps", "step_states", unit="count", how="on_date")
def steps(case: Case, own: Assumptions, _variant: Variant) -> Floats:
    """How many steps are in each state on the reference date."""
    found = on_date(case, own).steps
    return np.array([float((found == place).sum()) for place in range(len(STEP_STATES))])


@made_by("closing_slack", "closings", unit="days", how="schedule")
def closing_slack(case: Case, own: Assumptions, _variant: Variant) -> Floats:
    """How many days before something closes its step is ready; below zero if it comes too late."""
    return on_date(case, own).slack


@made_by("start_in_time", unit="share", how="draws", draws=DRAWS, seed=SEED)
def start_in_time(case: Case, own: Assumptions, _variant: Variant) -> Floats:
    """The chance that all is ready on the printed day."""
    return start_chance(case, own).in_time


@made_by("start_by", "start_levels", unit="date", how="draws", draws=DRAWS, seed=SEED)
def start_by(case: Case, own: Assumptions, _variant: Variant) -> Floats:
    """The days by which the start has happened with 10, 50 and 90% certainty."""
    return round_half_up(start_chance(case, own).days)


@made_by("started_after", "weeks", unit="share", how="draws", draws=DRAWS, seed=SEED)
def started_after(case: Case, own: Assumptions, _variant: Variant) -> Floats:
    """The chance that the start has happened, week by week from the printed day on."""
    printed = case.about.new_model_start.date.toordinal()
    return start_chance(case, own, [float(printed + 7 * week) for week in range(CURVE_WEEKS + 1)]).by
