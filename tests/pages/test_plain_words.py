"""No page but the sources speaks the language of whoever computes: draws, lots, percentiles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from babel.messages.pofile import read_po

from tests.pages.screen import PAGES, ROOT, Screen

JARGON = re.compile(r"trekking|loting|\bloten\b|\bgeloot\b|\bP[159]0\b|broadcast", re.IGNORECASE)
COMPUTED = re.compile(r"\b(getrokken|draws?|drawn)\b", re.IGNORECASE)
EXCEPTIONS = {
    "models drawn at random": "a sample of the models that are possible, to show; no future is computed with it",
    "Models drawn at random": "the same, as the name of the points in the chart",
    "are shown, drawn at random": "the same, in the note under the chart",
}
"""By a part of a text why it may say so all the same."""
CATALOGUE = ROOT / "words" / "locales" / "nl" / "LC_MESSAGES" / "keuzekompas.po"
TEXTS = ("title", "header", "subheader", "markdown", "caption", "toggle", "selectbox", "button", "button_group")
TEXTS += ("select_slider", "radio", "text_input", "expander")


def strings(value: Any) -> Iterator[str]:
    """Every text in the data of a component, however deep. The name by which a number is asked for is none."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, one in value.items():
            yield from strings(one) if name != "made" else ()
    elif isinstance(value, list | tuple):
        for one in value:
            yield from strings(one)


def texts_of(screen: Screen) -> Iterator[str]:
    """All that a page says with its folds open."""
    for kind in TEXTS:
        for one in screen.test.get(kind):
            yield from (str(getattr(one, what, "") or "") for what in ("value", "label", "help"))
    for part in screen.parts().values():
        yield from strings(part)


@pytest.mark.parametrize("page", [page for page in PAGES if page != "bronnen"])
def test_a_page_says_it_in_plain_words(page: str) -> None:
    said = list(texts_of(Screen(page)))
    assert len(said) > 20
    assert [text for text in said if JARGON.search(text)] == []


def catalogue() -> list[str]:
    """Every text of the screen, in English and in Dutch: also what a page says only after a change."""
    with CATALOGUE.open("rb") as file:
        messages = read_po(file, locale="nl")
    return [str(text) for message in messages if message.id for text in (message.id, message.string)]


def test_the_catalogue_has_none_of_them_either() -> None:
    """A future is possible and a model is chosen; nothing is drawn."""
    said = catalogue()
    assert len(said) > 1000
    found = {text for text in said if JARGON.search(text) or COMPUTED.search(text)}
    assert found == {text for text in said if any(part in text for part in EXCEPTIONS)}


@pytest.mark.parametrize("part", EXCEPTIONS)
def test_every_exception_is_still_needed(part: str) -> None:
    assert any(part in text for text in catalogue())


def test_the_scan_finds_what_it_looks_for() -> None:
    assert [bool(JARGON.search(text)) for text in ("25.000 keer geloot", "P90", "de trekkingen", "nu vergroot")] == [
        True, True, True, False
    ]  # fmt: skip
    assert list(strings({"a": ["b", {"c": ("d",)}]})) == ["b", "d"]
