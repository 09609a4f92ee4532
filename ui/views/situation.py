"""The charts and tables of the page about the situation now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from textwrap import shorten

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.corrections import caseloads, printed_caseloads
from model.case.records import BudgetLine, Municipality, TargetGroup
from model.case.tasks import Task
from model.options.configurations import advice_of
from ui.charts.bars_and_lines import Series, lines, stacked_bars, table_of
from ui.charts.parts import Chart, Grid, Made, StatusCell, Table, status_cell
from ui.charts.pictures import flows
from words.abbreviations import explained, speller
from words.beside import UNCOUNTED
from words.claims.pools import who_stays_out
from words.look import colors, parties
from words.origin import origin_of
from words.sentences import Sentences, pressable, slot
from words.texts import _, euro, number, of, percent, status

FLOWS, LINE = 620, 26
"""Pixels: the least height of the picture of who does what, and what the name of a task needs."""
LEAVES, AROUND, GROUP = 300, 110, 48
"""Pixels: the height of a chart of the groups of a municipality, and of fewer what stands around them and what each
needs."""
ROOM = 1.05
"""The axis of those ends so much beyond the longest bar."""
LETTERS = 40
"""Of the name of a task in the picture of who does what: a longer one would lie over who does it."""


def headline(case: Case, assumptions: Assumptions, party: int | None) -> Sentences:
    """How many benefits there are, which of these numbers nobody confirmed, and which stand otherwise in the case: the
    charts below show those of the reference date."""
    loads, printed = caseloads(case, assumptions), printed_caseloads(case, assumptions)
    counts, given = [], {}
    for at, one in enumerate(parties.shown(case, party)):
        statuses = [case.row(f"caseload.{case.participants[place].id}").status for place in one.places]
        now, then = float(parties.together(loads, one)), float(parties.together(printed, one))
        marks = [status("aanname")] if "aanname" in statuses else []
        if number(now) != number(then):
            marks.append(_("changed, was {count}", count=slot(f"printed{at}")))
            given[f"printed{at}"] = (number(then), f"printed_benefits.{one.id}" if one.id else "")
        mark = f" ({'; '.join(marks)})" if marks else ""
        counts.append(f"{one.name} {slot(f'benefits{at}')}{mark}")
        given[f"benefits{at}"] = (number(now), f"benefits.{one.id}" if one.id else "")
    return pressable(_("Number of {units}: {parts}.", parts=", ".join(counts)), given)


def groups_of(case: Case, municipality: Municipality) -> list[TargetGroup]:
    """The target groups of a municipality, in the order of the table."""
    return [group for group in case.target_group if group.municipality == municipality.id]


def counted(case: Case) -> dict[str, str]:
    """The municipalities of which the sources count the benefits by kind, by id."""
    return {one.id: one.name for one in case.municipalities if any(group.in_caseload for group in groups_of(case, one))}


def leaves_charts(case: Case, ids: Iterable[str]) -> dict[str, tuple[Chart, Table]]:
    """The benefits by kind of these municipalities, on one scale: who has most has the longest bar."""
    places = {participant.id: place for place, participant in enumerate(case.participants)}
    groups = {id: [group for group in groups_of(case, case.municipality(id)) if group.in_caseload] for id in ids}
    longest = max((float(group.number) for own in groups.values() for group in own), default=0.0)
    found = {}
    for id, leaves in groups.items():
        # Who is shown is coloured, also where it is not among those that other pages name.
        tint = parties.color(case, places[id], places[id]) if id in places else colors.of_municipality(len(places))
        found[id] = leaves_chart(case, case.municipality(id), leaves, tint, ROOM * longest or None)
    return found


def leaves_chart(
    case: Case, municipality: Municipality, leaves: Sequence[TargetGroup], color: str, limit: float | None
) -> tuple[Chart, Table]:
    """A municipality's benefits by kind, one bar each, on an axis up to this number."""
    name, values = municipality.name, np.array([[float(group.number) for group in leaves]])
    series = [Series(name, values, color)]
    title = _("{Receivers} in {name}", name=name)
    labels = [of(group.label) for group in leaves]
    together = _("Together {count} {units} on the reference date.", count=slot("count"))
    counted = f"benefits_counted.{municipality.id}" if municipality in case.municipalities else ""
    alt = pressable(together, {"count": (number(float(values.sum())), counted)})
    high = min(LEAVES, AROUND + GROUP * len(leaves))
    chart = stacked_bars(title, f"situatie-doelgroep-{municipality.id}", labels, series, alt, high, "count", limit)
    made = Made("target.{column}.{line}", [municipality.id], [group.id for group in leaves])
    return chart, replace(table_of(title, labels, series, unit="count"), made=[made])


