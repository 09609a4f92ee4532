"""What saving refuses is a sentence in both languages, and the words load no database (tests/test_imports)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from store.problems import FILE_REASONS, TEXT_REASONS, TROUBLES, FileProblem, Full, TextProblem
from words import saving
from words.texts import LANGUAGES, speak


@pytest.fixture(params=LANGUAGES)
def each_language(request: pytest.FixtureRequest) -> Iterator[None]:
    speak(request.param)
    yield
    speak("nl")


def test_every_reason_has_a_sentence_of_its_own(each_language: None) -> None:
    texts = [saving.text_refused(TextProblem("name", reason, "U+202E", 80)) for reason in TEXT_REASONS]
    troubles = [saving.why_not(trouble) for trouble in TROUBLES]
    text = TextProblem("name", "empty")
    files = [saving.file_refused(FileProblem(reason=reason, place="x", text=text)) for reason in FILE_REASONS]
    assert len({*texts, *troubles, *files}) == len(TEXT_REASONS) + len(TROUBLES) + len(FILE_REASONS)


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (TextProblem("name", "too_long", 10_000, 80), "De naam heeft 10000 tekens; er passen er hoogstens 80."),
        (TextProblem("note", "direction", "U+202E"), (
            "De toelichting bevat een onzichtbaar teken (U+202E) dat de leesrichting omdraait. Typ het opnieuw in "
            "plaats van het te plakken."
        )),
    ],
)  # fmt: skip
def test_a_name_or_note_that_is_refused(problem: TextProblem, said: str) -> None:
    assert saving.text_refused(problem) == said


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (FileProblem(reason="not_json"), "Het bestand is niet te lezen: het is niet compleet, of geen JSON."),
        (FileProblem(reason="not_json", place="19"), (
            "Het bestand is vanaf regel 19 niet te lezen: het is niet compleet, of geen JSON."
        )),
        (FileProblem(reason="not_allowed", place="role", given="boss", allowed="council, other"), (
            "Bij ‘role’ in het bestand staat ‘boss’. Dat kan niet. Toegestaan: council, other."
        )),
        (FileProblem(reason="not_allowed", place="content / settings / x", given="{place}"), (
            "Bij ‘content / settings / x’ in het bestand staat ‘{place}’. Dat kan niet."
        )),
        (FileProblem(reason="text", place="name", text=TextProblem("name", "empty")), (
            "In het bestand: De naam laat niets zien. Typ ten minste één letter, cijfer of teken."
        )),
    ],
)  # fmt: skip
def test_a_file_that_is_refused(problem: FileProblem, said: str) -> None:
    assert saving.file_refused(problem) == said


def test_too_many_says_how_many_and_what_to_do() -> None:
    assert saving.full(Full("versions", 200)) == (
        "Van deze variant worden 200 versies bewaard, en er passen er niet meer bij. "
        "Bewaar deze stand als eigen variant."
    )
    assert "10.000 varianten" in saving.full(Full("variants", 10_000))


def test_the_clock_is_that_of_a_dutch_council() -> None:
    """In winter an hour later than Greenwich, in summer two: then late in the evening it is the next day already."""
    assert saving.moment(datetime(2026, 11, 30, 19, 15, tzinfo=UTC)) == "30-11-2026 20:15"
    assert saving.moment(datetime(2026, 6, 30, 22, 30, tzinfo=UTC)) == "01-07-2026 00:30"
    assert saving.numeric_day(datetime(2026, 6, 30, 22, 30, tzinfo=UTC)) == "01-07-2026"
