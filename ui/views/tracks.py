"""The words, tiles, charts and tables of the planning, from the schedule and the state on the reference date."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import ArrayLike

from model.assumptions.values import Assumptions
from model.case.corrections import step_days
from model.case.records import Case
from model.numbers.arrays import round_half_up
from model.outcomes.planning import Planning
from model.planning.schedule import Schedule, needed
from model.planning.start_chance import StartChance
from ui.charts.gantt import Bars, chance_curve, gantt
from ui.charts.parts import Chart, Rows, Table, Tile
from ui.views.multi_year_budget import of_party
from words.formatting import each
from words.origin import marked
from words.sentences import Sentences, distinct, numbers, slot
from words.texts import _, day, euro, number, of, percent, short_day
from words.variants import who

A_DAY = 1
"""So long is the outline of a step of which only the end is printed: a line."""
CURVE_WEEKS = 52
"""The curve of the start runs so many weeks from the printed day on."""


def rows_of(values: ArrayLike, count: int, axes: int = 0) -> Rows:
    """One row per slider position; what does not move with any slider is repeated. ``axes`` stand behind the rows."""
    array = np.asarray(values, dtype=np.float64)
    return np.broadcast_to(array, (count, *array.shape[array.ndim - axes :]))


def steps_of(case: Case, track: str) -> list[int]:
    """The places of a track's steps in the table."""
    return [place for place, step in enumerate(case.steps) if step.track == track]


def main_track(case: Case) -> str:
    """The track that the start of the new model hangs on."""
    return next(step.track for step in case.steps if step.id in case.about.new_model_start.needs)


def chained(case: Case, track: str, wanted: bool) -> list[str]:
    """The delays of a track's steps that wait for others or are waited for, or of those that stand alone."""
    waited = {id for step in case.steps for id in step.depends_on}
    own = [case.steps[place] for place in steps_of(case, track)]
    return [f"step_delay.{step.id}" for step in own if bool(step.depends_on or step.id in waited) == wanted]


def date_switches(case: Case) -> list[str]:
    """The switches of the findings about dates of the planning."""
    return [f"finding.{one.id}" for one in case.findings if one.correction and one.correction.table == "steps"]


# What it comes to


def headline(case: Case, assumptions: Assumptions, planning: Planning, track: str, count: int) -> Sentences:
    """When the new model starts, how late that is, which path has no slack, and when another track is ready."""
    plan = planning.schedule
    start = rows_of(planning.start, count)
    paths = _paths(case, rows_of(plan.critical, count, 1))
    ends = [""] * count if track == main_track(case) else _track_ends(case, assumptions, plan, track, count)
    printed = case.about.new_model_start.date.toordinal()
    parts = zip(start.tolist(), paths, ends, strict=True)
    return distinct([f"{_start_sentence(one, one - printed)} {path} {end}".strip() for one, path, end in parts])


def _track_ends(case: Case, assumptions: Assumptions, plan: Schedule, track: str, count: int) -> list[str]:
    own = steps_of(case, track)
    name = next(of(one.label) for one in case.tracks if one.id == track)
    last = rows_of(plan.finish, count, 1)[:, own].max(axis=1)
    planned = step_days(case, assumptions)
    due = np.max([rows_of(planned[case.steps[place].id], count) for place in own], axis=0)
    return [_track_sentence(name, one, one - other) for one, other in zip(last.tolist(), due.tolist(), strict=True)]


def _track_sentence(track: str, last: float, late: float) -> str:
    if late <= 0:
        return _("{track} is ready on {date}.", track=track, date=day(last))
    return _(
        "{track} is ready on {date}, {days} later than planned.", track=track, date=day(last), days=days_text(late)
    )


def _start_sentence(start: float, late: float) -> str:
    if late == 0:
        return _("With this planning the new execution starts on {date}, as planned.", date=day(start))
    if late == 1:
        return _("With this planning the new execution starts on {date}, 1 day later than planned.", date=day(start))
    days = number(late)
    return _(
        "With this planning the new execution starts on {date}, {days} days later than planned.",
        date=day(start),
        days=days,
    )


def _paths(case: Case, critical: Rows) -> list[str]:
    places = [place for place, step in enumerate(case.steps) if step.id in needed(case)]
    texts: dict[bytes, str] = {}
    found = []
    for row in critical[:, places]:
        key = row.tobytes()
        if key not in texts:
            names = [of(case.steps[place].short) for place, one in zip(places, row, strict=True) if one]
            texts[key] = _path_sentence(names)
        found.append(texts[key])
    return found


def _path_sentence(names: Sequence[str]) -> str:
    if not names:
        return _("Every step on the way there has slack.")
    if len(names) == 1:
        return _("The step “{step}” has no slack.", step=names[0])
    return _(
        "The path from “{first}” to “{last}” has no slack: {count} steps.",
        first=names[0], last=names[-1], count=len(names),
    )  # fmt: skip


