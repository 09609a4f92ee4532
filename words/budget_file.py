"""The budgets of all variants as a file for a spreadsheet, in the reader's language."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping, Sequence
from io import StringIO
from math import isnan
from typing import get_args

import numpy as np

from model.assumptions.values import Assumptions
from model.case.base import Status
from model.case.case import Case
from model.case.variants import VARIANTS
from model.money.budget import budget
from model.money.budget_table import NOBODY, Row, rows_of
from model.numbers.arrays import round_to_sum
from words.claims.pools import item_name
from words.labels import case_name, mark_of
from words.languages import LANGUAGES
from words.texts import _, language, status, unknown
from words.variants import variant_name


def written(case: Case, assumptions: Assumptions) -> str:
    """All items of all variants as CSV, amounts in whole cents; what is unknown is an empty cell.

    Dutch: semicolons and decimal commas; English: commas and decimal points. What the parties pay of an item adds up
    to the cent. Every row of a fictitious case names it, so that none can be taken for a real one.
    """
    budgets = [budget(case, assumptions, variant) for variant in VARIANTS]
    items = {item.id: item_name(case, item) for one in budgets for item in one.items}
    words, decimal = choices(case, items), LANGUAGES[language()].decimal
    content = StringIO()
    file = csv.writer(content, delimiter=separator_of(decimal), lineterminator="\n")
    file.writerow(headings(case).values())
    rows, columns, name = rows_of(case, budgets), tuple(headings(case)), named(case)
    for row, amount in zip(rows, _cents(rows), strict=True):
        written_amount = "" if isnan(amount) else f"{amount:.2f}".replace(".", decimal)
        said = {**row._asdict(), "amount": written_amount, **name}
        file.writerow([_in_words(words.get(column), said[column]) for column in columns])
    return "\ufeff" + content.getvalue()


def separator_of(decimal: str) -> str:
    """What stands between the cells: never what stands in an amount."""
    return ";" if decimal == "," else ","


def named(case: Case) -> dict[str, str]:
    """The column with the name of the case and its mark, where every row has to say that it is fictitious."""
    return {"case": case_name(case)} if mark_of(case) else {}


def headings(case: Case) -> dict[str, str]:
    """What the columns are called, in their order."""
    return {
        "variant": _("Variant"),
        "party": _("Municipality"),
        "year": _("Year"),
        "side": _("Side"),
        "item": _("Line"),
        "policy_field": _("Taakveld"),
        "policy_field_status": _("Status of the taakveld"),
        "nature": _("Kind"),
        "status": _("Status"),
        "amount": _("Amount in euros"),
        **dict.fromkeys(named(case), _("Case")),
    }


def choices(case: Case, items: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """What can stand in the columns of words, by what the model calls it; ``items``: the lines."""
    parties = {one.id: one.name for one in case.participants} | {NOBODY: _("not allocated")}
    return {
        "variant": {variant: variant_name(variant) for variant in VARIANTS},
        "party": parties,
        "side": {"baten": _("income"), "lasten": _("expenditure")},
        "item": dict(items),
        "policy_field_status": _printed(),
        "nature": {"structural": _("structural"), "incidental": _("incidental")},
        "status": _statuses(),
    }


def _statuses() -> dict[str, str]:
    return {**_printed(), "berekend": _("computed"), "onbekend": unknown()}


def _printed() -> dict[str, str]:
    return {one: status(one) for one in get_args(Status)}


def _in_words(words: Mapping[str, str] | None, said: object) -> object:
    """What a cell says; where there is nothing to say it is empty."""
    return words[str(said)] if words and said else said


def _cents(rows: Sequence[Row]) -> list[float]:
    """The amounts in whole cents: of what the parties pay of an item they add up to its rounded sum; not-a-number
    stays."""
    amounts = np.array([row.amount for row in rows], dtype=np.float64)
    same: defaultdict[tuple[str, str, int], list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        same[row.variant, row.item, row.year].append(place)
    for places in same.values():
        # + 0.0: no minus before nothing.
        amounts[places] = round_to_sum(amounts[places] * 100) / 100 + 0.0
    found: list[float] = amounts.tolist()
    return found
