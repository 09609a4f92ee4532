"""Variants to keep."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, insert

from store import saving, variants
from store.records import Content, Draft, Saved
from store.tables import VariantRow, VersionRow

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


def fill(engine: Engine, count: int) -> None:
    """So many listed variants, of which the last was changed first."""
    start = datetime(2026, 1, 1, tzinfo=UTC)
    of_a_variant = {
        "case_id": CONTENT.case,
        "role": "other",
        "listed": True,
        "key_hash": b"",
        "removed": None,
        "latest": 1,
    }
    of_a_version = {
        "number": 1, "note": "", "data_version": "0" * 12, "schema_version": 1, "headline": {}, "restored_from": None,
        "settings": {f"strength.x{number}": "1.5" for number in range(10)},
    }  # fmt: skip
    moments = [start - timedelta(minutes=number) for number in range(count)]
    with engine.begin() as connection:
        connection.execute(
            insert(VariantRow),
            [
                {"id": f"{number:022}", "name": f"nr {number}", "created": moment, "changed": moment, **of_a_variant}
                for number, moment in enumerate(moments)
            ],
        )
        connection.execute(
            insert(VersionRow),
            [{"variant_id": f"{number:022}", "saved": moment, **of_a_version} for number, moment in enumerate(moments)],
        )
