"""The printed figures, and what a finding's switch puts in their place.

A switch adds (alternative - printed) × its value: off leaves the printed figure, on gives the alternative,
and a figure that the user moved keeps his change.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import numpy as np

from model.arrays import Floats, along, stacked
from model.assumptions import Assumptions
from model.declared import Number
from model.records import BudgetLine, Case, Correction


def active(case: Case, assumptions: Assumptions, table: str) -> list[tuple[Correction, Number]]:
    """The corrections of a table, each with the state of its switch (0 off, 1 on)."""
    return [
        (finding.correction, assumptions.finding[finding.id])
        for finding in case.findings
        if finding.correction is not None and finding.correction.table == table
    ]


def difference(correction: Correction) -> float:
    """Alternative minus printed. Raises TypeError for a correction of a date."""
    if isinstance(correction.alternative, date) or isinstance(correction.printed, date):
        raise TypeError(f"{correction.row}: a date has no difference in euros")
    return correction.alternative - correction.printed


def caseloads(case: Case, assumptions: Assumptions) -> Floats:
    """Number of benefits per participant, shape (..., participants)."""
    loads = stacked(assumptions.caseload, (one.id for one in case.participants))
    for correction, switch in active(case, assumptions, "caseload"):
        here = np.array([one.id == correction.row for one in case.participants])
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
    """The cost of each line of the project budget (totals left out), by id."""
    amounts = {
        line.id: np.asarray(line.amount, dtype=np.float64) for line in case.project if line.part in ("labour", "other")
    }
    for correction, switch in active(case, assumptions, "project"):
        amounts[correction.row] = amounts[correction.row] + difference(correction) * np.asarray(switch)
    return amounts


def step_dates(case: Case, assumptions: Assumptions) -> Mapping[str, date]:
    """The date on which each step of the planning is ready, by id. Switches must be scalar."""
    ready = {step.id: step.ready for step in case.steps}
    for correction, switch in active(case, assumptions, "steps"):
        if bool(switch) and isinstance(correction.alternative, date):
            ready[correction.row] = correction.alternative
    return ready
