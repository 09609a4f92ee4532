"""What is allowed and still worth a word: a value outside the range that the case gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from model.assumptions.declared import Value
from model.case.case import Case


@dataclass(frozen=True, kw_only=True)
class Note:
    """A value that is allowed but lies outside the range that the case gives."""

    id: str
    value: float
    low: float
    high: float


def notes(case: Case, changes: Mapping[str, Value]) -> tuple[Note, ...]:
    """The changed numbers that lie outside the range that the case gives."""
    return tuple(note for id, value in changes.items() if (note := outside(case, id, value)) is not None)


def outside(case: Case, id: str, value: Value) -> Note | None:
    """That a value lies outside the range that the case gives; None if it does not, or if there is no range."""
    row = case.row(id)
    if isinstance(value, str) or row.low is None or row.high is None or row.low <= value <= row.high:
        return None
    return Note(id=id, value=float(value), low=row.low, high=row.high)
