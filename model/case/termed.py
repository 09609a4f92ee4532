"""A case and its assumptions with terms in the place of numbers.

The formulas do not know the difference: they run on a ``TermedCase`` as on any other.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, Literal, TypeVar

from pydantic import SkipValidation

from model.assumptions.declared import Unit, Value
from model.assumptions.values import DECLARED, Assumptions, declaration
from model.case.base import Quoted, Record, Sourced
from model.case.case import Case
from model.case.records import Correction, Finding
from model.terms.origin import Chosen, Origin, OriginKind, TermStatus
from model.terms.term import Term, TermUnit

Kept = TypeVar("Kept", bound=Record)
UNITS: Mapping[Unit, TermUnit] = {
    "count": "count", "euro": "eur", "fraction": "share", "years": "years", "months": "months", "weeks": "count",
    "date": "date",
}  # fmt: skip
"""How a unit of a declaration or a figure is called at a term; a switch or class has none."""


class TermedCase(Case):
    """A case with terms in the place of its figures. ``bare`` is the case that it was made of."""

    bare: SkipValidation[Case]

    __hash__ = Case.__hash__


@lru_cache(maxsize=2)
def termed(case: Case) -> TermedCase:
    """The case with terms for what its formulas use: figures, amounts, numbers of people, hours and rates, and what
    findings put in their place; as its assumptions the defaults, which are then figures of the case too."""
    tables: dict[str, Any] = {name: getattr(case, name) for name in Case.model_fields}
    tables["figures"] = tuple(
        _with(one, value=_figure(_joined("figure", one.id, one.municipality), one.value, UNITS[one.unit], one))
        for one in case.figures
    )
    tables["budget_lines"] = tuple(
        _with(one, amounts=tuple(
            _figure(f"printed.{one.id}.{year}", amount, "eur_per_year", one)
            for year, amount in zip(case.about.years, one.amounts, strict=True)
        ))
        for one in case.budget_lines
    )  # fmt: skip
    tables["target_group"] = tuple(
        _with(one, number=_figure(f"target.{one.id}.{one.municipality}", one.number, "count", one))
        for one in case.target_group
    )
    tables["series"] = tuple(
        _with(one, value=_figure(f"series.{one.series}.{one.municipality}.{one.year}", one.value, UNITS[one.unit], one))
        for one in case.series
    )
    tables["project"] = tuple(_with(one, **_of_project_line(one)) for one in case.project)
    tables["risk_classes"] = tuple(_with(one, **_of_risk_class(one)) for one in case.risk_classes)
    tables["findings"] = tuple(
        _with(one, correction=_correction(case, one), compare=_compared(one, "compare"), given=_compared(one, "given"))
        for one in case.findings
    )
    tables["assumptions"] = _assumptions(case, case.assumptions, "figure")
    return TermedCase.model_construct(**tables, bare=case)


def termed_assumptions(case: Case, assumptions: Assumptions) -> Assumptions:
    """The same values as terms that remember which assumption they are. Of one point, not of a sweep."""
    for case_then, given, known in tuple(_TERMED):
        if given is assumptions and case_then is case:
            return known
    found = _assumptions(case, assumptions, "assumption")
    _TERMED.appendleft((case, assumptions, found))
    return found


_TERMED: deque[tuple[Case, Assumptions, Assumptions]] = deque(maxlen=8)
"""The last that were asked: who asks for a number asks for the next one of the same point."""
_BARE: deque[tuple[Assumptions, Assumptions]] = deque(maxlen=8)
"""The last that were asked: one number may ask for those of its assumptions a hundred times."""


def bare_assumptions(assumptions: Assumptions) -> Assumptions:
    """The same values as plain numbers and texts."""
    # A copy, because another visitor's page may add to it meanwhile.
    for given, known in tuple(_BARE):
        if given is assumptions:
            return known
    found = _mapped(assumptions, lambda _id, value: str(value) if isinstance(value, str) else float(value))
    _BARE.appendleft((assumptions, found))
    return found


def _of_project_line(line: Any) -> dict[str, Term | None]:
    units: dict[str, TermUnit] = {"amount": "eur", "hours": "count", "rate": "eur"}
    values = {name: getattr(line, name) for name in units}
    return {
        name: None if value is None else _figure(f"project.{line.id}.{name}", value, units[name], line)
        for name, value in values.items()
    }


def _of_risk_class(level: Any) -> dict[str, Term | None]:
    unit: TermUnit = "share" if level.kind == "chance" else "eur"
    id = f"risk_class.{level.kind}.{level.number}"
    high = None if level.high is None else _figure(f"{id}.high", level.high, unit, level)
    return {"low": _figure(f"{id}.low", level.low, unit, level), "high": high}


def _correction(case: Case, finding: Finding) -> Correction | None:
    """The values that a finding names, as it names them."""
    correction = finding.correction
    if correction is None or not case.assumptions.has(f"finding.{finding.id}"):
        return correction
    row = case.row(f"finding.{finding.id}")
    units: dict[str, TermUnit] = {"budget_lines": "eur_per_year", "project": "eur", "caseload": "count"}
    values = {"printed": correction.printed, "alternative": correction.alternative}
    return _with(
        correction,
        **{
            name: value if isinstance(value, date)
            else _figure(f"finding.{finding.id}.{name}", value, units.get(correction.table, ""), row)
            for name, value in values.items()
        },
    )  # fmt: skip


def _compared(finding: Finding, part: Literal["compare", "given"]) -> dict[str, Term | Chosen]:
    """The values under which a finding is compared: our choice, at the place that it is about."""
    place = finding.places[0] if finding.places else None
    found: dict[str, Term | Chosen] = {}
    for id, value in getattr(finding, part).items():
        name = f"finding.{finding.id}.{part}.{id}"
        origin = Origin(
            kind="figure", id=id, status="aanname", source=place.source if place else "",
            place=place.place if place else None,
        )  # fmt: skip
        unit = UNITS.get(declaration(id).unit, "")
        text = isinstance(value, str)
        found[id] = Chosen(value, origin) if text else Term(float(value), "leaf", (), unit, name, origin)
    return found


def _figure(id: str, value: float, unit: TermUnit, record: Sourced) -> Term:
    return Term(float(value), "leaf", (), unit, id, origin_of(record, "figure", id))


def origin_of(record: Sourced, kind: OriginKind, id: str, status: TermStatus | None = None) -> Origin:
    """Where a record says that its figure stands."""
    quote = record.quote if isinstance(record, Quoted) else ""
    return Origin(
        kind=kind, id=id, status=status or record.status, source=record.source, place=record.place, quote=quote
    )


def _assumptions(case: Case, assumptions: Assumptions, kind: Literal["assumption", "figure"]) -> Assumptions:
    rows = {row.id: row for row in case.assumption_rows}

    def leaf(id: str, value: Value) -> Value:
        row, name = rows.get(id), id if kind == "assumption" else f"default.{id}"
        # What has no row is the reader's own, such as an argument that he added.
        found = Origin(kind=kind, id=id, status="aanname") if row is None else origin_of(row, kind, id)
        # What is not the printed value is nobody's but the reader's.
        if row is not None and row.default != value:
            found = Origin(kind=kind, id=id, status="aanname")
        if isinstance(value, str):
            return Chosen(value, found)
        made: Any = Term(float(value), "leaf", (), UNITS.get(declaration(id).unit, ""), name, found)
        return made  # type: ignore[no-any-return]

    return _mapped(assumptions, leaf)


def _mapped(assumptions: Assumptions, change: Callable[[str, Any], Any]) -> Assumptions:
    fields: dict[str, Any] = {}
    for name, declared in DECLARED.items():
        value = getattr(assumptions, name)
        if name in assumptions.absent:
            continue
        if declared.per:
            fields[name] = {key: change(f"{name}.{key}", one) for key, one in value.items()}
        else:
            fields[name] = change(name, value)
    return assumptions.model_copy(update=fields)


def _with(record: Kept, **values: Any) -> Kept:
    """A copy of a record, not validated: a term is no float to its fields."""
    return record.model_copy(update=values)


def _joined(*parts: str | None) -> str:
    return ".".join(part for part in parts if part)
