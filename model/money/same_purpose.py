"""Central government's money for a purpose beside the municipal budget for it: how each moves over the years.

The two are never added up: they are two sets of amounts, and no document says that one pays the other.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.corrections import line_amounts
from model.case.records import BudgetLine, SamePurpose
from model.numbers.arrays import Floats


@dataclass(frozen=True, kw_only=True)
class Scissors:
    """The two lines and their amounts in euros, each (years,).

    ``summed`` are the lines under a printed total, added up; None if the line has none.
    """

    pair: SamePurpose
    central_line: BudgetLine
    municipal_line: BudgetLine
    central: Floats
    municipal: Floats
    summed: Floats | None


def scissors(case: Case, assumptions: Assumptions) -> Scissors | None:
    """The pair that the case declares, with the switches of its findings; None if it declares none.

    Switches must be scalar.
    """
    pair = case.about.same_purpose
    if pair is None:
        return None
    central, municipal = case.budget_line(pair.central), case.budget_line(pair.municipal)
    under = [line_amounts(case, assumptions, case.budget_line(id)) for id in municipal.sums]
    return Scissors(
        pair=pair,
        central_line=central,
        municipal_line=municipal,
        central=line_amounts(case, assumptions, central),
        municipal=line_amounts(case, assumptions, municipal),
        summed=np.sum(under, axis=0) if under else None,
    )


def change(amounts: Floats) -> Floats:
    """What each year has more than the first, (years,) euros."""
    moved: Floats = amounts - amounts[0]
    return moved
