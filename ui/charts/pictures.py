"""Charts that are no bars or lines: a heat map, a scatter and flows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ui.charts.parts import Chart, Picture, Rows
from words.sentences import Texts


@dataclass(frozen=True)
class Points:
    """A group of points in a scatter. ``numbers`` identify them when one is clicked."""

    name: str
    x: Sequence[float]
    y: Sequence[float]
    numbers: Sequence[int]
    color: str
    size: int = 8
    symbol: str = "circle"
    mode: str = "markers"


@dataclass(frozen=True)
class HeatMap(Picture):
    """Scores from 0 to 100 as colours with the number in each cell; ``cells`` (rows, lines × columns)."""

    columns: Sequence[str]
    lines: Sequence[str]
    cells: Rows


@dataclass(frozen=True)
class Scatter(Picture):
    """Groups of points; a click on a point with a number hands that number back."""

    x_title: str
    y_title: str
    groups: Sequence[Points]


@dataclass(frozen=True)
class Flows(Picture):
    """A Sankey picture: nodes and the links between them, all of the same width."""

    names: Sequence[str]
    colors: Sequence[str]
    links: Sequence[tuple[int, int]]
    narrow: Sequence[int]
    """The nodes whose names stand in short lines."""


def heatmap(
    title: str,
    filename: str,
    columns: Sequence[str],
    lines: Sequence[str],
    cells: Rows,
    alt: Texts,
    height: int = 420,
) -> Chart:
    return Chart(title, filename, HeatMap(columns, lines, cells), alt, height, min_width=520)


def scatter(
    title: str,
    filename: str,
    x_title: str,
    y_title: str,
    groups: Sequence[Points],
    alt: Texts,
    height: int = 460,
) -> Chart:
    return Chart(title, filename, Scatter(x_title, y_title, groups), alt, height)


def flows(
    title: str,
    filename: str,
    names: Sequence[str],
    colors: Sequence[str],
    links: Sequence[tuple[int, int]],
    alt: Texts,
    height: int = 620,
    narrow: Sequence[int] = (),
) -> Chart:
    # Narrower than this the names overlap: on a phone the picture scrolls sideways.
    return Chart(title, filename, Flows(names, colors, links, narrow), alt, height, min_width=720)
