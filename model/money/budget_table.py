"""The budgets as one long table, for who wants to check or go on calculating."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from model.case.case import Case
from model.case.records import BudgetLine
from model.money.budget import Budget
from model.money.items import EXECUTION, Item
from model.money.pools import Pool, pools_of
from model.money.split import present_in
from model.numbers.arrays import Floats

if TYPE_CHECKING:
    import pandas as pd

NOBODY = "-"
"""The party of what nobody pays."""


class Row(NamedTuple):
    """What one party pays or gets of one item in one year, in one variant.

    ``policy_field_status``: that a source names the policy field, or nothing where there is none; ``amount``: in euros,
    unrounded. The status is that of the figure: ``bron`` only as printed, ``berekend`` if it follows from printed
    figures alone, ``aanname`` if an assumption is in it, ``onbekend`` (not-a-number) if nobody knows it.
    """

    variant: str
    party: str
    year: int
    side: str
    item: str
    policy_field: str
    policy_field_status: str
    nature: str
    status: str
    amount: float


def rows_of(case: Case, budgets: Iterable[Budget]) -> list[Row]:
    """One row per variant, party, item and year.

    A printed line stands only at the municipality that it belongs to: of the others the documents say nothing. Raises
    ValueError for a budget of more than one point (a sweep): a table shows one.
    """
    parties = [*(participant.id for participant in case.participants), NOBODY]
    rows = []
    for budget in budgets:
        if budget.frame.ndim != 2:
            raise ValueError("a table shows one point, not a sweep")
        for item in budget.items:
            for party, amounts in zip(parties, item.amounts.tolist(), strict=True):
                if item.line is not None and item.line.municipality != party:
                    continue
                rows += [
                    Row(
                        variant=budget.variant,
                        party=party,
                        year=year,
                        side=item.side,
                        item=item.id,
                        policy_field=item.policy_field,
                        policy_field_status=item.policy_field_status if item.policy_field else "",
                        nature=item.nature,
                        status=status_of(case, item, party, year, amount),
                        amount=amount,
                    )
                    for year, amount in zip(budget.years, amounts, strict=True)
                ]
    return rows


def as_table(case: Case, budgets: Iterable[Budget]) -> pd.DataFrame:
    """The same (``rows_of``) as a table of pandas: a column for each field of a row."""
    import pandas as pd  # 30 MB, for who asks for such a table; the server has no need of one

    return pd.DataFrame(rows_of(case, budgets), columns=Row._fields)


def status_of(case: Case, item: Item, party: str, year: int, amount: float) -> str:
    """The status of one figure of a budget: of what a party (its id, or ``NOBODY``) pays or gets in a year."""
    if np.isnan(amount):
        return "onbekend"
    if item.status != "bron":
        return item.status
    place = case.about.years.index(year)
    lines = [item.line] if item.line else _lines(case, item)
    printed = {line.municipality: line.amounts[place] for line in lines}
    if party in printed and _same(amount, printed[party]):
        return "bron"
    # A printed line differs from its print only by the correction of a finding: our reading of the same source.
    if item.line is not None or _same(amount, 0):
        return "berekend"
    parties = [*(one.id for one in case.participants), NOBODY]
    by_key = [_as_share(case, pool)[parties.index(party), place] for pool in _pools(case, item)]
    return "berekend" if any(_same(amount, float(one)) for one in by_key) else "aanname"


def _lines(case: Case, item: Item) -> list[BudgetLine]:
    """The printed lines that an item is made of."""
    executions = [line for pool in _pools(case, item) for line in pool.lines.values()]
    return executions or [line for line in case.budget_lines if line.role == item.id]


def _pools(case: Case, item: Item) -> Sequence[Pool]:
    """The pool that an item is the execution of."""
    if item.pool is not None:
        return [item.pool]
    return pools_of(case) if item.id == EXECUTION else ()


@lru_cache(maxsize=32)
def _as_share(case: Case, pool: Pool) -> Floats:
    """What each pays to a pool if the printed amounts are its share: (parties, years). Remembered."""
    return present_in(case, case.assumptions.replace(amount_reading="share"), pool)


def _same(amount: float, other: float) -> bool:
    return abs(amount - other) < 0.005
