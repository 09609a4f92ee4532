"""The tables of the page with every figure, assumption, finding and source."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import streamlit as st

from model import effect
from model.arrays import Floats
from model.assumptions import Assumptions
from model.corrections import step_dates
from model.records import Case, Finding, Sourced
from ui import controls, formatting, state
from ui.live_chart import Grid, StatusCell
from ui.origin import origin, origin_of, status_cell
from ui.situation_view import executor_name
from ui.texts import _, euro, language, md, number, of, percent, status

Rows = list[list[str | StatusCell]]


def finding_card(case: Case, assumptions: Assumptions, finding: Finding) -> None:
    """A finding: what the sources say, where, what it is worth, and its switch."""
    with st.container(border=True, key=f"finding-{finding.id}"):
        st.markdown(f"**{finding.number}. {md(of(finding.title))}**")
        st.markdown(md(of(finding.text)))
        places = "; ".join(origin(case, one.source, one.place) for one in finding.places)
        st.caption(md(_("Where: {places}", places=places)))
        amounts = effect(case, assumptions, finding)
        if amounts is not None:
            st.markdown(md(effect_sentence(case, amounts)))
        if finding.switch is not None:
            likely = finding.switch.startswith("finding.")
            label = _("Count with the likely value instead of the printed one") if likely else None
            controls.control(case, assumptions, finding.switch, label)


def effect_sentence(case: Case, amounts: Floats) -> str:
    """What a finding moves for each municipality over all budget years."""
    total = amounts.sum(axis=-1)
    parts = [f"{one.name} {_signed(float(total[place]))}" for place, one in enumerate(case.participants)]
    parts.append(f"{_('not allocated').lower()} {_signed(float(total[-1]))}")
    return _("Effect on my variant, {first}–{last} together: {parts}.", first=case.about.years[0],
             last=case.about.years[-1], parts=", ".join(parts))  # fmt: skip


def _signed(amount: float) -> str:
    rounded = formatting.round_half_up(amount)
    return f"+ {euro(rounded)}" if rounded > 0 else euro(rounded)


def figure_grids(case: Case, assumptions: Assumptions) -> Iterable[tuple[str, Grid]]:
    """Every figure of the case by kind, each with status and source."""
    names = {one.id: one.name for one in case.municipalities}
    units = {"count": number, "euro": euro, "fraction": percent}
    yield (
        _("Single figures"),
        _grid(
            case,
            _("Single figures"),
            [_("Figure"), _("Municipality"), _("Value")],
            [
                (
                    [of(one.label), names.get(one.municipality or "", ""), _figure(one.value, one.unit)],
                    one,
                    of(one.note),
                )
                for one in case.figures
            ],
            numbers=(2,),
        ),
    )
    yield (
        _("Target group"),
        _grid(
            case,
            _("Target group"),
            [_("Group"), _("Municipality"), _("Number")],
            [
                ([of(one.label), names[one.municipality], number(one.number)], one, of(one.note))
                for one in case.target_group
            ],
            numbers=(2,),
        ),
    )
    yield (
        _("Yearly series"),
        _grid(
            case,
            _("Yearly series"),
            [_("Series"), _("Year"), _("Value")],
            [([of(one.label), str(one.year), units[one.unit](one.value)], one, "") for one in case.series],
            numbers=(2,),
        ),
    )
    years = [str(year) for year in case.about.years]
    yield (
        _("Budget lines"),
        _grid(
            case,
            _("Budget lines"),
            [_("Line"), *years],
            [
                ([of(one.label), *(euro(amount) for amount in one.amounts)], one, of(one.note))
                for one in case.budget_lines
            ],
            numbers=range(1, len(years) + 1),
        ),
    )
    yield (
        _("Project budget"),
        _grid(
            case,
            _("Project budget"),
            [_("Line"), _("Hours"), _("Rate"), _("Amount as printed"), _("Hours × rate")],
            [
                (
                    [
                        of(one.label),
                        _maybe(one.hours),
                        _maybe_euro(one.rate),
                        euro(one.amount),
                        _product(one.hours, one.rate),
                    ],
                    one,
                    of(one.note),
                )
                for one in case.project
            ],
            numbers=(1, 2, 3, 4),
        ),
    )
    ready = step_dates(case, assumptions)
    yield (
        _("Milestones"),
        _grid(
            case,
            _("Milestones"),
            [_("Step"), _("Ready"), _("After")],
            [
                (
                    [
                        of(one.label),
                        formatting.day(ready[one.id], language()),
                        _after(case, one.depends_on, of(one.waits_for)),
                    ],
                    one,
                    of(one.note),
                )
                for one in case.steps
            ],
        ),
    )
    state_names = {"taken": _("taken"), "open": _("open")}
    yield (
        _("Decisions"),
        _grid(
            case,
            _("Decisions"),
            [_("Decision"), _("State"), _("Date"), _("By")],
            [
                ([of(one.label), state_names[one.state], one.date, of(one.decided_by)], one, of(one.note))
                for one in case.decisions
            ],
        ),
    )
    yield _("Arguments"), _argument_grid(case)
    yield _("Rules"), _grid(case, _("Rules"), [_("Rule")], [([of(one.text)], one, "") for one in case.rules])
    yield (
        _("Principles"),
        _grid(case, _("Principles"), [_("Principle")], [([of(one.label)], one, of(one.note)) for one in case.criteria]),
    )
    yield (
        _("Risks"),
        _grid(
            case,
            _("Risks"),
            [_("Risk"), _("Chance class"), _("Impact class"), _("Owner"), _("Measure")],
            [
                (
                    [
                        of(one.label),
                        _class(one.chance_class, one.assessment_status),
                        _class(one.impact_class, one.assessment_status),
                        of(one.owner),
                        of(one.measure),
                    ],
                    one,
                    "",
                )
                for one in case.risks
            ],
        ),
    )
    yield (
        _("Risk classes"),
        _grid(
            case,
            _("Risk classes"),
            [_("Class"), _("From"), _("To")],
            [
                (
                    [
                        f"{_('chance') if one.kind == 'chance' else _('impact')} {one.number}",
                        _level(one.kind, one.low),
                        _level(one.kind, one.high),
                    ],
                    one,
                    "",
                )
                for one in case.risk_classes
            ],
            numbers=(1, 2),
        ),
    )
    yield (
        _("Context"),
        _grid(case, _("Context"), [_("What the source says")], [([of(one.text)], one, "") for one in case.context]),
    )


def _argument_grid(case: Case) -> Grid:
    kinds = {"pro": _("pro"), "con": _("con"), "risk": _("risk")}
    tasks = {one.id: of(one.label) for one in case.tasks}
    criteria = {one.id: of(one.label) for one in case.criteria}
    lines = [
        ([tasks[one.task], executor_name(case, (one.executor,)), kinds[one.kind],
          f"{of(one.label)} ({of(one.remark)})" if one.remark else of(one.label), criteria[one.criterion]], one, of(one.reading))
        for one in case.arguments
    ]  # fmt: skip
    columns = [_("Task"), _("Executor"), _("Kind"), _("Argument"), _("Principle (our reading)")]
    return _grid(case, _("Arguments"), columns, lines)


def _grid(
    case: Case,
    caption: str,
    columns: list[str],
    lines: list[tuple[list[str], Sourced, str]] | list[tuple[list[str], object, str]],
    numbers: Iterable[int] = (),
) -> Grid:
    rows: Rows = []
    for cells, record, note in lines:
        assert isinstance(record, Sourced)
        rows.append([*cells, status_cell(record), origin_of(case, record), note])
    return Grid(
        caption, [*columns, _("Status"), _("Source"), _("Note")], rows, status=len(columns), numbers=tuple(numbers)
    )


def _figure(value: float, unit: str) -> str:
    if unit == "fraction":
        return percent(value)
    return euro(value) if unit == "euro" else number(value, 0 if value == int(value) else 1)


def _maybe(value: float | None) -> str:
    return "" if value is None else number(value)


def _maybe_euro(value: float | None) -> str:
    return "" if value is None else euro(value)


def _product(hours: float | None, rate: float | None) -> str:
    return "" if hours is None or rate is None else euro(hours * rate)


def _class(value: int | None, assessed: str) -> str:
    return _("not assessed") if value is None else f"{value} ({status(assessed)})"  # type: ignore[arg-type]


def _level(kind: str, value: float | None) -> str:
    if value is None:
        return _("no limit")
    return percent(value, 0) if kind == "chance" else euro(value)


def _after(case: Case, steps: tuple[str, ...], waits_for: str) -> str:
    labels = {one.id: of(one.label) for one in case.steps}
    return "; ".join([*(labels[id] for id in steps), *([waits_for] if waits_for else [])])


def source_grid(case: Case) -> Grid:
    """The sources themselves."""
    rows: Rows = [
        [of(one.title), of(one.short), StatusCell(one.kind, status(one.kind)), one.publisher, one.date, of(one.note)]
        for one in case.sources
    ]
    columns = [_("Source"), _("Called here"), _("Status"), _("Publisher"), _("Date"), _("Note")]
    return Grid(_("Sources"), columns, rows, status=2)


def switched_on(assumptions: Assumptions) -> int:
    """How many findings are switched on."""
    return int(sum(bool(np.any(np.asarray(value))) for value in assumptions.finding.values()))


def counts(case: Case) -> str:
    """How much of what the page shows rests on an assumption."""
    rows = case.assumption_rows
    unsure = sum(row.status == "aanname" for row in rows)
    return _("{findings} findings; {unsure} of {all} assumptions stand in no source; {changed} are changed by you.",
             findings=len(case.findings), unsure=unsure, all=len(rows), changed=len(state.changes()))  # fmt: skip
