"""Every outcome as a data package: each name once in every variant, with the number that derivation gives."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest

from model.case.variants import VARIANTS
from model.outcomes.derivation import derive, names
from tests.model.worlds import dinkelland
from tests.words.test_data_package import cell_of
from words.figures.outcomes_package import zipped
from words.texts import speak

CASE = dinkelland()
OWN = CASE.assumptions.replace(**{"caseload.tubbergen": 150.0})
SAMPLE = (
    "by_key.fixed.2022.dinkelland", "framed_cost.all.all", "fit", "start_day", "break_even.dinkelland.tubbergen",
    "decisions.open",
)  # fmt: skip
COLUMNS = [
    "Naam",
    "Titel (Nederlands)",
    "Titel (English)",
    "Eenheid",
    "Variant",
    "Gemeente",
    "Jaar",
    "Waarde",
    "Status",
]


@pytest.fixture(autouse=True)
def dutch() -> Iterator[None]:
    yield
    speak("nl")


@cache
def opened() -> tuple[dict[str, object], list[dict[str, object]]]:
    """The description, and the rows read by it alone."""
    with ZipFile(BytesIO(zipped(CASE, OWN, date(2026, 11, 30)))) as archive:
        described = json.loads(archive.read("datapackage.json"))
        (table,) = described["resources"]
        content = archive.read(table["path"])
    assert (table["bytes"], table["hash"]) == (len(content), f"sha256:{hashlib.sha256(content).hexdigest()}")
    fields, missing = table["schema"]["fields"], table["schema"]["missingValues"]
    lines = csv.reader(StringIO(content.decode(table["encoding"]), newline=""), delimiter=table["dialect"]["delimiter"])
    assert next(lines) == [field["name"] for field in fields] == COLUMNS
    found = [
        {field["name"]: cell_of(field, cell, missing) for field, cell in zip(fields, line, strict=True)}
        for line in lines
    ]
    return described, found


def test_every_name_stands_there_once_in_every_variant() -> None:
    _described, rows = opened()
    assert sorted((row["Naam"], row["Variant"]) for row in rows) == sorted(
        (name, variant) for name in names(CASE) for variant in ("Huidig", "Advies", "Mijn variant")
    )


def test_the_numbers_are_those_of_the_derivation_to_the_last_digit() -> None:
    _described, rows = opened()
    told = {(row["Naam"], row["Variant"]): row for row in rows}
    for variant, called in zip(VARIANTS, ("Huidig", "Advies", "Mijn variant"), strict=True):
        for name in SAMPLE:
            assert told[name, called]["Waarde"] == derive(CASE, OWN, variant, name).value, (name, variant)


def test_a_line_says_whose_of_which_year_in_which_unit_and_how_sure() -> None:
    """The business case prints 567.357 for Dinkelland; that it is a share of more is a reading."""
    _described, rows = opened()
    (line,) = [
        row for row in rows if (row["Naam"], row["Variant"]) == ("by_key.fixed.2022.dinkelland", "Mijn variant")
    ]  # fmt: skip
    assert line["Waarde"] == pytest.approx(567_357)
    assert (line["Gemeente"], line["Jaar"], line["Eenheid"]) == ("Dinkelland", 2022, "eur_per_year")
    assert line["Status"] == "aanname"
    assert "Dinkelland" in str(line["Titel (Nederlands)"])
    assert line["Titel (Nederlands)"] != line["Titel (English)"]
    all_years = [row for row in rows if row["Naam"] == "framed_cost.all.all"]
    assert {row["Jaar"] for row in all_years} == {None}
    assert {row["Gemeente"] for row in all_years} == {"alle gemeenten samen"}


def test_the_description_says_what_was_changed() -> None:
    described, _rows = opened()
    assert described["profile"] == "tabular-data-package"
    assert described["assumptions"] == {"caseload.tubbergen": 150.0}
    assert described["version"] == CASE.version
