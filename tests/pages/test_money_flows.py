"""The money flows on the planning page: folded away until asked for, and absent without such a decision."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.model.copies import add, copy_of_the_villages
from tests.model.worlds import FOLDERS
from tests.pages.screen import Screen, unmarked


def test_what_is_known_and_what_is_not() -> None:
    screen = Screen("planning")
    rows = screen.grid("funding-ways")
    assert [row[:5] for row in rows] == [
        ["Subsidie", "Dinkelland; Tubbergen", "bron", "SPD", "onbekend (bevinding 10)"],
        ["Inkoop", "Dinkelland; Tubbergen", "bron", "SPD", "onbekend (bevinding 10)"],
    ]
    assert rows[0][5] == "Elke gemeente geeft een eigen subsidiebeschikking. (aanname)"
    assert all("quasi-inbesteding" in row[6] for row in rows)
    # What the documents do not say is a question.
    assert [row[7].endswith("? Geen stuk zegt dit.") for row in rows] == [True, True]
    assert screen.part("funding")["chart"]["title"].endswith("de bedragen zijn onbekend, dus de breedte zegt niets")
    assert screen.alt("funding").count("→ SPD → Wsw") == 4
    (remark,) = [text for text in screen.texts() if text.startswith("Stichting betalen met subsidie of inkoop: ")]
    assert "De geldstromen van de twee gemeenten moeten apart zichtbaar zijn." in remark


def test_nothing_of_it_is_built_while_folded() -> None:
    screen = Screen("planning")
    screen.test.session_state["fold-funding"] = False
    screen.run()
    assert not {"funding", "funding-ways"} & set(screen.parts())


def test_a_case_without_such_a_decision_shows_nothing(use: Callable[[Path], None]) -> None:
    use(FOLDERS["drie-dorpen"])
    screen = Screen("planning")
    assert "funding" not in screen.parts()
    assert "Geldstromen bij het open besluit" not in [one.label for one in screen.test.expander]


def test_another_case_with_one_way_and_three_payers(use: Callable[[Path], None], tmp_path: Path) -> None:
    folder = copy_of_the_villages(tmp_path)
    payers = "aadorp+beekveld+ceehuizen"
    add(folder, "funding_ways.csv", f"gift;vorm;Gift;Gift;{payers};werkplaats;begeleiden;Zo.;So.;;;;;;gok;;;aanname")
    use(folder)
    screen = Screen("planning")
    assert screen.alt("funding").count("Gift: ") == 3
    (row,) = screen.grid("funding-ways")
    assert row[4:8] == ["onbekend", "Zo. (aanname)", "", ""]
    assert any(unmarked(text).startswith("De vorm. ") for text in screen.texts())
