"""What the tests of the budget and the split share: the municipalities of the villages by place, and a line."""

from __future__ import annotations

import numpy as np

from model import Assumptions, Case, budget
from model.money.budget import Budget
from model.money.items import EXECUTION, Item

BEEKVELD, AADORP, CEEHUIZEN, NOBODY = range(4)


def at(case: Case, **changes: float | str) -> Assumptions:
    return case.assumptions.replace(**changes)


def item(case: Case, assumptions: Assumptions, variant: str, id: str) -> Item:
    return next(one for one in budget(case, assumptions, variant).items if one.id == id)


def execution(found: Budget) -> np.ndarray:
    """What each party pays for the execution in each year, to all pools together."""
    own = [one.amounts for one in found.items if one.id == EXECUTION or one.id.startswith(f"{EXECUTION}.")]
    return np.sum(own, axis=0)
