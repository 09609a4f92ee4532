"""The records about the way to the new model: tracks, steps, decisions and risks."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from model.record_base import Identifier, Identifiers, Record, Sourced, Status, Text


class Step(Sourced):
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
    """dd-mm-jjjj, or a month, as exact as the source is; empty when none is given."""
    decided_by: Text
    note: Text | None = None


class Risk(Sourced):
    """``risks.csv``: a risk that a document names; chance and impact are our assessment."""

    id: Identifier
    track: Identifier | None = None
    tasks: Identifiers = ()
    label: Text
    chance_class: Annotated[int, Field(ge=1, le=5)] | None = None
    impact_class: Annotated[int, Field(ge=1, le=5)] | None = None
    assessment_status: Status = "aanname"
    owner: Text | None = None
    measure: Text | None = None


class RiskClass(Sourced):
    """``risk_classes.csv``: what the classes 1–5 mean. ``high`` is empty for an open class."""

    kind: Literal["chance", "impact"]
    number: Annotated[int, Field(ge=1, le=5)]
    low: Annotated[float, Field(ge=0)]
    high: Annotated[float, Field(ge=0)] | None = None
