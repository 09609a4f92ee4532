"""Which figures of a case are not what they were in another version of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from model.case.base import Record
from model.case.case import Case

APART = ("assumption_rows", "assumptions", "versions", "assurance", "limits")
"""The assumptions are told by their own names; the others are about the case, and nothing is computed with them."""
Number = int | float | date


@dataclass(frozen=True, kw_only=True)
class ChangedFigure:
    """A number of a record, ``before`` and ``after``; ``record`` as it is after."""

    record: Record
    before: Number
    after: Number


@dataclass(frozen=True, kw_only=True)
class ChangedFigures:
    """``changed`` numbers, and how many records stand only in the old or only in the new version."""

    changed: tuple[ChangedFigure, ...]
    gone: int
    added: int


def changed_figures(old: Case, new: Case) -> ChangedFigures:
    """Every number of every table of both."""
    changed: list[ChangedFigure] = []
    gone = added = 0
    for table in Case.model_fields:
        there, here = _by_name(getattr(old, table)), _by_name(getattr(new, table))
        if table in APART:
            continue
        gone += len(there.keys() - here.keys())
        added += len(here.keys() - there.keys())
        for name in here:
            if name in there:
                changed += _of(there[name], here[name])
    return ChangedFigures(changed=tuple(changed), gone=gone, added=added)


def _by_name(table: object) -> Mapping[tuple[object, ...], Record]:
    records = table if isinstance(table, tuple) else (table,)
    return {_name(record): record for record in records if isinstance(record, Record)}


def _name(record: Record) -> tuple[object, ...]:
    """What makes a record the same one in both: its id and whose it is, or else all that is no amount."""
    fields = {name: getattr(record, name) for name in type(record).model_fields if name not in _TOLD}
    if "id" in fields:
        return (fields["id"], fields.get("municipality"))
    return tuple(value for value in fields.values() if isinstance(value, str | int))


_TOLD = ("source", "status", "quote")
"""Where a number comes from is not which number it is."""


def _of(before: Record, after: Record) -> Iterator[ChangedFigure]:
    was, now = dict(_numbers(before)), dict(_numbers(after))
    for path in now:
        if path in was and was[path] != now[path]:
            yield ChangedFigure(record=after, before=was[path], after=now[path])


def _numbers(value: object, *path: object) -> Iterator[tuple[tuple[object, ...], Number]]:
    """Every number in a record with the way to it."""
    if isinstance(value, int | float | date) and not isinstance(value, bool):
        yield path, value
    elif isinstance(value, Record):
        for name in type(value).model_fields:
            yield from _numbers(getattr(value, name), *path, name)
    elif isinstance(value, Mapping):
        for name, one in value.items():
            yield from _numbers(one, *path, name)
    elif isinstance(value, tuple):
        for place, one in enumerate(value):
            yield from _numbers(one, *path, place)
