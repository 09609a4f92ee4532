"""Parts in which one chooses: a matrix with an executor in each cell, and a list of models to take over.

What is chosen comes back as a number (``on_pick``); the page knows what it stands for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from words.sentences import Texts


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One office of a task: who does it, in whose colour, and what stands small under it.

    ``options`` are the numbers and names that can be chosen; none: the cell is not open to choice. ``chosen`` is the
    number of the present one.
    """

    name: str
    text: str
    color: int | None
    note: str = ""
    options: Sequence[tuple[int, str]] = ()
    chosen: int = -1


@dataclass(frozen=True, kw_only=True)
class Line:
    """A row of the matrix: a name, why it stands as it does, and its cells."""

    name: str
    note: str
    cells: Sequence[Cell]


@dataclass(frozen=True, kw_only=True)
class Matrix:
    """A table in which the cells that have options are lists to choose from."""

    title: str
    columns: Sequence[str]
    lines: Sequence[Line]


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Something that one can take over: what it is ranked by, what it is, its other figures, what marks it out."""

    number: int
    title: Texts
    text: str
    figures: Texts
    marks: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True)
class Ranking:
    """Entries, best first, each with a button; ``told`` says how the list was made."""

    title: str
    told: str
    button: str
    entries: Sequence[Entry]


@dataclass(frozen=True, kw_only=True)
class Book:
    """Something that was saved: by which id it is asked for, and three lines about it, maybe a visitor's text."""

    id: str
    name: str
    figures: str
    told: str


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """What was saved, each with a ``button`` that asks for it; ``file``: what the button says that takes a file."""

    button: str = ""
    books: Sequence[Book] = ()
    file: str = ""


@dataclass(frozen=True, kw_only=True)
class OwnKeys:
    """The edit keys that a session knows, by the id of what they open; the browser tells which are missing."""

    session: str
    known: Mapping[str, str]
