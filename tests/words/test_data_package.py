"""The figures as a data package: read here only by what its description says, as a program of somebody else would."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from model.money.benefits import has_estimate, has_grant
from tests.model.worlds import NAMES, case_of
from words.budget_file import written
from words.data_package import zipped
from words.languages import Language
from words.texts import speak

DAY = date(2026, 11, 29)
CHANGED: dict[str, float | str] = {"caseload.tubbergen": 150.0, "cost_key": "caseload"}


@pytest.fixture(autouse=True)
def dutch() -> Iterator[None]:
    yield
    speak("nl")


def opened(name: str = "dinkelland-tubbergen", **changes: Any) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The description, and every file of the archive by its name."""
    case = case_of(name)
    with ZipFile(BytesIO(zipped(case, case.assumptions.replace(**changes), DAY))) as archive:
        files = {entry: archive.read(entry) for entry in archive.namelist()}
    return json.loads(files["datapackage.json"]), files


def rows(described: dict[str, Any], files: dict[str, bytes]) -> list[dict[str, Any]]:
    """The table, read by its dialect and its types. Raises ValueError for a cell that is not what the schema says."""
    (resource,) = described["resources"]
    dialect, fields = resource["dialect"], resource["schema"]["fields"]
    text = files[resource["path"]].decode(resource["encoding"])
    table = csv.reader(StringIO(text, newline=""), delimiter=dialect["delimiter"], doublequote=dialect["doubleQuote"])
    assert dialect["header"]
    assert next(table) == [field["name"] for field in fields]
    assert text.endswith(dialect["lineTerminator"])
    assert "\r" not in text
    missing = resource["schema"]["missingValues"]
    return [
        {field["name"]: cell_of(field, cell, missing) for field, cell in zip(fields, line, strict=True)}
        for line in table
    ]


def cell_of(field: dict[str, Any], cell: str, missing: list[str]) -> Any:
    limits = field.get("constraints", {})
    if cell in missing:
        assert not limits.get("required"), field["name"]
        return None
    assert cell in limits.get("enum", [cell]), field["name"]
    if field["type"] == "year":
        return int(cell)
    if field["type"] == "number":
        return float(cell.replace(field["decimalChar"], "."))
    assert field["type"] == "string"
    return cell


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_the_table_is_what_its_description_says(name: str, language: Language) -> None:
    speak(language)
    case = case_of(name)
    # With all that a case can show: some have no estimate.
    described, files = opened(name, **({"with_benefits": 1} if has_estimate(case) else {}))
    found = rows(described, files)
    years = {row["Jaar" if language == "nl" else "Year"] for row in found}
    assert years == set(case.about.years)
    amounts = [row["Bedrag in euro" if language == "nl" else "Amount in euros"] for row in found]
    # Of each case with such money there is a municipality of which nobody knows how much.
    assert (None in amounts) == has_grant(case), "what nobody knows is missing, not nothing"
    assert all(isinstance(amount, float) for amount in amounts if amount is not None)


def test_the_figures_are_those_of_the_plain_file() -> None:
    """1.013.137,50 × 275 / 425 = 655.559,56; only the mark for spreadsheets is gone."""
    described, files = opened(**CHANGED)
    case = case_of("dinkelland-tubbergen")
    plain = written(case, case.assumptions.replace(**CHANGED))
    assert files["meerjarenbegroting.csv"].decode() == plain.removeprefix("\ufeff")
    (line,) = [
        row for row in rows(described, files)
        if (row["Variant"], row["Gemeente"], row["Jaar"], row["Regel"])
        == ("Mijn variant", "Dinkelland", 2022, "Uitvoering")
    ]  # fmt: skip
    assert line["Bedrag in euro"] == 655_559.56
    assert line["Taakveld"] == "6.3", "no number: 6.10 is another field than 6.1"


def test_the_description_has_what_the_standard_asks() -> None:
    """Frictionless Data Package, version 1: names, profiles, RFC 3339, a licence and sources with a title."""
    described, files = opened(**CHANGED)
    assert described["profile"] == "tabular-data-package"
    assert re.fullmatch(r"[a-z0-9._/-]+", described["name"])
    assert described["title"].startswith("Meerjarenbegroting van alle varianten: Uitvoering van de Participatiewet")
    assert datetime.fromisoformat(described["created"]).date() == DAY
    assert [licence["name"] for licence in described["licenses"]] == ["EUPL-1.2"]
    case = case_of("dinkelland-tubbergen")
    titles = [source["title"] for source in described["sources"]]
    assert case.source("bc").title.nl in titles
    assert case.source("aanname").title.nl not in titles
    assert described["version"] == case.version
    (resource,) = described["resources"]
    assert resource["profile"] == "tabular-data-resource"
    assert re.fullmatch(r"[a-z0-9._-]+", resource["name"])
    assert set(files) == {"datapackage.json", resource["path"]}
    content = files[resource["path"]]
    assert (resource["bytes"], resource["hash"]) == (len(content), f"sha256:{hashlib.sha256(content).hexdigest()}")
    fields = resource["schema"]["fields"]
    assert all(field["description"] and field["type"] in ("string", "year", "number") for field in fields)
    assert len({field["name"] for field in fields}) == len(fields) == 10
    assert {field["type"] for field in fields} == {"string", "year", "number"}


def test_it_says_what_was_changed() -> None:
    assert opened(**CHANGED)[0]["assumptions"] == CHANGED
    assert "Uitkeringen in Tubbergen: 150; Verdeelsleutel: Aantal uitkeringen." in opened(**CHANGED)[0]["description"]
    assert opened()[0]["assumptions"] == {}
    assert opened()[0]["description"].endswith("Alles staat zoals in de casus.")


def test_the_same_figures_on_the_same_day_are_the_same_bytes() -> None:
    case = case_of("dinkelland-tubbergen")
    first = zipped(case, case.assumptions, DAY)
    assert zipped(case, case.assumptions, DAY) == first
    assert zipped(case, case.assumptions, date(2026, 11, 30)) != first
    with ZipFile(BytesIO(first)) as archive:
        assert archive.testzip() is None
        assert {(one.date_time, one.compress_type, one.create_system) for one in archive.infolist()} == {
            ((2026, 11, 29, 0, 0, 0), ZIP_DEFLATED, 3)
        }
