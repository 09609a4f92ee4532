"""The budgets as one long table, for who wants to check or go on calculating."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from model.case.case import Case
from model.money.budget import Budget
from model.money.items import Item

NOBODY = "-"
"""The party of what nobody pays."""
COMPUTED = "berekend"
"""The status of what no document prints."""


def as_table(case: Case, budgets: Iterable[Budget]) -> pd.DataFrame:
    """One row per variant, party, item and year; amounts in euros, unrounded.

    A printed line stands only at the municipality that it belongs to: of the others the documents say nothing. The
    status is that of the figure: what no document prints for a party is ``berekend``. What is unknown is not-a-number.
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
                        _status(case, item, party),
                        amount,
                    )
                    for year, amount in zip(budget.years, amounts, strict=True)
                ]
    names = ["variant", "party", "year", "side", "item", "policy_field", "nature", "status", "amount"]
    return pd.DataFrame(rows, columns=names)


def _status(case: Case, item: Item, party: str) -> str:
    """``berekend`` for what would be printed but is not for this party."""
    if item.status != "bron" or item.line is not None:
        return item.status
    printed = {line.municipality for line in case.budget_lines if line.role == item.id}
    return item.status if party in printed else COMPUTED
