"""What is taken, ready, late or closed on the reference date: tiles, sentences and the registers."""

from __future__ import annotations

import numpy as np

from model.case.case import Case
from model.case.planning import Step
from model.outcomes.names.dates import decided_on
from model.planning.on_date import DECISION_STATES, STEP_STATES, OnDate
from model.planning.schedule import Schedule
from ui.charts.parts import Grid, Made, Rows, StatusCell, Tile, status_cell
from words.claims.planned import days_text, days_texts, rows_of, which_days
from words.formatting import closed as sentence
from words.origin import marked, origin_of
from words.sentences import Sentences, joined, just, numbers, pressable, slot
from words.texts import _, day, of


def dated_tiles(case: Case, found: OnDate, count: int) -> list[Tile]:
    """How many decisions are taken, open and overdue, and how many steps are ready and late."""
    return [*decision_tiles(case, found, count), *_step_tiles(case, found, count)]


def decision_tiles(case: Case, found: OnDate, count: int) -> list[Tile]:
    """How many decisions are taken, open and overdue; nothing of a case without decisions."""
    if not case.decisions:
        return []
    decisions = rows_of(found.decisions, count, 1)
    names = {"taken": _("Decisions taken"), "open": _("Decisions open"), "overdue": _("Decisions overdue")}
    of_all = _of_all("decisions", len(case.decisions))
    return [
        Tile(names[state], just((decisions == place).sum(axis=1), "count"), of_all, made=f"decisions.{state}")
        for place, state in enumerate(DECISION_STATES)
    ]


def _step_tiles(case: Case, found: OnDate, count: int) -> list[Tile]:
    steps, result = rows_of(found.steps, count, 1), []
    of_steps = _of_all("steps", len(case.steps))
    for state, name in (("ready", _("Steps ready")), ("late", _("Steps late"))):
        amount = (steps == STEP_STATES.index(state)).sum(axis=1)
        result.append(Tile(name, just(amount, "count"), of_steps, made=f"steps.{state}"))
    return result


def _of_all(what: str, count: int) -> Sentences:
    return pressable(_("of {count}", count=slot("count")), {"count": (str(count), f"count.{what}")})


def known() -> str:
    """Why a decision can be late of which the step is ready: two things are known of it."""
    return _(
        "A decision is taken if the source says so; a step is ready if the planning is past it. What happened after "
        "that is not in the sources."
    )


def closings(case: Case, found: OnDate, count: int) -> Sentences:
    """What is no longer possible, what is still possible and until when, and how much slack there is before that."""
    closing = [step for step in case.steps if step.closes is not None]
    if not closing:
        return Sentences([""])
    closed, slack = rows_of(found.closed, count, 1), rows_of(found.slack, count, 1)
    return joined(
        *(_closing(step, f"slack{place}", closed[:, place], slack[:, place]) for place, step in enumerate(closing))
    )


def _closing(step: Step, name: str, closed: Rows, slack: Rows) -> Sentences:
    last, until = day(step.closes.toordinal() if step.closes else 0), f"{name}until"
    states = [
        _("Possible until {date}:", date=slot(until)), _("No longer possible since {date}:", date=slot(until)),
    ]  # fmt: skip
    rooms = _rooms(name)
    room = np.where(slack == 0, 0, np.where(slack > 0, 1, 3) + which_days(np.abs(slack)))
    what = sentence(of(step.closing))
    patterns = [f"{state} {what} {words}" for state in states for words in rooms]
    which = np.where(closed > 0, len(rooms), 0) + room
    made = {name: f"closing_slack.{step.id}", until: f"closes.{step.id}"}
    return Sentences(patterns, {name: numbers(np.abs(slack), "count")}, which, made=made, words={until: last})


def _rooms(name: str) -> list[str]:
    """No slack before a day; then one day and more days of slack, then one day and more days too late."""
    return [
        _("In this planning there is no slack before that day."),
        *(_("In this planning there is {days} of slack before that day.", days=days) for days in days_texts(name)),
        *(_("In this planning it comes {days} too late.", days=days) for days in days_texts(name)),
    ]


def decision_grid(case: Case, found: OnDate) -> Grid:
    """The register of decisions with their state on the reference date."""
    states = {"taken": _("taken"), "open": _("open"), "overdue": _("overdue")}
    rows: list[list[str | StatusCell]] = []
    for place, one in enumerate(case.decisions):
        state = states[DECISION_STATES[int(np.atleast_2d(found.decisions)[0, place])]]
        rows.append(
            [
                of(one.label),
                state,
                one.date or _("without a date"),
                of(one.decided_by),
                status_cell(one),
                origin_of(case, one),
                of(one.note),
            ]
        )
    columns = [_("Decision"), _("On the reference date"), _("Date"), _("By"), _("Status"), _("Source"), _("Note")]
    # A month or a year is no day that can be taken apart.
    ids = [one.id if decided_on(one.date) else "" for one in case.decisions]
    made = [Made("decided.{line}", ids, ["", "", "date"])]
    return Grid(_("Decisions"), columns, rows, status=4, numbers=(2,), below=(5, 6), made=made)


def step_grid(case: Case, plan: Schedule, found: OnDate) -> Grid:
    """All steps with their state on the reference date, their slack, and the range of their duration."""
    states = {"ready": _("ready"), "running": _("running"), "late": _("late"), "to_come": _("to come")}
    slack = np.atleast_2d(plan.total_float)[0]
    rows: list[list[str | StatusCell]] = []
    for place, step in enumerate(case.steps):
        state = states[STEP_STATES[int(np.atleast_2d(found.steps)[0, place])]]
        shorter, longer = days_text(step.days_shorter), days_text(step.days_longer)
        spread = _("{shorter} shorter to {longer} longer", shorter=shorter, longer=longer)
        spread = spread + marked(step.spread_status) if step.days_shorter or step.days_longer else _("none")
        notes = " ".join(part for part in (of(step.note), of(step.spread_note)) if part)
        rows.append(
            [
                of(step.label),
                state,
                days_text(slack[place]),
                of(step.waits_for),
                spread,
                status_cell(step),
                origin_of(case, step),
                notes,
            ]
        )
    columns = [
        _("Step"), _("On the reference date"), _("Slack"), _("Waits also for"), _("Duration may differ"), _("Status"),
        _("Source"), _("Note"),
    ]  # fmt: skip
    made = [
        Made("step_slack.{line}", [step.id for step in case.steps], ["", "", "slack"]),
        Made(
            "days_shorter.{line} days_longer.{line}",
            [step.id if step.days_shorter or step.days_longer else "" for step in case.steps],
            ["", "", "", "", "spread"],
        ),
    ]
    return Grid(_("Milestones"), columns, rows, status=5, below=(6, 7), made=made)
