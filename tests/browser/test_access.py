"""For everyone: axe finds nothing, and every page fits on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.dashboard import (
    ADDRESSES,
    PHONE,
    TOO_WIDE,
    Visit,
    headline,
    open_fold,
    open_page,
    plain,
    said,
    settle,
    slider,
    tell,
    unfold,
    violations,
    violations_in_both_themes,
)

FULL = "with_benefits=1&with_participation=1&cost_basis=bottom_up&perspective=dinkelland&caseload.tubbergen=150"


@pytest.mark.parametrize("address", ADDRESSES)
def test_axe_finds_nothing(visit: Visit, address: str) -> None:
    page = visit()
    # Everything on and open, small amounts beside, and the message of a link with a long wrong value.
    open_page(page, f"{address}?{FULL}&per=resident&execution_index={'9' * 60}x")
    expect(page.locator(".kk-notice-warning")).to_be_visible()
    unfold(page)
    assert violations_in_both_themes(page) == []
    assert page.evaluate(TOO_WIDE_TABLES) == []
    page.set_viewport_size(PHONE["viewport"])
    settle(page)
    assert page.evaluate(TOO_WIDE) == []


TOO_WIDE_TABLES = """() => [...document.querySelectorAll('.kk-scroll:has(.kk-grid)')]
    .filter(one => one.scrollWidth > one.clientWidth + 1)
    .map(one => `${one.getAttribute('aria-label')}: ${one.scrollWidth} > ${one.clientWidth}`)"""


@pytest.mark.parametrize("address", ["/scenarios", "/uitvoeringsmodel", "/risicos"])
def test_on_a_laptop_no_table_of_texts_slides_sideways_with_amounts_per_resident(visit: Visit, address: str) -> None:
    page = visit(viewport={"width": 1280, "height": 800})
    open_page(page, f"{address}?{FULL}&per=resident")
    unfold(page)
    assert page.evaluate(TOO_WIDE_TABLES) == []


@pytest.mark.parametrize("view", ["Aannames", "Cijfers", "Bronnen"])
def test_axe_on_the_views_of_the_sources(page: Page, view: str) -> None:
    open_page(page, "/bronnen")
    page.locator(".st-key-view-sources").get_by_role("radio", name=view).click()
    settle(page)
    assert violations(page) == []
    assert page.evaluate(TOO_WIDE_TABLES) == []


def test_axe_on_an_open_menu(page: Page) -> None:
    open_page(page, "/kostenverdeling?caseload.tubbergen=150")
    page.get_by_role("button", name="1 gewijzigd").click()
    settle(page)
    assert "Uitkeringen in Tubbergen: 171 → 150" in plain(
        page.locator(".st-key-change-caseload-tubbergen").inner_text()
    )
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Delen").click()
    settle(page)
    assert page.url in page.get_by_test_id("stCode").inner_text().replace("\n", "")
    assert violations(page) == []


# On a phone


@pytest.mark.parametrize(("address", "language"), [("/", "nl"), ("/kostenverdeling", "en")])
def test_a_page_that_opens_on_a_phone_fits(visit: Visit, address: str, language: str) -> None:
    """Those that came from a wide window are with axe above."""
    page = visit(**PHONE)
    open_page(page, f"{address}?{FULL}&lang={language}&execution_index={'9' * 60}x")
    unfold(page)
    assert page.evaluate(TOO_WIDE) == []


def test_a_slider_works_by_touch(visit: Visit) -> None:
    page = visit(**PHONE)
    open_page(page, "/kostenverdeling")
    holder = page.locator(".st-key-set-caseload-tubbergen")
    holder.scroll_into_view_if_needed()
    track = holder.locator("[data-testid=stSlider] [role=group]").bounding_box()
    assert track
    page.touchscreen.tap(track["x"] + track["width"] * 0.8, track["y"] + 4)
    own = holder.locator("input[type=range]")
    expect(own).not_to_have_attribute("aria-valuetext", "171")  # a tap arrives a moment later
    settle(page)
    # Four fifths of 110-260 is 230, give or take the thumb's width.
    count = int(said(page, "caseload-tubbergen"))
    assert 220 <= count <= 240
    assert f"Bij {count} uitkeringen" in headline(page)
    slider(page, "caseload-tubbergen").focus()
    page.keyboard.press("ArrowRight")
    settle(page)
    assert f"Bij {count + 1} uitkeringen" in headline(page)


# Where a finger was last seen.
FINGER = "() => document.addEventListener('touchmove', at => { window.kkFinger = at.touches[0].clientX }, true)"


def test_dragging_by_touch_moves_the_charts(visit: Visit) -> None:
    page = visit(**PHONE)
    open_page(page, "/")
    tell(page, "Uw kosten")
    holder = page.locator(".st-key-set-caseload-tubbergen")
    holder.scroll_into_view_if_needed()
    box = holder.locator("[data-testid=stSliderThumbValue]").locator("xpath=..").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.evaluate(FINGER)
    touch = page.context.new_cdp_session(page)
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    before = headline(page)
    for step in range(1, 6):
        points = [{"x": x + 10 * step, "y": y}]
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": points})
    # The finger is still down. Touches arrive a moment later, and the slider follows the last of them.
    page.wait_for_function("x => Math.abs(window.kkFinger - x) < 1", arg=x + 50)
    settle(page)
    during = headline(page)
    assert during != before
    assert f"Bij {said(page, 'caseload-tubbergen')} uitkeringen" in during
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    settle(page)
    assert headline(page) == during


@pytest.mark.parametrize("address", ["/", "/meerjarenbegroting"])
def test_everything_can_be_reached_by_keyboard(page: Page, address: str) -> None:
    """Every slider, table and image button is in the order of Tab, with nothing left out."""
    open_page(page, address)
    wanted = page.evaluate(
        """() => [...document.querySelectorAll('input[type=range], .kk-button, .kk-details > summary')]
            .filter(one => one.checkVisibility()).length"""
    )
    seen = page.evaluate("() => (window.kkSeen = new Set()).size")
    for _ in range(90):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => {
                const one = document.activeElement
                if (one.matches('input[type=range], .kk-button, .kk-details > summary')) window.kkSeen.add(one)
                return window.kkSeen.size
            }"""
        )
        if seen == wanted:
            break
    assert seen == wanted > 0


ENGLISH = """() => [...document.querySelectorAll('[aria-label], .stApp a')]
    .map(one => one.getAttribute('aria-label') ?? one.textContent)
    .filter(text => /^(Skip|Expand|Collapse|Sidebar|App|Link to|Help for)\\b/.test(text))"""


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_what_streamlit_says_is_said_in_dutch(visit: Visit, size: str) -> None:
    page = visit(**(PHONE if size == "phone" else {}))
    open_page(page, "/kostenverdeling")
    page.wait_for_function(f"() => ({ENGLISH})().length === 0")
    expect(page.get_by_text("Naar de inhoud")).to_have_count(1)
    assert page.get_by_role("button", name="Uitleg bij Verdeelsleutel (keuze)").count() == 1
    # What comes later too.
    page.get_by_text("Aantal uitkeringen", exact=True).first.click()
    open_fold(page, "Meer instellingen")
    page.wait_for_function(f"() => ({ENGLISH})().length === 0")


def test_in_english_it_stays_english(page: Page) -> None:
    open_page(page, "/kostenverdeling?lang=en")
    expect(page.get_by_text("Skip to main content")).to_have_count(1)
