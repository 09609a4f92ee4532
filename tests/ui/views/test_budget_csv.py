"""The CSV of the budgets, read as a spreadsheet reads it."""

from __future__ import annotations

import csv
from collections import defaultdict
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.model.worlds import dinkelland
from ui.views.budget_csv import budget_csv

COLUMNS = [
    "Variant", "Gemeente", "Jaar", "Baten of lasten", "Post", "Taakveld", "Structureel of incidenteel", "Status",
    "Bedrag in euro's",
]  # fmt: skip
AMOUNT = COLUMNS[-1]


def read(**changes: Any) -> list[dict[str, str]]:
    case = dinkelland()
    raw = budget_csv(case, case.assumptions.replace(**changes))
    assert raw.startswith("\ufeff"), "a spreadsheet then reads the file as UTF-8"
    rows = list(csv.DictReader(StringIO(raw[1:]), delimiter=";"))
    assert list(rows[0]) == COLUMNS
    return rows


def of(rows: list[dict[str, str]], **wanted: str) -> dict[str, str]:
    """The amount and status per variant and municipality."""
    return {
        f"{row['Variant']}, {row['Gemeente']}": f"{row[AMOUNT]} {row['Status']}"
        for row in rows
        if all(row[name] == value for name, value in wanted.items())
    }


def test_the_words_are_dutch_and_the_status_is_that_of_the_figure() -> None:
    """[BC] prints 567.357 for Dinkelland. 567.357 / 0,56 = 1.013.137,50, of which 43% is 435.649,125 and 1% is
    10.131,375: the half cent that the three lack together goes to the first of the two.
    """
    found = of(read(), Jaar="2022", Post="Uitvoering")
    assert {name: found[name] for name in found if name.startswith("Huidig")} == {
        "Huidig, Dinkelland": "567357,00 bron",
        "Huidig, Tubbergen": "435649,13 berekend",
        "Huidig, niet verdeeld": "10131,37 berekend",
    }


def test_a_change_moves_my_variant_only() -> None:
    """1.013.137,50 × 275 / 425 = 655.559,56; Huidig and Advies keep the printed key."""
    found = of(read(**{"caseload.tubbergen": 150, "cost_key": "caseload"}), Jaar="2022", Post="Uitvoering")
    assert {name: text for name, text in found.items() if "Dinkelland" in name} == {
        "Huidig, Dinkelland": "567357,00 bron",
        "Advies, Dinkelland": "567357,00 aanname",
        "Mijn variant, Dinkelland": "655559,56 aanname",
    }


def test_what_is_unknown_is_empty_and_never_nought() -> None:
    """[BC] prints no BUIG of Tubbergen."""
    buig = [row for row in read(with_benefits=1) if row["Post"].startswith("BUIG") and row["Jaar"] == "2022"]
    assert {row[AMOUNT] for row in buig if row["Gemeente"] == "Dinkelland"} == {"3451906,00"}
    assert {row[AMOUNT] for row in buig if row["Gemeente"] == "Tubbergen"} <= {""}


@given(
    tubbergen=st.integers(110, 260),
    index=st.integers(0, 40),
    key=st.sampled_from(["fixed", "caseload", "residents"]),
    remainder=st.sampled_from(["unallocated", "proportional"]),
)
@settings(max_examples=10, deadline=None)
def test_whole_cents_add_up(tubbergen: int, index: int, key: str, remainder: str) -> None:
    """Of every item and year the parties together are the joint cost, 1.013.137,50 × (1 + index)^k, in whole cents."""
    rows = read(**{"caseload.tubbergen": tubbergen}, execution_index=index / 1000, cost_key=key, remainder=remainder)
    together: dict[tuple[str, int], Decimal] = defaultdict(Decimal)
    for row in rows:
        amount = row[AMOUNT]
        assert not amount or (amount.partition(",")[2].isdigit() and len(amount.partition(",")[2]) == 2), amount
        assert amount != "-0,00"
        if row["Post"] == "Uitvoering":
            together[row["Variant"], int(row["Jaar"])] += Decimal(amount.replace(",", "."))
    for (_variant, year), amount in together.items():
        if year < 2022 or _variant == "Huidig":
            joint = 1_013_137.50 * (1 + index / 1000) ** (year - 2020)
            assert float(amount) == pytest.approx(joint, abs=0.006)
