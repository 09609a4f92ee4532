"""The page of sources: how much is assumption, every figure by kind with its source, and the sources themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from model.assumptions.declared import Value
from model.assumptions.values import Assumptions
from model.case.base import Sourced, Status
from model.case.case import Case
from model.case.corrections import step_dates
from model.case.planning import Step
from model.case.records import ProjectLine
from model.case.risks import Risk, RiskClass
from model.case.tasks import Argument
from model.options.own_arguments import rows_in_use
from ui.charts.parts import Grid, StatusCell, status_cell
from ui.views.situation import amount, executor_name
from words import formatting
from words.origin import origin_of
from words.texts import _, euro, language, number, of, percent, status

Line = tuple[Sequence[str], Sourced, str]
"""The cells, the record they come from, and its note."""


def headline(case: Case, changes: Mapping[str, Value]) -> str:
    """How much of what the pages show rests on an assumption."""
    rows = rows_in_use(case, changes)
    unsure = sum(row.status == "aanname" for row in rows)
    counts = {"findings": len(case.findings), "unsure": unsure, "all": len(rows)}
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
    years = [str(year) for year in case.about.years]

    def whose(municipality: str | None) -> str:
        return case.municipality(municipality).name if municipality else ""

    figures: list[Line] = [
        ((of(figure.label), whose(figure.municipality), amount(figure.value, figure.unit)), figure, of(figure.note))
        for figure in case.figures
    ]
    yield _grid(case, _("Single figures"), [_("Figure"), _("Municipality"), _("Value")], figures, (2,))
    groups: list[Line] = [
        ((of(group.label), whose(group.municipality), number(group.number)), group, of(group.note))
        for group in case.target_group
    ]
    yield _grid(case, _("Target group"), [_("Group"), _("Municipality"), _("Number")], groups, (2,))
    series: list[Line] = [
        ((of(observed.label), str(observed.year), amount(observed.value, observed.unit)), observed, "")
        for observed in case.series
    ]
    yield _grid(case, _("Yearly series"), [_("Series"), _("Year"), _("Value")], series, (2,))
    lines: list[Line] = [
        ((of(line.label), *(euro(amount) for amount in line.amounts)), line, of(line.note))
        for line in case.budget_lines
    ]
    yield _grid(case, _("Budget lines"), [_("Line"), *years], lines, range(1, len(years) + 1))
    project: list[Line] = [(_project_cells(line), line, of(line.note)) for line in case.project]
    columns = [_("Line"), _("Hours"), _("Rate"), _("Amount as printed"), _("Hours × rate")]
    yield _grid(case, _("Project budget"), columns, project, (1, 2, 3, 4))


def _project_cells(line: ProjectLine) -> Sequence[str]:
    return of(line.label), _hours(line.hours), _euros(line.rate), euro(line.amount), _product(line.hours, line.rate)


def _planning(case: Case, assumptions: Assumptions) -> Iterator[Grid]:
    ready = step_dates(case, assumptions)
    steps: list[Line] = [
        ((of(step.label), formatting.day(ready[step.id], language()), _waits(case, step)), step, of(step.note))
        for step in case.steps
    ]
    yield _grid(case, _("Milestones"), [_("Step"), _("Ready"), _("After")], steps)
    states = {"taken": _("taken"), "open": _("open")}
    decisions: list[Line] = [
        (
            (of(decision.label), states[decision.state], decision.date, of(decision.decided_by)),
            decision,
            of(decision.note),
        )
        for decision in case.decisions
    ]
    yield _grid(case, _("Decisions"), [_("Decision"), _("State"), _("Date"), _("By")], decisions)


def _waits(case: Case, step: Step) -> str:
    """What a step waits for: other steps, and what no step is."""
    after = [of(case.step(id).label) for id in step.depends_on]
    return "; ".join([*after, *([of(step.waits_for)] if step.waits_for else [])])


def _choices(case: Case) -> Iterator[Grid]:
    arguments: list[Line] = [
        (_argument_cells(case, argument), argument, of(argument.reading)) for argument in case.arguments
    ]
    columns = [_("Task"), _("Executor"), _("Kind"), _("Argument"), _("Principle (our reading)")]
    yield _grid(case, _("Arguments"), columns, arguments)
    yield _grid(case, _("Rules"), [_("Rule")], [((of(rule.text),), rule, "") for rule in case.rules])
    criteria: list[Line] = [((of(criterion.label),), criterion, of(criterion.note)) for criterion in case.criteria]
    yield _grid(case, _("Principles"), [_("Principle")], criteria)
    terms: list[Line] = [((term.short, of(term.label)), term, of(term.note)) for term in case.abbreviations]
    yield _grid(case, _("Abbreviations"), [_("Abbreviation"), _("Written out")], terms)


def _argument_cells(case: Case, argument: Argument) -> Sequence[str]:
    kinds = {"pro": _("pro"), "con": _("con"), "risk": _("risk")}
    label = of(argument.label)
    return (
        of(case.task(argument.task).label),
        executor_name(case, (argument.executor,)),
        kinds[argument.kind],
        f"{label} ({of(argument.remark)})" if argument.remark else label,
        of(case.criterion(argument.criterion).label),
    )


def _risks(case: Case) -> Iterator[Grid]:
    risks: list[Line] = [(_risk_cells(risk), risk, "") for risk in case.risks]
    columns = [_("Risk"), _("Chance class"), _("Impact class"), _("Owner"), _("Measure")]
    yield _grid(case, _("Risks"), columns, risks)
    kinds = {"chance": _("chance"), "impact": _("impact")}
    classes: list[Line] = [
        (
            (f"{kinds[level.kind]} {level.number}", _level(level.kind, level.low), _level(level.kind, level.high)),
            level,
            "",
        )
        for level in case.risk_classes
    ]
    yield _grid(case, _("Risk classes"), [_("Class"), _("From"), _("To")], classes, (1, 2))


def _risk_cells(risk: Risk) -> Sequence[str]:
    return (
        of(risk.label),
        _class(risk.chance_class, risk.assessment_status),
        _class(risk.impact_class, risk.assessment_status),
        of(risk.owner),
        of(risk.measure),
    )


def _class_cells(level: RiskClass) -> Sequence[str]:
    kinds = {"chance": _("chance"), "impact": _("impact")}
    return f"{kinds[level.kind]} {level.number}", _level(level.kind, level.low), _level(level.kind, level.high)


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
        [
            of(source.title),
            of(source.short),
            StatusCell(source.kind, status(source.kind)),
            source.publisher,
            source.date,
            of(source.note),
        ]
        for source in case.sources
    ]
    columns = [_("Source"), _("Called here"), _("Status"), _("Publisher"), _("Date"), _("Note")]
    return Grid(_("Sources"), columns, rows, status=2, below=(5,))
