"""What is wrong with the planning of a case: dates that contradict each other, and dates that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from graphlib import CycleError, TopologicalSorter

from model.assumptions.declared import Declared
from model.assumptions.values import DECLARED
from model.case.planning import Step, span
from model.loading.check_tables import unknown
from model.loading.draft import ABOUT, FILES, Draft, starts_of
from model.loading.meant import written
from model.loading.problems import Problem, shown


def check_planning(draft: Draft) -> Iterator[Problem]:
    """Every problem of the steps, the decisions and the start of the new model together."""
    yield from _order(draft)
    yield from _start(draft)
    yield from _decisions(draft)


def _order(draft: Draft) -> Iterator[Problem]:
    """A step is not ready before it starts, and neither starts nor ends before what it waits for."""
    steps: dict[str, Step] = {step.id: step for _, step in draft.records("steps")}
    try:
        TopologicalSorter({id: step.depends_on for id, step in steps.items()}).prepare()
    except CycleError:  # reported as such; in a circle everything comes before everything
        return
    for row, step in draft.records("steps"):
        before = [steps[id].ready for id in step.depends_on if id in steps]
        begin = [step.start] if step.start else []
        yield from _not_before(FILES["steps"], row.number, "start", step.start, before)
        yield from _not_before(FILES["steps"], row.number, "ready", step.ready, [*begin, *before])
        if (step.closes is None) != (step.closing is None):  # a date without its meaning, or the other way round
            column = "closes" if step.closes is None else "closing_nl"
            yield Problem(FILES["steps"], row.number, column, "", "empty")


def _not_before(file: str, row: int | None, column: str, day: date | None, others: list[date]) -> Iterator[Problem]:
    if day is not None and others and day < max(others):
        yield Problem(file, row, column, written(day), "too_early", f">= {written(max(others))}")


def _start(draft: Draft) -> Iterator[Problem]:
    """The steps that a start needs exist, and are ready by then."""
    about = draft.about.record
    if about is None:
        return
    known = draft.ids("steps")
    yield from unknown(ABOUT, None, "new_model_start.contract_end", about.new_model_start.contract_end, known)
    for where, start in starts_of(about):
        yield from unknown(ABOUT, None, f"{where}.needs", start.needs, known)
        ready = [step.ready for _, step in draft.records("steps") if step.id in start.needs]
        yield from _not_before(ABOUT, None, f"{where}.date", start.date, ready)
    tracks = [start.track for start in about.track_starts]
    for place, track in enumerate(tracks):
        column = f"track_starts.{place + 1}.track"
        yield from unknown(ABOUT, None, column, track, draft.ids("tracks"))
        if track in tracks[:place]:
            yield Problem(ABOUT, None, column, track, "duplicate_id")
    declared: Declared = DECLARED["planning_date"]
    if not declared.lower <= about.planning_date.date.toordinal() <= declared.upper:
        lowest, highest = (written(date.fromordinal(int(day))) for day in (declared.lower, declared.upper))
        value = written(about.planning_date.date)
        yield Problem(ABOUT, None, "planning_date.date", value, "out_of_range", f"{lowest} \u2013 {highest}")


def _decisions(draft: Draft) -> Iterator[Problem]:
    for row, decision in draft.records("decisions"):
        if decision.date and span(decision.date) is None:
            yield Problem(
                FILES["decisions"], row.number, "date", shown(decision.date), "bad_date", "dd-mm-jjjj, mm-jjjj, jjjj"
            )
