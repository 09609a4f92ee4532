"""The words of a case's own field stand in its texts; without words it reads as cases did before there were any."""

from __future__ import annotations

import ast
import csv
from collections.abc import Iterator
from contextvars import copy_context
from pathlib import Path

import pytest

from model.case.words import PARTICIPATIEWET, Word, Words
from model.loading.load import CaseError, load_case
from tests.model.copies import add, copy_of_the_villages
from tests.model.other_field import without_estimate
from tests.words.test_texts import CODE, FOLDERS, MARKERS, ROOT, name_of, placeholders
from words.languages import LANGUAGES
from words.texts import _, catalogue, said_with, slots, speak

with (Path(__file__).parent / "participatiewet.csv").open(encoding="utf-8", newline="") as file:
    BEFORE = tuple(csv.DictReader(file, delimiter=";"))
    """Every text that spoke of a benefit when there were no words yet, in both languages, as it was (but for two that
    wrote Participatie with a small letter)."""
SLOTS = {*slots(PARTICIPATIEWET, "nl")}


def youth() -> Words:
    """Another field, in which central government pays nothing of its own."""
    return Words(
        unit=Word(nl="voorziening", en="provision"),
        units=Word(nl="voorzieningen", en="provisions"),
        people=Word(nl="jeugdigen met jeugdhulp", en="young people with youth care"),
        receivers=Word(nl="wie jeugdhulp krijgt", en="who receives youth care"),
    )


@pytest.fixture
def in_youth_care() -> Iterator[None]:
    speak("nl", youth())
    yield
    speak("nl", PARTICIPATIEWET)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_without_words_every_text_is_as_it_was(language: str) -> None:
    assert len(BEFORE) == 69
    said = {*said_with(PARTICIPATIEWET, language).values()}
    assert [row[language] for row in BEFORE if row[language] not in said] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_is_put_in_every_place(language: str) -> None:
    for words in (PARTICIPATIEWET, youth()):
        assert [text for text in said_with(words, language).values() if placeholders(text) & SLOTS] == []


def test_every_word_stands_in_a_text_in_both_languages() -> None:
    for texts in (catalogue("nl"), catalogue("nl").values()):
        used = {name.lower() for text in texts for name in placeholders(text) & SLOTS}
        assert used == {*Words.model_fields}


def test_no_text_gets_a_value_in_the_place_of_a_word() -> None:
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and name_of(node.func) in MARKERS:
                    assert not SLOTS & {keyword.arg for keyword in node.keywords}, f"{path}:{node.lineno}"
    assert any(placeholders(text) & SLOTS for text in CODE)


def test_another_field_is_named_by_its_own_words(in_youth_care: None) -> None:
    assert _("Number of {units}") == "Aantal voorzieningen"
    assert _("{Units} in {name}", name="Beekveld") == "Voorzieningen in Beekveld"
    assert _("{Receivers} in {name}", name="Beekveld") == "Wie jeugdhulp krijgt in Beekveld"
    assert _("Number of {people} on the reference date.") == "Aantal jeugdigen met jeugdhulp op de peildatum."
    # What it does not have has no name, and leaves no space behind.
    assert _("{Grant}") == ""
    assert _("Higher or lower than the amounts that the sources print. {grant_note}") == (
        "Hoger of lager dan de bedragen in de bronnen."
    )
    speak("en")
    assert _("without {units} there is no price per {unit}") == "without provisions there is no price per provision"


def test_runs_of_two_visitors_do_not_mix(in_youth_care: None) -> None:
    """Each run has a context of its own, as a thread of Streamlit and a request have."""

    def other() -> str:
        speak("en", PARTICIPATIEWET)
        return _("Number of {units}")

    assert copy_context().run(other) == "Number of benefits"
    assert _("Number of {units}") == "Aantal voorzieningen"


OWN = """words:
  unit: {nl: voorziening, en: provision}
  units: {nl: voorzieningen, en: provisions}
  people: {nl: jeugdigen met jeugdhulp, en: young people with youth care}
  receivers: {nl: wie jeugdhulp krijgt, en: who receives youth care}"""


def test_words_stand_in_case_yaml(tmp_path: Path) -> None:
    assert load_case(copy_of_the_villages(tmp_path)).about.words == PARTICIPATIEWET
    assert load_case(without_estimate(tmp_path / "other", OWN)).about.words == youth()


def test_a_case_with_words_names_what_it_has(tmp_path: Path) -> None:
    folder = copy_of_the_villages(tmp_path)
    add(folder, "case.yaml", OWN)
    with pytest.raises(CaseError) as refused:
        load_case(folder)
    of_estimate = ["spending", "the_spending", "average", "estimate"]
    of_state = ["grant", "the_grant", "the_grant_money", "other_grant", "the_other_grant", "other_grant_note"]
    assert sorted((str(one.column), one.reason) for one in refused.value.problems) == [
        (f"words.{name}", "missing_field") for name in sorted([*of_estimate, *of_state])
    ]


@pytest.mark.parametrize(
    ("old", "new", "column", "reason"),
    [
        ("voorziening,", "'<b>vet</b>',", "words.unit.nl", "bad_word"),
        ("voorziening,", "'zie www.elders.example',", "words.unit.nl", "bad_word"),
        ("voorziening,", "'{name}',", "words.unit.nl", "bad_word"),
        ("voorziening,", "'1. een',", "words.unit.nl", "bad_word"),
        ("voorziening,", "'een:smile:',", "words.unit.nl", "bad_word"),
        ("  units: {nl: voorzieningen, en: provisions}\n", "", "words.units", "missing_field"),
        ("  unit:", "  eenheid: {nl: a, en: b}\n  unit:", "words.eenheid", "unknown_field"),
    ],
)
def test_a_word_is_plain_and_none_is_missing(tmp_path: Path, old: str, new: str, column: str, reason: str) -> None:
    assert OWN.count(old) == 1
    folder = without_estimate(tmp_path, OWN.replace(old, new))
    with pytest.raises(CaseError) as refused:
        load_case(folder)
    assert [(one.column, one.reason) for one in refused.value.problems] == [(column, reason)]


def test_plain_words_are_allowed() -> None:
    for text in ("BUIG", "geïndiceerde jeugdhulp (Jw, Wlz)", "aantal × prijs", "Zo is het: dus. Zo niet.", "pgb’s"):
        assert Word(nl=text, en=text).nl == text
