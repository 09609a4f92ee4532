"""The file with the budgets, read as a spreadsheet reads it: Dutch words, whole cents, its own status per figure."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest

from model.case.case import Case
from tests.model.worlds import case_of, dinkelland
from words.budget_file import written

KEYS = ("Variant", "Regel", "Jaar")


def lines(**changes: Any) -> list[dict[str, str]]:
    raw = written(dinkelland(), dinkelland().assumptions.replace(**changes))
    assert raw.startswith("\ufeff"), "a spreadsheet then reads the file as UTF-8"
    return list(csv.DictReader(StringIO(raw[1:]), delimiter=";"))


def one(found: list[dict[str, str]], **wanted: str) -> tuple[str, str]:
    (line,) = (line for line in found if wanted.items() <= line.items())
    return line["Bedrag in euro"], line["Status"]


@pytest.mark.parametrize(("variant", "amount", "status"), [
    ("Huidig", "567357,00", "bron"), ("Advies", "567357,00", "aanname"), ("Mijn variant", "655559,56", "aanname"),
])  # fmt: skip
def test_each_variant_in_dutch(variant: str, amount: str, status: str) -> None:
    """1.013.137,50 × 275 / 425 = 655.559,56; the others keep the printed key."""
    found = lines(**{"caseload.tubbergen": 150, "cost_key": "caseload"})
    assert list(found[0]) == [
        "Variant", "Gemeente", "Jaar", "Baten of lasten", "Regel", "Taakveld", "Status van het taakveld",
        "Soort", "Status", "Bedrag in euro",
    ]  # fmt: skip
    assert one(found, Variant=variant, Regel="Uitvoering", Gemeente="Dinkelland", Jaar="2022") == (amount, status)


def test_the_status_is_that_of_the_figure() -> None:
    """[BC] prints 567.357 for Dinkelland. 567.357 / 0,56 × 0,43 = 435.649,125 follows from it; 2,2% is an assumption:
    567.357 × 1,022 = 579.838,85."""
    here = {"Variant": "Huidig", "Regel": "Uitvoering"}
    assert one(lines(), **here, Gemeente="Tubbergen", Jaar="2021")[1] == "berekend"
    indexed = lines(execution_index=0.022)
    assert one(indexed, **here, Gemeente="Dinkelland", Jaar="2020") == ("567357,00", "bron")
    assert one(indexed, **here, Gemeente="Dinkelland", Jaar="2021") == ("579838,85", "aanname")
    # By the number of benefits: 567.357 / 275 × 171 = 352.792,90, and 171 is an assumption.
    own = lines(amount_reading="own_cost")
    assert one(own, **here, Gemeente="Tubbergen", Jaar="2021") == ("352792,90", "aanname")


def test_unknown_is_empty_and_says_so() -> None:
    found = lines(with_benefits=1)
    assert one(found, Variant="Mijn variant", Regel="BUIG", Gemeente="Tubbergen", Jaar="2022") == ("", "onbekend")


def test_the_rows_add_up_to_the_cent() -> None:
    """Execution together 567.357 / 0,56 = 1.013.137,50; the project 277.800, in whatever key."""
    sums: dict[tuple[str, ...], Decimal] = defaultdict(Decimal)
    found = lines(project_key="residents")
    for line in found:
        assert re.fullmatch(r"-?[0-9]+,[0-9]{2}|", line["Bedrag in euro"]), line
        if line["Bedrag in euro"]:
            sums[tuple(line[key] for key in KEYS)] += Decimal(line["Bedrag in euro"].replace(",", "."))
    assert {line["Gemeente"] for line in found} == {"Dinkelland", "Tubbergen", "niet verdeeld"}
    for year in ("2020", "2021", "2022", "2023", "2024"):
        for variant in ("Huidig", "Advies", "Mijn variant"):
            assert sums[variant, "Uitvoering", year] == Decimal("1013137.50")
    assert sums["Mijn variant", "Projectkosten", "2021"] == 277_800


def test_a_taakveld_says_whether_a_source_names_it() -> None:
    """Ganzemarke's papers name the taakveld of every line and of the project, but not where leaving falls; those of
    [BC] name none, and a printed total of Ganzemarke has none."""

    def told(case: Case) -> set[tuple[str, str, str]]:
        own = case.assumptions.replace(exit_cost_years=1)
        found = csv.DictReader(StringIO(written(case, own)[1:]), delimiter=";")
        return {(line["Regel"].partition(":")[0], line["Taakveld"], line["Status van het taakveld"]) for line in found}

    invented = told(case_of("ganzemarke"))
    assert {("Uitvoering", "6.3", "bron"), ("Projectkosten", "0.4", "bron"), ("Uittreedkosten", "6.3", "aanname")} <= (
        invented
    )
    assert {status for _line, _field, status in told(dinkelland())} == {"aanname"}


@pytest.mark.parametrize("name", ["dinkelland-tubbergen", "ganzemarke"])
def test_every_row_of_a_fictitious_case_says_so_and_no_other(name: str) -> None:
    """As a column: what stands above a table breaks it, and a file name is soon another."""
    case = case_of(name)
    rows = [*csv.reader(StringIO(written(case, case.assumptions)[1:]), delimiter=";")]
    assert {len(row) for row in rows} == {len(rows[0])}
    if name == "ganzemarke":
        assert rows[0][-1] == "Casus"
        assert {row[-1] for row in rows[1:]} == {f"{case.about.title.nl} · verzonnen casus"}
    else:
        assert rows[0][-1] == "Bedrag in euro"
        assert "verzonnen" not in written(case, case.assumptions)
