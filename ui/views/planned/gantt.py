"""The charts of the planning: the steps of a track on an axis of dates, and the chance to have started by a day."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.outcomes.planning import Dates
from model.planning.schedule import Schedule
from model.planning.start_chance import StartChance
from ui.charts.gantt import Bars, chance_curve, gantt
from ui.charts.parts import Chart, Made, Rows, Table
from ui.views.tracks import curve_days
from words.claims.planned import rows_of, steps_of, track_name
from words.origin import marked
from words.sentences import Sentences, numbers, slot
from words.texts import _, of

A_DAY = 1
"""So long is the outline of a step of which only the end is printed: a line."""


def gantt_chart(
    case: Case, assumptions: Assumptions, planning: Dates, track: str, rows: NDArray[np.intp]
) -> tuple[Chart, Table]:
    """The steps of a track on an axis of dates, and the same dates as a table; ``rows``: of the planning, for each
    row of ``assumptions``."""
    own, count = steps_of(case, track), len(rows)
    plan, printed = planning.schedule.at(rows), planning.printed
    start, finish, latest, critical = (
        rows_of(one, count, 1)[:, own] for one in (plan.start, plan.finish, plan.latest, plan.critical)
    )
    names = [of(case.steps[place].short) for place in own]
    bars = Bars(names, outline_start(case, printed)[own], printed.finish[own], start, finish, critical)
    when = rows_of(np.asarray(assumptions.planning_date), count)
    label = track_name(case, track)
    title = _("{track}: what is printed and what it becomes", track=label)
    said = _("Outline: as the source prints it. Bar: with the delays. Hatched with a diamond: a delay moves the end.")
    computed = _(
        "Where the source gives no start, the outline is only the day it prints; the start of the bar is computed."
    )
    chosen = _(
        "Chosen months of delay move no bar and give no slack: they count in the day of the start and in the budget, "
        "not in the steps and their chance."
    )
    without = any(case.steps[place].start is None for place in own)
    later = bool(np.any(assumptions.start_delay_months))
    told = [said, *([computed] if without else []), *([chosen] if later else [])]
    ids = [case.steps[place].id for place in own]
    chart = gantt(title, f"planning-{track}", bars, when, [" ".join(told)])
    in_source = rows_of(printed.finish, count, 1)[:, own]
    cells = np.stack([in_source, start, finish, latest], axis=2)
    columns = [_("Step"), _("Ready in the source"), _("Start (computed)"), _("Ready"), _("Ready at the latest")]
    table = Table(
        title, columns, names, ["date"] * len(names), cells,
        made=[Made("{column}.{line}", ids, ["step_printed", "step_start", "step_finish", "step_latest"])],
    )  # fmt: skip
    # Its traces: what is printed, and four of the present planning.
    return replace(chart, made=[Made("{line}.{column}", ["step_printed", *["step_finish"] * 4], ids)]), table


def outline_start(case: Case, printed: Schedule) -> Rows:
    """Where the outline of each step begins: where the source prints no start, on the day that it does print."""
    given = np.array([step.start is not None for step in case.steps])
    return np.where(given, printed.start, printed.finish - A_DAY)


def curve(case: Case, chance: StartChance, count: int) -> Chart:
    """The chance to have started by each day."""
    days, by = rows_of(chance.days, count, 1), rows_of(chance.by, count, 1)
    note = _("The ranges of the steps stand in no source: they are assumptions, each independent of the others.")
    sentence = _("With 50% certainty the start is by {middle}, with 90% by {last}.",
                 middle=slot("middle"), last=slot("last"))  # fmt: skip
    given = {"middle": numbers(days[:, 1], "date"), "last": numbers(days[:, 2], "date")}
    said = Sentences([f"{sentence} {note}"], given, made={"middle": "start_by.p50", "last": "start_by.p90"})
    title = _("Chance that the new execution has started") + marked("aanname")
    return chance_curve(title, "planning-kans", curve_days(case), by, said)
