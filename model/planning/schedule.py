"""The schedule: when each step starts and ends, how much slack it has, and how late the new model starts.

Days are ordinals (``date.toordinal``), arrays (..., steps) with the steps in the order of the table. Each step ends
its duration after its start; it starts on its printed start or when all that it waits for is ready, whichever is
later. The duration is the printed ready date minus the printed start, or minus the latest ready date of what it
waits for. A step with neither is a milestone: duration 0 on its printed date. So untouched every step ends on its
printed date. Method: critical path (Kelley and Walker, 1959), forward and backward pass.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache, reduce
from graphlib import TopologicalSorter

import numpy as np
from numpy.typing import NDArray

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.corrections import active, step_days
from model.case.naming import LABELS, named
from model.case.procedures import procedure
from model.case.records import Start
from model.case.references import reachable
from model.numbers.arrays import Floats
from model.numbers.known import known_of_these

WEEK = 7
MONTHS_PER_DAY = 12 / 365
"""Days become months of a year of 365 days: n days late is n/365 of a year's cost, whichever the month."""

Days = Mapping[str, Floats]


REMEMBERED = 8
"""Cases of which the order of the steps is kept: a server has one."""


@dataclass(frozen=True)
class Schedule:
    """Each step now. ``latest`` is the last day on which it may end without moving the end that it leads to.

    For what the start of the new model needs that end is the start itself; for other steps it is the last of those
    that wait for them. ``total_float`` = latest - finish; ``free_float`` moves no other step at all; ``critical``: no
    float, and part of a chain of steps or what a start needs. All (..., steps).
    """

    start: Floats
    finish: Floats
    latest: Floats
    total_float: Floats
    free_float: Floats
    critical: NDArray[np.bool_]

    def at(self, rows: NDArray[np.intp]) -> Schedule:
        """These rows, in this order: (rows, steps). A planning that no slider moves is the same in all of them."""
        return Schedule(**{name: days if days.ndim == 1 else days[rows] for name, days in vars(self).items()})


@lru_cache(maxsize=REMEMBERED)
def order(case: Case) -> tuple[str, ...]:
    """The steps, each after what it waits for. A cycle was refused when the case was loaded."""
    return tuple(TopologicalSorter({step.id: step.depends_on for step in case.steps}).static_order())


def as_read(case: Case, assumptions: Assumptions) -> tuple[Days, Days]:
    """Per step the day before which it cannot start, and its duration in days, without delays.

    Both by id, each (...,); the switches of the findings count.
    """
    ready = step_days(case, assumptions)
    earliest: dict[str, Floats] = {}
    duration: dict[str, Floats] = {}
    for step in case.steps:
        if step.start is not None:
            begin = earliest[step.id] = np.asarray(float(step.start.toordinal()))
        elif step.depends_on:
            earliest[step.id] = np.asarray(-np.inf)
            begin = reduce(np.maximum, [ready[id] for id in step.depends_on])
        else:
            begin = earliest[step.id] = ready[step.id]
        duration[step.id] = np.maximum(ready[step.id] - begin, 0.0)
    return earliest, duration


def delayed(case: Case, assumptions: Assumptions, duration: Days) -> Days:
    """The durations with the delay of each step added."""
    delays = assumptions.step_delay
    return {step.id: duration[step.id] + WEEK * np.asarray(delays[step.id], dtype=np.float64) for step in case.steps}


def forward(case: Case, earliest: Days, duration: Days, only: Collection[str] | None = None) -> tuple[Days, Days]:
    """Start and finish of each step by id, or of ``only`` those (with all that they wait for)."""
    steps = {step.id: step for step in case.steps}
    start: dict[str, Floats] = {}
    finish: dict[str, Floats] = {}
    for id in order(case):
        if only is None or id in only:
            waits = [finish[one] for one in steps[id].depends_on]
            start[id] = reduce(np.maximum, waits, earliest[id])
            finish[id] = np.asarray(start[id] + duration[id])
    return start, finish


def schedule(case: Case, assumptions: Assumptions) -> Schedule:
    """The planning with the delays and switches of these assumptions."""
    earliest, lasting = as_read(case, assumptions)
    duration = delayed(case, assumptions, lasting)
    start, finish = forward(case, earliest, duration)
    after = {id: [step.id for step in case.steps if id in step.depends_on] for id in finish}
    latest = _latest(case, duration, finish, after)
    free: dict[str, Floats] = {}
    for id in order(case):
        free[id] = (
            reduce(np.minimum, [start[later] for later in after[id]]) - finish[id] if after[id] else 0 * finish[id]
        )
    ends = {id for one in (case.about.new_model_start, *case.about.track_starts) for id in one.needs}
    chained = np.array([bool(after[one.id] or one.depends_on or one.id in ends) for one in case.steps], dtype=bool)
    first, last, allowed, slack = (_columns(case, one) for one in (start, finish, latest, free))
    return Schedule(first, last, allowed, allowed - last, slack, (allowed - last == 0) & chained)


