"""The budgets of all variants as a file for a spreadsheet, in the reader's language."""

from __future__ import annotations

from typing import Any

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.variants import VARIANTS
from model.money.budget import budget
from model.money.budget_table import NOBODY, as_table
from model.numbers.arrays import Floats, round_to_sum
from words.languages import LANGUAGES
from words.texts import _, language, of, status, unknown
from words.variants import variant_name


def written(case: Case, assumptions: Assumptions) -> str:
    """All items of all variants as CSV, amounts in whole cents; what is unknown is an empty cell.

    Dutch: semicolons and decimal commas; English: commas and decimal points. What the parties pay of an item adds up
    to the cent.
    """
    budgets = [budget(case, assumptions, variant) for variant in VARIANTS]
    # Any: only the model knows pandas.
    table: Any = as_table(case, budgets)
    same = table.groupby(["variant", "item", "year"])["amount"]
    table["amount"] = same.transform(_cents)
    items = {item.id: of(item.line.label) if item.line else _(item.label) for one in budgets for item in one.items}
    parties = {one.id: one.name for one in case.participants} | {NOBODY: _("not allocated")}
    names = {
        "variant": (_("Variant"), {variant: variant_name(variant) for variant in VARIANTS}),
        "party": (_("Municipality"), parties),
        "year": (_("Year"), None),
        "side": (_("Side"), {"baten": _("income"), "lasten": _("expenditure")}),
        "item": (_("Line"), items),
        "policy_field": (_("Taakveld"), None),
        "nature": (_("Kind"), {"structural": _("structural"), "incidental": _("incidental")}),
        "status": (_("Status"), _statuses()),
        "amount": (_("Amount in euros"), None),
    }
    for column, (_heading, words) in names.items():
        if words is not None:
            table[column] = table[column].map(words)
    table = table.rename(columns={column: heading for column, (heading, _words) in names.items()})
    decimal = LANGUAGES[language()].decimal
    separator = ";" if decimal == "," else ","
    return "\ufeff" + str(table.to_csv(index=False, sep=separator, decimal=decimal, float_format="%.2f"))


def _statuses() -> dict[str, str]:
    printed = {"bron": status("bron"), "openbaar": status("openbaar"), "aanname": status("aanname")}
    return {**printed, "berekend": _("computed"), "onbekend": unknown()}


def _cents(amounts: Any) -> Floats:
    """Amounts of the parties in whole cents that add up to their rounded sum; not-a-number stays."""
    # + 0.0: no minus before nothing.
    return round_to_sum(np.asarray(amounts, dtype=np.float64) * 100) / 100 + 0.0
