"""Charts of bars and lines, as typed series. How they are drawn is for ``ui.live.figures``, or a slide, to say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ui.charts.parts import Chart, Picture, Rows, Table
from words.sentences import Texts
from words.texts import _

NOBODY = "@nobody"
"""The colour of what nobody pays; hatched, so that it does not depend on colour alone."""

Unit = Literal["euro", "count", "points", "percent"]
"""Of the amounts in a chart: whole euros, a count as it is, points from 0 to 100, or percents from 0 to 100."""
Mode = Literal["lines", "markers", "lines+markers"]


@dataclass(frozen=True)
class Series:
    """One line or set of bars: ``values`` (rows, categories)."""

    name: str
    values: Rows
    color: str
    hatch: int = 0
    """In which way its bars are hatched (words/look/colors.py); 0 is not, and hatched bars have no amount in them."""
    dash: str = "solid"
    mode: Mode = "lines"
    written: Sequence[str] | None = None
    """What stands in the bars, one per category, where that is not simply the amount."""
    drawn: bool = True
    """Whether it stands in the chart; if not, only in its table."""


@dataclass(frozen=True)
class Band:
    """The part between two lines: ``low`` and ``high`` (rows, categories)."""

    name: str
    low: Rows
    high: Rows
    color: str


@dataclass(frozen=True)
class Mark:
    """A named line across a chart, at another amount (rows,) in every row; not-a-number is nowhere."""

    name: str
    at: Rows


@dataclass(frozen=True)
class StackedBars(Picture):
    """Horizontal bars, one per category, stacked by series; amounts written in the bars."""

    categories: Sequence[str]
    series: Sequence[Series]
    unit: Unit
    limit: float | None
    """Where the axis ends, if it is the same for every row."""
    marks: Sequence[Mark] = ()


@dataclass(frozen=True)
class ChangeBars(Picture):
    """Horizontal bars of euros left and right of nought, per category one for each series; beside each how much more
    or less it is."""

    categories: Sequence[str]
    series: Sequence[Series]


@dataclass(frozen=True)
class GroupedBars(Picture):
    """Upright bars of euros, per category one for each series, and perhaps a line over them."""

    categories: Sequence[str]
    series: Sequence[Series]
    line: Series | None


@dataclass(frozen=True)
class Lines(Picture):
    """Lines of euros over categories, and perhaps bands behind them; ``markers`` series are dots."""

    categories: Sequence[str]
    series: Sequence[Series]
    bands: Sequence[Band]
    from_zero: bool


@dataclass(frozen=True)
class Curves(Picture):
    """Lines of euros over ``x`` with the present point (``here``: x and y per row) and named upright marks."""

    x: Sequence[float]
    x_title: str
    series: Sequence[Series]
    here: Rows
    here_name: str
    marks: Sequence[Mark]


def stacked_bars(
    title: str,
    filename: str,
    categories: Sequence[str],
    series: Sequence[Series],
    alt: Texts,
    height: int = 300,
    unit: Unit = "euro",
    limit: float | None = None,
    marks: Sequence[Mark] = (),
) -> Chart:
    return Chart(title, filename, StackedBars(categories, series, unit, limit, marks), alt, height)


def change_bars(
    title: str,
    filename: str,
    categories: Sequence[str],
    series: Sequence[Series],
    alt: Texts,
    height: int,
    claim: Texts | None = None,
) -> Chart:
    return Chart(title, filename, ChangeBars(categories, series), alt, height, claim=claim)


def grouped_bars(
    title: str,
    filename: str,
    categories: Sequence[str],
    series: Sequence[Series],
    alt: Texts,
    height: int = 400,
    line: Series | None = None,
    claim: Texts | None = None,
) -> Chart:
    return Chart(title, filename, GroupedBars(categories, series, line), alt, height, claim=claim)


def lines(
    title: str,
    filename: str,
    categories: Sequence[str],
    series: Sequence[Series],
    alt: Texts,
    height: int = 400,
) -> Chart:
    return Chart(title, filename, Lines(categories, series, bands=(), from_zero=True), alt, height)


def fan(
    title: str,
    filename: str,
    categories: Sequence[str],
    bands: Sequence[Band],
    series: Sequence[Series],
    alt: Texts,
    height: int = 420,
) -> Chart:
    """Bands with lines over them. Not from zero: a band of a few per cent would be a line."""
    return Chart(title, filename, Lines(categories, series, bands, from_zero=False), alt, height)


def curves(
    title: str,
    filename: str,
    x: Sequence[float],
    x_title: str,
    series: Sequence[Series],
    here: Rows,
    here_name: str,
    marks: Sequence[Mark],
    alt: Texts,
    height: int = 380,
) -> Chart:
    return Chart(title, filename, Curves(x, x_title, series, here, here_name, marks), alt, height)


def table_of(
    caption: str, columns: Sequence[str], series: Sequence[Series], unit: str = "euro", step: int = 1
) -> Table:
    """The numbers behind the series of a chart, one line each and every ``step``-th column."""
    names = [one.name for one in series]
    return Table(caption, [_("Series"), *columns], names, [unit] * len(names), None, step=step)
