"""No page but the sources speaks the language of whoever computes: draws, lots, percentiles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.pages.screen import PAGES, ROOT, Screen

JARGON = re.compile(r"trekking|loting|\bloten\b|\bgeloot\b|\bP[159]0\b|broadcast", re.IGNORECASE)
CATALOGUE = ROOT / "words" / "locales" / "nl" / "LC_MESSAGES" / "keuzekompas.po"
TEXTS = ("title", "header", "subheader", "markdown", "caption", "toggle", "selectbox", "button", "button_group")
TEXTS += ("select_slider", "radio", "text_input", "expander")


def strings(value: Any) -> Iterator[str]:
    """Every text in the data of a component, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
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


def test_the_catalogue_has_none_of_them_either() -> None:
    """Also what a page says only after a change."""
    lines = CATALOGUE.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("msgstr") and JARGON.search(line)] == []


def test_the_scan_finds_what_it_looks_for() -> None:
    assert [bool(JARGON.search(text)) for text in ("25.000 keer geloot", "P90", "de trekkingen", "nu vergroot")] == [
        True, True, True, False
    ]  # fmt: skip
    assert list(strings({"a": ["b", {"c": ("d",)}]})) == ["b", "d"]
