"""Beside every slider of an assumption stands its number, to be typed exactly."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.dashboard import (
    PHONE,
    Visit,
    headline,
    hold_at,
    holder,
    open_page,
    plain,
    said,
    settle,
    thumb,
    violations,
)

PAGES = ("/", "/kostenverdeling", "/meerjarenbegroting", "/scenarios", "/risicos", "/planning")


def box(page: Page, id: str) -> Locator:
    return holder(page, f"set-{id}").locator(".kk-exact input")


@pytest.mark.parametrize("address", PAGES)
def test_every_slider_has_one(page: Page, address: str) -> None:
    open_page(page, address)
    sliders = page.locator('[class*="st-key-set-"] input[type=range]')
    numbers = [plain(one.get_attribute("aria-valuetext") or "") for one in sliders.all()]
    # The classes of the risks have names, and no box. What comes later on the page gets its box a second later.
    wanted = [number for number in numbers if "(" not in number]
    expect(page.locator(".kk-exact input")).to_have_count(len(wanted))
    boxes = [one.input_value() for one in page.locator(".kk-exact input").all()]
    assert (
        page.evaluate("""() => [...document.querySelectorAll('.kk-exact input')]
        .filter(one => one.scrollWidth > one.clientWidth).map(one => one.value)""")
        == []
    ), "cut off"
    assert (
        page.evaluate("""() => [...document.querySelectorAll('[data-testid=stSliderThumbValue]')].filter(one =>
        one.getBoundingClientRect().left < one.closest('[data-testid=stSlider]').getBoundingClientRect().left - 1)
        .map(one => one.textContent)""")
        == []
    ), "what stands over a thumb lies beside its slider"
    assert boxes == wanted
    assert violations(page) == []


def test_what_is_typed_is_set_and_what_is_wrong_is_refused_beside_it(page: Page) -> None:
    open_page(page, "/kostenverdeling")
    own = box(page, "caseload-tubbergen")
    expect(own).to_have_attribute("aria-label", "Precies: Uitkeringen in Tubbergen (aanname, wereld)")
    own.fill("163,4")
    own.press("Enter")
    settle(page)
    assert said(page, "caseload-tubbergen") == own.input_value() == "163,4"
    assert headline(page).startswith("Bij 163,4 uitkeringen in Tubbergen")
    own.fill("veel")
    own.press("Enter")
    settle(page)
    told = holder(page, "set-caseload-tubbergen").get_by_role("alert")
    assert plain(told.inner_text()) == "‘veel’ kan hier niet. Bereik: 110 tot 260."
    expect(own).to_have_value("veel")
    assert said(page, "caseload-tubbergen") == "163,4"
    own.fill("150")
    own.press("Tab")
    settle(page)
    assert told.count() == 0
    assert headline(page).startswith("Bij 150 uitkeringen in Tubbergen")


def test_it_follows_the_thumb(visit: Visit) -> None:
    page = visit(viewport={"width": 1440, "height": 900})
    open_page(page, "/kostenverdeling")
    x, y = thumb(page, "caseload-tubbergen")
    page.mouse.move(x, y)
    page.mouse.down()
    hold_at(page, x + 40, y)
    moving = said(page, "caseload-tubbergen")
    assert moving != "171"
    expect(box(page, "caseload-tubbergen")).to_have_value(moving)
    assert holder(page, "set-caseload-tubbergen").locator(".kk-was").inner_text() == "was 171"
    page.mouse.up()
    settle(page)
    expect(box(page, "caseload-tubbergen")).to_have_value(moving)
    assert holder(page, "set-caseload-tubbergen").locator(".kk-was").inner_text() == ""


AS_IF_NEW = """holder => {
    holder.querySelector(".kk-exact").remove()
    const app = document.querySelector('[data-testid="stApp"]')
    app.setAttribute("data-test-script-state", app.getAttribute("data-test-script-state"))
}"""
"""The box is gone, as on a page that was just opened, and what places boxes comes by again."""


def test_where_it_stood_is_known_of_a_box_that_comes_while_the_thumb_is_held(visit: Visit) -> None:
    page = visit(viewport={"width": 1440, "height": 900})
    open_page(page, "/kostenverdeling")
    x, y = thumb(page, "caseload-tubbergen")
    page.mouse.move(x, y)
    page.mouse.down()
    holder(page, "set-caseload-tubbergen").evaluate(AS_IF_NEW)
    expect(box(page, "caseload-tubbergen")).to_have_value("171")
    hold_at(page, x + 40, y)
    assert box(page, "caseload-tubbergen").input_value() != "171"
    assert holder(page, "set-caseload-tubbergen").locator(".kk-was").inner_text() == "was 171"
    page.mouse.up()


def test_a_key_in_the_box_is_no_key_of_the_page(page: Page) -> None:
    open_page(page, "/kostenverdeling")
    own = box(page, "caseload-tubbergen")
    own.fill("1")
    own.press("/")
    own.press("p")
    expect(own).to_have_value("1/p")
    assert page.url.endswith("/kostenverdeling")
    own.press("Escape")
    expect(own).to_have_value("171")


def test_on_a_phone_it_fits(visit: Visit) -> None:
    page = visit(**PHONE)
    open_page(page, "/kostenverdeling")
    page.locator(".kk-sheet-button").click()
    settle(page)
    found = box(page, "caseload-tubbergen").bounding_box()
    assert found is not None
    assert found["x"] + found["width"] <= 390
    assert thumb(page, "caseload-tubbergen")[0] < found["x"]
