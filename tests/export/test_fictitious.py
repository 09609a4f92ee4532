"""A case that is made up says so beside its name, in everything that leaves the dashboard; a real one does not."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from zipfile import ZipFile

import openpyxl
import pptx
import pytest

from delivery.check import report
from export.columns import Column
from export.slides.write import presentation
from export.workbook.write import workbook
from model.case.case import Case
from model.case.words import PARTICIPATIEWET
from model.loading.load import load_case
from model.outcomes.side_by_side import Side
from tests.export.annex.papers import paper
from tests.model.worlds import ROOT, dinkelland, villages
from tests.pages.test_other_field import wrong
from ui.result_strip import under_an_image
from words.data_package import descriptor
from words.figures import outcomes_package
from words.labels import case_name
from words.link import read_link
from words.texts import speak

MADE = date(2026, 11, 30)
MARK = "verzonnen casus"
YOUTH = ROOT / "data" / "jeugdhulp"


@pytest.fixture
def youth() -> Iterator[Case]:
    case = load_case(YOUTH)
    speak("nl", case.about.words)
    yield case
    speak("nl", PARTICIPATIEWET)


def test_its_name_has_the_mark(youth: Case) -> None:
    assert case_name(youth) == "Toegang tot jeugdhulp · verzonnen casus"
    assert report(YOUTH)[0].startswith(case_name(youth))
    assert any(line.startswith(f"{case_name(youth)}. ") for line in under_an_image(youth, {}))
    assert case_name(dinkelland()) == dinkelland().about.title.nl


def of_slide(slide: Any) -> Iterator[str]:
    """Its texts, with those of its notes and charts."""
    yield slide.notes_slide.notes_text_frame.text
    for shape in slide.shapes:
        yield from [shape.text_frame.text] if shape.has_text_frame else []
        yield from [cell.text for row in shape.table.rows for cell in row.cells] if shape.has_table else []
        if shape.has_chart:
            yield from (one for one in shape.chart._chartSpace.itertext() if one.strip())


def test_every_slide_and_sheet_has_it_and_every_page_of_the_annex(youth: Case) -> None:
    view, mine = (
        read_link(youth, {}).view,
        Column(key="mijn", name="Mijn variant", side=Side("mine", youth.assumptions)),
    )
    file = presentation(youth, youth.assumptions, view, (mine,), (), "x:", MADE, 10_000)
    deck = pptx.Presentation(io.BytesIO(file))
    for slide in deck.slides:
        assert MARK in [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    book = openpyxl.load_workbook(io.BytesIO(workbook(youth, youth.assumptions, "mine", "x:", MADE)))
    assert [page.title for page in book if MARK not in str(page["A1"].value)] == []
    # And neither speaks of another field.
    shown = [str(cell.value) for page in book for row in page for cell in row if isinstance(cell.value, str)]
    shown += [text for slide in deck.slides for text in of_slide(slide)]
    assert len(shown) > 2000
    assert [text for text in shown if wrong(text) and not re.fullmatch(r"[\w.]+", text)] == []
    found = paper(youth)
    assert found.subtitle == case_name(youth)
    assert found.footer.startswith(f"{MARK} · ")
    assert MARK in descriptor(youth, youth.assumptions, b"", MADE)["title"]
    # And a table that leaves the dashboard alone: in every row, and described as any column.
    with ZipFile(io.BytesIO(outcomes_package.zipped(youth, youth.assumptions, MADE))) as archive:
        lines = archive.read("uitkomsten.csv").decode().splitlines()
        (table,) = json.loads(archive.read("datapackage.json"))["resources"]
    assert len(lines) > 1000
    assert [line for line in lines[1:] if not line.endswith(f";{case_name(youth)}")] == []
    assert table["schema"]["fields"][-1]["name"] == lines[0].rpartition(";")[2] == "Casus"


def test_a_real_case_has_no_mark() -> None:
    case = villages()
    book = openpyxl.load_workbook(io.BytesIO(workbook(case, case.assumptions, "mine", "x:", MADE)))
    assert [page.title for page in book if MARK in str(page["A1"].value)] == []
    assert MARK not in paper(case).footer


def test_nothing_names_a_case_without_asking_for_its_mark() -> None:
    for folder in ("ui", "pages", "words", "export", "server", "delivery"):
        for path in (ROOT / folder).rglob("*.py"):
            if path != ROOT / "words" / "labels.py":
                assert not re.search(r"\babout\.title\b", path.read_text("utf-8")), path
