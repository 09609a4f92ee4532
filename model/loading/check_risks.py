"""What only the tables together can tell of the risks: which arguments they are, and what their classes mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from model.case.risks import CLASSES, Risk, RiskClass
from model.case.tasks import Argument
from model.loading.draft import FILES, Draft
from model.loading.problems import Problem, Row, listed, number_text, shown


def check_risks(draft: Draft) -> Iterator[Problem]:
    """Both classes or neither; arguments of one executor exactly for the risks of options; each counted once."""
    arguments: dict[str, Argument] = {argument.id: argument for _, argument in draft.records("arguments")}
    risks_of: dict[str, list[str]] = {}
    for argument in arguments.values():
        if argument.kind == "risk":
            risks_of.setdefault(argument.executor, []).append(argument.id)
    for row, risk in draft.records("risks"):
        yield from _assessment(row, risk)
        yield from _one_executor(row, [arguments[id] for id in risk.arguments if id in arguments], risks_of)
    yield from _counted_once(draft, arguments)


def _assessment(row: Row, risk: Risk) -> Iterator[Problem]:
    file = FILES["risks"]
    if (risk.chance_class is None) != (risk.impact_class is None):
        column = "chance_class" if risk.chance_class is None else "impact_class"
        yield Problem(file, row.number, column, "", "empty")
    if risk.concerns == "option" and not risk.arguments:
        yield Problem(file, row.number, "arguments", "", "empty")
    if risk.concerns != "option" and risk.arguments:
        yield Problem(file, row.number, "concerns", risk.concerns, "not_allowed", "option")


def _one_executor(row: Row, own: list[Argument], risks_of: Mapping[str, list[str]]) -> Iterator[Problem]:
    """The first argument says whose risk it is."""
    for argument in own:
        if argument.kind != "risk" or argument.executor != own[0].executor:
            allowed = listed(risks_of.get(own[0].executor, ()))
            yield Problem(FILES["risks"], row.number, "arguments", shown(argument.id), "not_allowed", allowed)


def _counted_once(draft: Draft, arguments: Mapping[str, Argument]) -> Iterator[Problem]:
    """Every argument that is a risk belongs to one row, as far as it is certain that no row is missing."""
    table, named = draft.tables["risks"], set()
    for row, risk in draft.records("risks"):
        for id in risk.arguments:
            if id in named and id in arguments:
                yield Problem(table.file, row.number, "arguments", shown(id), "duplicate_id")
            named.add(id)
    for id, argument in arguments.items() if table.complete else ():
        if argument.kind == "risk" and id not in named:
            yield Problem(table.file, None, "arguments", "", "missing_row", id)


def check_classes(draft: Draft) -> Iterator[Problem]:
    """All five classes of both kinds, one above the other; only the highest impact is open."""
    file = FILES["risk_classes"]
    for kind in ("chance", "impact"):
        rows: dict[int, tuple[Row, RiskClass]] = {}
        for row, level in draft.records("risk_classes"):
            if level.kind == kind:
                rows.setdefault(level.number, (row, level))  # of a double number the second was reported
        for number in range(1, CLASSES + 1) if draft.tables["risk_classes"].complete else ():
            if number not in rows:
                yield Problem(file, None, "number", "", "missing_row", f"{kind} {number}")
        for row, level in rows.values():
            yield from _class(file, row, level)
        for (_, lower), (row, higher) in pairwise(rows[number] for number in sorted(rows)):
            floor = lower.low if lower.high is None else lower.high
            if higher.low < floor:
                allowed = f">= {number_text(floor)}"
                yield Problem(file, row.number, "low", number_text(higher.low), "out_of_range", allowed)


def _class(file: str, row: Row, level: RiskClass) -> Iterator[Problem]:
    if level.high is None:
        if level.kind == "chance" or level.number < CLASSES:
            yield Problem(file, row.number, "high", "", "empty")
    elif level.high < level.low:
        yield Problem(
            file, row.number, "low", number_text(level.low), "low_above_high", f"<= {number_text(level.high)}"
        )
    elif level.kind == "chance" and level.high > 1:
        yield Problem(file, row.number, "high", number_text(level.high), "out_of_range", "<= 1")
