"""The budgets as one long table, for who wants to check or go on calculating."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from model.case.case import Case
from model.money.budget import Budget

NOBODY = "-"
"""The party of what nobody pays."""


def as_table(case: Case, budgets: Iterable[Budget]) -> pd.DataFrame:
    """One row per variant, party, item and year; amounts in euros, unrounded.

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
                rows += [
                    (
                        budget.variant,
                        party,
                        year,
                        item.side,
                        item.id,
                        item.policy_field,
                        item.nature,
                        item.status,
                        amount,
                    )
                    for year, amount in zip(budget.years, amounts, strict=True)
                ]
    names = ["variant", "party", "year", "side", "item", "policy_field", "nature", "status", "amount"]
    return pd.DataFrame(rows, columns=names)
