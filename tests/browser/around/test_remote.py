"""A phone as remote control of the screen that presents, both in a real browser."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.dashboard import (
    PHONE,
    Visit,
    headline,
    holder,
    open_page,
    parameters,
    plain,
    said,
    settle,
    violations,
)
from tests.conftest import ALONE, arrive, dashboard
from ui.live.versions import LIVE_FOLDER

HALL = {"width": 1920, "height": 1080}
HEADLINE = ".st-key-presenting .kk-headline"
WHOLE = "() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
GONE = "Deze afstandsbediening is niet meer geldig. Scan de code opnieuw."


@pytest.fixture
def hall(visit: Visit, server: str) -> Page:
    """A screen that presents, opened by a name that is not only this machine's own: then there is a code."""
    page = visit(viewport=HALL, base_url=f"http://zaal.localhost:{urlsplit(server).port}")
    open_page(page, "/?presenteren=1&schermen=4,5")
    return page


def code(hall: Page) -> str:
    """The address in the code on the screen."""
    hall.keyboard.press("t")
    return hall.locator(".kk-remote-address").inner_text()


def scanned(hall: Page, visit: Visit, **options: object) -> Page:
    """A phone that scanned the code."""
    phone = visit(**{**PHONE, "base_url": hall.url.partition("/?")[0], **options})
    phone.goto(code(hall))
    expect(phone.locator("h1")).to_have_text("1/2 Uw kosten")
    expect(hall.locator(".kk-remote")).to_have_count(0)  # the code made room for the story
    return phone


def at(page: Page) -> str:
    return page.locator(".st-key-presenting-bar p").first.inner_text()


def test_the_phone_turns_the_screen(hall: Page, visit: Visit) -> None:
    phone = scanned(hall, visit)
    expect(phone.get_by_role("button", name="Vorige")).to_be_disabled()
    phone.get_by_role("button", name="Volgende").tap()
    expect(phone.locator("h1")).to_have_text("2/2 Onbekend")
    settle(hall)
    assert at(hall) == "2/2 Onbekend"
    expect(phone.get_by_role("button", name="Volgende")).to_be_disabled()
    # The slider that moves every step: this one has none of its own.
    expect(phone.locator("label")).to_have_text("Verandering van de uitvoeringskosten in het nieuwe model")
    # Keys do what they did, and the phone follows.
    hall.keyboard.press("PageUp")
    expect(phone.locator("h1")).to_have_text("1/2 Uw kosten")
    # A black screen comes back first, as with a key.
    hall.keyboard.press("b")
    phone.get_by_role("button", name="Volgende").tap()
    expect(hall.locator("html[data-black]")).to_have_count(0)
    assert at(hall) == "1/2 Uw kosten"


def test_the_slider_of_the_phone_moves_that_of_the_screen(hall: Page, visit: Visit) -> None:
    """The drawer opens by itself; at 172 benefits 55.938 more (test_presenting.py), and what is let go stands."""
    phone = scanned(hall, visit)
    expect(phone.locator("output")).to_have_text("171")
    slide = phone.get_by_role("slider", name="Uitkeringen in Tubbergen")
    box = slide.bounding_box()
    assert box
    touch = phone.context.new_cdp_session(phone)
    places = int(slide.get_attribute("max") or 0)
    phone.evaluate("addEventListener('touchmove', event => { window.kkAt = event.touches[0].clientX }, true)")
    start = box["x"] + 22 + (box["width"] - 44) * int(slide.input_value()) / places
    for step in range(16):
        point = {"x": start + 6 * step, "y": box["y"] + box["height"] / 2}
        kind = "touchMove" if step else "touchStart"
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [point]})
        phone.wait_for_timeout(30)
    # Touches arrive a moment later.
    phone.wait_for_function("last => Math.abs(window.kkAt - last) < 1", arg=start + 6 * step)
    there = str(110 + int(slide.input_value()))
    assert int(there) > 190
    # Before it is let go the claim, the slider and the words on the phone are there; the server knows of nothing yet.
    expect(hall.locator(HEADLINE)).to_contain_text(f"Bij {there} uitkeringen")
    assert said(hall, "caseload-tubbergen") == there
    expect(phone.locator("output")).to_have_text(there)
    assert "caseload" not in parameters(hall)
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    hall.wait_for_url(f"**caseload.tubbergen={there}**")
    settle(hall)
    assert f"Bij {there} uitkeringen" in headline(hall)
    expect(slide).to_have_value(str(int(there) - 110))
    # By keyboard too; and what was prepared comes back on the phone.
    slide.press("ArrowRight")
    hall.wait_for_url(f"**caseload.tubbergen={int(there) + 1}**")
    phone.wait_for_timeout(1200)  # for so long the thumb is the finger's
    hall.keyboard.press("0")
    expect(phone.locator("output")).to_have_text("171")
    expect(slide).to_have_value("61", timeout=5000)
    expect(holder(hall, "drawer")).to_have_count(1)


