"""Assumptions whose default stands in another table: of an argument, of a task, of a risk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from model.draft import Draft
from model.planning_records import CLASSES, Risk
from model.records import AssumptionRow
from model.task_records import Argument, Task


def offered(draft: Draft) -> Mapping[str, Mapping[str, str]]:
    """Per task with options the executors that the case names; behind each the rule that closes it, or nothing."""
    found: dict[str, dict[str, str]] = {}
    for _, option in draft.records("options"):
        found.setdefault(option.task, {})[option.executor] = ""
    for _, rule in draft.records("rules"):
        for task in rule.tasks if rule.kind == "forbid" else ():
            for executor in rule.executors if task in found else ():
                found[task][executor] = rule.id
    return found


def derived_rows(draft: Draft) -> Iterator[AssumptionRow]:
    """The rows that ``assumptions.csv`` would repeat, from a draft without problems."""
    for _, argument in draft.records("arguments"):
        yield _reading(argument)
    choices = offered(draft)
    for _, task in draft.records("tasks"):
        if task.id in choices:
            open_to = [executor for executor, rule in choices[task.id].items() if not rule]
            yield _executor(task, "front", task.advice_front, open_to)
            yield _executor(task, "back", task.advice_back, open_to)
    for _, risk in draft.records("risks"):
        yield _class(risk, "risk_chance", risk.chance_class)
        yield _class(risk, "risk_impact", risk.impact_class)


def _reading(argument: Argument) -> AssumptionRow:
    return AssumptionRow(
        id=f"criterion.{argument.id}",
        default=argument.criterion,
        source=argument.source,
        place=argument.place,
        status="aanname",
        note=argument.reading,
    )


def _executor(task: Task, office: str, advice: tuple[str, ...], open_to: list[str]) -> AssumptionRow:
    default = next((one for one in advice if one in open_to), open_to[0])
    return AssumptionRow(
        id=f"{office}.{task.id}",
        default=default,
        source=task.source,
        place=task.place,
        status=task.status if advice else "aanname",
        note=task.advice,
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
