"""The page of sources: how much is assumption, every figure by kind with its source, and the sources themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from model.assumptions.declared import Value
from model.assumptions.values import Assumptions
from model.case.base import Sourced, Status
from model.case.case import Case
from model.case.corrections import step_dates
from model.case.planning import Step
from model.case.records import BudgetLine, Observation, ProjectLine
from model.case.risks import Risk, RiskClass
from model.case.tasks import Argument
from model.options.own_arguments import rows_in_use
from ui.charts.beside import grid_beside
from ui.charts.parts import Grid, StatusCell, status_cell
from ui.views.situation import amount, executor_name
from words import formatting
from words.beside import Beside
from words.link import REGISTER
from words.origin import origin_of
from words.sentences import Sentences, pressable, slot
from words.texts import _, euro, language, number, of, percent, status


@dataclass(frozen=True)
class Line:
    """The cells, the record they come from, its note, and which amounts stand in the cells and whose these are."""

    cells: Sequence[str]
    record: Sourced
    note: str = ""
    amounts: Sequence[float] = ()
    whose: int | None = None
    """The place among the parties; None: all together."""


def headline(case: Case, changes: Mapping[str, Value]) -> Sentences:
    """How much of what the pages show rests on an assumption."""
    rows = rows_in_use(case, changes)
    unsure = sum(row.status == "aanname" for row in rows)
    counts = {"findings": len(case.findings), "unsourced": unsure, "assumptions": len(rows), "changed": len(changes)}
    words = (
        _("{findings} finding; {unsure} of {all} assumptions stand in no source; {changed} are changed by you.")
        if counts["findings"] == 1
        else _("{findings} findings; {unsure} of {all} assumptions stand in no source; {changed} are changed by you.")
    )
    said = words.format(
        findings=slot("findings"), unsure=slot("unsourced"), all=slot("assumptions"), changed=slot("changed")
    )
    return pressable(said, {name: (number(count), f"count.{name}") for name, count in counts.items()})


REGISTERS = ("assumptions", "figures", "sources", "assurance")
"""The views that are searched."""


def searched(address: Mapping[str, str]) -> str:
    """The register of which an address says what is searched for in it; where it says nothing, the findings."""
    if not any(address.get(name) for name in REGISTER):
        return "findings"
    wanted = address.get("toon", REGISTERS[0])
    return wanted if wanted in REGISTERS else "findings"


def grids(case: Case, assumptions: Assumptions, beside: Beside | None = None) -> Iterator[Grid]:
    """The tables, in the order of the documents."""
    yield from _numbers(case, beside)
    yield from _planning(case, assumptions)
    yield from _choices(case)
    yield from _risks(case, beside)


def _numbers(case: Case, beside: Beside | None) -> Iterator[Grid]:
    years = [str(year) for year in case.about.years]

    def whose(municipality: str | None) -> str:
        return case.municipality(municipality).name if municipality else ""

    def named(one: Observation | BudgetLine, table: Sequence[Observation | BudgetLine]) -> str:
        """What it is called; of several municipalities with whose it is."""
        several = len({other.municipality for other in table}) > 1
        return f"{of(one.label)}, {whose(one.municipality)}" if several else of(one.label)

    figures = [
        _of(
            case,
            figure.municipality,
            (of(figure.label), whose(figure.municipality), amount(figure.value, figure.unit)),
            figure,
            of(figure.note),
            [figure.value] if figure.unit == "euro" else [],
        )
        for figure in case.figures
    ]
    yield _grid(case, _("Single figures"), [_("Figure"), _("Municipality"), _("Value")], figures, (2,), beside)
    groups = [
        Line((of(group.label), whose(group.municipality), number(group.number)), group, of(group.note))
        for group in case.target_group
    ]
    yield _grid(case, _("Target group"), [_("Group"), _("Municipality"), _("Number")], groups, (2,))
    series = [
        _of(
            case,
            observed.municipality,
            (named(observed, case.series), str(observed.year), amount(observed.value, observed.unit)),
            observed,
            "",
            [observed.value] if observed.unit == "euro" else [],
        )
        for observed in case.series
    ]
    yield _grid(case, _("Yearly series"), [_("Series"), _("Year"), _("Value")], series, (2,), beside)
    lines = [
        _of(
            case,
            line.municipality,
            (named(line, case.budget_lines), *map(euro, line.amounts)),
            line,
            of(line.note),
            line.amounts,
        )
        for line in case.budget_lines
    ]
    yield _grid(case, _("Budget lines"), [_("Line"), *years], lines, range(1, len(years) + 1), beside)
    # The rate is a price per hour: what that comes to per resident says nothing.
    project = [
        Line(_project_cells(line), line, of(line.note), [line.amount, *_hours_times_rate(line)])
        for line in case.project
    ]
    columns = [_("Line"), _("Hours"), _("Rate"), _("Amount as printed"), _("Hours × rate")]
    yield _grid(case, _("Project budget"), columns, project, (1, 2, 3, 4), beside)


def _of(
    case: Case,
    municipality: str | None,
    cells: Sequence[str],
    record: Sourced,
    note: str,
    amounts: Sequence[float],
) -> Line:
    """The line of a municipality. Where it names none its amount is a price, an average or a step, and of a partner
    nobody counts here by how many: those are divided by nothing."""
    places = {participant.id: place for place, participant in enumerate(case.participants)}
    place = places.get(municipality or "")
    return Line(cells, record, note, () if place is None else amounts, place)


def _project_cells(line: ProjectLine) -> Sequence[str]:
    return of(line.label), _hours(line.hours), _euros(line.rate), euro(line.amount), _product(line)


def _planning(case: Case, assumptions: Assumptions) -> Iterator[Grid]:
    ready = step_dates(case, assumptions)
    steps = [
        Line((of(step.label), formatting.day(ready[step.id], language()), _waits(case, step)), step, of(step.note))
        for step in case.steps
    ]
    yield _grid(case, _("Milestones"), [_("Step"), _("Ready"), _("After")], steps)
    states = {"taken": _("taken"), "open": _("open")}
    decisions = [
        Line(
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
    arguments = [Line(_argument_cells(case, argument), argument, of(argument.reading)) for argument in case.arguments]
    columns = [_("Task"), _("Executor"), _("Kind"), _("Argument"), _("Principle (our reading)")]
    yield _grid(case, _("Arguments"), columns, arguments)
    yield _grid(case, _("Rules"), [_("Rule")], [Line((of(rule.text),), rule) for rule in case.rules])
    criteria = [Line((of(criterion.label),), criterion, of(criterion.note)) for criterion in case.criteria]
    yield _grid(case, _("Principles"), [_("Principle")], criteria)
    terms = [Line((term.short, of(term.label)), term, of(term.note)) for term in case.abbreviations]
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


def _risks(case: Case, beside: Beside | None) -> Iterator[Grid]:
    risks = [Line(_risk_cells(risk), risk) for risk in case.risks]
    columns = [_("Risk"), _("Chance class"), _("Impact class"), _("Owner"), _("Measure")]
    yield _grid(case, _("Risks"), columns, risks)
    classes = [Line(_class_cells(level), level, amounts=_bounds(level)) for level in case.risk_classes]
    yield _grid(case, _("Risk classes"), [_("Class"), _("From"), _("To")], classes, (1, 2), beside)


def _class_cells(level: RiskClass) -> Sequence[str]:
    kinds = {"chance": _("chance"), "impact": _("impact")}
    return f"{kinds[level.kind]} {level.number}", _level(level.kind, level.low), _level(level.kind, level.high)


def _bounds(level: RiskClass) -> list[float]:
    """Between which amounts a class of impact lies; the highest has no upper bound."""
    return [] if level.kind == "chance" else [end for end in (level.low, level.high) if end is not None]


def _risk_cells(risk: Risk) -> Sequence[str]:
    return (
        of(risk.label),
        _class(risk.chance_class, risk.assessment_status),
        _class(risk.impact_class, risk.assessment_status),
        of(risk.owner),
        of(risk.measure),
    )


def _grid(
    case: Case,
    caption: str,
    columns: list[str],
    lines: Sequence[Line],
    numbers: Iterable[int] = (),
    beside: Beside | None = None,
) -> Grid:
    """A table; ``beside``: what its amounts come to, if it has any."""
    rows: list[list[str | StatusCell]] = [
        [*line.cells, status_cell(line.record), origin_of(case, line.record), line.note] for line in lines
    ]
    names = [*columns, _("Status"), _("Source"), _("Note")]
    below = (len(columns) + 1, len(columns) + 2)
    grid = Grid(caption, names, rows, status=len(columns), numbers=tuple(numbers), below=below)
    amounts, whose = [line.amounts for line in lines], [line.whose for line in lines]
    return grid_beside(grid, beside, amounts, whose) if any(amounts) else grid


def _hours(value: float | None) -> str:
    return "" if value is None else number(value)


def _euros(value: float | None) -> str:
    return "" if value is None else euro(value)


def _product(line: ProjectLine) -> str:
    return "".join(map(euro, _hours_times_rate(line)))


def _hours_times_rate(line: ProjectLine) -> list[float]:
    """Nothing where the line has no hours or no rate."""
    return [] if line.hours is None or line.rate is None else [line.hours * line.rate]


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
