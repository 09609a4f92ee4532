"""What is taken, ready, late or closed on a reference date. Dates are ordinals, so a whole slider is one call."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.corrections import step_days
from model.case.planning import span
from model.numbers.arrays import Floats, along
from model.planning.schedule import Schedule, schedule

Codes = NDArray[np.int64]
DECISION_STATES = ("taken", "open", "overdue")
STEP_STATES = ("ready", "running", "late", "to_come")


@dataclass(frozen=True)
class OnDate:
    """The state on the reference date, the steps with all delays.

    ``decisions`` (..., decisions) and ``steps`` (..., steps) are places in DECISION_STATES and STEP_STATES, in the
    order of the tables. ``closed`` and ``slack`` (..., closings) are about the steps that close something, in their
    order: whether that is no longer possible, and how many days before that day the step is ready.
    """

    decisions: Codes
    steps: Codes
    closed: NDArray[np.bool_]
    slack: Floats


def on_date(case: Case, assumptions: Assumptions, plan: Schedule | None = None) -> OnDate:
    """The state of decisions, steps and options on ``planning_date``.

    ``plan``: the schedule under these assumptions, by who has it already.
    """
    day = along(assumptions.planning_date)
    plan = schedule(case, assumptions) if plan is None else plan
    closing = [place for place, step in enumerate(case.steps) if step.closes is not None]
    closes = np.array([step.closes.toordinal() for step in case.steps if step.closes is not None], dtype=np.float64)
    return OnDate(
        _decisions(case, day),
        _steps(case, assumptions, plan, day),
        np.asarray(day >= closes),
        np.asarray(closes - plan.finish[..., closing]),
    )


def _decisions(case: Case, day: Floats) -> Codes:
    """A month counts as the whole month: taken from its first day, overdue after its last. Undated: never overdue."""
    spans = [span(decision.date) for decision in case.decisions]
    first = np.array([one[0].toordinal() if one else -np.inf for one in spans])
    last = np.array([one[1].toordinal() if one else np.inf for one in spans])
    taken = np.array([decision.state == "taken" for decision in case.decisions], dtype=bool)
    is_taken, is_open, is_overdue = range(len(DECISION_STATES))
    return np.where(taken & (day >= first), is_taken, np.where(~taken & (day > last), is_overdue, is_open))


def _steps(case: Case, assumptions: Assumptions, plan: Schedule, day: Floats) -> Codes:
    """Late: it should have been ready by the printed date, and with these delays it is not."""
    printed = np.stack(np.broadcast_arrays(*step_days(case, assumptions).values()), axis=-1)
    is_ready, is_running, is_late, is_to_come = range(len(STEP_STATES))
    begun = np.where(day >= plan.start, is_running, is_to_come)
    return np.where(day >= plan.finish, is_ready, np.where(day >= printed, is_late, begun))
