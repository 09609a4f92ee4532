"""On a phone: a title breaks inside no word, and with an amount per resident beside every amount nothing sticks out."""

from __future__ import annotations

import pytest

from tests.browser.dashboard import PHONE, Visit, open_page

# The words of the title of which a part stands on another line.
BROKEN_WORDS = """() => {
    const text = document.createTreeWalker(document.querySelector('h1'), NodeFilter.SHOW_TEXT), broken = []
    while (text.nextNode()) for (const word of text.currentNode.data.matchAll(/[^\\s-]+/g)) {
        const range = document.createRange()
        range.setStart(text.currentNode, word.index)
        range.setEnd(text.currentNode, word.index + word[0].length)
        if (new Set([...range.getClientRects()].map(one => Math.round(one.top))).size > 1) broken.push(word[0])
    }
    return broken
}"""

# Texts of a tile or note that reach beyond it.
STICKING_OUT = """() => [...document.querySelectorAll('.kk-tile, .kk-headline, .kk-note, [data-testid=stMarkdown]')]
    .filter(one => one.scrollWidth > one.clientWidth + 1 || one.getBoundingClientRect().right > innerWidth + 1)
    .map(one => one.textContent.slice(0, 80))"""


@pytest.mark.parametrize("address", ["/meerjarenbegroting", "/projectbegroting", "/uitvoeringsmodel"])
def test_a_title_breaks_between_words(visit: Visit, address: str) -> None:
    """The pages with the longest words, on a phone and on a small one."""
    page = visit(**PHONE)
    open_page(page, address)
    assert page.evaluate(BROKEN_WORDS) == []
    page.set_viewport_size({"width": 320, "height": 844})
    assert page.evaluate(BROKEN_WORDS) == []


@pytest.mark.parametrize("address", ["/bronnen", "/onzekerheid", "/risicos"])
def test_amounts_per_resident_fit(visit: Visit, address: str) -> None:
    page = visit(**PHONE)
    open_page(page, f"{address}?per=resident")
    assert page.locator(".kk-beside, .kk-note, .kk-each, .kk-below, p").filter(has_text="per inwoner").count() > 0
    assert page.evaluate(STICKING_OUT) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
