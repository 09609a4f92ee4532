"""What stands side by side in a document: each alternative with its figures, as the page that compares has them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from model.case.case import Case
from model.numbers.arrays import Floats
from model.outcomes.side_by_side import Figures, Side, figures, levels_of, spreads
from model.risks.reserve import reserves


@dataclass(frozen=True, kw_only=True)
class Column:
    """An alternative beside the others: how an address and how the reader calls it, and its settings."""

    key: str
    name: str
    side: Side


@dataclass(frozen=True, kw_only=True)
class Shown:
    """An alternative with its figures, and between which amounts its cost lies: (whose, 2)."""

    column: Column
    figures: Figures
    spread: Floats


def levels_beside(case: Case, columns: Sequence[Column], party: int | None) -> tuple[float, ...]:
    """At which levels the ranges of these are taken, so that they can be read beside each other."""
    return levels_of(case, [one.side.plain(case) for one in columns], party)


def shown_of(case: Case, column: Column, levels: tuple[float, ...], draws: int) -> Shown:
    """The figures of one alternative. ``draws``: of how many possible futures its range is."""
    side = column.side.plain(case)
    found = figures(case, side, reserves(case, side.assumptions))
    return Shown(column=column, figures=found, spread=spreads(case, side, draws)[levels])
