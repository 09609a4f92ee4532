"""The records of what the documents say besides figures: texts by kind, and what their short names stand for."""

from __future__ import annotations

from typing import Literal

from model.case.base import Identifier, Line, Page, Sourced, Text


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
