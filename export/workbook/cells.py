"""The numbers of the model as cells: what each follows from, and how.

Terms become cells; what is made in the same way of the same cells is one cell. Of a choice every way becomes cells too,
so that the workbook can go another way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import prod

from model.terms.origin import Origin
from model.terms.term import Operation, Term, TermUnit


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """One number. ``operands`` and ``ways`` are places in the list of cells; ``ways`` of a choice by their key, and
    ``decider`` what decides it. ``name`` of a leaf, or the first that a number had."""

    operation: Operation
    operands: tuple[int, ...]
    value: float
    name: str
    unit: TermUnit
    origin: Origin | None = None
    ways: tuple[tuple[str, int], ...] = ()
    decider: Origin | None = None


@dataclass(frozen=True, kw_only=True)
class Cells:
    """All cells, each after those that it follows from, and the place of every number by its name."""

    cells: tuple[Cell, ...]
    places: Mapping[str, int]


Made = tuple[object, ...]
MOST_PARTS = 64
"""A sum or product of more is one of subtotals: a formula of Excel has 8.192 signs at most."""


def cells_of(groups: Iterable[Mapping[str, Term]]) -> Cells:
    """The cells of these numbers, and of all that they follow from in any way that can be chosen. Of a group nothing is
    held on to once the next one is asked for: all terms of sixty municipalities take half a gigabyte.
    """
    cells: list[Cell] = []
    known: dict[Made, int] = {}
    # Keeps every term alive, as another could get the id of one that is gone.
    seen: dict[int, tuple[Term, int]] = {}

    def place(term: Term) -> int:
        if id(term) not in seen:
            seen[id(term)] = (term, added(term))
        return seen[id(term)][1]

    def added(term: Term) -> int:
        ways = _ways(term, place)
        operands = () if ways else tuple(place(one) for one in term.operands)
        while len(operands) > MOST_PARTS:
            starts = range(0, len(operands), MOST_PARTS)
            operands = tuple(subtotal(term, operands[start : start + MOST_PARTS]) for start in starts)
        key = _how(term, operands, ways)
        if key not in known:
            known[key] = len(cells)
            decider = term.choice.origin if term.choice is not None else None
            cells.append(
                Cell(
                    operation=term.operation, operands=operands, value=term.value, name=term.name, unit=term.unit,
                    origin=term.origin, ways=ways, decider=decider,
                )
            )  # fmt: skip
        return known[key]

    def subtotal(term: Term, operands: tuple[int, ...]) -> int:
        """Of a long sum or product a part, as a cell of its own."""
        key = (term.operation, *operands)
        if key not in known:
            known[key] = len(cells)
            values = [cells[one].value for one in operands]
            value = sum(values) if term.operation == "add" else prod(values)
            cells.append(Cell(operation=term.operation, operands=operands, value=value, name="", unit=term.unit))
        return known[key]

    places: dict[str, int] = {}
    for terms in groups:
        places |= {name: place(term) for name, term in terms.items()}
        seen.clear()
    return Cells(cells=tuple(cells), places=places)


def _ways(term: Term, place: Callable[[Term], int]) -> tuple[tuple[str, int], ...]:
    """Every way of a choice, by its key."""
    if term.choice is None:
        return ()
    ways = {term.choice.taken: place(term.operands[0])}
    ways |= {way.key: place(way.make()) for way in term.choice.ways()}
    return tuple(sorted(ways.items()))


def _how(term: Term, operands: tuple[int, ...], ways: tuple[tuple[str, int], ...]) -> Made:
    """What is the same for terms that are one cell."""
    if term.operation in ("leaf", "constant"):
        return (term.operation, term.name, repr(term.value))
    if term.choice is not None:
        return (term.operation, term.choice.origin.kind, term.choice.origin.id, ways)
    return (term.operation, *operands)
