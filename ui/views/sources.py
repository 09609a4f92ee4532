"""The page of sources: how much is assumption, every figure by kind with its source, and the sources themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from model.assumptions.declared import Value
from model.assumptions.values import Assumptions
from model.case.base import Sourced, Status
from model.case.corrections import step_dates
from model.case.records import Case
from ui.charts.parts import Grid, StatusCell, status_cell
from ui.views.situation import amount, executor_name
from words import formatting
from words.origin import origin_of
from words.texts import _, euro, language, number, of, percent, status

Line = tuple[Sequence[str], Sourced, str]
"""The cells, the record they come from, and its note."""


def headline(case: Case, changes: Mapping[str, Value]) -> str:
    """How much of what the pages show rests on an assumption."""
    unsure = sum(row.status == "aanname" for row in case.assumption_rows)
    counts = {"findings": len(case.findings), "unsure": unsure, "all": len(case.assumption_rows)}
    return _(
        "{findings} findings; {unsure} of {all} assumptions stand in no source; {changed} are changed by you.",
        changed=len(changes),
        **counts,
    )


def grids(case: Case, assumptions: Assumptions) -> Iterator[Grid]:
    """The tables, in the order of the documents."""
    yield from _numbers(case)
    yield from _planning(case, assumptions)
    yield from _choices(case)
    yield from _risks(case)


def _numbers(case: Case) -> Iterator[Grid]:
    names = {one.id: one.name for one in case.municipalities}
    years = [str(year) for year in case.about.years]

    def whose(municipality: str | None) -> str:
        return names[municipality] if municipality else ""

    figures: list[Line] = [
        ((of(one.label), whose(one.municipality), amount(one.value, one.unit)), one, of(one.note))
        for one in case.figures
    ]
    yield _grid(case, _("Single figures"), [_("Figure"), _("Municipality"), _("Value")], figures, (2,))
    groups: list[Line] = [
        ((of(one.label), whose(one.municipality), number(one.number)), one, of(one.note)) for one in case.target_group
    ]
    yield _grid(case, _("Target group"), [_("Group"), _("Municipality"), _("Number")], groups, (2,))
    series: list[Line] = [((of(one.label), str(one.year), amount(one.value, one.unit)), one, "") for one in case.series]
    yield _grid(case, _("Yearly series"), [_("Series"), _("Year"), _("Value")], series, (2,))
    lines: list[Line] = [
        ((of(one.label), *(euro(amount) for amount in one.amounts)), one, of(one.note)) for one in case.budget_lines
    ]
    yield _grid(case, _("Budget lines"), [_("Line"), *years], lines, range(1, len(years) + 1))
    project: list[Line] = [
        ((of(one.label), _hours(one.hours), _euros(one.rate), euro(one.amount), _product(one.hours, one.rate)), one,
         of(one.note))
        for one in case.project
    ]  # fmt: skip
    columns = [_("Line"), _("Hours"), _("Rate"), _("Amount as printed"), _("Hours × rate")]
    yield _grid(case, _("Project budget"), columns, project, (1, 2, 3, 4))


def _planning(case: Case, assumptions: Assumptions) -> Iterator[Grid]:
    ready = step_dates(case, assumptions)
    labels = {one.id: of(one.label) for one in case.steps}
    steps: list[Line] = [
        ((of(one.label), formatting.day(ready[one.id], language()),
          "; ".join([*(labels[id] for id in one.depends_on), *([of(one.waits_for)] if one.waits_for else [])])),
         one, of(one.note))
        for one in case.steps
    ]  # fmt: skip
    yield _grid(case, _("Milestones"), [_("Step"), _("Ready"), _("After")], steps)
    states = {"taken": _("taken"), "open": _("open")}
    decisions: list[Line] = [
        ((of(one.label), states[one.state], one.date, of(one.decided_by)), one, of(one.note)) for one in case.decisions
    ]
    yield _grid(case, _("Decisions"), [_("Decision"), _("State"), _("Date"), _("By")], decisions)


def _choices(case: Case) -> Iterator[Grid]:
    kinds = {"pro": _("pro"), "con": _("con"), "risk": _("risk")}
    tasks = {one.id: of(one.label) for one in case.tasks}
    criteria = {one.id: of(one.label) for one in case.criteria}
    arguments: list[Line] = [
        ((tasks[one.task], executor_name(case, (one.executor,)), kinds[one.kind],
          f"{of(one.label)} ({of(one.remark)})" if one.remark else of(one.label), criteria[one.criterion]),
         one, of(one.reading))
        for one in case.arguments
    ]  # fmt: skip
    columns = [_("Task"), _("Executor"), _("Kind"), _("Argument"), _("Principle (our reading)")]
    yield _grid(case, _("Arguments"), columns, arguments)
    yield _grid(case, _("Rules"), [_("Rule")], [((of(one.text),), one, "") for one in case.rules])
    yield _grid(
        case, _("Principles"), [_("Principle")], [((of(one.label),), one, of(one.note)) for one in case.criteria]
    )
    terms: list[Line] = [((one.short, of(one.label)), one, of(one.note)) for one in case.abbreviations]
    yield _grid(case, _("Abbreviations"), [_("Abbreviation"), _("Written out")], terms)


def _risks(case: Case) -> Iterator[Grid]:
    risks: list[Line] = [
        ((of(one.label), _class(one.chance_class, one.assessment_status),
          _class(one.impact_class, one.assessment_status), of(one.owner), of(one.measure)), one, "")
        for one in case.risks
    ]  # fmt: skip
    columns = [_("Risk"), _("Chance class"), _("Impact class"), _("Owner"), _("Measure")]
    yield _grid(case, _("Risks"), columns, risks)
    kinds = {"chance": _("chance"), "impact": _("impact")}
    classes: list[Line] = [
        ((f"{kinds[one.kind]} {one.number}", _level(one.kind, one.low), _level(one.kind, one.high)), one, "")
        for one in case.risk_classes
    ]
    yield _grid(case, _("Risk classes"), [_("Class"), _("From"), _("To")], classes, (1, 2))


def _grid(case: Case, caption: str, columns: list[str], lines: Sequence[Line], numbers: Iterable[int] = ()) -> Grid:
    rows: list[list[str | StatusCell]] = [
        [*cells, status_cell(record), origin_of(case, record), note] for cells, record, note in lines
    ]
    names = [*columns, _("Status"), _("Source"), _("Note")]
    return Grid(
        caption, names, rows, status=len(columns), numbers=tuple(numbers), below=(len(columns) + 1, len(columns) + 2)
    )


def _hours(value: float | None) -> str:
    return "" if value is None else number(value)


def _euros(value: float | None) -> str:
    return "" if value is None else euro(value)


def _product(hours: float | None, rate: float | None) -> str:
    return "" if hours is None or rate is None else euro(hours * rate)


def _class(value: int | None, assessed: Status) -> str:
    return _("not assessed") if value is None else f"{value} ({status(assessed)})"


def _level(kind: str, value: float | None) -> str:
    if value is None:
        return _("no limit")
    return percent(value, 0) if kind == "chance" else euro(value)


def source_grid(case: Case) -> Grid:
    """The sources themselves."""
    rows: list[list[str | StatusCell]] = [
        [of(one.title), of(one.short), StatusCell(one.kind, status(one.kind)), one.publisher, one.date, of(one.note)]
        for one in case.sources
    ]
    columns = [_("Source"), _("Called here"), _("Status"), _("Publisher"), _("Date"), _("Note")]
    return Grid(_("Sources"), columns, rows, status=2, below=(5,))
