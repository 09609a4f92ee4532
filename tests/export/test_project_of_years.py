"""What is made of a project of two years: each names the years and their amounts, and the case goes through a workbook.

drie-dorpen: thinking costs 8.000 in 2031, paint 2.000 in 2030.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from export.annex.blocks import Paragraph
from export.case_tables import workbook_of
from export.workbook.content import content_of
from model import Case, load_case
from model.loading.load import contents_of
from model.outcomes.derivation import values
from tests.export.annex.papers import grid, paper, row
from tests.model.odd_cases import project_of_two_years
from tests.model.worlds import dinkelland
from words.texts import speak


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project_of_two_years(tmp_path_factory.mktemp("years"))


@pytest.fixture(scope="module")
def case(folder: Path) -> Case:
    return load_case(folder)


@pytest.fixture(autouse=True)
def in_dutch() -> Iterator[None]:
    speak("nl")
    yield
    speak("nl")


def test_the_years_stay_in_a_workbook(folder: Path, case: Case, tmp_path: Path) -> None:
    file = tmp_path / "casus.xlsx"
    file.write_bytes(workbook_of(contents_of(folder)[0]))
    assert [line.year for line in load_case(file).project] == [2031, None, None, None]
    assert load_case(file).project == case.project


def test_the_annex_names_both_years(case: Case) -> None:
    """And takes the one-off cost of each apart: four fifths and one fifth of 10.000."""
    found = paper(case)
    (told,) = (one.text for one in found.blocks if isinstance(one, Paragraph) and "van het project (" in one.text)
    assert "achter de jaren van het project (2030 en 2031)" in told
    computed = grid(found, "Berekende getallen")
    assert row(computed, "Het deel van de projectkosten in 2030")[1].endswith("= 20,0%")
    assert row(computed, "Het deel van de projectkosten in 2031")[1].endswith("= 80,0%")


def test_the_workbook_has_each_year_if_there_are_more(case: Case) -> None:
    wanted = {"project_in_year.2030": 2_000, "project_in_year.2031": 8_000}
    assert wanted.keys() <= content_of(case, case.assumptions, "mine", "", date(2026, 11, 30)).places.names.keys()
    assert values(case, case.assumptions, "mine", only=["project_in_year"]) == pytest.approx(wanted)
    other = content_of(dinkelland(), dinkelland().assumptions, "mine", "", date(2026, 11, 30))
    headings = [block.heading for block in other.sheets["project"]]
    assert "De projectkosten in elk onderdeel" not in headings
