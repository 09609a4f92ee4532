"""What stands on a slide, before it is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from export.columns import Column
from model.assumptions.declared import Value
from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.variants import Variant
from words.link import View, party_of

Kind = Literal["bars", "stacked", "spans"]
"""bars: one series from zero, a colour for each bar. stacked: parts that add up. spans: from one value to another,
drawn as parts on an unseen first one."""
Unit = Literal["euro", "points", "count", "date"]
EXCEL_DAY = 693_594
"""The ordinal of the day that a spreadsheet counts as 0: 30-12-1899."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Of which settings the slides are, for whom, and where they open. ``missing``: what the link names that is not
    there, in sentences. ``draws``: how many possible futures are computed."""

    case: Case
    assumptions: Assumptions
    view: View
    columns: Sequence[Column]
    missing: Sequence[str]
    link: str
    made: date
    draws: int

    @property
    def party(self) -> int | None:
        """Whose euros: the place of a municipality, or None for all together."""
        return party_of(self.case, self.view.perspective)

    @property
    def changes(self) -> dict[str, Value]:
        """What is not as the case has it."""
        return dict(self.assumptions.changed_from(self.case.assumptions))


@dataclass(frozen=True, kw_only=True)
class Series:
    """A row of values in a chart, one per category. ``color`` is one of ``words.look.colors``; ``colors`` where every
    bar has its own. ``labels`` where the value itself is not what stands at the bar; ``unseen``: what the next series
    stands on. ``light``: in a lighter tone. ``names``: by which each value can be taken apart, behind an @ the variant.
    """

    name: str
    values: Sequence[float]
    color: str
    names: Sequence[str] = ()
    colors: Sequence[str] = ()
    labels: Sequence[str] | None = None
    unseen: bool = False
    light: bool = False


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """A chart that whoever opens the file can edit. ``alt`` says in words what it shows."""

    kind: Kind
    unit: Unit
    categories: Sequence[str]
    series: Sequence[Series]
    alt: str
    axis: str = ""
    """What the values are."""
    limit: float | None = None
    """Where the axis ends."""


@dataclass(frozen=True, kw_only=True)
class Grid:
    """A table; ``widths`` are parts of the whole."""

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[float]


@dataclass(frozen=True, kw_only=True)
class Slide:
    """``title`` claims; ``kicker`` says which part of the story it is. ``lines`` are paragraphs below the title,
    ``status`` what on it nobody confirmed. ``names``: its numbers. For the notes: what more
    is ``said``, how the numbers were ``made``, and the ``sources``. The first slide shows the way to the dashboard."""

    title: str
    first: bool = False
    kicker: str = ""
    lines: Sequence[str] = ()
    chart: Drawn | None = None
    grid: Grid | None = None
    status: str = ""
    names: Sequence[str] = ()
    sources: Sequence[str] = ()
    said: Sequence[str] = ()
    made: Sequence[str] = ()


VARIANT_MARK = "@"


def split_name(name: str) -> tuple[str, Variant]:
    """A name and the variant behind it; Mijn variant if none is there."""
    bare, _mark, variant = name.partition(VARIANT_MARK)
    known: dict[str, Variant] = {"current": "current", "advice": "advice"}
    return bare, known.get(variant, "mine")
