"""One kind of quotation marks in Dutch: ‘ and ’, in our texts, around what a source says and in the cases that ship."""

from __future__ import annotations

import re

import pytest

from tests.model.worlds import dinkelland
from words.origin import quoted
from words.texts import catalogue, speak

DOUBLE = re.compile('[“”"„]')


@pytest.fixture(autouse=True)
def dutch() -> object:
    speak("nl")
    yield
    speak("nl")


def test_no_dutch_text_of_ours_has_another_kind() -> None:
    assert [text for text in catalogue("nl").values() if DOUBLE.search(text)] == []


def test_what_a_source_says_stands_between_them_in_each_language() -> None:
    # [BC] chapter 6 prints the key so; the case holds it as the quote of the share.
    row = dinkelland().row("share.dinkelland")
    assert quoted(row) == ": ‘Dinkelland 56% en Tubbergen 43%’"
    speak("en")
    assert quoted(row) == ": “Dinkelland 56% en Tubbergen 43%”"


def test_no_dutch_finding_has_another_kind() -> None:
    texts = [text.nl for one in dinkelland().findings for text in (one.title, one.text)]
    assert [text for text in texts if DOUBLE.search(text)] == []
