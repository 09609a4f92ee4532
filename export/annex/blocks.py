"""What an annex is made of, before it is set: headings, texts, tables and drawings, all as plain data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from export.annex.drawing import Drawing

MARKS = {"bron": "✓", "openbaar": "●", "aanname": "≈", "berekend": "="}
"""What stands before the word of a status, so that it is never told by colour alone."""


@dataclass(frozen=True, kw_only=True)
class Status:
    """How sure something is: a sign and a word. ``assumed``: nobody confirmed it, or it rests on what nobody did."""

    sign: str
    text: str
    assumed: bool


Cell = str | Status


@dataclass(frozen=True)
class Heading:
    """A heading. ``level``: 1 for a section, 2 inside one."""

    text: str
    level: int = 1
    kind: Literal["heading"] = "heading"


@dataclass(frozen=True)
class Paragraph:
    """A text. ``small``: how a table is to be read."""

    text: str
    small: bool = False
    kind: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True)
class Open:
    """What the case does not hold, and who would say it."""

    title: str
    text: str
    kind: Literal["open"] = "open"


@dataclass(frozen=True)
class Points:
    """Texts under each other, each with where it stands."""

    lines: Sequence[tuple[str, str]]
    kind: Literal["points"] = "points"


@dataclass(frozen=True)
class Grid:
    """A table. ``wide``: how much room each column takes beside the others; 0: what it needs; below 0: so many
    millimetres; nothing: what each needs. ``right``: the columns with numbers; ``strong``: the rows that are a sum."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    wide: Sequence[float] = ()
    right: Sequence[int] = ()
    strong: Sequence[int] = ()
    kind: Literal["grid"] = "grid"


@dataclass(frozen=True)
class Figure:
    """A drawing with what it shows; ``alt`` says the same to who does not see it."""

    title: str
    alt: str
    drawing: Drawing
    kind: Literal["figure"] = "figure"


@dataclass(frozen=True)
class Link:
    """An address that can be followed."""

    address: str
    kind: Literal["link"] = "link"


Block = Heading | Paragraph | Open | Points | Grid | Figure | Link


@dataclass(frozen=True, kw_only=True)
class Document:
    """A whole annex. ``facts`` stand under its title."""

    title: str
    subtitle: str
    author: str
    language: str
    made: tuple[int, int, int]
    footer: str
    contents: str
    facts: Sequence[tuple[str, str]]
    blocks: Sequence[Block] = field(default=())
