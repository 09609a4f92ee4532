"""One variant says the same everywhere: what its page says, stands in every document that is made of it.

The numbers are read from the page as its visitor sees it. Then each document is made as the server makes it, and its
text is searched for them.
"""

from __future__ import annotations

import base64
import io
import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import Any

import openpyxl
import pptx
import pypdf
import pytest

from export.annex import write as annex
from export.columns import Column
from export.slides.write import presentation
from export.workbook import write as workbook
from export.workbook.layout import all_sheets
from model.assumptions.values import Assumptions
from model.case.case import Case
from model.loading.load import load_case
from model.outcomes.side_by_side import Side
from server.assets import plotly_js
from tests.export.annex.papers import text_of
from tests.model.worlds import ROOT
from tests.pages.screen import Screen, plain
from tests.ui.offline.conftest import runtime as runtime  # a fixture
from ui.live.payload import unpack
from ui.offline import file as offline
from words.columns import NAMES
from words.link import Link, read_link
from words.sentences import read, received
from words.texts import speak
from words.variants import variant_name

ASKED = {"caseload.tubbergen": "150", "cost_key": "caseload", "year": "2022"}
LINK = "http://kompas.example/?caseload.tubbergen=150&cost_key=caseload&year=2022"
MADE = date(2026, 11, 30)
DRAWS = 10_000


@cache
def case() -> Case:
    return load_case(ROOT / "data" / "dinkelland-tubbergen")


def asked() -> tuple[Link, Assumptions]:
    speak("nl")
    link = read_link(case(), ASKED)
    assert not link.problems
    return link, case().assumptions.replace(**link.changes)


@cache
def on_the_page() -> dict[str, str]:
    """What a council knows the variant by: what it costs in all, above the budget, and what each pays in a year."""
    screen = Screen("kostenverdeling", **{name.replace(".", "__"): text for name, text in ASKED.items()})
    ((cost, above), *_rest) = screen.strip().values()
    tiles = screen.tiles()
    return {
        "cost": cost,
        "above the budget": above.removesuffix(" meer dan begroot"),
        **{who: tiles[who][0] for who in ("Dinkelland", "Tubbergen")},
    }


def test_the_page_says_what_can_be_computed_by_hand() -> None:
    """The joint cost 567.357 / 0,56 is shared as 275 and 150 of 425 benefits from 2022 on."""
    joint = 567_357 / 0.56
    found = on_the_page()
    assert found["Dinkelland"] == euros(joint * 275 / 425) == "€ 655.560"
    assert found["Tubbergen"] == euros(joint * 150 / 425) == "€ 357.578"
    # The sharing moves no euro of all together.
    assert found["cost"] == "€ 6.813.493"
    assert found["above the budget"] == "€ 277.800"


def euros(amount: float) -> str:
    """As a Dutch reader finds it: half up to whole euros, with points."""
    return f"€ {int(amount + 0.5):,}".replace(",", ".")


# ---- the documents, as text ----


def of_workbook() -> str:
    """The amounts of all cells that hold a number."""
    _link, own = asked()
    book = openpyxl.load_workbook(io.BytesIO(workbook.workbook(case(), own, "mine", LINK, MADE)), data_only=True)
    # What the page says of its sheets.
    assert book.sheetnames == [name for name, _count in all_sheets(case())]
    cells = (cell for sheet in ("Meerjarenbegroting", "Kostenverdeling") for row in book[sheet].values for cell in row)
    return " ".join(euros(cell) for cell in cells if isinstance(cell, float | int) and cell >= 0)


def of_annex() -> str:
    """The words of the PDF."""
    link, own = asked()
    columns = [Column(key=key, name=variant_name(one), side=Side(one, own)) for key, one in NAMES.items()]
    made = annex.annex(case(), own, link.view, columns, (), LINK, MADE, DRAWS)
    return text_of(pypdf.PdfReader(io.BytesIO(made)))


def of_offline() -> str:
    """What the parts of the file say at what is set; of one page, because each takes a second."""
    link, own = asked()
    wanted = offline.Wanted(case=case(), assumptions=own, view=link.view, more={}, live=LINK, made=MADE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(offline, "PAGES", ("kostenverdeling",))
        made = offline.file(wanted, plotly_js().plain, lambda _asked: None, lambda: None)
    (parts,) = re.findall(r'"parts": ?(\[[^\]]*\])', made.decode())
    return " ".join(text for one in json.loads(parts) for text in said(unpack(base64.b64decode(one))))


def said(part: Any) -> Iterator[str]:
    """The texts of the tiles of a part."""
    for tile in part.get("tiles", []) if isinstance(part, dict) else []:
        for text in (tile["value"], tile["note"]):
            yield read(received(text), 0, "nl")


def of_slides() -> str:
    """The words of the slides and of what the speaker says."""
    link, own = asked()
    columns = [Column(key=key, name=variant_name(one), side=Side(one, own)) for key, one in NAMES.items()]
    deck = pptx.Presentation(io.BytesIO(presentation(case(), own, link.view, columns, (), LINK, MADE, DRAWS)))
    notes = (slide.notes_slide.notes_text_frame.text for slide in deck.slides)
    shown = (shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame)
    return " ".join([*shown, *notes])


DOCUMENTS: dict[str, Callable[[], str]] = {
    "workbook": of_workbook, "annex": of_annex, "slides": of_slides, "offline": of_offline,
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_every_document_says_what_the_page_says(runtime: None, name: str) -> None:
    text, found = plain(DOCUMENTS[name]()), on_the_page()
    missing = [what for what, amount in found.items() if not re.search(rf"{re.escape(amount)}(?!\.?\d)", text)]
    assert missing == []