def test_the_first_phone_only_until_there_is_another_code(hall: Page, visit: Visit, browser: Browser) -> None:
    first = scanned(hall, visit)
    address = first.url
    # Not by `visit`: the browser reports the refusal on the console.
    other = browser.new_context(**PHONE).new_page()  # type: ignore[arg-type]
    other.goto(address)
    expect(other.locator("#said")).to_contain_text("Een andere telefoon bedient dit scherm al.")
    expect(other.get_by_role("button")).to_have_count(0)
    hall.keyboard.press("t")
    hall.get_by_role("button", name="Andere telefoon").click()
    again = hall.locator(".kk-remote-address").inner_text()
    assert again != address
    other.goto(again)
    other.get_by_role("button", name="Volgende").tap()
    settle(hall)
    assert at(hall) == "2/2 Onbekend"
    expect(first.locator("#said")).to_have_text("Het scherm presenteert nu niet.", timeout=15_000)
    other.context.close()


def test_escape_closes_the_code_first(hall: Page) -> None:
    code(hall)
    hall.keyboard.press("Escape")
    expect(hall.locator(".kk-remote")).to_have_count(0)
    expect(hall.locator("html[data-presenting]")).to_have_count(1)
    for _time in range(2):  # once open, once shut, by the button as by the key
        hall.keyboard.press("t")
    expect(hall.locator(".kk-remote")).to_have_count(0)
    hall.get_by_role("button", name="Telefoon (T)").click()
    hall.get_by_role("button", name="Sluiten (Esc)").click()
    expect(hall.locator(".kk-remote")).to_have_count(0)
    hall.keyboard.press("Escape")
    settle(hall)
    assert hall.locator("html[data-presenting]").count() == 0


def test_a_screen_that_is_loaded_again_keeps_its_phone(hall: Page, visit: Visit) -> None:
    phone = scanned(hall, visit)
    hall.reload()
    settle(hall)
    expect(phone.get_by_role("button", name="Volgende")).to_be_enabled()
    phone.get_by_role("button", name="Volgende").tap()
    expect(phone.locator("h1")).to_have_text("2/2 Onbekend")


def test_a_room_that_is_gone_makes_room_for_another(browser: Browser, server: str) -> None:
    """As after a new start of the server. Not by `visit`: the browser reports the unknown code on the console."""
    base = f"http://zaal.localhost:{urlsplit(server).port}"
    hall = arrive(browser, viewport=HALL, base_url=base).context.new_page()
    open_page(hall, "/?presenteren=1")
    old = code(hall)
    forgotten = "{...JSON.parse(sessionStorage['kk-remote']), code: 'onbekend'}"
    hall.evaluate(f"() => {{ sessionStorage['kk-remote'] = JSON.stringify({forgotten}) }}")
    hall.route("**/opdrachten*", lambda route: route.abort())  # until the code is open, nothing tells that it is gone
    hall.reload()
    settle(hall)
    hall.keyboard.press("t")
    expect(hall.locator(".kk-remote-address")).to_have_text(old)
    hall.unroute("**/opdrachten*")
    expect(hall.locator(".kk-remote-address")).not_to_have_text(old, timeout=15_000)
    expect(hall.locator(".kk-remote")).to_have_count(1)
    hall.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(visit: Visit, server: str, scheme: str) -> None:
    base = f"http://zaal.localhost:{urlsplit(server).port}"
    hall = visit(viewport=HALL, color_scheme=scheme, base_url=base)
    open_page(hall, "/?presenteren=1&schermen=4,5")
    address = code(hall)
    assert hall.locator(".kk-remote img").evaluate("one => one.decode().then(() => one.naturalWidth)") > 0
    assert violations(hall) == []
    hall.keyboard.press("t")
    phone = scanned(hall, visit, color_scheme=scheme)
    assert phone.url == address
    assert violations(phone) == []
    for button in phone.get_by_role("button").all():
        box = button.bounding_box()
        assert box
        assert box["height"] >= 96
    for width, height in ((390, 844), (844, 390), (320, 568)):
        phone.set_viewport_size({"width": width, "height": height})
        assert phone.evaluate(WHOLE) == [width, height]


