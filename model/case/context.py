"""The records of what the documents say besides figures: texts by kind, what their short names stand for, what changed
from one document to the next, what the future model looks like, which documents are missing, and what of the question
is answered.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from model.case.base import AssumptionId, Identifier, Identifiers, Line, Page, Record, Sourced, Status, Text


class Fact(Sourced):
    """``context.yaml``: what the documents say besides figures, by kind, and the pages that show it."""

    id: Identifier
    kind: Literal[
        "ambition", "council", "deliverable", "scope", "governance", "version", "present", "sheltered_work",
        "future_model", "attention", "condition", "competence", "related", "user", "method",
    ]  # fmt: skip
    text: Text
    pages: tuple[Page, ...] = ()


class Abbreviation(Sourced):
    """``abbreviations.csv``: what a short name stands for, for who does not work with it every day."""

    id: Identifier
    short: Line
    label: Text
    """Written out."""
    note: Text | None = None


class Comparison(Record):
    """``then_and_now.csv``: what an earlier and a later document say of the same topic."""

    id: Identifier
    topic: Text
    then: Text
    then_source: Identifier
    then_place: Text
    now: Text
    now_source: Identifier
    now_place: Text
    kind: Literal["same", "changed", "new", "conflict"]
    """``new``: the earlier document is silent. ``conflict``: the two cannot both be true, and a finding says so."""
    change: Text
    """What changed, in a few words: our reading."""
    finding: Identifier | None = None


class ModelPart(Sourced):
    """``model_parts.csv``: a box in the picture of the future model, where it stands and with whom it is connected."""

    id: Identifier
    label: Text
    note: Text | None = None
    """What it does or where it is, in a few words: stands in the box too."""
    column: Annotated[int, Field(ge=0, le=5)]
    row: Annotated[int, Field(ge=0, le=9)]
    open: bool
    """Whether it is not decided yet that it comes here."""
    executor: Identifier | None = None
    """Of whom it is a part."""
    leads_to: Identifiers = ()
    """The boxes to which a question goes from here."""
    works_with: Identifiers = ()
    """The boxes with which this one works together; one of the two needs to say so."""


class MissingDocument(Sourced):
    """``missing_documents.csv``: a document that another one names and that we do not have.

    Source and place are where it is named; ``findings`` and ``assumptions`` are what it would close.
    """

    id: Identifier
    title: Text
    holder: Text
    holder_status: Status
    settles: Text
    settles_status: Status
    findings: Identifiers = ()
    assumptions: tuple[AssumptionId, ...] = ()


class Deliverable(Record):
    """``deliverables.csv``: what the dashboard answers of a result that was asked for, and what it does not."""

    fact: Identifier
    """The text of ``context.yaml`` in which it is asked."""
    pages: Annotated[tuple[Page, ...], Field(min_length=1)]
    answered: Text
    unanswered: Text
    findings: Identifiers = ()
    """Why the rest is not answered."""
