"""Assumptions whose default stands in another table: of an argument, a task, a step, a project line, a risk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from model.assumptions.uncertainty import switch_of
from model.assumptions.values import DECLARED
from model.case.base import Sourced, Text
from model.case.planning import Step
from model.case.records import About, AssumptionRow, ProjectLine, SupportedRange, TargetGroup
from model.case.risks import CLASSES, Risk
from model.case.tasks import Argument, Task
from model.loading.draft import Draft

WEEK = 7
RUN_UP = 13 * WEEK
"""So many days before the first date of the planning the slider of the reference date begins."""


NOT_IN_THE_DOCUMENTS = Text(
    nl="Staat in geen stuk: uw eigen argument. Zonder sterkte telt het niet.",
    en="Stands in no document: your own argument. Without a strength it does not count.",
)


def offered(draft: Draft) -> Mapping[str, Mapping[str, str]]:
    """Per task with a choice the executors that the case names; behind each the rule that closes it, or nothing."""
    rules = [rule for _, rule in draft.records("rules")]
    named: dict[str, list[str]] = {}
    for _, option in draft.records("options"):
        if not any(rule.fixes(option.task) for rule in rules):
            named.setdefault(option.task, []).append(option.executor)
    for rule in rules:
        for task in named:
            named[task] += [executor for executor in rule.executors if rule.forbids(task, executor)]
    return {
        task: {
            executor: next((rule.id for rule in rules if rule.forbids(task, executor)), "") for executor in executors
        }
        for task, executors in named.items()
    }


def derived_rows(draft: Draft) -> Iterator[AssumptionRow]:
    """The rows that ``assumptions.csv`` would repeat, from a draft without problems."""
    supported = {range_.id: range_ for _, range_ in draft.records("drawn")}
    for _, row in draft.records("assumption_rows"):
        if DECLARED[row.id.partition(".")[0]].uncertain:
            yield _drawn(row, supported.get(row.id))
    for _, group in draft.records("target_group"):
        if group.moves_to is not None:
            yield _reassessed(group)
    for _, argument in draft.records("arguments"):
        yield _reading(argument)
    criteria = [criterion.id for _, criterion in draft.records("criteria")]
    for origin, key in _own_subjects(draft) if criteria else ():
        yield from _own_arguments(origin, key, criteria[0])
    choices = offered(draft)
    for _, task in draft.records("tasks"):
        if task.id in choices:
            open_to = [executor for executor, rule in choices[task.id].items() if not rule]
            yield _executor(task, "front", task.advice_front, open_to)
            yield _executor(task, "back", task.advice_back, open_to)
    steps = [step for _, step in draft.records("steps")]
    for step in steps:
        yield _delay(step)
    if draft.about.record is not None:
        yield _planning_date(draft.about.record, steps)
    for _, line in draft.records("project"):
        yield from _project(line)
    for _, risk in draft.records("risks"):
        yield _class(risk, "risk_chance", risk.chance_class)
        yield _class(risk, "risk_impact", risk.impact_class)


def _drawn(row: AssumptionRow, supported: SupportedRange | None) -> AssumptionRow:
    """The switch that lets an assumption be drawn: on where a source or practice supports its range."""
    origin = supported or row
    return AssumptionRow(
        id=switch_of(row.id),
        default=1 if supported else 0,
        low=0,
        high=1,
        step=1,
        source=origin.source,
        place=origin.place,
        status=supported.status if supported else "aanname",
        note=supported.reason if supported else None,
    )


def _reassessed(group: TargetGroup) -> AssumptionRow:
    """Nobody moves, until somebody tries it: at most everybody in the group."""
    return AssumptionRow(
        id=f"reassessed.{group.id}",
        default=0,
        low=0,
        high=group.number,
        step=next(step for step in (5, 2, 1) if group.number % step == 0),
        source=group.source,
        place=group.place,
        status="aanname",
        note=group.moves_note,
    )


def _reading(argument: Argument) -> AssumptionRow:
    return AssumptionRow(
        id=f"criterion.{argument.id}",
        default=argument.criterion,
        source=argument.source,
        place=argument.place,
        status="aanname",
        note=argument.reading,
    )


def _own_subjects(draft: Draft) -> Iterator[tuple[Sourced, str]]:
    """What a reader can add an argument about: every scenario, and of a task with scenarios the advised hybrid."""
    options = [option for _, option in draft.records("options")]
    for option in options:
        yield option, f"{option.task}-{option.executor}"
    chosen_from = {option.task for option in options}
    for _, task in draft.records("tasks"):
        if task.id in chosen_from and task.hybrid is not None:
            yield task, f"{task.id}-{task.hybrid}"


def _own_arguments(origin: Sourced, key: str, criterion: str) -> Iterator[AssumptionRow]:
    """A pro and a con that a reader may add: none, until he sets a strength."""
    declared = DECLARED["own_pro"]
    for kind in ("pro", "con"):
        strength = AssumptionRow(
            id=f"own_{kind}.{key}",
            default=0,
            low=declared.lower,
            high=declared.upper,
            step=1,
            source=origin.source,
            place=origin.place,
            status="aanname",
            note=NOT_IN_THE_DOCUMENTS,
        )
        yield strength
        yield AssumptionRow(
            **strength.model_dump(include={"source", "place", "status"}),
            id=f"own_{kind}_criterion.{key}",
            default=criterion,
            note=NOT_IN_THE_DOCUMENTS,
        )


def _executor(task: Task, office: str, advice: tuple[str, ...], open_to: list[str]) -> AssumptionRow:
    default = next((executor for executor in advice if executor in open_to), open_to[0])
    return AssumptionRow(
        id=f"{office}.{task.id}",
        default=default,
        source=task.source,
        place=task.place,
        status=task.status if advice else "aanname",
        note=task.advice,
    )


def _delay(step: Step) -> AssumptionRow:
    declared = DECLARED["step_delay"]
    return AssumptionRow(
        id=f"step_delay.{step.id}",
        default=0,
        low=declared.lower,
        high=declared.upper,
        step=1,
        source=step.source,
        place=step.place,
        # The printed date has no delay; how far one may lie from it nobody says.
        status="aanname",
        note=step.spread_note or step.note,
    )


def _planning_date(about: About, steps: list[Step]) -> AssumptionRow:
    """A slider in weeks, from a quarter of a year before the first date of the planning to its last date."""
    given = about.planning_date
    default = given.date.toordinal()
    dates = [day for step in steps for day in (step.start, step.ready, step.closes) if day is not None]
    earliest, latest = (end(dates, default=given.date).toordinal() for end in (min, max))
    before = max(0, -(-(default - earliest + RUN_UP) // WEEK))
    after = max(1, -(-(latest - default) // WEEK))
    declared = DECLARED["planning_date"]
    return AssumptionRow(
        id="planning_date",
        default=default,
        low=max(default - WEEK * before, declared.lower),
        high=min(default + WEEK * after, declared.upper),
        step=WEEK,
        source=given.source,
        place=given.place,
        status=given.status,
    )


def _project(line: ProjectLine) -> Iterator[AssumptionRow]:
    """What can be typed for a line. The documents give no range, so there is none."""
    if line.is_total:
        return
    values = {"project_amount": line.amount}
    if line.by_the_hour:
        values = {"project_hours": line.hours or 0.0, "project_rate": line.rate or 0.0}
    for name, value in values.items():
        yield AssumptionRow(
            id=f"{name}.{line.id}",
            default=value,
            source=line.source,
            place=line.place,
            quote=line.quote,
            status=line.status,
            note=line.note,
        )


def _class(risk: Risk, name: str, number: int | None) -> AssumptionRow:
    return AssumptionRow(
        id=f"{name}.{risk.id}",
        default=number or 0,
        low=0,
        high=CLASSES,
        step=1,
        source=risk.assessment_source,
        status=risk.assessment_status,
        note=risk.assessment,
    )
