"""The parts that a page shows, as plain data: texts, tiles, charts, tables and messages. Nothing here draws.

Where a part moves with the sliders it has a value per row: row 0 is the present point, the others the positions of
the page's sliders (``model.case.sweep``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from model.case.base import Sourced
from words.sentences import Sentences, Texts
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
class Placed:
    """A mark that the reader puts in the chart itself: where on the horizontal axis the slider with this key begins and
    ends, whose positions lie evenly between."""

    key: str
    low: float
    high: float


class Picture:
    """What a chart shows, as typed series: its class is its kind. Colours are ``@0``, ``@text``, ... of the theme."""


@dataclass(frozen=True)
class Chart:
    """A picture with its title, in words (``alt``), and the room in pixels that it takes."""

    title: str
    filename: str
    picture: Picture
    alt: Texts
    height: int = 380
    min_width: int = 0
    claim: Texts | None = None
    """What its numbers say, above the title."""
    letters: int = 0
    """The largest letters in pixels, where the picture is wider than its ``min_width``; 0: those of every chart."""
    placed: Placed | None = None
    made: Sequence[Made] = ()
    """The names of what it draws, a line per trace, where its table does not say them."""


@dataclass(frozen=True)
class Divided:
    """What stands small under each amount of a table: the amount divided by a count.

    ``counts`` (rows, places); ``whose`` is the place of each line, or in a table of one line that of each column.
    ``each`` says what the small amounts are.
    """

    each: str
    counts: Rows
    whose: Sequence[int]


@dataclass(frozen=True)
class Made:
    """The names of numbers in a table, by which they can be taken apart: ``pattern`` with ``{line}`` and ``{column}``
    filled in, as ``Tile.made``; what is filled in may name the other too. Where a line or a column is empty there is
    none: another of the table may give it."""

    pattern: str
    lines: Sequence[str]
    columns: Sequence[str]


@dataclass(frozen=True)
class Table:
    """The numbers of a chart, ``cells`` (rows, lines × columns); a unit per line."""

    caption: str
    columns: Sequence[str]
    lines: Sequence[str]
    units: Sequence[str]
    cells: Rows | None
    """None: the values of the chart's series, every ``step``-th."""
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
    divided: Divided | None = None
    made: Sequence[Made] = ()


WIDE = 10_000_000
LETTERS = 11
"""So long an amount is that fits in every tile: € 9.999.999 and a sign."""


@dataclass(frozen=True)
class Tile:
    """A headline number: a text per row."""

    label: str
    value: Texts
    note: Texts = ("",)
    tone: str = "plain"
    beside: Texts | None = None
    """What the amount comes to per resident or per benefit; None where nobody asked."""
    whose: int | None = None
    """The place of the party that pays the amount; None: all together."""
    is_price: bool = False
    """An amount per benefit already: nothing to divide."""
    made: str = ""
    """The name by which the number can be taken apart (``model.outcomes.derivation``); behind an @ the variant of which
    it is, if that is not Mijn variant."""

    @property
    def is_wide(self) -> bool:
        """Whether its amount is too long for a narrow tile, in any row."""
        if isinstance(self.value, Sentences):
            amounts = [one.values for one in self.value.numbers.values() if one.notation == "euro"]
            return any(bool((np.abs(np.nan_to_num(one)) >= WIDE).any()) for one in amounts)
        return any(text.startswith("€") and len(text) > LETTERS for text in self.value)


@dataclass(frozen=True)
class Notice:
    """A message with lines that may hold the user's own text: shown as text only. The numbers of a line that is no mere
    text can be pressed."""

    title: str
    lines: Sequence[str | Sentences] = ()
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

    The texts of the columns ``below`` stand under their row, over its whole width. ``changed`` are the rows of
    which the visitor changed something; ``pages`` names for every row the page on which it counts, or is empty.
    ``titled``: its caption stands above it, where no heading near it says what it holds; else it is only heard.
    """

    caption: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str | StatusCell]]
    status: int | None = None
    numbers: Sequence[int] = field(default_factory=tuple)
    below: Sequence[int] = field(default_factory=tuple)
    changed: Sequence[int] = ()
    pages: Sequence[str] = ()
    made: Sequence[Made] = ()
    titled: bool = False


@dataclass(frozen=True)
class Register:
    """Tables that are searched as one; what stands below a row is closed at first."""

    grids: Sequence[Grid]
    address: str = ""
    """The name by which the address says that this one is searched; nothing: the address does not say it."""


def status_cell(record: Sourced) -> StatusCell:
    """The status as a badge."""
    return StatusCell(record.status, status(record.status))
