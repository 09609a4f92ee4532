"""Bands while a slider moves: for every position of a sweep the percentiles over draws around that position.

The same chances serve all positions, so that a band moves because of the slider and never by chance.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.records import AssumptionRow
from model.numbers.arrays import Floats, Number
from model.uncertainty.draws import SEED, chances, drawn_rows, spread_around, spread_of, value_of
from model.uncertainty.room import at_once
from model.uncertainty.simulation import LEVELS, bands

DRAWS = 300
"""Per position. The ends of a band of 300 draws are about 1.7 percentage points off: root of 0.1 × 0.9 / 300."""
ROWS = 40
"""Positions that are computed at a time at most, so that the amounts stay small."""

Outcome = Callable[[Assumptions], Floats]
"""Amounts in euros from assumptions: shape (..., parties, years)."""


def swept_bands(
    case: Case,
    swept: Assumptions,
    rows: int,
    outcome: Outcome,
    draws: int = DRAWS,
    seed: int = SEED,
    levels: tuple[float, ...] = LEVELS,
) -> Floats:
    """The percentiles of an outcome at every row of a sweep: (rows, whose, periods, levels).

    ``whose`` and ``periods`` as in ``Outcomes``: all together and all years last. ``swept`` has scalars and arrays
    (rows,), as ``Sweep.assumptions``. Raises ValueError for no draws.
    """
    (chance,) = chances(case, draws, draws, seed, [row.id for row in drawn_rows(case, swept)])
    size = min(ROWS, max(1, at_once(case) // draws))
    whole = [
        _block(case, swept, slice(start, min(start + size, rows)), chance, outcome, draws, levels)
        for start in range(0, rows, size)
    ]
    return np.concatenate(whole)


def _block(
    case: Case,
    swept: Assumptions,
    here: slice,
    chance: dict[str, Floats],
    outcome: Outcome,
    draws: int,
    levels: tuple[float, ...],
) -> Floats:
    """Some rows: what is swept and not drawn is (rows, 1), what is swept and drawn (rows, draws)."""
    columns: dict[str, Number] = {
        id: np.asarray(value)[here, None] for id, value in swept.items() if isinstance(value, np.ndarray)
    }
    drawn = {row.id: _values(row, swept, columns, chance[row.id]) for row in drawn_rows(case, swept)}
    amounts = outcome(swept.with_numbers({**columns, **drawn}))
    size = here.stop - here.start
    amounts = np.broadcast_to(amounts, (size, draws, *amounts.shape[-2:]))
    whose = np.concatenate([amounts[..., :-1, :], amounts.sum(axis=-2, keepdims=True)], axis=-2)
    periods = np.concatenate([whose, whose.sum(axis=-1, keepdims=True)], axis=-1)
    return bands(np.moveaxis(periods, 1, -1), levels)


def _values(row: AssumptionRow, swept: Assumptions, columns: dict[str, Number], chance: Floats) -> Number:
    """The draws around one value, or around the value of each row: (draws,) or (rows, draws)."""
    if row.id not in columns:
        return value_of(spread_of(row, swept), chance, swept.distribution)
    # Most rows of a sweep hold an assumption where it is. Each distinct value has a distribution of its own.
    modes, which = np.unique(np.asarray(columns[row.id])[:, 0], return_inverse=True)
    made = [
        np.broadcast_to(value_of(spread_around(row, float(mode)), chance, swept.distribution), chance.shape)
        for mode in modes
    ]
    return np.stack(made)[which]
