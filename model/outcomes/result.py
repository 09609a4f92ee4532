"""What every page says of Mijn variant: what it costs, how that stands to the budget, its range and its start."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.sweep import Sweep
from model.money.budget import Budget, framed_cost, over_frame
from model.numbers.arrays import Floats
from model.numbers.operations import numbers
from model.outcomes.planning import starts_of_tracks
from model.outcomes.uncertainty import levels_for
from model.planning.schedule import start_day
from model.uncertainty.simulation import FULL, bands, drawn_values
from model.uncertainty.tornado import bars, cost_of, outcome_in_rows, swept_ends


@dataclass(frozen=True)
class Result:
    """Of Mijn variant, in euros: ``cost`` and ``over`` (what it costs more than is budgeted now), (..., parties,
    years); ``start``: the day (ordinal) on which the new execution starts; ``of_tracks``: that of each track with a
    start of its own.
    """

    cost: Floats
    over: Floats
    start: Floats
    of_tracks: Mapping[str, Floats]


def result_of(case: Case, assumptions: Assumptions, mine: Budget) -> Result:
    """Of one point or of a sweep. ``mine``: the budget of Mijn variant under these assumptions."""
    starts = start_day(case, assumptions), starts_of_tracks(case, assumptions)
    return Result(framed_cost(mine), over_frame(mine), *starts)


@dataclass(frozen=True)
class Range:
    """Between which amounts Mijn variant costs somebody over all years, what it costs ``as_set``, at which ``levels``
    the ends are taken, and the ids of the ``drivers``, the largest first.
    """

    low: float
    high: float
    as_set: float
    levels: tuple[float, ...]
    drivers: tuple[str, ...]


def range_of(case: Case, assumptions: Assumptions, party: int | None, draws: int) -> Range:
    """The range for a party (None: all together): the ends of the same draws, at the same levels, as the page on
    uncertainty shows, without drawing the other variants.

    Not-a-number where the case does not say what it costs. Raises ValueError for no draws or swept assumptions.
    """
    drawn = drawn_values(case, assumptions, draws)
    ends = swept_ends(case, assumptions, drawn)
    # Both ends of what is drawn and the draws in one computation: its steps take longer than its numbers.
    together = {id: np.concatenate([_rows(ends, id), values]) for id, values in drawn.items()}
    costs = outcome_in_rows(case, cost_of(case, "mine", party), ends.assumptions, together, ends.rows + draws)
    drivers = tuple(bar.id for bar in bars(ends, costs[: ends.rows]))
    levels = levels_for(case, assumptions, drivers)
    as_set = float(costs[0])
    low, high = bands(costs[ends.rows :], (levels[0], levels[-1])).tolist()
    if levels == FULL:  # what is set lies among all draws, also if none of them hit an end of its range
        low, high = float(np.minimum(low, as_set)), float(np.maximum(high, as_set))
    return Range(low, high, as_set, levels, drivers)


def _rows(swept: Sweep, id: str) -> Floats:
    """What an assumption is in every row."""
    return np.broadcast_to(numbers(swept.assumptions.get(id)), (swept.rows,))
