"""What stands beside each other: two moneys, two documents, what is missing, and what was asked and is answered."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from tests.model.copies import copy_of_the_villages
from tests.pages.screen import PAGES, ROOT, Screen, unmarked
from ui.views.documents.deliverables import page_names
from words.texts import speak

CENTRAL, MUNICIPAL = "Participatie (Rijk)", "Totaal re-integratie & participatie (gemeente)"


def test_the_scissors_say_what_moves() -> None:
    """[BC] chapters 3 and 6: 1.813.381 - 2.203.601 = -390.220; 293.995 every year, but 289.255 + 4.770 = 294.025."""
    screen = Screen("situatie")
    assert screen.part("scissors")["chart"]["title"].replace("\u00a0", " ") == (
        f"Dinkelland: {CENTRAL} € 390.220 omlaag van 2020 naar 2024, {MUNICIPAL} elk jaar gelijk"
    )
    table = screen.table("scissors")
    assert table[CENTRAL] == [2_203_601, 2_137_807, 2_039_510, 1_916_142, 1_813_381]
    assert table[f"Verandering sinds 2020: {CENTRAL}"] == [0, -65_794, -164_091, -287_459, -390_220]
    assert table[f"Verandering sinds 2020: {MUNICIPAL}"] == [0] * 5
    assert table["De regels onder dat totaal, opgeteld"][-1] == 294_025
    assert screen.bars("scissors") == [[0, -65_794, -164_091, -287_459, -390_220], [0] * 5]
    assert f"{CENTRAL}: € 2.203.601 → € 1.813.381; {MUNICIPAL}: € 293.995 → € 293.995." in screen.alt("scissors")
    assert "twee soorten bedragen (bevinding 17)" in screen.note("scissors")
    assert "Dat deze twee bij elkaar horen: aanname" in screen.note("scissors")
    assert screen.note("scissors").endswith(
        "Gedrukt staat in 2024 € 293.995; de regels eronder tellen op tot € 294.025."
    )


def test_the_switch_of_finding_2_acts_on_the_scissors() -> None:
    screen = Screen("bronnen").switch("finding-trajecten_2024").go("situatie")
    assert screen.table("scissors")["De regels onder dat totaal, opgeteld"][-1] == 293_995
    assert "Gedrukt staat" not in screen.note("scissors")


def test_a_line_that_rises_and_a_case_without_a_pair(use: Callable[[Path], None], tmp_path: Path) -> None:
    folder = copy_of_the_villages(tmp_path)
    use(folder)
    title = Screen("situatie").part("scissors")["chart"]["title"].replace("\u00a0", " ")
    assert title == "Aadorp: Meedoen (Rijk) elk jaar gelijk, Cursussen (gemeente) € 100 omhoog van 2030 naar 2032"
    text = (folder / "case.yaml").read_text("utf-8")
    (folder / "case.yaml").write_text(text[: text.index("same_purpose:")], "utf-8")
    use(folder)
    assert "scissors" not in Screen("situatie").parts()


def test_then_and_now_says_per_topic_what_changed() -> None:
    screen = Screen("situatie")
    columns = [column.replace("\u00a0", " ") for column in screen.part("then")["grid"]["columns"]]
    assert columns[:3] == ["Onderwerp", "Businesscase (2020)", "Projectopdracht (18-03-2021)"]
    topics = {row[0]: row[1:] for row in screen.grid("then")}
    end = topics["Einde van het contract met Almelo"]
    assert end[0] == "Loopt af per 01-01-2021."  # [BC] ch. 1: "loopt ... per 1 januari 2021 af"
    assert end[1].endswith("per 01-01-2022.")  # [PO] Het spoor Pw: "per 1-1-2022 te beëindigen"
    assert end[2].startswith("Tegenspraak, bevinding 8.")
    assert topics["Wie het beschut werk uitvoert"][2].startswith("Tegenspraak, bevinding 14.")
    assert topics["Geld voor het project"][2].startswith("Nieuw.")
    assert topics["Partner voor de backoffice"][1].startswith("Oldenzaal.")
    (fold,) = [one.label for one in screen.test.expander if one.label.startswith("Toen en nu")]
    assert fold == "Toen en nu: 17 onderwerpen, 2 keer tegenspraak"
    screen.test.session_state["fold-then"] = False
    assert "then" not in screen.run().parts()


def test_what_is_missing_says_whom_to_ask() -> None:
    rows = {row[0]: row[1:] for row in Screen("bronnen").choose("view-sources", "missing").grid("missing")}
    assert len(rows) == 8  # the seven of finding 25 and the contract with Almelo
    holder, settles, closes, named = rows["Businesscase van Tubbergen"]
    assert holder == "Gemeente Tubbergen (aanname)"
    assert settles.endswith("(aanname)")
    assert closes.startswith("bevindingen 4, 11. Aannames: Uitkeringen in Tubbergen;")
    assert named == "Projectopdracht, De context"
    # [PO] step 3 says itself what the assignment with Oldenzaal holds.
    assert rows["Bestuursopdracht met Oldenzaal"][1] == "De middelen en de planning van stap 2 en 3"
    assert rows["Begroting van de Wsw"][2] == "bevinding 10."


def test_a_finding_says_what_to_ask_for() -> None:
    texts = Screen("bronnen").texts()
    assert any(text.endswith("Vraag op: Begroting van de Wsw.") for text in texts)
    (missing,) = [text for text in texts if "De stukken noemen documenten die wij niet hebben" in text]
    assert "bij ‘Vraag dit op’" in missing


def test_what_was_asked_is_answered_or_said_to_be_open() -> None:
    """[PO] De context asks five results; each says where it is answered and what is not."""
    rows = Screen("bronnen").choose("view-sources", "asked").grid("asked")
    assert [row[0].split(",")[0] for row in rows] == [
        "Een heldere visie op wat de gemeenten willen bereiken met participatie",
        "Scenario’s vanuit die visie",
        "Een advies over de positie en de taken van Soweco",
        "Een advies over de dienstverlening",
        "Per scenario: wat erop volgt",
    ]
    assert all(row[1] and row[2] and row[3] for row in rows)
    assert rows[1][3:5] == ["bevindingen 12, 16.", "Scenario’s per taak, Uitvoeringsmodel"]
    assert rows[2][5] == "Projectopdracht, De context"


def test_what_was_asked_leads_to_what_is_answered() -> None:
    """[PO] the five results that are asked for stand on Planning; Sources says what this dashboard answers of each."""
    screen = Screen("planning")
    label = unmarked(screen.test.button(key="to-answers").label)
    assert label == "Wat dit dashboard ervan zegt: Bronnen, ‘Gevraagd en beantwoord’"
    screen.press("to-answers")
    assert len(screen.grid("asked")) == 5
    # Elsewhere nothing was asked.
    assert "to-answers" not in {button.key for button in Screen("situatie").test.button}


def test_pages_are_called_as_in_the_navigation() -> None:
    shell = (ROOT / "ui" / "shell.py").read_text("utf-8")
    named = re.findall(r'\(_\("([^"]*)"\), "([a-z]*)", ":material', shell)
    assert len(named) == len(PAGES)
    speak("en")
    try:
        assert {f"/{address}": name for name, address in named} == page_names()
    finally:
        speak("nl")


def test_a_case_that_misses_nothing_and_asks_nothing(use: Callable[[Path], None], tmp_path: Path) -> None:
    folder = copy_of_the_villages(tmp_path)
    for file in ("missing_documents.csv", "deliverables.csv", "then_and_now.csv"):
        (folder / file).write_text((folder / file).read_text("utf-8").splitlines()[0] + "\n", "utf-8")
    use(folder)
    options = Screen("bronnen").test.button_group(key="view-sources").options
    assert not {"Vraag dit op", "Gevraagd en beantwoord"} & {str(getattr(one, "content", one)) for one in options}
    assert "then" not in Screen("situatie").parts()
