"""The outcomes of the planning: dates, the start and what a late one costs, its chance, and the state on a date."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.money.budget import budget, framed_cost
from model.numbers.arrays import Floats
from model.planning.on_date import OnDate, on_date
from model.planning.schedule import REMEMBERED, Schedule, days_without_contract, late_months, schedule, start_day
from model.planning.start_chance import StartChance, start_chance


@dataclass(frozen=True)
class Planning:
    """The planning with the delays and switches of these assumptions; of a sweep every array has its rows in front.

    ``printed``: as the documents have it. ``start``: the day (ordinal) on which the new model starts, ``months`` how
    much later than printed that is, ``late_cost`` (..., parties, years) what Mijn variant costs more because steps are
    late. ``without_contract``: days between the end of the contract and the start, None if the planning does not say.
    """

    schedule: Schedule
    printed: Schedule
    start: Floats
    months: Floats
    late_cost: Floats
    without_contract: Floats | None
    chance: StartChance
    on_date: OnDate


def compute(case: Case, assumptions: Assumptions, by: ArrayLike) -> Planning:
    """The planning under these assumptions; ``by``: the days for which the chance of a start is asked."""
    return Planning(
        schedule(case, assumptions),
        printed(case),
        start_day(case, assumptions),
        late_months(case, assumptions) + np.asarray(assumptions.start_delay_months),
        late_cost(case, assumptions),
        days_without_contract(case, assumptions),
        start_chance(case, assumptions, by),
        on_date(case, assumptions),
    )


@lru_cache(maxsize=REMEMBERED)
def printed(case: Case) -> Schedule:
    """The planning as the documents have it."""
    return schedule(case, case.assumptions)


def late_cost(case: Case, assumptions: Assumptions) -> Floats:
    """What Mijn variant costs more because steps are late: with the delays minus without, (..., parties, years)."""
    in_time = assumptions.replace(**{f"step_delay.{step.id}": 0.0 for step in case.steps})
    return framed_cost(budget(case, assumptions, "mine")) - framed_cost(budget(case, in_time, "mine"))
