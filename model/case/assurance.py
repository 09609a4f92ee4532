"""The records of how sure a case is of itself: what an assumption rests on and who stands for it, what the model may
not be used for, and what changed in the case. All three tables may be left out (``data/README.md``).
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from model.case.base import AssumptionId, Identifier, Identifiers, Line, Record, Status, Text

Day = date  # a field is called as its type is

Reliability = Literal["hoog", "middel", "laag"]
"""How well the default is supported, most first."""


class Assurance(Record):
    """``assurance.csv``: who keeps an assumption right, and how far it can be trusted.

    What it does to the outcome is no column: the tornado says that (``model.uncertainty.tornado``).
    """

    id: AssumptionId
    """An assumption, or the name before the dot for all of them that have no row of their own."""
    owner: Text
    """A role, never a person."""
    date: Day
    """When this row was last looked at."""
    why: Text
    """Why the range runs from where to where; of a choice: why these values can be chosen."""
    reliability: Reliability | None = None
    """None for a switch and a choice: those are decided, not estimated."""
    confirmed_by: Text | None = None
    """The role that confirmed it; None: nobody yet."""
    valid_until: Day | None = None
    status: Status
    """Of the owner, the judgement and the dates."""


class Limit(Record):
    """``limits.csv``: what the model may not be used for."""

    id: Identifier
    text: Text
    findings: Identifiers = ()
    """Why, where a finding says so."""


class CaseVersion(Record):
    """``versions.csv``: what changed in the case, the oldest first."""

    version: Line
    date: Day
    changed: Text
    why: Text
