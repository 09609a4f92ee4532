"""The days of the planning that stand in the case, and what is counted from one day to another, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import numpy as np

from model.assumptions.values import Assumptions
from model.case.base import Sourced
from model.case.case import Case
from model.case.corrections import step_days
from model.case.naming import LABELS, named
from model.case.planning import span
from model.case.procedures import made_by
from model.case.termed import origin_of
from model.case.variants import Variant
from model.numbers.arrays import Floats
from model.numbers.operations import maximum
from model.outcomes.names.planned import without_contract
from model.planning.schedule import delay_days, late_days, schedule
from model.terms.term import Term

LABELS["tracks"] = lambda case: tuple(one.id for one in case.tracks)


def decided_on(text: str) -> date | None:
    """The day of a decision; None where the source gives a month or a year."""
    found = span(text)
    return found[0] if found is not None and found[0] == found[1] else None


Read = Callable[[Case, str], tuple[Sourced, date | None]]
READ: Mapping[str, Read] = {
    "ready": lambda case, id: (case.step(id), case.step(id).ready),
    "closes": lambda case, id: (case.step(id), case.step(id).closes),
    "decided": lambda case, id: next((one, decided_on(one.date)) for one in case.decisions if one.id == id),
}
"""The record that has a day, and the day: what stands behind the dot of a name is its id."""


def date_leaf(case: Case, name: str) -> Term | None:
    """A day as the case has it; None for another name."""
    head, _dot, id = name.partition(".")
    try:
        record, day = READ[head](case, id)
    except (KeyError, StopIteration):
        return None
    origin = origin_of(record, "figure", name)
    return None if day is None else Term(float(day.toordinal()), "leaf", (), "date", name, origin)


@named("between", "contract_end", unit="days")
def between(case: Case, assumptions: Assumptions, variant: Variant) -> Floats:
    """How many days nothing is agreed; none where the contract goes on until the start."""
    return maximum(without_contract(case, assumptions, variant), 0)


@named("start_late", unit="days")
def start_late(case: Case, assumptions: Assumptions) -> Floats:
    """How many days after the printed day the new model starts: by choice and by what is late."""
    return np.asarray(delay_days(case, assumptions) + late_days(case, assumptions))


@made_by("track_ready", "tracks", unit="date", how="schedule")
def track_ready(case: Case, own: Assumptions, _variant: Variant) -> Floats:
    """The day on which the last step of each track is ready."""
    finish = schedule(case, own).finish
    return np.array([finish[[step.track == one.id for step in case.steps]].max() for one in case.tracks])


@made_by("track_late", "tracks", unit="days", how="schedule")
def track_late(case: Case, own: Assumptions, variant: Variant) -> Floats:
    """How many days that is later than planned."""
    planned = step_days(case, own)
    last = [max(planned[step.id] for step in case.steps if step.track == one.id) for one in case.tracks]
    return np.asarray(track_ready(case, own, variant) - np.array(last, dtype=np.float64))