def tiles(case: Case, planning: Planning, party: int | None, count: int) -> list[Tile]:
    """The start, how late it is, what that costs, the chance of being in time, and the time without contract."""
    start, months = rows_of(planning.start, count), rows_of(planning.months, count)
    extra = rows_of(of_party(planning.late_cost, party).sum(axis=-1), count)
    chance = planning.chance
    printed = day(case.about.new_model_start.date.toordinal())
    found = [
        Tile(
            _("Start of the new execution"), _each(start, short_day), [_("in the source: {date}", date=printed)], "mine"
        ),
        Tile(
            _("Months later"),
            _each(months, lambda one: number(one, 1 if one % 1 else 0)),
            [_("so long the budget goes on counting the present contract")],
        ),
        Tile(
            _("Extra cost by late steps, {who}", who=who(case, party)), _each(extra, euro), _cost_notes(months, extra)
        ),
    ]
    low, high = (numbers(rows_of(chance.days[..., place], count), "date") for place in (0, 2))
    span = _("80% chance of a start between {first} and {last}", first=slot("first"), last=slot("last"))
    found.append(
        Tile(
            _("Chance of a start on {date}", date=printed) + marked("aanname"),
            _each(rows_of(chance.in_time, count), lambda one: percent(one, 0)),
            Sentences([span], {"first": low, "last": high}),
            "open",
        )
    )
    if planning.without_contract is not None:
        note = [_("between its end and the start: nothing is agreed for that time")]
        found.append(
            Tile(
                _("Without a contract"),
                _each(rows_of(np.maximum(planning.without_contract, 0), count), days_text),
                note,
            )
        )
    return found


def _each(values: Rows, write: Callable[[float], str]) -> Sentences:
    """A text per row, written once per distinct value."""
    return distinct(each(values, write))


def _cost_notes(months: Rows, extra: Rows) -> Sentences:
    same = _("the new model costs as much as the contract")
    return distinct(
        [
            same if late and not round_half_up(cost) else _("my variant, all years together")
            for late, cost in zip(months.tolist(), extra.tolist(), strict=True)
        ]
    )


def days_text(value: float) -> str:
    return _("1 day") if value == 1 else _("{days} days", days=number(value))


# Charts


def gantt_chart(
    case: Case, assumptions: Assumptions, planning: Planning, track: str, count: int
) -> tuple[Chart, Table]:
    """The steps of a track on an axis of dates, and the same dates as a table."""
    own = steps_of(case, track)
    plan, printed = planning.schedule, planning.printed
    start, finish, latest, critical = (
        rows_of(one, count, 1)[:, own] for one in (plan.start, plan.finish, plan.latest, plan.critical)
    )
    names = [of(case.steps[place].short) for place in own]
    bars = Bars(names, outline_start(case, printed)[own], printed.finish[own], start, finish, critical)
    when = rows_of(np.asarray(assumptions.planning_date), count)
    label = next(of(one.label) for one in case.tracks if one.id == track)
    title = _("{track}: what is printed and what it becomes", track=label)
    said = _("Outline: as the source prints it. Bar: with the delays. Hatched with a diamond: a delay moves the end.")
    computed = _(
        "Where the source gives no start, the outline is only the day it prints; the start of the bar is computed."
    )
    without = any(case.steps[place].start is None for place in own)
    chart = gantt(title, f"planning-{track}", bars, when, [f"{said} {computed}" if without else said])
    in_source = rows_of(printed.finish, count, 1)[:, own]
    cells = np.stack([in_source, start, finish, latest], axis=2)
    columns = [_("Step"), _("Ready in the source"), _("Start (computed)"), _("Ready"), _("Ready at the latest")]
    return chart, Table(title, columns, names, ["date"] * len(names), cells)


def outline_start(case: Case, printed: Schedule) -> Rows:
    """Where the outline of each step begins: where the source prints no start, on the day that it does print."""
    given = np.array([step.start is not None for step in case.steps])
    return np.where(given, printed.start, printed.finish - A_DAY)


def curve_days(case: Case) -> list[float]:
    """The days of the curve: every week for a year from the printed start on."""
    printed = case.about.new_model_start.date.toordinal()
    return [float(printed + 7 * week) for week in range(CURVE_WEEKS + 1)]


def curve(case: Case, chance: StartChance, count: int, kept: int) -> Chart:
    """The chance to have started by each day, for the first ``kept`` rows: those that the delays move."""
    days, by = rows_of(chance.days, count, 1)[:kept], rows_of(chance.by, count, 1)[:kept]
    note = _("The ranges of the steps stand in no source: they are assumptions, drawn independently of each other.")
    sentence = _("With 50% certainty the start is by {middle}, with 90% by {last}.",
                 middle=slot("middle"), last=slot("last"))  # fmt: skip
    given = {"middle": numbers(days[:, 1], "date"), "last": numbers(days[:, 2], "date")}
    said = Sentences([f"{sentence} {note}"], given)
    title = _("Chance that the new execution has started") + marked("aanname")
    return chance_curve(title, "planning-kans", curve_days(case), by, said)