def target_grid(case: Case) -> Grid:
    """Every number of the target groups with its source, those of one municipality together."""
    rows: list[list[str | StatusCell]] = [
        [of(group.label), municipality.name, number(group.number), status_cell(group), origin_of(case, group),
         of(group.note)]
        for municipality in case.municipalities
        for group in groups_of(case, municipality)
    ]  # fmt: skip
    columns = [_("Group"), _("Municipality"), _("Number"), _("Status"), _("Source"), _("Note")]
    ids = [f"{group.id}.{group.municipality}" for one in case.municipalities for group in groups_of(case, one)]
    made = [Made("target.{line}", ids, ["", "", "number"])]
    return Grid(_("Target group"), columns, rows, status=3, numbers=(2,), below=(4, 5), made=made, titled=True)


def central_chart(case: Case) -> tuple[Chart, Table]:
    """The amounts of central government per year."""
    years = [str(year) for year in case.about.years]
    shown = [line for line in case.budget_lines if line.money_set == "rijk"]
    series = [
        Series(_of_whom(case, line), np.array([line.amounts]), colors.muted(at), 0, colors.dash(at), "lines+markers")
        for at, line in enumerate(shown)
    ]
    title = _("Amounts from central government")
    spell = speller(case)
    ends, given = {"from": 0, "to": -1}, {}
    for place, line in enumerate(shown):
        for end, year in ends.items():
            given[f"{end}{place}"] = (euro(line.amounts[year]), f"printed.{line.id}.{years[year]}")
    several = len({line.municipality for line in shown}) > 1
    moves = (
        f"{spell(of(line.label))}{_whose(case, line) if several else ''}: {slot(f'from{place}')} → {slot(f'to{place}')}"
        for place, line in enumerate(shown)
    )
    alt = pressable("; ".join(moves) + ".", given)
    made = Made("printed.{line}.{column}", [line.id for line in shown], years)
    return lines(title, "situatie-rijk", years, series, alt), replace(table_of(title, years, series), made=[made])


def central_lines(case: Case) -> list[int]:
    """Whose the lines of ``central_chart`` are."""
    return [place_of(case, line) for line in case.budget_lines if line.money_set == "rijk"]


def place_of(case: Case, line: BudgetLine) -> int:
    """The place of a line's municipality among those that share the cost; ``UNCOUNTED`` if it only cooperates."""
    ids = [participant.id for participant in case.participants]
    return ids.index(line.municipality) if line.municipality in ids else UNCOUNTED


def _whose(case: Case, line: BudgetLine) -> str:
    return f", {case.municipality(line.municipality).name}"


def _of_whom(case: Case, line: BudgetLine) -> str:
    return f"{of(line.label)} ({case.municipality(line.municipality).name})"


def series_grid(case: Case) -> Grid:
    """The yearly series that are no budget line."""
    rows: list[list[str | StatusCell]] = [
        [
            of(observed.label),
            case.municipality(observed.municipality).name,
            str(observed.year),
            number(observed.value),
            status_cell(observed),
            origin_of(case, observed),
        ]
        for observed in case.series
    ]
    columns = [_("Series"), _("Municipality"), _("Year"), _("Number"), _("Status"), _("Source")]
    ids = [f"{one.series}.{one.municipality}.{one.year}" for one in case.series]
    made = [Made("series.{line}", ids, ["", "", "", "value"])]
    return Grid(_("Yearly series"), columns, rows, status=4, numbers=(3,), below=(5,), made=made, titled=True)


def figures_grid(case: Case) -> Grid:
    """The single numbers that the documents of the case print."""
    names = {one.id: one.name for one in case.municipalities}
    rows: list[list[str | StatusCell]] = [
        [
            of(one.label),
            names.get(one.municipality or "", ""),
            amount(one.value, one.unit),
            status_cell(one),
            origin_of(case, one),
            of(one.note),
        ]
        for one in case.figures
        if one.status == "bron"
    ]
    columns = [_("Figure"), _("Municipality"), _("Value"), _("Status"), _("Source"), _("Note")]
    printed = [one for one in case.figures if one.status == "bron"]
    ids = [".".join(filter(None, [one.id, one.municipality])) for one in printed]
    made = [Made("figure.{line}", ids, ["", "", "value"])]
    title = _("Other numbers in the documents")
    return Grid(title, columns, rows, status=3, numbers=(2,), below=(4, 5), made=made, titled=True)


