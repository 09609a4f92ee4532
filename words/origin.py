"""Where a figure stands: its status and its source, the same on every page."""

from __future__ import annotations

from model.case.base import Quoted, Sourced, Status, Text
from model.case.case import Case
from words.texts import in_quotes, of, status


def origin(case: Case, source: str, place: Text | None) -> str:
    """The document and the place in it."""
    title = of(case.source(source).short)
    return ", ".join(part for part in (title, of(place)) if part)


def origin_of(case: Case, record: Sourced) -> str:
    """The document and place of a record, and the words of the document in which its figure stands."""
    return origin(case, record.source, record.place) + quoted(record)


def quoted(record: Sourced) -> str:
    """The words of the document after its place; nothing if the case does not give them."""
    return f": {in_quotes(record.quote)}" if isinstance(record, Quoted) and record.quote else ""


def marked(value: Status) -> str:
    """What follows a number that nobody confirmed: " (aanname)"; nothing after others."""
    return f" ({status(value)})" if value == "aanname" else ""


def residents_status(case: Case) -> Status:
    """An assumption if the number of residents of any participant is one."""
    found = {figure.status for figure in case.figures if figure.id == "residents"}
    return "aanname" if "aanname" in found else "openbaar" if "openbaar" in found else "bron"
