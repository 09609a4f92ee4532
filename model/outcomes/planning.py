"""The outcomes of the planning: dates, the start and what a late one costs, and the state on a date."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.naming import labels_of
from model.case.situations import elsewhere, situation
from model.case.variants import Variant
from model.money.budget import Budget, framed_budget, framed_cost
from model.money.pools import by_track, pools_of, summed
from model.money.split import old_in
from model.money.starts import exit_part_of
from model.numbers.arrays import Floats, along, part_of
from model.numbers.operations import anything, numbers, plain, unknown, where
from model.planning.on_date import OnDate, on_date
from model.planning.schedule import (
    REMEMBERED,
    Schedule,
    days_without_contract,
    late_months,
    schedule,
    start_day,
    start_day_in,
)

IN_TIME = "in_time"
"""The situation in which no step is late."""


@dataclass(frozen=True)
class Dates:
    """The dates with the delays and switches of these assumptions; of a sweep every array has its rows in front.

    ``printed``: as the documents have it. ``start``: the day (ordinal) on which the new model starts; ``of_tracks``:
    that of each track with a start of its own.
    """

    schedule: Schedule
    printed: Schedule
    start: Floats
    of_tracks: Mapping[str, Floats]


@dataclass(frozen=True)
class Planning(Dates):
    """The dates and what comes of them.

    ``months``: how much later than printed the new model starts, ``late``: whether late steps put off that or a start
    of a track, ``late_cost`` (..., parties, years) what Mijn variant costs more because steps are late.
    ``exit_beyond`` (..., parties, years) what of that is exit cost which moves past the last year, and so is not in
    ``late_cost``. ``without_contract``: days between the end of the contract and the
    start, None if the planning does not say. The chance of a start in time is drawn apart (``start_chance``), which a
    page remembers.
    """

    months: Floats
    late: NDArray[np.bool_]
    late_cost: Floats
    exit_beyond: Floats
    without_contract: Floats | None


def compute(case: Case, assumptions: Assumptions) -> Planning:
    """The planning under these assumptions. The reference date moves nothing of it."""
    dates = dates_of(case, assumptions)
    return Planning(
        **vars(dates),
        months=months_later(case, assumptions),
        late=np.asarray(~_in_time(case, assumptions)),
        late_cost=late_cost(case, assumptions),
        exit_beyond=exit_beyond(case, assumptions),
        without_contract=days_without_contract(case, assumptions, dates.schedule),
    )


def dates_of(case: Case, assumptions: Assumptions) -> Dates:
    """The dates alone, for who asks no euros of them."""
    return Dates(
        schedule(case, assumptions), printed(case), start_day(case, assumptions), starts_of_tracks(case, assumptions)
    )


def starts_of_tracks(case: Case, assumptions: Assumptions) -> Mapping[str, Floats]:
    """The day (ordinal) on which each track starts that has a start of its own."""
    return {track: start_day_in(case, assumptions, track) for track in labels_of(case, "starts")}


def dated(case: Case, assumptions: Assumptions, planning: Dates, rows: NDArray[np.intp]) -> OnDate:
    """The state on the reference date at every row of a sweep; ``rows``: which row of the planning each of them has."""
    return on_date(case, assumptions, planning.schedule.at(rows))


@lru_cache(maxsize=REMEMBERED)
def printed(case: Case) -> Schedule:
    """The planning as the documents have it."""
    return schedule(case, case.assumptions)


def months_later(case: Case, assumptions: Assumptions) -> Floats:
    """How much later than printed the new model starts: by late steps and by choice, (...,)."""
    return np.asarray(late_months(case, assumptions) + numbers(assumptions.start_delay_months))


def _in_time(case: Case, assumptions: Assumptions) -> NDArray[np.bool_]:
    """Whether no late step puts off a start, that of the new model or of a track, (...,)."""
    late = [plain(late_months(case, assumptions, track)) for track in by_track(case)]
    return np.asarray(np.logical_and.reduce(np.broadcast_arrays(*(months == 0 for months in late))))


def late_cost(
    case: Case, assumptions: Assumptions, variant: Variant = "mine", of: Callable[[Budget], Floats] = framed_cost
) -> Floats:
    """What a variant costs more because steps are late: with the delays minus without, (..., parties, years).

    Under assumptions that are already those of the variant. ``of``: another sum of the budget.
    """
    in_time = framed_budget(case, without_delays(case, assumptions), variant)
    more = of(framed_budget(case, assumptions, variant)) - elsewhere(IN_TIME, of(in_time))
    # What is in time costs nothing more, also where nobody knows what it costs.
    return where(unknown(more) & _in_time(case, assumptions)[..., None, None], 0.0, more)


@situation(IN_TIME)
def without_delays(case: Case, assumptions: Assumptions, _rest: str = "") -> Assumptions:
    """The same with every step as printed."""
    return assumptions.with_numbers({f"step_delay.{step.id}": 0.0 for step in case.steps})


def exit_beyond(case: Case, assumptions: Assumptions) -> Floats:
    """What of the exit cost moves past the last year because steps are late, in that year: (..., parties, years).

    n years of exit cost are 1 + (n-1)/n + ... + 1/n = (n+1)/2 years of the contract; what of that lies past the
    budget is priced as in its last year.
    """
    if not anything(numbers(assumptions.exit_cost_years)):
        return np.zeros((len(case.participants) + 1, len(case.about.years)))
    pools, last = pools_of(case), np.arange(len(case.about.years)) == len(case.about.years) - 1

    def beyond(track: str | None, places: Sequence[int]) -> Floats:
        running = summed([old_in(case, assumptions, pools[place]) for place in places])
        in_time = elsewhere(IN_TIME, exit_part_of(case, without_delays(case, assumptions), track))
        late = exit_part_of(case, assumptions, track)
        moved = _exit_left(assumptions, late) - _exit_left(assumptions, in_time)
        return part_of(running[..., -1:], along(moved, axes=2) * last)

    return summed([beyond(track, places) for track, places in by_track(case).items()])


def _exit_left(assumptions: Assumptions, paid: Floats) -> Floats:
    """How many years of the contract's cost are still to be paid after the last budget year, of which ``paid``."""
    length = numbers(assumptions.exit_cost_years)
    whole = where(length > 0, (length + 1) / 2, 0.0)
    return np.asarray(whole - paid.sum(axis=-1))
