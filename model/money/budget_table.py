"""The budgets as one long table, for who wants to check or go on calculating."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import numpy as np
import pandas as pd

from model.case.case import Case
from model.money.budget import Budget
from model.money.items import Item
from model.money.split import present_contributions
from model.numbers.arrays import Floats

EXECUTION = "execution"
NOBODY = "-"
"""The party of what nobody pays."""


def as_table(case: Case, budgets: Iterable[Budget]) -> pd.DataFrame:
    """One row per variant, party, item and year; amounts in euros, unrounded.

    A printed line stands only at the municipality that it belongs to: of the others the documents say nothing. The
    status is that of the figure: ``bron`` only as printed, ``berekend`` if it follows from printed figures alone,
    ``aanname`` if an assumption is in it, ``onbekend`` (not-a-number) if nobody knows it.
    Columns: variant, party, year, side, item, policy_field, nature, status, amount. Raises ValueError for a
    budget of more than one point (a sweep): a table shows one.
    """
    parties = [*(participant.id for participant in case.participants), NOBODY]
    rows = []
    for budget in budgets:
        if budget.frame.ndim != 2:
            raise ValueError("a table shows one point, not a sweep")
        for item in budget.items:
            for party, amounts in zip(parties, item.amounts, strict=True):
                if item.line is not None and item.line.municipality != party:
                    continue
                rows += [
                    (
                        budget.variant,
                        party,
                        year,
                        item.side,
                        item.id,
                        item.policy_field,
                        item.nature,
                        status_of(case, item, party, year, float(amount)),
                        amount,
                    )
                    for year, amount in zip(budget.years, amounts, strict=True)
                ]
    names = ["variant", "party", "year", "side", "item", "policy_field", "nature", "status", "amount"]
    return pd.DataFrame(rows, columns=names)


def status_of(case: Case, item: Item, party: str, year: int, amount: float) -> str:
    """The status of one figure of a budget: of what a party (its id, or ``NOBODY``) pays or gets in a year."""
    if np.isnan(amount):
        return "onbekend"
    if item.status != "bron":
        return item.status
    place = case.about.years.index(year)
    lines = [item.line] if item.line else [line for line in case.budget_lines if line.role == item.id]
    printed = [line.amounts[place] for line in lines if line.municipality == party]
    # Of more lines the sum stands in no document.
    if len(printed) == 1 and _same(amount, printed[0]):
        return "bron"
    # A printed line differs from its print only by the correction of a finding: our reading of the same source.
    if item.line is not None or _same(amount, 0):
        return "berekend"
    return "berekend" if item.id == EXECUTION and _same(amount, _by_key(case, party, place)) else "aanname"


def _by_key(case: Case, party: str, place: int) -> float:
    """What a party pays of the printed amounts by the printed key in a year."""
    parties = [*(one.id for one in case.participants), NOBODY]
    return float(_as_share(case)[parties.index(party), place])


@lru_cache(maxsize=8)
def _as_share(case: Case) -> Floats:
    """What each pays if the printed amounts are its share: (parties, years). Remembered per case."""
    return present_contributions(case, case.assumptions.replace(amount_reading="share"))


def _same(amount: float, other: float) -> bool:
    return abs(amount - other) < 0.005
