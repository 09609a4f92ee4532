"""On every width, in both languages and with forced colours: nothing beside the page, cut off, or over other words.

A page at 200% on a laptop of 1280 is 640 CSS pixels wide, at 400% 320 (WCAG 1.4.10).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

import pytest

from tests.browser.dashboard import TOO_WIDE, Visit, astray, open_page, settle
from tests.pages.screen import PAGES

WIDTHS = (1920, 1440, 1280, 1024, 834, 640, 430, 390, 320)
"""A projector, laptops, a tablet on its side and upright with the menu open, phones, and a laptop at 400%."""
IN_ENGLISH = (1280, 390, 320)
"""Its words are other ones, in the same places: the narrow widths and one laptop tell."""
IN_ANOTHER_CASE = (1440, 834, 430, 320)
"""Its names and amounts are longer: a laptop, a tablet, and phones."""
PHONES = ({"width": 390, "height": 1000}, {"width": 320, "height": 1000})
QUIET = 120
"""Milliseconds of rest that are enough to read a page, where nothing is pressed."""
WITHOUT_CHARTS = ("varianten", "bronnen", "herleiding", "controle", "exporteren")
ADDRESSES = tuple(f"/{page}" if page != "start" else "/" for page in PAGES)
UNFOLD = """without => [...document.querySelectorAll('[data-testid=stExpander] summary')]
    .filter(one => !without || !one.closest(without)).forEach(one => one.parentElement.open || one.click())"""
EVERYWHERE = ".st-key-fold-why, .st-key-fold-recompute"
"""Folds that are the same on every page: looked at on one."""
# Words that stand over other words, with the page at its top: what stays in view lies over what is scrolled under it,
# as a phone's button of the controls always does.
OVER_EACH_OTHER = """() => {
    document.querySelector('[data-testid=stMain]').scrollTo(0, 0)
    const words = [], known = new Map()
    const main = document.querySelector('[data-testid=stMainBlockContainer]')
    const apart = 'svg, style, .kk-hidden, [aria-hidden=true], [data-testid=stSliderTickBar], .kk-sheet-button'
    const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT)
    while (walk.nextNode()) {
        const node = walk.currentNode, one = node.parentElement
        if (!node.textContent.trim() || one.closest(apart)) continue
        if (!one.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
        const range = document.createRange()
        range.selectNodeContents(node)
        for (const box of range.getClientRects())
            if (box.width > 3 && box.height > 3 && !clipped(one, box))
                words.push({ node, text: node.textContent.trim().slice(0, 30), box })
    }
    // The edges of what it can be scrolled out of sight in, or null if it is never seen.
    function edges(one) {
        if (!one) return []
        if (!known.has(one)) {
            const style = getComputedStyle(one), around = edges(one.parentElement)
            const never = style.clipPath !== 'none' || (one.clientWidth === 1 && one.clientHeight === 1)
            const scrolls = style.overflowY !== 'visible' && one !== main
            known.set(one, never || !around ? null : scrolls ? [...around, one.getBoundingClientRect()] : around)
        }
        return known.get(one)
    }
    function clipped(one, box) {
        const all = edges(one)
        return !all || all.some(edge => box.top >= edge.bottom || box.bottom <= edge.top)
    }
    const found = []
    words.sort((a, b) => a.box.top - b.box.top)
    for (const [place, a] of words.entries()) for (let at = place + 1; at < words.length; at += 1) {
        const b = words[at]
        if (b.box.top >= a.box.bottom) break
        if (a.node === b.node) continue
        const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left)
        const high = Math.min(a.box.bottom, b.box.bottom) - b.box.top
        if (wide > 3 && high > 0.4 * Math.min(a.box.height, b.box.height)) found.push(`${a.text} | ${b.text}`)
    }
    return found.slice(0, 5)
}"""

# What is told below a row of a table, where a part of it lies beyond the table's own edge.
CUT_OFF = """() => [...document.querySelectorAll('.kk-below p')].filter(one => one.offsetWidth
    && one.getBoundingClientRect().right > one.closest('.kk-scroll').getBoundingClientRect().right + 1)
    .map(one => `cut off: ${one.textContent.slice(0, 60)}`)"""

# Sliders that are too short to drag: a thumb is 16 pixels wide.
TOO_SHORT = """() => [...document.querySelectorAll('[data-testid=stSlider] > [role=group]')]
    .filter(one => one.checkVisibility() && one.getBoundingClientRect().width < 80)
    .map(one => `a slider of ${Math.round(one.getBoundingClientRect().width)} pixels: ${one.textContent}`)"""

# Numbers, with their sign and unit, of which the end stands on the next line.
BROKEN = r"""() => {
    const found = []
    for (const part of document.querySelectorAll('.kk-live')) {
        const walk = document.createTreeWalker(part, NodeFilter.SHOW_TEXT)
        while (walk.nextNode()) {
            const node = walk.currentNode
            if (node.parentElement.closest('svg, style, .kk-hidden, [aria-hidden=true], .kk-card-link')) continue
            if (!node.parentElement.checkVisibility()) continue
            for (const number of node.textContent.matchAll(/(€[\s\u00a0])?[-+]?\d[\d.,\u2060–-]*\d%?/g)) {
                const range = document.createRange()
                range.setStart(node, number.index)
                range.setEnd(node, number.index + number[0].length)
                const tops = [...range.getClientRects()].filter(box => box.width > 1).map(box => box.top)
                if (Math.max(...tops) - Math.min(...tops) > 6) found.push(`broken: ${node.textContent.slice(0, 60)}`)
            }
        }
    }
    return found
}"""


# Words that are cut in two at the end of a line, without a hyphen.
CUT_WORDS = r"""() => {
    const found = []
    const walk = document.createTreeWalker(
        document.querySelector('[data-testid=stMainBlockContainer]'), NodeFilter.SHOW_TEXT)
    while (walk.nextNode()) {
        const node = walk.currentNode
        if (node.parentElement.closest('svg, style, code, pre, .kk-hidden, [aria-hidden=true]')) continue
        if (!node.parentElement.checkVisibility()) continue
        for (const word of node.textContent.matchAll(/\p{L}{4,}/gu)) {
            const range = document.createRange()
            range.setStart(node, word.index)
            range.setEnd(node, word.index + word[0].length)
            const tops = [...range.getClientRects()].filter(box => box.width > 1).map(box => box.top)
            if (Math.max(...tops) - Math.min(...tops) > 6) found.push(`cut: ${word[0]}`)
        }
    }
    return found
}"""
ON_A_PHONE = 640
"""Pixels up to which a long word has no line of its own to stand on."""

SEEN: Mapping[str, tuple[Sequence[int], Sequence[int]]] = {
    "lang=nl": (WIDTHS, (1440, 390)),
    "lang=en": (IN_ENGLISH, ()),
    "case=ganzemarke": (IN_ANOTHER_CASE, ()),
    "case=jeugdhulp": (IN_ANOTHER_CASE, ()),
}
"""By what an address says: the widths that are looked at, and those with forced colours."""


@pytest.mark.parametrize("query", SEEN)
@pytest.mark.parametrize("address", ADDRESSES)
def test_it_fits_on_every_width(visit: Visit, address: str, query: str) -> None:
    widths, forced = SEEN[query]
    page = visit(viewport={"width": widths[0], "height": 1000})
    open_page(page, f"{address}?{query}")
    wrong = {}
    for colors in ("none", "active"):
        page.emulate_media(forced_colors=colors)  # type: ignore[arg-type]
        for width in widths if colors == "none" else forced:
            page.set_viewport_size({"width": width, "height": 1000})
            settle(page, QUIET)
            looks = (TOO_WIDE, OVER_EACH_OTHER, TOO_SHORT, BROKEN, *[CUT_WORDS][: width > ON_A_PHONE])
            found = [*astray(page), *(one for look in looks for one in page.evaluate(look))]
            if found:
                wrong[colors, width] = found
    assert wrong == {}


@pytest.mark.parametrize("case", ["", "ganzemarke", "jeugdhulp"])
def test_every_word_of_a_chart_fits_on_a_phone(visit: Visit, case: str) -> None:
    """Also of those in folds; in the other cases names and amounts are longer."""
    page, looked_at, wrong = visit(viewport=PHONES[0]), 0, {}
    open_page(page, f"/?case={case}" if case else "/")
    for link in page.get_by_test_id("stSidebarNavLink").all():
        path = urlsplit(link.get_attribute("href") or "").path.strip("/")
        page.evaluate("one => one.click()", link.element_handle())  # on a phone the menu is closed
        page.wait_for_url(lambda url, wanted=path: urlsplit(url).path.strip("/") == wanted)
        settle(page, QUIET)
        if path in WITHOUT_CHARTS:
            continue
        page.evaluate(UNFOLD, EVERYWHERE if path else "")
        settle(page, QUIET)
        for size in PHONES:
            page.set_viewport_size(size)
            settle(page, QUIET)
            looked_at += page.locator(".kk-plot").count()
            if found := [*page.evaluate(TOO_WIDE), *page.evaluate(CUT_OFF), *astray(page)]:
                wrong[path, size["width"]] = found
    assert looked_at > 40
    assert wrong == {}
