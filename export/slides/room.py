"""How much room a text takes: a file says nowhere how a program will break its lines, so we leave enough."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

WIDE, HIGH = 13.333, 7.5
"""The slide in inches: 16:9."""
MARGIN = 0.6
INNER = WIDE - 2 * MARGIN
BODY, CELL = 18, 18
"""The smallest sizes in points that can be read from the back of a hall."""
PLAIN, BOLD = 0.53, 0.62
"""Of the size of a letter: what a sign takes on average in a wide sans serif, which an office without ours may take."""
BOTTOM = 6.9
"""Where the number of the slide begins."""
LINE = 1.22
"""Of the size of a letter: from one line to the next."""
TITLES = (32, 28, 24, 20)
TITLE_LINES = 2.9
"""So many lines of the largest size fit where the title stands."""
CELL_SPACE, ABOVE_AND_BELOW = 0.2, 0.1
"""What the margins of a cell take of its width and of its height, in inches."""
TABLE_TOP = 1.5
"""Where a table begins under a title of one line."""


def lines_of(text: str, wide: float, size: float, sign: float = PLAIN) -> int:
    """How many lines a text takes in so many inches."""
    signs = max(1, int(wide * 72 / (size * sign)))
    return sum(_wrapped(part, signs) for part in text.split("\n"))


def _wrapped(text: str, signs: int) -> int:
    """The lines of a paragraph, broken between words; a word that is longer than a line is broken itself."""
    count, used = 1, 0
    for word in text.split():
        length = len(word)
        if used and used + 1 + length > signs:
            count, used = count + 1, 0
        if length > signs:
            count += ceil(length / signs) - 1
            length = length % signs or signs
        used += length + bool(used)
    return count


def lines_of_row(cells: Sequence[str], widths: Sequence[float]) -> int:
    """How many lines the highest cell of a row takes."""
    return max(lines_of(text, INNER * part - CELL_SPACE, CELL) for text, part in zip(cells, widths, strict=True))


def height(text: str, wide: float, size: float, sign: float = PLAIN) -> float:
    """What a text takes from top to bottom, in inches."""
    return lines_of(text, wide, size, sign) * size * LINE / 72


def row_height(cells: Sequence[str], widths: Sequence[float]) -> float:
    """What a row of a table takes, in inches."""
    return lines_of_row(cells, widths) * CELL * LINE / 72 + ABOVE_AND_BELOW


def room_for_table(beside: Sequence[str]) -> float:
    """What a table may take under a title of one line, beside these texts, in inches."""
    return BOTTOM - TABLE_TOP - sum(height(text, INNER, BODY) + 0.12 for text in beside if text)


def title_size(text: str) -> int:
    """The largest size in which a title fits in its place."""
    room = TITLE_LINES * TITLES[0] * LINE / 72
    return next((size for size in TITLES if height(text, INNER, size, BOLD) <= room), TITLES[-1])


MOST_LINES = 4
"""So many lines a text below a title or at the foot takes; the notes have more."""


def shortened(text: str, most: int = MOST_LINES, size: float = BODY, sign: float = PLAIN) -> str:
    """The text as far as it fits, broken off between words; a word that is too long is broken off too."""
    if lines_of(text, INNER, size, sign) <= most:
        return text
    words = text.split()
    while len(words) > 1 and lines_of(" ".join(words) + " …", INNER, size, sign) > most:
        words.pop()
    return f"{' '.join(words)[: most * int(INNER * 72 / (size * sign)) - 2]} …"
