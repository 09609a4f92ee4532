"""Where a figure stands: its status and its source, the same on every page."""

from __future__ import annotations

from model.records import Case, Sourced
from ui.live_chart import StatusCell
from ui.texts import of, status


def status_cell(record: Sourced) -> StatusCell:
    """The status as a badge."""
    return StatusCell(record.status, status(record.status))


def origin(case: Case, source: str, place: str) -> str:
    """The document and the place in it."""
    title = next(of(one.short) for one in case.sources if one.id == source)
    return ", ".join(part for part in (title, place) if part)


def origin_of(case: Case, record: Sourced) -> str:
    """The document and place of a record."""
    return origin(case, record.source, record.place)
