"""Charts that are no bars or lines: a heat map, a scatter and flows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

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
    lines_of_columns = [line for column in columns for line in wrap(column, column_line(column))]
    of_column = AROUND_WORDS + LETTER * max(map(len, lines_of_columns), default=0)
    width = round(IN_A_LINE * LETTER + of_column * len(columns))
    return Chart(title, filename, HeatMap(columns, lines, cells), alt, height, min_width=width)


IN_A_LINE = 26
"""Letters in a line of the name of a line."""
AROUND_WORDS = 14
"""Pixels that keep the names of two columns apart."""


def column_line(name: str) -> int:
    """Letters in a line of the name of a column: no word is broken."""
    return max([10, *map(len, name.split())])


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
    picture = Flows(names, colors, links, narrow)
    return Chart(title, filename, picture, alt, height, min_width=_width_of(picture))


SHORT_LINE = 14
LETTER = 8.6
"""Pixels of a letter, on average."""
BESIDE = 50
"""Pixels of the bars between names, and of what keeps these apart."""


def short_line(name: str) -> int:
    """The letters of a line of a name at the right: there it stands beside one in the middle, over two lines."""
    return max(SHORT_LINE, len(name) // 2 + 2)


def _width_of(picture: Flows) -> int:
    """Narrower than this the names overlap: on a phone the picture scrolls sideways. Names at the left have half of
    it; those in the middle share the other half with those at the right.
    """
    from_some, to_some = ({link[end] for link in picture.links} for end in (0, 1))
    left = [number for number in from_some if number not in to_some]
    right = [number for number in to_some if number not in from_some]
    middle = [number for number in from_some if number in to_some]

    def longest(numbers: Sequence[int]) -> int:
        lines = (
            (wrap(picture.names[number], short_line(picture.names[number])) or [""])
            if number in picture.narrow
            else [picture.names[number]]
            for number in numbers
        )
        return max((len(line) for one in lines for line in one), default=0)

    half = max(longest(left), longest(middle) + longest(right)) * LETTER + BESIDE
    return max(720, round(2 * half))
