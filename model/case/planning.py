"""The records about the way to the new model: tracks, steps and decisions."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from model.case.base import Identifier, Identifiers, Quoted, Record, Sourced, Status, Text


class Step(Quoted):
    """``steps.csv``: a step or milestone of a track.

    ``days_shorter`` and ``days_longer`` say how much the duration may differ from the printed one, at best and at
    worst. From ``closes`` on, what ``closing`` names is no longer possible.
    """

    id: Identifier
    track: Identifier
    label: Text
    short: Text
    """What charts and sliders call it."""
    start: date | None = None
    ready: date
    depends_on: Identifiers = ()
    depends_status: Status = "bron"
    waits_for: Text | None = None
    days_shorter: Annotated[int, Field(ge=0, le=3650)] = 0
    days_longer: Annotated[int, Field(ge=0, le=3650)] = 0
    spread_status: Status = "aanname"
    spread_note: Text | None = None
    closes: date | None = None
    closing: Text | None = None
    closing_status: Status = "bron"
    note: Text | None = None


class Track(Record):
    """``tracks.csv``."""

    id: Identifier
    label: Text


class Decision(Sourced):
    """``decisions.csv``."""

    id: Identifier
    label: Text
    state: Literal["taken", "open"]
    date: str = ""
    """dd-mm-jjjj, a month or a year, as exact as the source is; empty when none is given."""
    decided_by: Text
    note: Text | None = None


class FundingWay(Sourced):
    """``funding_ways.csv``: a way to pay a joint organisation that an open decision chooses from.

    Every payer has a flow of its own; no amounts stand in the sources.
    """

    id: Identifier
    decision: Identifier
    label: Text
    payers: Annotated[Identifiers, Field(min_length=1)]
    through: Identifier
    """The executor that gets the money."""
    task: Identifier
    basis: Text
    """On what a payer pays."""
    basis_status: Status = "aanname"
    rule: Identifier | None = None
    """What must hold in any case."""
    finding: Identifier | None = None
    """Why no amount is known."""
    question: Text | None = None
    """What no document answers."""


def span(text: str) -> tuple[date, date] | None:
    """First and last day of a date (dd-mm-jjjj), a month (mm-jjjj) or a year (jjjj); None if it is none of them."""
    found = re.fullmatch(r"(?:(?:([0-9]{1,2})-)?([0-9]{1,2})-)?((?:19|20)[0-9]{2})", text)
    if found is None:
        return None
    day, month, year = (int(part) if part else None for part in found.groups())
    try:
        first = date(year or 0, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    if day is not None:
        return first, first
    last_month = 12 if month is None else month
    return first, date(first.year, last_month, monthrange(first.year, last_month)[1])
