"""The story full screen in a browser: its keys, letters for the back of a hall, and nothing to scroll."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.dashboard import (
    Visit,
    headline,
    holder,
    open_page,
    parameters,
    plain,
    said,
    settle,
    slider,
    tell,
    violations_in_both_themes,
)
from tests.conftest import ALONE, arrive, dashboard

HALL = {"width": 1920, "height": 1080}
LAPTOP = {"width": 1280, "height": 720}

# Every text that is drawn, of the charts too, with the size of its letters. What only a screen reader says is clipped.
LETTERS = """() => {
    const found = []
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
        const one = texts.currentNode
        const all = document.createRange()
        all.selectNodeContents(one)
        const { width, height } = all.getBoundingClientRect()
        const style = getComputedStyle(one.parentElement)
        let clipped = false
        for (let around = one.parentElement; around; around = around.parentElement)
            clipped ||= getComputedStyle(around).clipPath !== 'none' && around.clientWidth <= 1
        if (!one.data.trim() || !width || !height || style.visibility === 'hidden' || clipped) continue
        found.push([parseFloat(style.fontSize), one.data.trim()])
    }
    return found
}"""
# How large the signs of a chart's names are, and the letters of a table.
SIGNS = """() => {
    const high = one => one.getBoundingClientRect().height
    return {
        signs: [...document.querySelectorAll('.st-key-presented-chart :is(.legendbar, .legendpoints path)')].map(high),
        names: [...document.querySelectorAll('.st-key-presented-chart .legendtext')].map(high),
        table: [...document.querySelectorAll('.st-key-presented-chart .kk-table td')].map(
            one => parseFloat(getComputedStyle(one).fontSize)),
    }
}"""
SCROLLS = """() => [...document.querySelectorAll('*')].filter(one => {
    const { overflowX, overflowY } = getComputedStyle(one)
    const moves = how => how === 'auto' || how === 'scroll' || one === document.scrollingElement
    return (one.scrollHeight > one.clientHeight + 1 && moves(overflowY))
        || (one.scrollWidth > one.clientWidth + 1 && moves(overflowX))
}).map(one => `${one.dataset.testid ?? one.className}: ${one.scrollWidth}×${one.scrollHeight}`)"""
# Where a chart or a table ends, and where the buttons below it begin.
ENDS = """() => [Math.max(
    ...[...document.querySelectorAll('.st-key-presented :is(.main-svg, .kk-table, .kk-legend)')]
    .map(one => one.getBoundingClientRect().bottom)),
    document.querySelector('.st-key-presenting-bar').getBoundingClientRect().top]"""

# How far the names below a chart stand over it.
OVER = """() => Math.max(0, ...[...document.querySelectorAll('.st-key-presented .kk-legend')].map(names => {
    const chart = names.parentElement.querySelector('.main-svg').getBoundingClientRect()
    return chart.bottom - names.getBoundingClientRect().top
}))"""


def presented(page: Page, parameters: str = "") -> Page:
    open_page(page, f"/?presenteren=1{parameters}")
    return page


def press(page: Page, key: str) -> None:
    page.keyboard.press(key)
    settle(page)


def at(page: Page) -> str:
    """Which step is on the screen."""
    return page.locator(".st-key-presenting-bar p").first.inner_text()


def test_keys_and_a_clicker_go_through_the_steps(page: Page) -> None:
    open_page(page, "/")
    press(page, "p")
    assert parameters(page) == "presenteren=1"
    assert at(page) == "1/6 Het contract"
    for key, shown in (
        ("ArrowRight", "2/6 Wie mag het"),
        ("PageDown", "3/6 Het advies"),
        ("Space", "4/6 Uw kosten"),
        ("ArrowLeft", "3/6 Het advies"),
        ("PageUp", "2/6 Wie mag het"),
    ):
        press(page, key)
        assert at(page) == shown
    press(page, "Escape")
    assert parameters(page) == ""
    expect(page.get_by_role("heading", name="Keuzekompas")).to_be_visible()
    assert not page.locator("html[data-presenting]").count()
    # On the page itself these keys do nothing.
    before = headline(page)
    for key in ("ArrowRight", "PageDown", "q", "0", "Escape"):
        press(page, key)
    assert headline(page) == before


def test_the_page_has_a_button_for_it(page: Page) -> None:
    open_page(page, "/")
    page.get_by_role("button", name="Presenteren").click()
    settle(page)
    assert at(page) == "1/6 Het contract"
    page.get_by_role("button", name="Stoppen (Esc)").click()
    settle(page)
    expect(page.get_by_role("heading", name="Keuzekompas")).to_be_visible()


def test_what_if_and_back_to_what_was_prepared(page: Page) -> None:
    """1.013.137,50 × 275/446 = 624.693, less 567.357 is 57.336; with 172 benefits × 275/447 = 623.295, so 55.938."""
    presented(page)
    for _step in range(3):
        press(page, "PageDown")
    assert "€ 57.000 meer" in headline(page)
    press(page, "q")
    slider(page, "caseload-tubbergen").focus()
    press(page, "ArrowRight")
    # Arrows are the slider's own while it has the focus; a clicker still goes on.
    assert (at(page), said(page, "caseload-tubbergen")) == ("4/6 Uw kosten", "172")
    assert "€ 56.000 meer" in headline(page)
    press(page, "0")
    assert "€ 57.000 meer" in headline(page)
    assert said(page, "caseload-tubbergen") == "171"
    press(page, "PageDown")
    assert at(page) == "5/6 Onbekend"
    press(page, "q")
    assert not holder(page, "drawer").count()


def runs(page: Page, key: str) -> int:
    """How often the browser asks the server for something when this key is pressed."""
    asked: list[object] = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda sent: asked.append(sent)))
    page.reload()
    settle(page)
    asked.clear()
    press(page, key)
    return len(asked)


def test_the_keys_of_streamlit_are_silent_while_presenting(page: Page) -> None:
    open_page(page, "/")
    assert runs(page, "r") > 0
    presented(page)
    assert runs(page, "r") == 0
    assert runs(page, "c") == 0
    assert not page.get_by_role("dialog").count()


def test_a_key_in_a_field_is_a_letter(page: Page) -> None:
    presented(page)
    page.evaluate("document.body.append(Object.assign(document.createElement('input'), { id: 'own' }))")
    page.locator("#own").focus()
    for key in ("q", "r", "0", " "):
        page.keyboard.press(key)
    settle(page)
    expect(page.locator("#own")).to_have_value("qr0 ")
    assert at(page) == "1/6 Het contract"


@pytest.mark.parametrize("drawer", [False, True])
@pytest.mark.parametrize("size", [HALL, LAPTOP], ids=["hall", "laptop"])
def test_every_step_is_large_and_fits(visit: Visit, size: dict[str, int], drawer: bool) -> None:
    page = presented(visit(viewport=size))
    if drawer:
        press(page, "q")
    for _step in range(6):
        letters = page.evaluate(LETTERS)
        # On a smaller screen as large in proportion.
        small = [one for one in letters if one[0] < 24 * size["width"] / HALL["width"]]
        assert (at(page), small) == (at(page), [])
        assert max(one[0] for one in letters) >= 44 * size["width"] / HALL["width"]
        assert (at(page), page.evaluate(SCROLLS)) == (at(page), [])
        end, bar = page.evaluate(ENDS)
        assert 0 < end <= bar
        assert page.evaluate(OVER) <= 1
        press(page, "PageDown")


@pytest.mark.parametrize("size", [HALL, LAPTOP], ids=["hall", "laptop"])
def test_signs_of_names_and_a_short_table_are_as_large_as_the_rest(visit: Visit, size: dict[str, int]) -> None:
    page = presented(visit(viewport=size))
    found = page.evaluate(SIGNS)
    assert len(found["signs"]) == 3
    assert min(found["signs"]) >= 0.45 * max(found["names"])
    for _step in range(5):
        press(page, "PageDown")
    # The case has seven decisions that are open or late: they leave half of the screen.
    assert min(page.evaluate(SIGNS)["table"]) >= 28 * size["width"] / HALL["width"]


def test_axe_finds_nothing(visit: Visit) -> None:
    page = presented(visit(viewport=HALL))
    press(page, "q")
    for _step in range(6):
        assert violations_in_both_themes(page) == []
        press(page, "PageDown")


def test_the_page_is_as_it_was_after_presenting(page: Page) -> None:
    open_page(page, "/")
    tell(page, "Uw kosten")
    size = page.locator(".st-key-live-keys .kk-plot").bounding_box()
    press(page, "p")
    press(page, "Escape")
    after = page.locator(".st-key-live-keys .kk-plot").bounding_box()
    assert size
    assert after
    assert (after["width"], after["height"]) == (size["width"], size["height"])


def test_notes_in_a_second_window_follow_the_screen(page: Page) -> None:
    presented(page, "&schermen=4,5")
    with page.expect_popup() as opened:
        page.keyboard.press("n")
    notes = opened.value
    assert notes.locator("h1").inner_text() == "1/2 Uw kosten"
    assert plain(notes.locator(".kk-said").inner_text()) == headline(page)
    assert "Uitkeringen in Tubbergen: nu 171. In de casus 171 (aanname: " in plain(notes.locator("body").inner_text())
    # The speaker turns from there too.
    notes.keyboard.press("PageDown")
    settle(page)
    assert at(page) == "2/2 Onbekend"
    assert notes.locator("h1").inner_text() == "2/2 Onbekend"
    expect(notes.locator("li")).to_have_count(8)
    # On the screen itself they are not.
    expect(page.locator(".st-key-notes")).not_to_be_visible()
    notes.close()
    press(page, "PageUp")
    with page.expect_popup() as again:
        page.get_by_role("button", name="Notities").click()
    assert again.value.locator("h1").inner_text() == "1/2 Uw kosten"


def test_black_until_another_key(page: Page) -> None:
    presented(page)
    over = "() => getComputedStyle(document.body, '::after').backgroundColor"
    for key, back in (("b", "b"), (".", "PageDown"), ("b", "Escape")):
        press(page, key)
        assert page.evaluate(over) == "rgb(0, 0, 0)"
        press(page, back)
        assert page.evaluate(over) == "rgba(0, 0, 0, 0)"
    # The key that brought the screen back did nothing else.
    assert at(page) == "1/6 Het contract"


IN_FRONT = """() => {
    const copy = document.querySelector('.kk-copy')
    const shown = copy && copy.getBoundingClientRect().height === innerHeight ? copy : document
    return shown.querySelector('.st-key-presenting .kk-headline').textContent
}"""
"""The claim that is in sight: a copy of an earlier screen stands before all else."""


def test_what_is_loaded_stays_without_a_connection(browser: Browser, tmp_path: Path) -> None:
    """Also the screens before it; one that was not shown yet cannot be turned to."""
    with dashboard(tmp_path, None, *ALONE) as url:
        page = arrive(browser, viewport=HALL, base_url=url).context.new_page()
        presented(page)
        claims = [headline(page)]
        for _screen in range(2):
            press(page, "ArrowRight")
            claims.append(headline(page))
    page.get_by_text("Geen verbinding: dit scherm blijft staan.").first.wait_for(state="visible")
    page.get_by_test_id("stDialog").wait_for(state="attached")  # Streamlit's own message has come

    assert plain(page.evaluate(IN_FRONT)) == claims[2]
    expect(page.get_by_test_id("stDialog")).not_to_be_visible()
    turned = []
    for key in ("ArrowRight", "PageUp", "PageUp", "PageUp", "PageDown", "PageDown"):
        page.keyboard.press(key)
        turned.append(plain(page.evaluate(IN_FRONT)))
    one, two, three = claims
    assert turned == [three, two, one, one, two, three]
    page.context.close()
