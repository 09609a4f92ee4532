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
from model.planning.schedule import schedule

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


def on_date(case: Case, assumptions: Assumptions) -> OnDate:
    """The state of decisions, steps and options on ``planning_date``."""
    day = along(assumptions.planning_date)
    plan = schedule(case, assumptions)
    closing = [place for place, step in enumerate(case.steps) if step.closes is not None]
    closes = np.array([step.closes.toordinal() for step in case.steps if step.closes is not None], dtype=np.float64)
    return OnDate(
        _decisions(case, day),
        _steps(case, assumptions, day),
        np.asarray(day >= closes),
        np.asarray(closes - plan.finish[..., closing]),
    )


def _decisions(case: Case, day: Floats) -> Codes:
    """A month counts as the whole month: taken from its first day, overdue after its last. Undated: never overdue."""
    spans = [span(decision.date) for decision in case.decisions]
    first = np.array([one[0].toordinal() if one else -np.inf for one in spans])
    last = np.array([one[1].toordinal() if one else np.inf for one in spans])
    taken = np.array([decision.state == "taken" for decision in case.decisions], dtype=bool)
    state = np.where(taken & (day >= first), "taken", np.where(~taken & (day > last), "overdue", "open"))
    return _places(state, DECISION_STATES)


def _steps(case: Case, assumptions: Assumptions, day: Floats) -> Codes:
    """Late: it should have been ready by the printed date, and with these delays it is not."""
    plan = schedule(case, assumptions)
    printed = np.stack(np.broadcast_arrays(*step_days(case, assumptions).values()), axis=-1)
    begun = np.where(day >= plan.start, "running", "to_come")
    state = np.where(day >= plan.finish, "ready", np.where(day >= printed, "late", begun))
    return _places(state, STEP_STATES)


def _places(states: NDArray[np.str_], names: tuple[str, ...]) -> Codes:
    return np.asarray(sum(place * (states == name) for place, name in enumerate(names)), dtype=np.int64)
