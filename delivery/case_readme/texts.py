"""What ``columns.yaml`` says of each table and column, in Dutch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).parent / "columns.yaml"


@dataclass(frozen=True, kw_only=True)
class Meaning:
    """Of a column: what it is, what happens without it, and what each of a few values means."""

    what: str
    without: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """Of a table. ``empty``: what happens if it has no rows, if that is allowed."""

    title: str
    columns: Mapping[str, Meaning]
    empty: str = ""
    before: str = ""
    after: str = ""


def chapters() -> Mapping[str, Chapter]:
    """By file, in the order of the page. Raises TypeError for a key that means nothing."""
    found: Mapping[str, dict[str, Any]] = yaml.safe_load(FILE.read_text("utf-8"))
    return {file: _chapter(**content) for file, content in found.items()}


def _chapter(columns: Mapping[str, Any], **rest: str) -> Chapter:
    own = {name: Meaning(**one) if isinstance(one, dict) else Meaning(what=one) for name, one in columns.items()}
    return Chapter(columns=own, **{name: text.strip() for name, text in rest.items()})
