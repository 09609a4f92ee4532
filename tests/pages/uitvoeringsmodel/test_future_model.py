"""The future model of the documents as a picture: its boxes, how they are joined, and what is still open.

[BC] chapter 5: one access point from Noaberkracht, one consulent P-wet for all contact, who works with Jeugdwet and
Wmo; the place of the werkgeversadviseur is open: near the consulent P-wet or near the bedrijfsconsulenten.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.model.copies import change, copy_of_the_villages
from tests.pages.screen import Screen
from tests.pages.uitvoeringsmodel.whole import page

NEAR_CONSULENT, NEAR_BUSINESS = (
    f"Werkgeversadviseur (dicht bij de {colleague})" for colleague in ("consulent P-wet", "bedrijfsconsulenten")
)


def boxes(screen: Screen) -> list[str]:
    """What stands in each box, on one line."""
    names = screen.part("future")["chart"]["traces"][0]["text"]
    return [re.sub("<.*?>", "", name.replace("<br>", " ")) for name in names]


def test_the_boxes_stand_in_the_picture() -> None:
    screen = page()
    assert (
        screen.part("future")["chart"]["title"] == "Werkgeversadviseur: de plaats in het toekomstige model is nog open"
    )
    assert boxes(screen) == [
        "Inwoner",
        "Eén toegang voor alle vragen over de Pw",
        "Consulenten Jeugdwet en Wmo",
        "Consulent P-wet doet al het contact met de cliënt",
        "Werkgeversadviseur dicht bij de consulent P-wet nog open",
        "Werkgeversadviseur dicht bij de bedrijfsconsulenten nog open",
        "Bedrijfsconsulenten",
        "Werkgevers",
        "Backoffice inkomen en specialistische taken samen met andere gemeenten",
        "De markt specialistische begeleiding inkopen, soms werk uitbesteden",
    ]
    assert screen.part("future")["chart"]["traces"][1]["text"] == ["<b>Noaberkracht</b>"]


def test_an_open_place_has_another_edge() -> None:
    shapes = page().part("future")["chart"]["layout"]["shapes"]
    assert sum(shape["line"].get("dash") == "dash" for shape in shapes) == 2


def test_all_of_it_is_said_in_words() -> None:
    screen = page()
    said = screen.alt("future")
    assert said.startswith("Binnen Noaberkracht: Eén toegang, Consulenten Jeugdwet en Wmo, Consulent P-wet, ")
    for sentence in (
        "Daarbuiten: Inwoner, Werkgevers, Backoffice inkomen en specialistische taken, De markt.",
        "Van Inwoner naar Eén toegang.",
        "Van Eén toegang naar Consulent P-wet.",
        "Van Consulent P-wet naar Backoffice inkomen en specialistische taken, De markt.",
        f"Van Werkgevers naar {NEAR_CONSULENT}, {NEAR_BUSINESS}.",
        "Consulent P-wet werkt samen met Consulenten Jeugdwet en Wmo.",
        f"{NEAR_CONSULENT} werkt samen met Consulent P-wet.",
        f"{NEAR_BUSINESS} werkt samen met Bedrijfsconsulenten.",
        f"De plaats is nog open: {NEAR_CONSULENT}, {NEAR_BUSINESS}.",
    ):
        assert sentence in said
    # Of the documents is what stands in the boxes, not where they stand.
    assert "De plaats van de vakken en de pijlen komen van ons" in screen.note("future")


def test_each_arrow_and_line_joins_two_boxes() -> None:
    """Six arrows, of which two have a corner, and three lines."""
    layout = page().part("future")["chart"]["layout"]
    assert len(layout["annotations"]) == 6
    paths = [shape["path"] for shape in layout["shapes"] if shape["type"] == "path"]
    assert [path.count("L") for path in paths] == [1, 1, 1, 2, 2]


def test_each_box_has_its_source() -> None:
    rows = {row[0]: row for row in page().grid("future")}
    assert len(rows) == 10
    consulent = rows["Consulent P-wet: doet al het contact met de cliënt"]
    assert consulent[1] == "Backoffice inkomen en specialistische taken, De markt"
    assert consulent[2] == f"Consulenten Jeugdwet en Wmo, {NEAR_CONSULENT}"
    assert consulent[3:] == ["bron", "Businesscase, hoofdstuk 5, Noaberkracht – Eén toegang"]
    assert "Werkgeversadviseur: dicht bij de bedrijfsconsulenten (plaats nog open)" in rows
    assert all(row[3:] == ["bron", row[4]] and row[4].startswith("Businesscase, hoofdstuk ") for row in rows.values())


def test_in_english() -> None:
    screen = page(lang="en")
    assert screen.part("future")["chart"]["title"] == "Employers’ adviser: the place in the future model is still open"
    assert "Employers’ adviser near the company advisers still open" in boxes(screen)
    assert "The place is still open: Employers’ adviser (near the consulent P-wet), " in screen.alt("future")
    assert "the arrows are ours" in screen.note("future")


def test_it_is_not_built_while_folded() -> None:
    screen = page()
    screen.test.session_state["fold-future"] = False
    assert "future" not in screen.run().parts()


@pytest.mark.parametrize("rows", [None, 1])
def test_a_case_without_the_table_or_without_rows_has_no_picture(
    rows: int | None, use: Callable[[Path], None], tmp_path: Path
) -> None:
    folder = copy_of_the_villages(tmp_path)
    table = folder / "model_parts.csv"
    if rows is None:
        table.unlink()
    else:
        table.write_text("".join(table.read_text("utf-8").splitlines(keepends=True)[:rows]), "utf-8")
    use(folder)
    screen = page()
    assert "future" not in screen.parts()
    assert "picture" in screen.parts()
    assert "Het toekomstige model" not in screen.everything()


def test_the_picture_of_another_case(use: Callable[[Path], None], tmp_path: Path) -> None:
    """A box of somebody else between those of an executor: there is no edge around them."""
    folder = copy_of_the_villages(tmp_path)
    use(folder)
    screen = page()
    assert screen.part("future")["chart"]["title"] == "Bode: de plaats in het toekomstige model is nog open"
    assert screen.part("future")["chart"]["traces"][1]["text"] == ["<b>Bureau</b>"]
    change(folder, "model_parts.csv", ";0;0;no;;loket;", ";1;2;no;;loket;")
    change(folder, "model_parts.csv", ";1;1;yes;dorpenbureau;", ";1;3;no;dorpenbureau;")
    change(folder, "model_parts.csv", ";2;1;yes;", ";2;1;no;")
    use(folder)
    screen = page()
    assert screen.part("future")["chart"]["title"] == "Het toekomstige model"
    assert screen.part("future")["chart"]["traces"][1]["text"] == []
    assert "nog open" not in screen.alt("future")
