"""What every page says of Mijn variant: what it costs, how that stands to the budget, its range and its start."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.money.budget import framed_budget, framed_cost, over_frame
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


def compute(case: Case, assumptions: Assumptions) -> Result:
    """Of one point or of a sweep."""
    budget = framed_budget(case, assumptions, "mine")
    return Result(framed_cost(budget), over_frame(budget), start_day(case, assumptions))


def range_of(case: Case, assumptions: Assumptions, party: int | None, draws: int) -> tuple[float, float]:
    """Between which amounts Mijn variant costs a party (None: all together) over all years: the ends of the same draws,
    and at the same levels, as the page on uncertainty shows.

    Not-a-number where the case does not say what it costs. Raises ValueError for no draws or swept assumptions.
    """
    place = -1 if party is None else party
    levels = levels_for(case, assumptions, drivers_of_cost(case, assumptions, party))
    low, _middle, high = bands(drawn_costs(case, assumptions, draws)[place, -1], levels).tolist()
    if levels != FULL:
        return low, high
    # What is set lies among all draws, also if none of them hit an end of its range.
    budget = framed_budget(case, assumptions, "mine")
    as_set = float(whole(framed_cost(budget))[place, -1])
    return float(np.minimum(low, as_set)), float(np.maximum(high, as_set))