def test_english(visit: Visit, server: str) -> None:
    base = f"http://zaal.localhost:{urlsplit(server).port}"
    hall = visit(viewport=HALL, base_url=base)
    open_page(hall, "/?presenteren=1&lang=en&schermen=4,5")
    address = code(hall)
    phone = visit(**PHONE, base_url=base)
    phone.goto(address)
    expect(phone.get_by_role("button", name="Next")).to_be_enabled()
    expect(phone.locator("html")).to_have_attribute("lang", "en")
    expect(phone.locator("label")).to_have_text("Benefits in Tubbergen")


def test_a_phone_cannot_reach_this_machines_own_address(page: Page) -> None:
    open_page(page, "/?presenteren=1")
    page.keyboard.press("t")
    expect(page.locator(".kk-remote")).to_contain_text("python3 run.py --host 0.0.0.0")
    assert not page.locator(".kk-remote img").count()


def test_a_wrong_code_says_so(browser: Browser, server: str) -> None:
    page = browser.new_page()
    page.goto(f"{server}/afstand/onbekend")
    expect(page.get_by_role("alert")).to_have_text(GONE)
    assert violations(page) == []
    page.close()


def test_the_phone_says_that_the_connection_is_lost(browser: Browser, tmp_path: Path) -> None:
    """And the screen goes on by itself."""
    with dashboard(tmp_path, None, *ALONE) as url:
        base = url.replace("127.0.0.1", "zaal.localhost")
        hall = arrive(browser, viewport=HALL, base_url=base).context.new_page()
        open_page(hall, "/?presenteren=1&schermen=4,5")
        claim = headline(hall)
        phone = browser.new_context(**PHONE).new_page()  # type: ignore[arg-type]
        phone.goto(code(hall))
        expect(phone.get_by_role("button", name="Volgende")).to_be_enabled()
    expect(phone.locator("#said")).to_have_text("Geen verbinding. Er wordt opnieuw geprobeerd…", timeout=15_000)
    expect(phone.get_by_role("button", name="Volgende")).to_be_disabled()
    assert plain(hall.locator(HEADLINE).inner_text()) == claim
    hall.context.close()
    phone.context.close()


# ---- the screen itself, on a slow line ----


SHOW_ONCE_MORE = """async address => {
    window.kkGiven ??= { parentElement: document.createElement('div'), setTriggerValue() {},
        data: new Uint8Array(await (await fetch(address)).arrayBuffer()) }
    const { default: show } = await import('%s/live_chart.js')
    show(kkGiven)
}"""
"""As Streamlit does with a part of a page while the next page comes in pieces."""


def test_a_part_of_the_page_before_does_not_end_presenting(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "deel=start" in request.url else None)
    open_page(page, "/")
    page.evaluate(SHOW_ONCE_MORE % LIVE_FOLDER, asked[0])
    page.keyboard.press("p")
    settle(page)
    page.evaluate(SHOW_ONCE_MORE % LIVE_FOLDER, asked[0])
    expect(page.locator("html[data-presenting]")).to_have_count(1)
    page.keyboard.press("ArrowRight")
    settle(page)
    assert page.locator(".st-key-presenting-bar p").first.inner_text() == "2/6 Wie mag het"
