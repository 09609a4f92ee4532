"""A case and its assumptions with terms in the place of numbers, and what gives the results of formulas their name.

The formulas do not know the difference: they run on a ``TermedCase`` as on any other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache, wraps
from inspect import signature
from itertools import product
from typing import Any, Concatenate, Literal, ParamSpec, TypeVar

import numpy as np
from pydantic import SkipValidation

from model.assumptions.declared import Unit, Value
from model.assumptions.values import DECLARED, Assumptions, declaration
from model.case.base import Quoted, Record, Sourced
from model.case.case import Case
from model.case.records import AssumptionRow, Correction
from model.case.variants import Variant
from model.numbers.operations import Floats, elements, of_objects, of_terms
from model.terms.term import Chosen, Origin, OriginKind, Term, TermStatus, TermUnit

Asked = ParamSpec("Asked")
Kept = TypeVar("Kept", bound=Record)
Axis = Literal["years", "parties", "participants", "segments", "keys", "parties_all", "years_all", "criteria",
               "participants_all", "alternatives", "task_criteria", "levels", "certainties"]  # fmt: skip
"""parties: the participants and, last, what nobody pays. ``_all``: and after them all together."""
UNITS: Mapping[Unit, TermUnit] = {
    "count": "count", "euro": "eur", "fraction": "share", "years": "years", "months": "months", "weeks": "count",
    "date": "date",
}  # fmt: skip
"""How a unit of a declaration or a figure is called at a term; a switch or class has none."""
NOBODY = "nobody"
"""In a name: the party of what nobody pays."""
ALL = "all"
"""In a name, in the place of a year or party: all of them together."""


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
    tables["project"] = tuple(_with(one, **_of_project_line(one)) for one in case.project)
    tables["risk_classes"] = tuple(_with(one, **_of_risk_class(one)) for one in case.risk_classes)
    tables["findings"] = tuple(
        _with(one, correction=_corrected(one.id, case.row(f"finding.{one.id}"), one.correction))
        if one.correction is not None and case.assumptions.has(f"finding.{one.id}")
        else one
        for one in case.findings
    )
    tables["assumptions"] = _assumptions(case, case.assumptions, "figure")
    return TermedCase.model_construct(**tables, bare=case)


def termed_assumptions(case: Case, assumptions: Assumptions) -> Assumptions:
    """The same values as terms that remember which assumption they are. Of one point, not of a sweep."""
    return _assumptions(case, assumptions, "assumption")


def bare_assumptions(assumptions: Assumptions) -> Assumptions:
    """The same values as plain numbers and texts."""
    return _mapped(assumptions, lambda _id, value: str(value) if isinstance(value, str) else float(value))


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


def _corrected(finding: str, row: AssumptionRow, correction: Correction) -> Correction:
    """The values that a finding names, as it names them."""
    units: dict[str, TermUnit] = {"budget_lines": "eur_per_year", "project": "eur", "caseload": "count"}
    values = {"printed": correction.printed, "alternative": correction.alternative}
    return _with(
        correction,
        **{
            name: value if isinstance(value, date)
            else _figure(f"finding.{finding}.{name}", value, units.get(correction.table, ""), row)
            for name, value in values.items()
        },
    )  # fmt: skip


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


# Names


@dataclass(frozen=True)
class Formula:
    """A formula with a name: what gives its values, along which axes, and in which unit."""

    name: str
    of: Callable[..., Floats]
    axes: tuple[Axis, ...]
    unit: TermUnit
    by_variant: bool
    drawn: bool = False
    """Whether it takes draws: far slower than the others."""
    """Whether the variant counts besides its assumptions: Huidig has other lines than a new model."""

    def compute(self, case: Case, own: Assumptions, variant: Variant) -> Floats:
        """Its values under assumptions that are already those of the variant."""
        found = self.of(case, own, variant) if self.by_variant else self.of(case, own)
        return np.broadcast_to(found, tuple(len(labels_of(case, axis)) for axis in self.axes))


FORMULAS: dict[str, Formula] = {}
"""Every named formula of the model that follows from a case and assumptions, by its name."""


def named(
    name: str, *axes: Axis, unit: TermUnit
) -> Callable[[Callable[Concatenate[Case, Asked], Floats]], Callable[Concatenate[Case, Asked], Floats]]:
    """Give the result of a formula its name: ``joint_frame.2021`` for every year. Floats have none.

    ``axes`` are the last axes of the result. The formula can then be asked for by that name (``FORMULAS``).
    """

    def naming(compute: Callable[Concatenate[Case, Asked], Floats]) -> Callable[Concatenate[Case, Asked], Floats]:
        @wraps(compute)
        def answer(case: Case, /, *args: Asked.args, **kwargs: Asked.kwargs) -> Floats:
            found = compute(case, *args, **kwargs)
            return with_names(case, found, name, *axes, unit=unit) if type(case) is TermedCase else found

        FORMULAS[name] = Formula(name, answer, axes, unit, "variant" in signature(compute).parameters)
        return answer

    return naming


def with_names(case: Case, found: Floats, name: str, *axes: Axis, unit: TermUnit) -> Floats:
    """The terms under this name and their places along the axes; floats as they are."""
    return labelled(found, name, [labels_of(case, axis) for axis in axes], unit) if of_terms(found) else found


def labelled(found: Floats, name: str, labels: Sequence[Sequence[str]], unit: TermUnit) -> Floats:
    """``with_names`` for axes of which the places are given; floats as they are."""
    if not of_terms(found):
        return found
    shape = tuple(len(one) for one in labels)
    spread: Any = np.broadcast_to(elements(found), shape)
    made = np.empty(shape, dtype=object)
    for place in np.ndindex(shape):
        here = _joined(name, *(one[spot] for one, spot in zip(labels, place, strict=True)))
        made[place] = _renamed(spread[place], here, unit)
    return made


def nameless(found: Floats) -> Floats:
    """Terms that were made under other assumptions than those asked about: only their leaves keep a name, for by the
    names of the others one would find other numbers. Floats as they are."""
    if not of_terms(found):
        return found
    made: dict[int, Term] = {}

    def cleared(term: Term) -> Term:
        if term.operation in ("leaf", "constant"):
            return term
        if id(term) not in made:
            made[id(term)] = replace(term, name="", operands=tuple(cleared(one) for one in term.operands))
        return made[id(term)]

    return of_objects(np.frompyfunc(cleared, 1, 1)(elements(found)))


def _renamed(term: Term, name: str, unit: TermUnit) -> Term:
    """A leaf keeps its own name, and is then all that the named number consists of."""
    if term.operation == "leaf":
        return Term(term.value, "add", (term,), unit, name)
    return replace(term, name=name, unit=unit)


LABELS: dict[Axis, Callable[[Case], tuple[str, ...]]] = {}
"""The axes of which a subject knows the places: the alternatives of the tasks, for instance."""


def labels_of(case: Case, axis: Axis) -> tuple[str, ...]:
    """What the places along an axis are called in a name."""
    if axis in LABELS:
        return LABELS[axis](case)
    participants = tuple(one.id for one in case.participants)
    return {
        "years": tuple(str(year) for year in case.about.years),
        "parties": (*participants, NOBODY),
        "participants": participants,
        "segments": tuple(one.id for one in case.segments),
        "keys": DECLARED["cost_key"].choices,
        "criteria": tuple(one.id for one in case.criteria),
        "parties_all": (*participants, NOBODY, ALL),
        "participants_all": (*participants, ALL),
        "years_all": (*(str(year) for year in case.about.years), ALL),
    }[axis]


def places(case: Case, formula: Formula) -> Iterable[tuple[str, tuple[int, ...]]]:
    """Every name that a formula gives in this case, and where in its result that stands."""
    labels = [labels_of(case, axis) for axis in formula.axes]
    for place in product(*(range(len(one)) for one in labels)):
        yield _joined(formula.name, *(one[spot] for one, spot in zip(labels, place, strict=True))), place
