"""The printed figures, and what a finding's switch puts in their place.

A switch adds (alternative - printed) × its value: off leaves the printed figure, on gives the alternative,
and a figure that the user moved keeps his change.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.records import BudgetLine, Correction
from model.numbers.arrays import Floats, Number, along, stacked


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


def caseloads(case: Case, assumptions: Assumptions) -> Floats:
    """Number of benefits per participant, shape (..., participants)."""
    return _corrected_loads(case, assumptions, assumptions)


def printed_caseloads(case: Case, assumptions: Assumptions) -> Floats:
    """The numbers that the documents give, with their switches, wherever the sliders stand: (..., participants)."""
    return _corrected_loads(case, assumptions, case.assumptions)


def _corrected_loads(case: Case, assumptions: Assumptions, numbers: Assumptions) -> Floats:
    """These numbers, and what the switches of these assumptions add to them."""
    loads = stacked(numbers.caseload, (one.id for one in case.participants))
    for correction, switch in active(case, assumptions, "caseload"):
        here = np.array([participant.id == correction.row for participant in case.participants])
        loads = loads + difference(correction) * along(switch) * here
    return np.maximum(loads, 0.0)


def line_amounts(case: Case, assumptions: Assumptions, line: BudgetLine) -> Floats:
    """The amounts of a budget line, shape (..., years)."""
    amounts = np.array(line.amounts, dtype=np.float64)
    for correction, switch in active(case, assumptions, "budget_lines"):
        if correction.row == line.id:
            here = np.array(case.about.years) == correction.year
            amounts = amounts + difference(correction) * along(switch) * here
    return amounts


def project_amounts(case: Case, assumptions: Assumptions) -> Mapping[str, Floats]:
    """The cost of each line of the project budget (totals left out), by id.

    Of a line by the hour the printed amount stands, with its switch, until its hours or rate are changed: then their
    product counts.
    """
    amounts = {}
    for line in case.project:
        if line.by_the_hour:
            hours, rate = (
                np.asarray(changeable[line.id]) for changeable in (assumptions.project_hours, assumptions.project_rate)
            )
            printed = line.amount + _switched(case, assumptions, "project", line.id)
            amounts[line.id] = np.where((hours == line.hours) & (rate == line.rate), printed, hours * rate)
        elif not line.is_total:
            typed = np.asarray(assumptions.project_amount[line.id], dtype=np.float64)
            amounts[line.id] = typed + _switched(case, assumptions, "project", line.id)
    return {id: np.maximum(amount, 0.0) for id, amount in amounts.items()}


def _switched(case: Case, assumptions: Assumptions, table: str, row: str) -> Floats:
    """What the switches add to a row of a table with one figure."""
    added = (
        difference(correction) * np.asarray(switch, dtype=np.float64)
        for correction, switch in active(case, assumptions, table)
        if correction.row == row
    )
    return sum(added, start=np.asarray(0.0))


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
