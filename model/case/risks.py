"""The records about what can go wrong: the risks and the classes of their chance and impact."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from model.case.base import AssumptionId, Identifier, Identifiers, Sourced, Status, Text

CLASSES = 5
"""Chance and impact have five classes; 0 stands for what is not assessed."""


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
    driver: Identifier | None = None
    """What makes it happen together with others of the same driver, if the user lets them."""
    overlaps: tuple[AssumptionId, ...] = ()
    """The assumptions whose range is about the same money: their cost and the reserve must not be added."""
    overlaps_status: Status = "aanname"


class RiskDriver(Sourced):
    """``risk_drivers.csv``: a cause that several risks share."""

    id: Identifier
    label: Text
    note: Text | None = None
    """Why these risks move together."""


class RiskClass(Sourced):
    """``risk_classes.csv``: what the classes 1–5 mean. ``high`` is empty for an open class."""

    kind: Literal["chance", "impact"]
    number: Annotated[int, Field(ge=1, le=CLASSES)]
    low: Annotated[float, Field(ge=0)]
    high: Annotated[float, Field(ge=0)] | None = None