def _latest(case: Case, duration: Days, finish: Days, after: Mapping[str, list[str]]) -> Days:
    """The last day on which each step may end: backward from every start, and from other ends."""
    starts = [(start.needs, _ready(start, finish)) for start in (case.about.new_model_start, *case.about.track_starts)]
    toward = frozenset().union(*(needed(case, track) for track in (None, *LABELS["starts"](case))))
    latest: dict[str, Floats] = {}
    for id in reversed(order(case)):
        waiting = [later for later in after[id] if later in toward or id not in toward]
        limits = [latest[later] - duration[later] for later in waiting]
        limits += [day for needs, day in starts if id in needs]
        latest[id] = reduce(np.minimum, limits) if limits else finish[id]
    return latest


def _ready(start: Start, finish: Days) -> Floats:
    """The day of this start: printed, or when all that it needs is ready."""
    return reduce(np.maximum, [finish[id] for id in start.needs], np.asarray(float(start.date.toordinal())))


def _columns(case: Case, days: Days) -> Floats:
    return np.stack(np.broadcast_arrays(*(days[step.id] for step in case.steps)), axis=-1)


LABELS["starts"] = lambda case: tuple(one.track for one in case.about.track_starts)
"""The tracks that start on a day of their own."""


def start_of(case: Case, track: str | None) -> Start:
    """The start of a track that has its own; None: of the new model. Raises StopIteration for another track."""
    if track is None:
        return case.about.new_model_start
    return next(one for one in case.about.track_starts if one.track == track)


@lru_cache(maxsize=REMEMBERED)
def needed(case: Case, track: str | None = None) -> frozenset[str]:
    """The steps that the start of the new model, or of a track of its own, waits for, directly or not."""
    before = {step.id: step.depends_on for step in case.steps}
    return frozenset(reachable(start_of(case, track).needs, before))


def _of_the_steps(asked: tuple[Case, str | None], assumptions: Assumptions) -> tuple[object, ...]:
    """What the schedule hangs on: the delays and the switches, which most variants and slider positions share."""
    return *asked, assumptions.step_delay, assumptions.finding


@procedure("late_days", unit="days", how="schedule")
def late_days(case: Case, assumptions: Assumptions, track: str | None = None, /) -> Floats:
    """How many days after its printed day the steps that a start needs are ready; 0 if in time."""
    return _late((case, track), assumptions)


@known_of_these(_of_the_steps)
def _late(asked: tuple[Case, str | None], assumptions: Assumptions) -> Floats:
    case, track = asked
    if not _moves(case, assumptions):
        return np.asarray(0.0)
    earliest, lasting = as_read(case, assumptions)
    _, finish = forward(case, earliest, delayed(case, assumptions, lasting), needed(case, track))
    start = start_of(case, track)
    return np.asarray(_ready(start, finish) - float(start.date.toordinal()))


def _moves(case: Case, assumptions: Assumptions) -> bool:
    """Whether anything differs from the printed planning. Most budgets are made with nothing late."""
    switches = [switch for _, switch in active(case, assumptions, "steps")]
    # Every budget asks this several times, and np.any is slow for a plain number.
    values = (*assumptions.step_delay.values(), *switches)
    return any(bool(one.any()) if isinstance(one, np.ndarray) else one != 0 for one in values)


def late_months(case: Case, assumptions: Assumptions, track: str | None = None) -> Floats:
    """The lateness of a start in months, for the budget."""
    return late_days(case, assumptions, track) * MONTHS_PER_DAY


@procedure("printed_start", unit="date", how="date", record=start_of)
def printed_start(case: Case, _assumptions: Assumptions, track: str | None = None, /) -> Floats:
    """The day on which the new model, or a track of its own, starts by the documents."""
    return np.asarray(float(start_of(case, track).date.toordinal()))


@procedure("delay_days", unit="days", how="calendar")
def delay_days(case: Case, assumptions: Assumptions, track: str | None = None, /) -> Floats:
    """How many days the chosen months of delay are, from the printed start on. They are the same for every start."""
    printed = np.datetime64(start_of(case, track).date, "M")
    months = np.asarray(assumptions.start_delay_months, dtype=np.int64).astype("timedelta64[M]")
    # It is the first of a month (model/loading/check_tables.py).
    moved = (printed + months).astype("datetime64[D]") - printed.astype("datetime64[D]")
    return np.asarray(moved.astype(np.float64))


@named("start_day", unit="date")
def start_day(case: Case, assumptions: Assumptions) -> Floats:
    """The day on which the new model starts: printed, plus the chosen months of delay, plus what is late."""
    return _start_day(case, assumptions, None)


@named("start_day_in", unit="date", each=["starts"])
def start_day_in(case: Case, assumptions: Assumptions, track: str) -> Floats:
    """``start_day`` of a track that starts on a day of its own."""
    return _start_day(case, assumptions, track)


def _start_day(case: Case, assumptions: Assumptions, track: str | None) -> Floats:
    printed, chosen = printed_start(case, assumptions, track), delay_days(case, assumptions, track)
    return np.asarray(printed + chosen + late_days(case, assumptions, track))


def days_without_contract(case: Case, assumptions: Assumptions, plan: Schedule | None = None) -> Floats | None:
    """Days between the end of the present contract and the start; None if the planning has no such step.

    Positive: nobody has agreed to carry on in between; the budget counts the present contract in that time.
    ``plan``: the schedule under these assumptions, by who has it already.
    """
    id = case.about.new_model_start.contract_end
    if id is None:
        return None
    place = [step.id for step in case.steps].index(id)
    plan = schedule(case, assumptions) if plan is None else plan
    return start_day(case, assumptions) - plan.finish[..., place]
