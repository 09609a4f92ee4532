"""Variants to keep."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from store import saving, variants
from store.records import Content, Draft, Saved

ROOT = Path(__file__).resolve().parents[2]
CONTENT = Content(
    case="dinkelland-tubbergen",
    data_version="0123456789ab",
    schema_version=1,
    settings={"caseload.tubbergen": "150", "cost_key": "caseload"},
    headline={"dinkelland": 624_693.25, "tubbergen": 388_444.0},
)
DRAFT = Draft(name="Eerste idee", note="na de commissie", role="council", content=CONTENT)


def draft(name: str = DRAFT.name, **changes: Any) -> Draft:
    """A draft of this name."""
    return replace(DRAFT, name=name, **changes)


def content(settings: Mapping[str, str] = CONTENT.settings, **changes: Any) -> Content:
    """What sets this."""
    return Content(**{**dict(CONTENT), "settings": settings, **changes})


def saved(engine: Engine, name: str = DRAFT.name, **changes: Any) -> Saved:
    """A draft of this name, kept."""
    return saving.save(engine, draft(name, **changes))


def names(engine: Engine, *own: str) -> list[str]:
    """What stands in the list."""
    return [one.name for one in variants.listed(engine, CONTENT.case, own).summaries]
