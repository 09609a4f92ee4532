"""Which names and notes are taken: what shows as it is written, as text; the rest is refused with why."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.problems import Refused, TextProblem
from store.texts import LONGEST_NAME, LONGEST_NOTE, clean_name, clean_note
from tests.model.worlds import examples


def refusal(text: str) -> TextProblem:
    with pytest.raises(Refused) as told:
        clean_name(text)
    return told.value.problem


@pytest.mark.parametrize(
    "name",
    [
        "Eerste idee", "<b onclick=alert(1)>vet</b>", "'; DROP TABLE variants; --", "**vet** [link](x) $x$ :smile:",
        "👩🏽‍💻 🇳🇱 ❤️", "תוכנית", "خطة", "计划", "½ ≤ €", "-", "x" * 80, "=1+1",
    ],
)  # fmt: skip
def test_a_name_is_any_text_that_shows(name: str) -> None:
    assert clean_name(name) == name


def test_space_around_is_no_part_of_it() -> None:
    assert clean_name("  Idee\u00a0\n") == "Idee"
    assert clean_note(" een\r\ntwee\rdrie\tvier \n") == "een\ntwee\ndrie vier"
    assert clean_note("") == clean_note(" \n ") == ""


def test_what_looks_alike_is_alike() -> None:
    assert clean_name("Cafe\u0301") == "Caf\u00e9"


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("", TextProblem("name", "empty")),
        (" \t\n\u3000", TextProblem("name", "empty")),
        ("\u200b\u200d\ufeff\u00ad", TextProblem("name", "empty")),
        ("\u3164\u2800", TextProblem("name", "empty")),
        ("\u0301", TextProblem("name", "empty")),
        ("x" * 81, TextProblem("name", "too_long", 81, 80)),
        ("x" * 10_000, TextProblem("name", "too_long", 10_000, 80)),
        ("a\0b", TextProblem("name", "control", "U+0000")),
        ("a\nb", TextProblem("name", "control", "U+000A")),
        ("a\u2028b", TextProblem("name", "control", "U+2028")),
        ("a\u202etxt.exe", TextProblem("name", "direction", "U+202E")),
        ("\u2067a", TextProblem("name", "direction", "U+2067")),
        ("a\u200f", TextProblem("name", "direction", "U+200F")),
        ("a\ud800", TextProblem("name", "broken")),
    ],
)
def test_a_name_that_would_not_show_is_refused_with_why(name: str, problem: TextProblem) -> None:
    assert refusal(name) == problem


def test_a_note_is_longer_and_has_lines() -> None:
    assert clean_note("x" * 2_000) == "x" * 2_000
    for note, problem in (
        ("x" * 2_001, TextProblem("note", "too_long", 2_001, 2_000)),
        ("a\x1b[2Jb", TextProblem("note", "control", "U+001B")),
        ("a\u202eb", TextProblem("note", "direction", "U+202E")),
    ):
        with pytest.raises(Refused) as told:
            clean_note(note)
        assert told.value.problem == problem


@given(st.text(max_size=100) | st.text(st.characters(categories=["Cc", "Cf", "Cs", "Zl", "Mn", "L"]), max_size=20))
@examples(200)
def test_every_text_is_taken_once_and_for_all_or_refused(text: str) -> None:
    for clean, longest in ((clean_name, LONGEST_NAME), (clean_note, LONGEST_NOTE)):
        try:
            taken = clean(text)
        except Refused:
            continue
        assert clean(taken) == taken
        assert len(taken) <= longest
        taken.encode("utf-8")
        assert {unicodedata.category(sign) for sign in taken if sign != "\n"}.isdisjoint({"Cc", "Cs", "Zl", "Zp"})
