"""What every page says of Mijn variant: what it costs, how that stands to the budget, its range and its start."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.money.budget import Budget, framed_budget, framed_cost, over_frame
from model.numbers.arrays import Floats
from model.outcomes.uncertainty import drivers_of_cost, levels_for
from model.planning.schedule import start_day
from model.uncertainty.simulation import FULL, bands, drawn_costs, whole


@dataclass(frozen=True)
class Result:
    """Of Mijn variant, in euros: ``cost`` and ``over`` (what it costs more than is budgeted now), (..., parties,
    years); ``start``: the day (ordinal) on which the new execution starts.
    """

    cost: Floats
    over: Floats
    start: Floats


def result_of(case: Case, assumptions: Assumptions, mine: Budget) -> Result:
    """Of one point or of a sweep. ``mine``: the budget of Mijn variant under these assumptions."""
    return Result(framed_cost(mine), over_frame(mine), start_day(case, assumptions))


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
    place = -1 if party is None else party
    drivers = drivers_of_cost(case, assumptions, party)
    levels = levels_for(case, assumptions, drivers)
    low, _middle, high = bands(drawn_costs(case, assumptions, draws)[place, -1], levels).tolist()
    as_set = float(whole(framed_cost(framed_budget(case, assumptions, "mine")))[place, -1])
    if levels == FULL:  # what is set lies among all draws, also if none of them hit an end of its range
        low, high = float(np.minimum(low, as_set)), float(np.maximum(high, as_set))
    return Range(low, high, as_set, levels, drivers)
