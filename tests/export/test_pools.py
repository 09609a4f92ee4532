"""A case with two pools of cost: the annex says who stays out, and the case goes through a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from export.annex.blocks import Paragraph
from export.case_tables import workbook_of
from model import load_case
from model.loading.load import contents_of
from tests.export.annex.papers import paper
from tests.model.pooled import pooled, pooled_folder
from words.texts import speak


@pytest.fixture(autouse=True)
def in_dutch() -> Iterator[None]:
    speak("nl")
    yield
    speak("nl")


def test_the_pools_stay_in_a_workbook(tmp_path: Path) -> None:
    file = tmp_path / "casus.xlsx"
    file.write_bytes(workbook_of(contents_of(pooled_folder(tmp_path))[0]))
    assert load_case(file).budget_lines == pooled().budget_lines
    assert load_case(file).tasks == pooled().tasks


def test_the_annex_says_who_stays_out_and_calls_it_an_assumption() -> None:
    (told,) = (one.text for one in paper(pooled()).blocks if isinstance(one, Paragraph) and "doet niet mee" in one.text)
    assert told.startswith("Beekveld doet niet mee aan Begeleiden en betaalt daar niets van. Onze aanname: ")
    assert "zijn al tegen de prijzen van elk jaar" in told
