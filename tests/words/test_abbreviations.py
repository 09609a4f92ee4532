"""Short names written out at their first use."""

from __future__ import annotations

from tests.model.worlds import dinkelland, villages
from words.abbreviations import explained, speller
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


def test_what_a_text_says_in_full_is_not_said_again_behind_its_short_name() -> None:
    """Without a note “GR: gemeenschappelijke regeling” tells nothing to who just read that; and GR stands nowhere."""
    case = dinkelland()
    bare = tuple(one.model_copy(update={"note": None}) for one in case.abbreviations)
    short = next(one for one in bare if one.short == "SPD")
    own = case.model_copy(update={"abbreviations": bare, "executors": ()})
    assert explained(own, [f"Een bijdrage aan {short.label.nl}."]) == ""
    assert explained(own, ["Een bijdrage aan SPD."]) == f"SPD: {short.label.nl}."


def test_in_english_and_without_abbreviations() -> None:
    speak("en")
    try:
        assert speller(dinkelland())("the Wsw") == "the Wsw (Wet sociale werkvoorziening, sheltered employment act)"
    finally:
        speak("nl")
    assert speller(villages())("SPD") == "SPD"


def test_under_a_title_each_that_is_met_is_explained_once() -> None:
    """What is written out already gets its note; Noaberkracht says in brackets behind its name what it is."""
    assert explained(
        dinkelland(), ["SPD of Noaberkracht voert de Participatiewet uit", "SPD; ROZ Twente; de Pw’er"]
    ) == (
        "Pw: Participatiewet. De wet over bijstand en hulp naar werk, van kracht sinds 1 januari 2015. "
        "SPD: Stichting Participatie Dinkelland. Noaberkracht: ambtelijke organisatie van Dinkelland en Tubbergen."
    )
    assert explained(dinkelland(), ["DVO backoffice"]) == "DVO: dienstverleningsovereenkomst."
    assert explained(dinkelland(), ["Almelo", "de SPD-raad"]) == ""
    assert explained(villages(), ["SPD en Participatiewet"]) == ""
