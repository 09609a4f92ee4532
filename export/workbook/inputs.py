"""What a number of the workbook may come from: settings, figures of the case, and what only the planning can tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from export.workbook.cells import Cell
from model.assumptions.declared import Value
from model.assumptions.values import Assumptions, declaration
from model.assumptions.values import choices as allowed
from model.case.case import Case
from model.terms.origin import Origin, OriginKind
from model.terms.term import TermUnit
from words.explained.titles import title_of
from words.labels import choice_label, label_of
from words.texts import _

Kind = Literal["number", "switch", "choice"]
Key = tuple[OriginKind, str]
NOT_FOLLOWED = ("own_pro", "own_con", "own_pro_criterion", "own_con_criterion", "keep_silent_criteria", "criterion")
"""Assumptions that decide which terms there are: a workbook shows what was set, and does not follow another value."""


@dataclass(frozen=True, kw_only=True)
class Input:
    """One input: ``value`` as the model has it (a key of a choice, 1 or 0 of a switch); ``choices`` by their key, what
    they are called. ``may_change``: the workbook computes with another value as the model would."""

    key: Key
    title: str
    kind: Kind
    value: Value
    unit: TermUnit
    choices: Mapping[str, str]
    low: float | None
    high: float | None
    origin: Origin
    may_change: bool


def inputs(case: Case, assumptions: Assumptions, cells: Sequence[Cell]) -> dict[Key, Input]:
    """All inputs that these cells follow from, settings first, in the order in which they come."""
    found: dict[Key, Input] = {}
    for leaf, unit, value in _leaves(case, assumptions, cells):
        key = (leaf.kind, leaf.id)
        found.setdefault(key, _input(case, assumptions, leaf, unit, value))
    order: tuple[OriginKind, ...] = ("assumption", "figure", "procedure")
    return {key: found[key] for kind in order for key in found if key[0] == kind}


def _leaves(case: Case, assumptions: Assumptions, cells: Sequence[Cell]) -> Iterator[tuple[Origin, TermUnit, Value]]:
    for cell in cells:
        if cell.operation == "leaf" and cell.origin is not None:
            yield cell.origin, cell.unit, cell.value
        if cell.decider is not None:
            settings = assumptions if cell.decider.kind == "assumption" else case.assumptions
            yield cell.decider, "", settings.get(cell.decider.id)


def _input(case: Case, assumptions: Assumptions, leaf: Origin, unit: TermUnit, value: Value) -> Input:
    declared = declaration(leaf.id) if leaf.kind == "assumption" or case.assumptions.has(leaf.id) else None
    kind: Kind = "number"
    choices: Mapping[str, str] = {}
    if declared is not None and declared.unit in ("choice", "switch"):
        kind = "switch" if declared.unit == "switch" else "choice"
        every = () if kind == "switch" else allowed(assumptions, leaf.id)
        choices = (
            {"0": _("off"), "1": _("on")}
            if kind == "switch"
            else {one: choice_label(case, one, leaf.id) for one in every}
        )
    row = next((one for one in case.assumption_rows if leaf.kind == "assumption" and one.id == leaf.id), None)
    return Input(
        key=(leaf.kind, leaf.id),
        title=_title(case, leaf),
        kind=kind,
        value=value if isinstance(value, str) else float(value),
        unit=unit,
        choices=choices,
        low=row.low if row is not None else None,
        high=row.high if row is not None else None,
        origin=leaf,
        may_change=leaf.kind == "assumption" and leaf.id.partition(".")[0] not in NOT_FOLLOWED,
    )


def _title(case: Case, leaf: Origin) -> str:
    if leaf.kind == "assumption":
        return label_of(case, leaf.id)
    if case.assumptions.has(leaf.id):
        return _("{name}, as the case gives it", name=label_of(case, leaf.id))
    return title_of(case, leaf.id)
