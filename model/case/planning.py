"""The records about the way to the new model: tracks, steps, decisions and risks."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from model.case.base import Identifier, Identifiers, Record, Sourced, Status, Text

CLASSES = 5
"""Chance and impact have five classes; 0 stands for what is not assessed."""


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
    """``risks.csv``: a risk that a document names; chance and impact are our assessment.

    ``concerns`` says in which variants it counts: ``every``; ``change``, the two with a new model; ``option``,
    those in which one of its ``arguments`` is about who carries out the task.
    """

    id: Identifier
    track: Identifier | None = None
    tasks: Identifiers = ()
    arguments: Identifiers = ()
    """The arguments of one executor that are this risk: the same words at more tasks are one risk."""
    concerns: Literal["every", "change", "option"]
    concerns_status: Status = "aanname"
    label: Text
    chance_class: Annotated[int, Field(ge=1, le=CLASSES)] | None = None
    impact_class: Annotated[int, Field(ge=1, le=CLASSES)] | None = None
    assessment_status: Status = "aanname"
    assessment_source: Identifier
    assessment: Text
    """Why these classes, or why none."""
    owner: Text | None = None
    owner_status: Status = "aanname"
    measure: Text | None = None


class RiskClass(Sourced):
    """``risk_classes.csv``: what the classes 1–5 mean. ``high`` is empty for an open class."""

    kind: Literal["chance", "impact"]
    number: Annotated[int, Field(ge=1, le=CLASSES)]
    low: Annotated[float, Field(ge=0)]
    high: Annotated[float, Field(ge=0)] | None = None
