"""The parts that a page shows, as plain data: texts, tiles, charts, tables and messages. Nothing here draws.

Where a part moves with the sliders it has a value per row: row 0 is the present point, the others the positions of
the page's sliders (``model.case.sweep``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from model.case.base import Sourced
from words.sentences import Texts
from words.texts import status

Rows = NDArray[np.float64]
"""One row per slider position; row 0 is the present point."""


@dataclass(frozen=True)
class Block:
    """Where a slider's positions stand: position ``i`` is row ``start + i``, now at ``current``."""

    start: int
    count: int
    current: int


@dataclass(frozen=True)
class Moving:
    """An attribute of a trace (or, without trace, of the layout) that has a value for every row."""

    path: str
    values: Rows | list[list[str]]
    trace: int | None = None
    single: bool = False
    notation: str = ""
    """The numbers are texts in this notation, such as ``short_date``; not-a-number is no text."""
    width: int = 0
    """For a heat map: the number of columns into which a row of values is cut."""


@dataclass(frozen=True)
class Chart:
    """A Plotly figure as plain data; colours are ``@0``, ``@text``, ... of the theme."""

    title: str
    filename: str
    traces: list[dict[str, Any]]
    layout: dict[str, Any]
    moving: list[Moving]
    alt: Texts
    height: int = 380
    min_width: int = 0


@dataclass(frozen=True)
class Table:
    """The numbers of a chart, ``cells`` (rows, lines × columns); a unit per line."""

    caption: str
    columns: Sequence[str]
    lines: Sequence[str]
    units: Sequence[str]
    cells: Rows | None
    """None: the values of the chart's traces, every ``step``-th."""
    open: bool = False
    strong: Sequence[int] = ()
    """The lines that are sums."""
    summary: str = ""
    """What opens the table, if it is not simply that of a chart."""
    step: int = 1
    order: Sequence[int] = ()
    """Of a table without cells of its own, where each cell stands among the chart's values, one trace after the other;
    nothing: in that order."""
    unknown: str = ""
    """What stands where there is no number, if it is not simply "unknown"."""


@dataclass(frozen=True)
class Tile:
    """A headline number: a text per row."""

    label: str
    value: Texts
    note: Texts = ("",)
    tone: str = "plain"


@dataclass(frozen=True)
class Notice:
    """A message with lines that may hold the user's own text: shown as text only."""

    title: str
    lines: Sequence[str] = ()
    tone: str = "warning"


@dataclass(frozen=True)
class StatusCell:
    key: str
    text: str


@dataclass(frozen=True)
class Download:
    """A link to a file that the server makes."""

    text: str
    href: str


@dataclass(frozen=True)
class Grid:
    """A table of texts. ``status`` is the column with a StatusCell, ``numbers`` those aligned right.

    The texts of the columns ``below`` stand under their row, over its whole width.
    """

    caption: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str | StatusCell]]
    status: int | None = None
    numbers: Sequence[int] = field(default_factory=tuple)
    below: Sequence[int] = field(default_factory=tuple)


def status_cell(record: Sourced) -> StatusCell:
    """The status as a badge."""
    return StatusCell(record.status, status(record.status))


_PLOTLY = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("%{", "%&#123;"))


def plain_label(name: str) -> str:
    """A name of the case as Plotly must get it: Plotly takes tags for markup and fills in ``%{...}``."""
    for mark, harmless in _PLOTLY:
        name = name.replace(mark, harmless)
    return name
