"""What the tests of the budget and the split share: the municipalities of the villages by place, and a line."""

from __future__ import annotations

from model import Assumptions, Case, budget
from model.money.items import Item

BEEKVELD, AADORP, CEEHUIZEN, NOBODY = range(4)


def at(case: Case, **changes: float | str) -> Assumptions:
    return case.assumptions.replace(**changes)


def item(case: Case, assumptions: Assumptions, variant: str, id: str) -> Item:
    return next(one for one in budget(case, assumptions, variant).items if one.id == id)
