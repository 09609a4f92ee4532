"""When the new model counts in the budget: from its start, and for tasks of a track with a start of its own from that.

Of the new model as a whole (``track`` None) numbers have their plain name, of a track the name with ``_in``.
"""

from __future__ import annotations

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.naming import named, of_track, with_names
from model.case.procedures import procedure
from model.numbers.arrays import Floats, across, along
from model.numbers.operations import limited, maximum, numbers
from model.planning.schedule import late_months, start_of


@procedure("printed_start_month", unit="months", how="date", record=start_of)
def printed_start_month(case: Case, _assumptions: Assumptions, track: str | None = None, /) -> Floats:
    """Months from the first day of the first budget year to a printed start."""
    planned = start_of(case, track).date
    return np.asarray(float((planned.year - case.about.years[0]) * 12 + planned.month - 1))


@named("start_month", unit="months")
def start_month(case: Case, assumptions: Assumptions) -> Floats:
    """Months from the first day of the first budget year to the start of the new model.

    The chosen delay and what the steps of the planning are late (``planning.late_months``) are both added.
    """
    return start_month_of(case, assumptions, None)


def start_month_of(case: Case, assumptions: Assumptions, track: str | None) -> Floats:
    """``start_month`` of a track."""
    chosen = numbers(assumptions.start_delay_months)
    found = printed_start_month(case, assumptions, track) + chosen + late_months(case, assumptions, track)
    return with_names(case, np.asarray(found), of_track("start_month", track), unit="months")


@named("new_model_part", "years", unit="share")
def new_model_part(case: Case, assumptions: Assumptions) -> Floats:
    """The part of each year in which the new model runs: 0 before, 1 after, between in the year itself."""
    return new_model_part_of(case, assumptions, None)


def new_model_part_of(case: Case, assumptions: Assumptions, track: str | None) -> Floats:
    """``new_model_part`` of a track: (..., years)."""
    ends = 12 * np.arange(1, len(case.about.years) + 1)
    found = limited(across(np.subtract, ends, start_month_of(case, assumptions, track)), 0, 12) / 12
    return with_names(case, np.asarray(found), of_track("new_model_part", track), "years", unit="share")


@named("exit_part", "years", unit="share")
def exit_part(case: Case, assumptions: Assumptions) -> Floats:
    """The part of the old contract's cost that goes on after its end: 1, (n-1)/n, ... 1/n in n years.

    Exit years run from the end of the contract, so a start in mid-year spreads them over two budget years.
    """
    return exit_part_of(case, assumptions, None)


def exit_part_of(case: Case, assumptions: Assumptions, track: str | None) -> Floats:
    """``exit_part`` of a track: (..., years)."""
    year = np.arange(len(case.about.years), dtype=np.float64)
    start = numbers(start_month_of(case, assumptions, track) / 12)
    whole = numbers(np.floor(start))
    later = along(start - whole)
    since = across(np.subtract, year, whole)
    length = along(assumptions.exit_cost_years)
    step = 1 / maximum(length, 1)

    def ladder(exit_year: Floats) -> Floats:
        # From the year of the start on: years are whole, and terms must not forget that another start is another year.
        return np.asarray(maximum(length - exit_year, 0) * limited(exit_year + 1, 0, 1))

    found = (1 - later) * step * ladder(since) + later * step * ladder(since - 1)
    return with_names(case, np.asarray(found), of_track("exit_part", track), "years", unit="share")


@named("phase", "years", unit="share")
def phase(case: Case, assumptions: Assumptions) -> Floats:
    """How far the chosen key has come in each year: (years since the start + 1) / (n + 1), at most 1."""
    return phase_of(case, assumptions, None)


def phase_of(case: Case, assumptions: Assumptions, track: str | None) -> Floats:
    """``phase`` of a track: (..., years)."""
    years = np.arange(len(case.about.years))
    since_start = across(np.subtract, years, np.floor(start_month_of(case, assumptions, track) / 12))
    found = limited((since_start + 1) / (along(assumptions.phase_in_years) + 1), 0, 1)
    return with_names(case, np.asarray(found), of_track("phase", track), "years", unit="share")
