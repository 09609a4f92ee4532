"""The figures of all variants as CSV: in the reader's words and notation, in whole cents that still add up."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.variants import VARIANTS
from model.money.budget import Budget, budget
from model.money.budget_table import COMPUTED, NOBODY, as_table
from model.numbers.arrays import round_to_sum
from ui.views.multi_year_budget import item_label
from words.texts import _, language, of, status
from words.variants import variant_name


def budget_csv(case: Case, assumptions: Assumptions) -> str:
    """All items of all variants, for a spreadsheet in the reader's language.

    Dutch: semicolons and decimal commas; English: commas and decimal points. What is unknown is empty.
    """
    budgets = [budget(case, assumptions, variant) for variant in VARIANTS]
    table = in_words(case, budgets, whole_cents(as_table(case, budgets)))
    separator, decimal = (";", ",") if language() == "nl" else (",", ".")
    return "\ufeff" + table.to_csv(index=False, sep=separator, decimal=decimal, float_format="%.2f")


def whole_cents(table: pd.DataFrame) -> pd.DataFrame:
    """The amounts in whole cents: of an item in a year those of all parties add up to the whole amount in cents."""

    def rounded(amounts: pd.Series) -> pd.Series:
        known = amounts.dropna()
        cents = pd.Series(round_to_sum(100 * known.to_numpy()) / 100 + 0.0, index=known.index)
        return cents.reindex(amounts.index)

    parties = table.groupby(["variant", "item", "year"], sort=False)["amount"]
    return table.assign(amount=parties.transform(rounded))


def in_words(case: Case, budgets: Iterable[Budget], table: pd.DataFrame) -> pd.DataFrame:
    """The table of ``as_table`` in the words of the screen."""
    parties = {one.id: one.name for one in case.participants} | {NOBODY: _("not allocated")}
    # The party stands in a column of its own, so an item's name need not say whose it is.
    items = {item.id: item_label(case, item, case.lead) for result in budgets for item in result.items}
    fields = {field.id: f"{field.id} {of(field.label)}" for field in case.policy_fields}
    sides = {"baten": _("income"), "lasten": _("expenditure")}
    natures = {"structural": _("structural"), "incidental": _("incidental")}
    return pd.DataFrame(
        {
            _("Variant"): table["variant"].map(variant_name),
            _("Municipality"): table["party"].map(parties),
            _("Year"): table["year"],
            _("Income or expenditure"): table["side"].map(sides),
            _("Item"): table["item"].map(items),
            _("Taakveld"): table["policy_field"].map(lambda id: fields.get(id, id)),
            _("Structural or incidental"): table["nature"].map(natures),
            _("Status"): table["status"].map(lambda one: _("computed") if one == COMPUTED else status(one)),
            _("Amount in euros"): table["amount"],
        }
    )
