"""The printed figures, and what a finding's switch puts in their place.

A switch adds (alternative - printed) × its value: off leaves the printed figure, on gives the alternative,
and a figure that the user moved keeps his change.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.naming import named
from model.case.records import BudgetLine, Correction
from model.numbers.arrays import Floats, Number, stacked
from model.numbers.operations import as_float, maximum, numbers, switched, where


def active(case: Case, assumptions: Assumptions, table: str) -> list[tuple[Correction, Number]]:
    """The corrections of a table, each with the state of its switch (0 off, 1 on)."""
    return [(correction, assumptions.finding[finding]) for finding, correction in _corrections(case, table)]


@lru_cache(maxsize=64)
def _corrections(case: Case, table: str) -> tuple[tuple[str, Correction], ...]:
    """The findings that correct this table, remembered per case."""
    return tuple(
        (finding.id, finding.correction)
        for finding in case.findings
        if finding.correction is not None and finding.correction.table == table
    )


def difference(correction: Correction) -> float:
    """Alternative minus printed. Raises TypeError for a correction of a date."""
    if isinstance(correction.alternative, date) or isinstance(correction.printed, date):
        raise TypeError(f"{correction.row}: a date has no difference in euros")
    return correction.alternative - correction.printed


@named("benefits", "participants", unit="count")
def caseloads(case: Case, assumptions: Assumptions) -> Floats:
    """Number of benefits per participant, shape (..., participants)."""
    return _corrected_loads(case, assumptions, assumptions)


@named("printed_benefits", "participants", unit="count")
def printed_caseloads(case: Case, assumptions: Assumptions) -> Floats:
    """The numbers that the documents give, with their switches, wherever the sliders stand: (..., participants)."""
    return _corrected_loads(case, assumptions, case.assumptions)


def _corrected_loads(case: Case, assumptions: Assumptions, numbers: Assumptions) -> Floats:
    """These numbers, and what the switches of these assumptions add to them; a switch takes off no more than there
    are."""
    return maximum(_switched_loads(case, assumptions, numbers), 0.0)


def _switched_loads(case: Case, assumptions: Assumptions, numbers: Assumptions) -> Floats:
    loads = stacked(numbers.caseload, (one.id for one in case.participants))
    for correction, switch in active(case, assumptions, "caseload"):
        here = np.array([participant.id == correction.row for participant in case.participants])
        loads = switched(switch, loads, difference(correction) * here, axes=1)
    return loads


def as_set(case: Case, assumptions: Assumptions, counted: Floats, place: int) -> Floats:
    """The number to set so that ``counted`` benefits of one participant count: (...,). What a switch takes off is added
    again, and what it adds taken off; below zero where nobody can set so few."""
    set_to = stacked(assumptions.caseload, (one.id for one in case.participants))
    return counted + (set_to - _switched_loads(case, assumptions, assumptions))[..., place]


def line_amounts(case: Case, assumptions: Assumptions, line: BudgetLine) -> Floats:
    """The amounts of a budget line, shape (..., years)."""
    amounts = numbers(line.amounts)
    for correction, switch in active(case, assumptions, "budget_lines"):
        if correction.row == line.id:
            here = np.array(case.about.years) == correction.year
            amounts = switched(switch, amounts, difference(correction) * here, axes=1)
    return amounts


def project_amounts(case: Case, assumptions: Assumptions) -> Mapping[str, Floats]:
    """The cost of each line of the project budget (totals left out), by id.

    Of a line by the hour the printed amount stands, with its switch, until its hours or rate are changed: then their
    product counts.
    """
    amounts = {}
    switches = active(case, assumptions, "project")
    for line in case.project:
        if line.by_the_hour:
            hours, rate = assumptions.project_hours[line.id], assumptions.project_rate[line.id]
            printed = _switched(switches, line.id, line.amount)
            # Most are as printed, and numpy is slow for a plain number.
            if type(hours) is float and type(rate) is float:
                changed = (hours, rate) != (line.hours, line.rate)
                amounts[line.id] = np.asarray(hours * rate) if changed else printed
            else:
                as_printed = (numbers(hours) == as_float(line.hours)) & (numbers(rate) == as_float(line.rate))
                amounts[line.id] = where(as_printed, printed, numbers(hours) * numbers(rate))
        elif not line.is_total:
            amounts[line.id] = _switched(switches, line.id, assumptions.project_amount[line.id])
    return {id: maximum(amount, 0.0) for id, amount in amounts.items()}


def _switched(switches: Iterable[tuple[Correction, Number]], row: str, printed: Number) -> Floats:
    """A row of a table with one figure, and what the switches of that table add to it."""
    amount = numbers(printed)
    for correction, switch in switches:
        if correction.row == row:
            amount = switched(switch, amount, numbers(difference(correction)))
    return amount


def step_days(case: Case, assumptions: Assumptions) -> Mapping[str, Floats]:
    """The day (an ordinal) on which each step is ready by the documents and the switches, by id: each (...,)."""
    ready = {step.id: np.asarray(float(step.ready.toordinal())) for step in case.steps}
    for correction, switch in active(case, assumptions, "steps"):
        if isinstance(correction.alternative, date) and isinstance(correction.printed, date):
            days = (correction.alternative - correction.printed).days
            ready[correction.row] = ready[correction.row] + days * np.asarray(switch, dtype=np.float64)
    return ready


def step_dates(case: Case, assumptions: Assumptions) -> Mapping[str, date]:
    """``step_days`` as dates. Switches must be scalar."""
    return {id: date.fromordinal(int(day)) for id, day in step_days(case, assumptions).items()}
