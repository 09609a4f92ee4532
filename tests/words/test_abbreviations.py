"""Short names written out at their first use."""

from __future__ import annotations

from tests.model.worlds import dinkelland, villages
from words.abbreviations import speller
from words.texts import speak


def test_each_is_written_out_once() -> None:
    spell = speller(dinkelland())
    assert spell("SPD en SRT; SPD.") == (
        "SPD (Stichting Participatie Dinkelland) en SRT (Sociale Recherche Twente); SPD."
    )
    assert spell("Ook SPD en de NUO.") == "Ook SPD en de NUO (Nieuwe UitvoeringsOrganisatie)."
    # Another card begins anew.
    assert speller(dinkelland())("SPD") == "SPD (Stichting Participatie Dinkelland)"


def test_what_the_text_itself_writes_out_stays() -> None:
    spell = speller(dinkelland())
    text = "De gemeenschappelijke regeling (GR) en Bbz (bijstand voor zelfstandigen)."
    assert spell(text) == text
    assert spell("De GR doet de Bbz.") == "De GR doet de Bbz."


def test_a_part_of_a_word_is_no_abbreviation() -> None:
    assert speller(dinkelland())("de P-wet, Pw’ers, GRoep, SPD-bestuur") == "de P-wet, Pw’ers, GRoep, SPD-bestuur"
    assert speller(dinkelland())("ROZ Twente") == "ROZ Twente"


def test_in_english_and_without_abbreviations() -> None:
    speak("en")
    try:
        assert speller(dinkelland())("the Wsw") == "the Wsw (Wet sociale werkvoorziening, sheltered employment act)"
    finally:
        speak("nl")
    assert speller(villages())("SPD") == "SPD"