def amount(value: float, unit: str) -> str:
    """A single figure or a value of a series as the screen writes it."""
    if unit == "fraction":
        return percent(value)
    return euro(value) if unit == "euro" else number(value, 0 if value == int(value) else 1)


def explained_names(case: Case) -> str:
    """What the short names stand for that this page uses, for under its title."""
    lines = [of(line.label) for line in case.budget_lines if line.money_set == "rijk"]
    tasks = [text for task in case.tasks for text in (executor_name(case, task.now), advice_words(case, task))]
    return explained(case, [of(case.about.summary), *lines, *tasks])


def executor_name(case: Case, ids: tuple[str, ...]) -> str:
    """The executors of a task in words."""
    return " + ".join(of(case.executor(id).short) for id in ids)


def advised(case: Case, task: Task) -> tuple[str, ...]:
    """Everyone who has a part in the task under the advice, front office first."""
    front, back = advice_of(case, task)
    return tuple(dict.fromkeys((*front, *back)))


def successors(case: Case, task: Task, executor: str) -> tuple[str, ...]:
    """Who has an executor's part under the advice: itself if it stays, else those who are new. If nobody leaves, those
    who are new take a part of what each has."""
    after = advised(case, task)
    if not after:
        return ("none",)
    new = tuple(successor for successor in after if successor not in task.now)
    if executor in after:
        return (executor, *new) if set(task.now) <= set(after) else (executor,)
    return new or after


def task_flows(case: Case) -> tuple[Chart, Grid]:
    """Each task, who carries it out now, and who in the advice: a picture and its table."""
    now = list(dict.fromkeys(id for task in case.tasks for id in task.now))
    later = list(dict.fromkeys(id for task in case.tasks for id in (advised(case, task) or ("none",))))
    names = {executor.id: of(executor.short) for executor in case.executors} | {"none": _("no advice")}
    tasks = [shorten(of(task.label), LETTERS, placeholder=" …") for task in case.tasks]
    labels = tasks + [names[id] for id in now] + [names[id] for id in later]
    tints = [
        *[colors.PLAIN] * len(case.tasks),
        *[colors.OF_VARIANT["current"]] * len(now),
        *[colors.OF_VARIANT["advice"]] * len(later),
    ]
    first_now, first_later = len(case.tasks), len(case.tasks) + len(now)
    links = []
    for index, task in enumerate(case.tasks):
        for id in task.now:
            links.append((index, first_now + now.index(id)))
            links += [
                (first_now + now.index(id), first_later + later.index(after)) for after in successors(case, task, id)
            ]
    other = sum(set(advised(case, task)) not in (set(), set(task.now)) for task in case.tasks)
    title = _(
        "Tasks that the advice gives to others, in part or whole: {count} of {all} (task → now → in the advice)",
        count=other, all=len(case.tasks),
    )  # fmt: skip
    said = [_("“Who does what” says the same per task.")]
    height = max(FLOWS, LINE * len(case.tasks))
    right = range(first_later, len(labels))
    chart = flows(title, "situatie-taken", labels, tints, links, said, height, narrow=right)
    spell = speller(case)
    rows: list[list[str | StatusCell]] = [
        [
            of(task.label),
            spell(executor_name(case, task.now)),
            StatusCell(task.now_status, status(task.now_status)),
            spell(advice_words(case, task)),
            _with_origin(" ".join(filter(None, _explained(case, task, spell))), origin_of(case, task)),
        ]
        for task in case.tasks
    ]
    columns = [_("Task"), _("Now"), _("Status of “now”"), _("Advice"), _("Explanation")]
    return chart, Grid(_("Who does what"), columns, rows, status=2, below=(4,))


def _explained(case: Case, task: Task, spell: Callable[[str], str]) -> tuple[str, ...]:
    """Who takes no part in it, who does the task now and why the advice, with what a short name in them stands for."""
    out = who_stays_out(case, task)
    return f"{out}." if out else "", spell(of(task.now_note)), spell(of(task.advice))


def _with_origin(said: str, origin: str) -> str:
    return f"{said} ({origin})" if said else origin


def advice_words(case: Case, task: Task) -> str:
    """Who the documents advise; front and back office apart where they differ."""
    front, back = (executor_name(case, ids) for ids in advice_of(case, task))
    if not front:
        return _("no advice")
    who = front if front == back else _("front office {front}; back office {back}", front=front, back=back)
    if task.advice_front or task.advice_back or not task.follows:
        return who
    return f"{who} ({_('follows {task}', task=of(case.task(task.follows).label))})"
