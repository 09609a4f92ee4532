"""The budgets as one long table: every figure with its own status, and nothing where the documents say nothing."""

from __future__ import annotations

import pytest

from model import as_table, budget
from tests.model.worlds import dinkelland


def statuses(variant: str, item: str) -> dict[str, set[str]]:
    table = as_table(dinkelland(), [budget(dinkelland(), dinkelland().assumptions, variant)])
    rows = table[table["item"] == item]
    return {party: set(found["status"]) for party, found in rows.groupby("party")}


def test_what_is_printed_for_dinkelland_is_computed_for_tubbergen() -> None:
    """[BC] prints 567.357 for Dinkelland only: 435.649 and the 1% are our arithmetic."""
    assert statuses("current", "execution") == {"dinkelland": {"bron"}, "tubbergen": {"berekend"}, "-": {"berekend"}}
    assert statuses("mine", "execution") == {party: {"aanname"} for party in ("dinkelland", "tubbergen", "-")}


def test_a_printed_line_stands_at_its_own_municipality_only() -> None:
    """Trajecten of Tubbergen is not 0,00: nobody knows it."""
    assert statuses("mine", "trajecten") == {"dinkelland": {"bron"}}


def test_what_is_unknown_is_empty() -> None:
    estimate = dinkelland().assumptions.replace(with_benefits=1)
    table = as_table(dinkelland(), [budget(dinkelland(), estimate, "mine")])
    buig = table[(table["item"] == "buig") & (table["year"] == 2022)].set_index("party")
    # [BC] 3.451.906 for Dinkelland; of Tubbergen nothing is printed.
    assert buig["amount"]["dinkelland"] == pytest.approx(3_451_906)
    assert buig["amount"].isna()["tubbergen"]
    assert ";;" not in buig.loc[["dinkelland"]].to_csv(sep=";")
    assert buig.loc[["tubbergen"]].to_csv(sep=";").rstrip().endswith(";")
