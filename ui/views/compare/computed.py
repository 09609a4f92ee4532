"""The figures of what stands side by side, remembered: of four columns only what somebody moved is computed again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.variants import Variant
from model.numbers.arrays import Floats
from model.outcomes.side_by_side import Figures, Side, figures, levels_of, spreads
from model.risks.reserve import CERTAINTIES, reserves
from ui.session import kept
from ui.session.columns import Chosen, Column
from ui.session.memo import remembered, settings_of
from ui.session.turns import aside
from ui.views.uncertain import run
from words.beside import Beside

OF_RESERVE = ("risk_chance.", "risk_impact.", "front.", "back.", "top_impact", "risk_dependence")
"""So begin the assumptions that move what is enough for the risks of all municipalities together."""

SIDES = 4
"""A visitor has up to four columns, of a few kB each. Kept as if he had one, those of another pushed them out, and they
were drawn again at every step."""


@dataclass(frozen=True, eq=False)
class Shown:
    """A column with its figures, between which amounts its cost lies, (whose, 2), and what stands beside its amounts:
    its own number of benefits may be another."""

    column: Column
    figures: Figures
    spread: Floats
    beside: Beside | None

    def cost(self, place: int, period: int = -1) -> float:
        """What it costs somebody, in euros."""
        return float(self.figures.cost[place, period])

    def structural(self, place: int, period: int) -> float:
        """What of that comes every year again."""
        return float(self.figures.cost[place, period] - self.figures.once[place, period])

    def once(self, place: int) -> float:
        """What of it comes once."""
        return float(self.figures.once[place, -1])

    def over(self, place: int) -> float:
        """What it costs more than is budgeted now."""
        return float(self.figures.cost[place, -1] - self.figures.frame[place, -1])


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """All columns in their order, which of them the others differ from, whose euros these are (None: all together), of
    which year, at which certainty the reserve is, and at which levels of how many draws the ranges are taken."""

    case: Case
    shown: Sequence[Shown]
    anchor: Shown
    party: int | None
    year: int
    certainty: float
    levels: tuple[float, ...]
    draws: int

    def anchor_of(self, values: Sequence[float] | Floats) -> float:
        """Of a value a column that of the anchor."""
        return float(values[[*self.shown].index(self.anchor)])

    @property
    def place(self) -> int:
        """Where the amounts of the party stand."""
        return -1 if self.party is None else self.party

    @property
    def period(self) -> int:
        """Where the amounts of the year stand."""
        return self.case.about.years.index(self.year)

    @property
    def beside(self) -> Beside | None:
        """What stands beside amounts of more than one of them: nothing where they are divided by other counts."""
        first, *others = (one.beside for one in self.shown)
        if first is None or not all(one and np.array_equal(one.counts, first.counts) for one in others):
            return None
        return first


def compute(
    case: Case, chosen: Chosen, party: int | None, year: int, beside: Callable[[Assumptions], Beside | None]
) -> Comparison:
    """The figures of the columns that were chosen. ``beside``: what stands beside amounts under these assumptions."""
    sides = [one.side.plain(case) for one in chosen.columns]
    asked = tuple((side.variant, settings_of(case, side.assumptions)) for side in sides)
    levels = remembered(("side-levels", case.version, party, asked), lambda: levels_of(case, sides, party))
    shown = {one.key: _shown(case, one, levels, beside(one.side.assumptions)) for one in chosen.columns}
    return Comparison(
        case=case,
        shown=tuple(shown.values()),
        anchor=shown[chosen.anchor.key],
        party=party,
        year=year,
        certainty=float(kept.value("certainty", "0.9", [str(one) for one in CERTAINTIES])),
        levels=levels,
        draws=run.chosen_draws(case),
    )


def _shown(case: Case, column: Column, levels: tuple[float, ...], beside: Beside | None) -> Shown:
    side, draws = column.side.plain(case), run.chosen_draws(case)
    own = settings_of(case, side.assumptions)
    key = ("side", case.version, side.variant, own)
    found = remembered(key, lambda: figures(case, side, _reserves(case, side)), SIDES)
    drawn_key = ("side-range", case.version, side.variant, draws, own)

    def drawn() -> Mapping[tuple[float, ...], Floats]:
        with aside():
            return spreads(case, side, draws)

    return Shown(column, found, remembered(drawn_key, drawn, SIDES)[levels], beside)


def _reserves(case: Case, side: Side) -> Mapping[Variant, Floats]:
    settings = tuple((id, value) for id, value in side.assumptions.items() if id.startswith(OF_RESERVE))

    def drawn() -> Mapping[Variant, Floats]:
        with aside():
            return reserves(case, side.assumptions)

    return remembered(("side-reserves", case.version, settings), drawn, SIDES)
