"""When the new model starts, by the steps and their delays, and the budget's time in pieces."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from model import Case
from model.case.records import Start
from tests.model.reference.pools import Pool
from tests.model.worlds import Point


def ready_by_documents(case: Case, point: Point, id: str) -> int:
    """The day on which a step is ready by the documents and the switches."""
    day = next(step.ready for step in case.steps if step.id == id).toordinal()
    for finding in case.findings:
        one = finding.correction
        if one and (one.table, one.row) == ("steps", id) and point[f"finding.{finding.id}"] == 1:
            day += (one.alternative - one.printed).days
    return day


def days_of(case: Case, point: Point, id: str) -> int:
    """How long a step lasts by the documents."""
    step = next(step for step in case.steps if step.id == id)
    begin = [ready_by_documents(case, point, one) for one in step.depends_on] or [ready_by_documents(case, point, id)]
    first = step.start.toordinal() if step.start else max(begin)
    return max(ready_by_documents(case, point, id) - first, 0)


def ready(case: Case, point: Point, id: str) -> int:
    """The day on which a step is ready with its delay and those of what it waits for."""
    step = next(step for step in case.steps if step.id == id)
    begin = [ready(case, point, one) for one in step.depends_on]
    if step.start:
        begin.append(step.start.toordinal())
    begin = begin or [ready_by_documents(case, point, id)]
    return max(begin) + days_of(case, point, id) + 7 * int(point[f"step_delay.{id}"])


def start_of(case: Case, pool: Pool | None) -> Start:
    """The start of the new model, or that of the track with which a pool starts."""
    own = [one for one in case.about.track_starts if pool is not None and one.track == pool.track]
    return own[0] if own else case.about.new_model_start


def days_late(case: Case, point: Point, pool: Pool | None = None) -> int:
    """By how many days the steps that a start needs are too late for it."""
    start = start_of(case, pool)
    return max([0, *(ready(case, point, id) - start.date.toordinal() for id in start.needs)])


def start_month(case: Case, point: Point, pool: Pool | None = None) -> Fraction:
    """In months of a year of 365 days."""
    planned = start_of(case, pool).date
    months = (planned.year - case.about.years[0]) * 12 + planned.month - 1 + int(point["start_delay_months"])
    return months + Fraction(12 * days_late(case, point, pool), 365)


def pieces(case: Case, point: Point, pool: Pool | None = None) -> list[tuple[Fraction, Fraction]]:
    """The budget's time in pieces (begin and length in months) in which nothing changes: cut at every month, at the
    start, and at its anniversaries."""
    end = 12 * len(case.about.years)
    start = start_month(case, point, pool)
    cuts = {Fraction(month) for month in range(end + 1)} | {start + 12 * year for year in range(end)}
    inside = sorted(cut for cut in cuts if 0 <= cut <= end)
    return [(begin, until - begin) for begin, until in pairwise(inside)]
