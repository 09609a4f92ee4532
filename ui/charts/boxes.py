"""A picture of boxes with names, joined by arrows and lines: who is where, and who works with whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from textwrap import wrap

from ui.charts.parts import Chart, Picture
from words.sentences import Texts

LINE_CHARACTERS = 19
"""So many characters of the letters of a chart fit in a box of the narrowest picture."""
COLUMN_WIDTH = 206
"""Pixels of a column, with the room beside its box, where the picture is at its narrowest."""
LETTERS = 20
"""The largest letters, in pixels: where there is room the picture is read from the back of a room."""
LINE_HEIGHT, PADDING, GAP = 26, 10, 44
"""Pixels of a line of these letters, above and below the text in a box, and between two rows of boxes."""


@dataclass(frozen=True)
class Box:
    """A name with a note below it, in a column and a row. With a ``mark``, its last line, its edge is dashed."""

    name: str
    note: str
    column: int
    row: int
    mark: str = ""

    def lines(self) -> tuple[list[str], list[str], list[str]]:
        """Name, note and mark, each in lines that fit."""
        name, note, mark = (
            wrap(text, LINE_CHARACTERS, break_on_hyphens=False) for text in (self.name, self.note, self.mark)
        )
        return name, note, mark


@dataclass(frozen=True)
class Frame:
    """A named edge around boxes: the ends of their columns and rows."""

    name: str
    columns: tuple[int, int]
    rows: tuple[int, int]


Link = tuple[int, int]
"""The places of two boxes."""


@dataclass(frozen=True)
class Boxes(Picture):
    """Boxes, the frames around some of them, and how they are joined."""

    boxes: Sequence[Box]
    frames: Sequence[Frame]
    arrows: Sequence[Link]
    lines: Sequence[Link]

    def columns(self) -> int:
        return 1 + max((box.column for box in self.boxes), default=0)

    def spans(self) -> list[tuple[int, int]]:
        """Where the boxes of each row begin and end, in pixels from above; a row is as high as its fullest box."""
        count = 1 + max((box.row for box in self.boxes), default=0)
        most = [max((sum(map(len, box.lines())) for box in self.boxes if box.row == row), default=0)
                for row in range(count)]  # fmt: skip
        heights = [lines * LINE_HEIGHT + 2 * PADDING for lines in most]
        starts = accumulate((height + GAP for height in heights[:-1]), initial=GAP)
        return [(start, start + height) for start, height in zip(starts, heights, strict=True)]

    def height(self) -> int:
        """With room above and below the boxes."""
        return self.spans()[-1][1] + GAP // 2


def boxes(title: str, filename: str, picture: Boxes, alt: Texts) -> Chart:
    # Narrower than this the names leave their boxes: on a phone the picture scrolls sideways.
    width = COLUMN_WIDTH * picture.columns()
    return Chart(title, filename, picture, alt, picture.height(), min_width=width, letters=LETTERS)
