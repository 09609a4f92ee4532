"""What only the tables together can tell of the risks: which arguments they are, and what their classes mean."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from model.case.risks import CLASSES, RiskClass
from model.loading.draft import FILES, Draft
from model.loading.problems import Problem, Row, listed, number_text, shown


def check_risks(draft: Draft) -> Iterator[Problem]:
    """Both classes or neither; arguments of one executor exactly for the risks of options; each counted once."""
    file = FILES["risks"]
    arguments = {one.id: one for _, one in draft.records("arguments")}
    named: list[str] = []
    for row, risk in draft.records("risks"):
        if (risk.chance_class is None) != (risk.impact_class is None):
            column = "chance_class" if risk.chance_class is None else "impact_class"
            yield Problem(file, row.number, column, "", "empty")
        if risk.concerns == "option" and not risk.arguments:
            yield Problem(file, row.number, "arguments", "", "empty")
        if risk.concerns != "option" and risk.arguments:
            yield Problem(file, row.number, "concerns", risk.concerns, "not_allowed", "option")
        own = [arguments[id] for id in risk.arguments if id in arguments]
        for one in own:
            # The first argument says whose risk it is.
            if one.kind != "risk" or one.executor != own[0].executor:
                allowed = listed(
                    id for id, other in arguments.items() if other.kind == "risk" and other.executor == own[0].executor
                )
                yield Problem(file, row.number, "arguments", shown(one.id), "not_allowed", allowed)
            if one.id in named:
                yield Problem(file, row.number, "arguments", shown(one.id), "duplicate_id")
            named.append(one.id)
    if _complete(draft, "risks"):
        for id, argument in arguments.items():
            if argument.kind == "risk" and id not in named:
                yield Problem(file, None, "arguments", "", "missing_row", id)


def _complete(draft: Draft, table: str) -> bool:
    return draft.tables[table].known and all(row.record is not None for row in draft.tables[table].rows)


def check_classes(draft: Draft) -> Iterator[Problem]:
    """All five classes of both kinds, one above the other; only the highest impact is open."""
    file = FILES["risk_classes"]
    for kind in ("chance", "impact"):
        rows: dict[int, tuple[Row, RiskClass]] = {}
        for row, one in draft.records("risk_classes"):
            if one.kind == kind:
                rows.setdefault(one.number, (row, one))  # of a double number the second was reported
        for number in range(1, CLASSES + 1) if _complete(draft, "risk_classes") else ():
            if number not in rows:
                yield Problem(file, None, "number", "", "missing_row", f"{kind} {number}")
        for row, one in rows.values():
            yield from _class(file, row, one)
        for (_, lower), (row, higher) in pairwise(rows[number] for number in sorted(rows)):
            floor = lower.low if lower.high is None else lower.high
            if higher.low < floor:
                allowed = f">= {number_text(floor)}"
                yield Problem(file, row.number, "low", number_text(higher.low), "out_of_range", allowed)


def _class(file: str, row: Row, one: RiskClass) -> Iterator[Problem]:
    if one.high is None:
        if one.kind == "chance" or one.number < CLASSES:
            yield Problem(file, row.number, "high", "", "empty")
    elif one.high < one.low:
        yield Problem(file, row.number, "low", number_text(one.low), "low_above_high", f"<= {number_text(one.high)}")
    elif one.kind == "chance" and one.high > 1:
        yield Problem(file, row.number, "high", number_text(one.high), "out_of_range", "<= 1")
