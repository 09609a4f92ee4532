"""The share link: only what differs from the case, every value checked, every refusal named."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from model.assumptions.declared import Value
from model.assumptions.values import AssumptionError, AssumptionProblem, declaration
from model.case.records import Case

BUDGET_URL = "/download/meerjarenbegroting.csv"
"""Where the server makes the figures of all variants; it takes the parameters of a share link."""

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"-?[0-9]{1,12}([.,][0-9]{1,30})?")


@dataclass(frozen=True)
class Link:
    """What a link changes, and what in it was refused."""

    changes: Mapping[str, Value]
    problems: tuple[AssumptionProblem, ...]


def read_link(case: Case, parameters: Mapping[str, str]) -> Link:
    """The changes in a link. A wrong value is refused by name; the others still apply."""
    known = dict(case.assumptions.items())
    problems: list[AssumptionProblem] = []
    values: dict[str, Value] = {}
    for id, text in parameters.items():
        value = parsed(id, text) if id in known else None
        if id not in known:
            problems.append(AssumptionProblem(id, text, "unknown"))
        elif value is None:
            declared = declaration(id)
            problems.append(AssumptionProblem(id, text, "number", (declared.lower, declared.upper)))
        else:
            values[id] = value
    refused = _refused(case, values)
    problems += refused
    wrong = {problem.id for problem in refused}
    kept = {id: value for id, value in values.items() if id not in wrong}
    return Link(case.assumptions.replace(**kept).changed_from(case.assumptions), tuple(problems))


def _refused(case: Case, values: Mapping[str, Value]) -> list[AssumptionProblem]:
    """The values that are not allowed, together (shares over 100%) or alone."""
    try:
        case.assumptions.replace(**values)
    except AssumptionError as error:
        refused = [problem for problem in error.problems if problem.id in values]
        if not refused:
            raise
        rest = {id: value for id, value in values.items() if id not in {problem.id for problem in refused}}
        return refused + _refused(case, rest)
    return []


def parsed(id: str, text: str) -> Value | None:
    """The value that a text stands for: a choice as it is, a date as 2021-03-18, a number with a point or comma."""
    unit = declaration(id).unit
    if unit == "choice":
        return text
    if unit == "date":
        return _date(text)
    return float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None


def _date(text: str) -> float | None:
    try:
        return float(date.fromisoformat(text).toordinal()) if _DATE.fullmatch(text) else None
    except ValueError:
        return None


def written_value(id: str, value: Value) -> str:
    """A value as a link carries it: 150, 0.022, caseload, 2021-03-18. Exact, and never with an exponent."""
    if isinstance(value, str):
        return value
    if declaration(id).unit == "date":
        return date.fromordinal(int(value)).isoformat()
    text = format(Decimal(repr(float(value))), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
