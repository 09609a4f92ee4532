"""The uncertainty page in a browser: a bar and its button lead to a slider, and nothing waits for the draws."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from tests.browser.dashboard import (
    PHONE,
    TALL,
    TOO_WIDE,
    Visit,
    choose,
    click_at,
    go,
    headline,
    hold_at,
    holder,
    open_fold,
    open_page,
    parameters,
    plain,
    said,
    settle,
    thumb,
    unfold,
    violations,
)

EXIT = "Jaren met uittreedkosten na het contract"
AREA = "plot => [...plot._fullData[0].y]"
LONG = {"width": 1280, "height": 5000}


def open_tornado(page: Page) -> None:
    open_page(page, "/onzekerheid")
    open_fold(page, "Wat het grootste verschil maakt")


def click_bar(page: Page, place: int) -> None:
    """Click in the middle of the longer half of a bar of the tornado, counted from the top."""
    plot = page.locator(".st-key-live-tornado .kk-plot")
    plot.scroll_into_view_if_needed()
    settle(page)
    at = plot.evaluate(
        """(plot, place) => {
            const { xaxis, yaxis } = plot._fullLayout, box = plot.getBoundingClientRect()
            const [low, high] = plot._fullData
            const far = Math.abs(low.x[place]) > Math.abs(high.x[place]) ? low : high
            const x = far.base + far.x[place] / 2
            return [box.left + xaxis._offset + xaxis.d2p(x), box.top + yaxis._offset + yaxis.d2p(far.y[place])]
        }""",
        place,
    )
    click_at(page, *at)


def test_a_click_on_a_bar_goes_to_its_slider(visit: Visit) -> None:
    page = visit(viewport=LONG)
    open_tornado(page)
    click_bar(page, 0)
    expect(page).to_have_title(re.compile("Meerjarenbegroting"))
    settle(page)
    # In a fold that was closed.
    expect(holder(page, "set-exit_cost_years").get_by_role("slider")).to_be_visible()
    assert said(page, "exit_cost_years") == "0"


def test_the_same_by_keyboard_and_back(visit: Visit) -> None:
    page = visit(viewport=LONG)
    open_tornado(page)
    before = headline(page)
    open_fold(page, "Ga naar de schuif van een aanname")
    button = page.get_by_role("button", name=EXIT)
    button.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_title(re.compile("Meerjarenbegroting"))
    settle(page)
    slider = holder(page, "set-exit_cost_years").get_by_role("slider")
    slider.focus()
    page.keyboard.press("ArrowRight")
    settle(page)
    assert parameters(page) == "exit_cost_years=1"
    go(page, "Onzekerheid")
    assert headline(page) != before
    # Back on the page nothing pulls the visitor away again.
    settle(page)
    expect(page).to_have_title(re.compile("Onzekerheid"))


def test_the_bars_are_what_the_table_says(visit: Visit) -> None:
    page = visit(viewport=LONG)
    open_tornado(page)
    part = page.locator(".st-key-live-tornado")
    part.get_by_text("Tabel en afbeelding").click()
    row = plain(part.locator("tbody tr").first.inner_text())
    # 5.065.687,50 + 1.446.155 + 23.850 + 277.800, and 240% of 1.013.137,50 more.
    assert re.split(r"\t+", row) == [EXIT, "€ 6.813.493", "€ 9.245.023", "€ 2.431.530"]


def test_the_names_of_the_bars_stand_apart(visit: Visit) -> None:
    page = visit(viewport=LONG)
    open_tornado(page)
    boxes = page.locator(".st-key-live-tornado .ytick text").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).map(one => [one.top, one.bottom])"
    )
    assert len(boxes) > 3
    assert all(upper[1] <= lower[0] for upper, lower in pairwise(sorted(boxes)))


def test_many_draws_do_not_keep_the_visitor_waiting(visit: Visit) -> None:
    """While 100.000 draws are being made a change is taken, and what stands there in the end is of that change."""
    page = visit(viewport=LONG)
    open_page(page, "/onzekerheid?execution_cost_change=-0.1")
    open_fold(page, "Waarmee is gerekend, en waaruit")
    holder(page, "view-draws").get_by_role("radio", name="100.000").click()
    holder(page, "choose-perspective").get_by_role("radio", name="Tubbergen").click()
    settle(page)
    assert "kost mijn variant Tubbergen" in headline(page)
    assert page.get_by_test_id("stProgress").count() == 0
    other = visit(viewport=LONG)
    open_page(other, "/onzekerheid?execution_cost_change=-0.1&perspective=tubbergen")
    open_fold(other, "Waarmee is gerekend, en waaruit")
    holder(other, "view-draws").get_by_role("radio", name="100.000").click()
    settle(other)
    assert headline(other) == headline(page)


def test_english(visit: Visit) -> None:
    page = visit(viewport=LONG)
    open_page(page, "/onzekerheid")
    choose(page, "lang", "English")
    assert "As set now my variant costs all together" in headline(page)
    unfold(page)
    body = page.locator("[data-testid=stMain]").inner_text()
    assert "100 possible futures" in body
    for dutch in ("uitkomsten", "toekomst", "binnen de bandbreedte", "omslagpunt", "Verschil", "Kans"):
        assert dutch not in body


def test_nothing_falls_outside_a_phone(visit: Visit) -> None:
    page = visit(**PHONE)
    open_page(page, "/onzekerheid?execution_cost_change=-0.1&cost_basis=bottom_up")
    assert page.evaluate(TOO_WIDE) == []
    assert plain(page.locator(".kk-headline").inner_text()).startswith("Zoals nu ingesteld")


def test_the_memory_of_a_session_does_not_leak_into_another(visit: Visit) -> None:
    """Summaries are shared between visitors by what was set, not by who set it."""
    one, other = visit(viewport=TALL), visit(viewport=TALL)
    open_page(one, "/onzekerheid?execution_cost_change=-0.15")
    open_page(other, "/onzekerheid")
    assert headline(one) != headline(other)


def test_the_table_of_the_bands_is_read_off_the_chart(visit: Visit) -> None:
    """Per municipality the low line, the middle and the high line, which the area runs along on its way back."""
    page = visit(viewport=LONG)
    open_page(page, "/kostenverdeling")
    open_fold(page, "Per jaar")
    holder(page, "view-bands").get_by_text("Toon hoe ver het uiteen kan lopen").click()
    settle(page)
    band = page.locator(".st-key-live-bands")
    band.locator("summary").click()
    lines = band.locator("tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.querySelectorAll('td')].map(cell => cell.textContent))"
    )
    areas = band.locator(".kk-plot").evaluate("plot => plot.data.map(trace => [...trace.y])")
    years = len(areas[0]) // 2
    wanted = []
    for area, middle in zip(areas[:2], areas[2:4], strict=True):
        wanted += [area[:years], middle, area[years:][::-1]]
    assert [[plain(cell) for cell in line] for line in lines] == [
        [f"€ {value:,.0f}".replace(",", ".") for value in line] for line in wanted
    ]


def test_a_band_follows_the_thumb(visit: Visit) -> None:
    """With the switch on the band moves before the slider is released, and is the same after it."""
    page = visit(viewport=LONG)
    open_page(page, "/meerjarenbegroting")
    holder(page, "view-bands").get_by_text("Toon hoe ver het uiteen kan lopen").click()
    settle(page)
    band = page.locator(".st-key-live-bands")
    before = band.locator(".kk-alt").inner_text()
    x, y = thumb(page, "execution_cost_change")
    page.mouse.move(x, y)
    page.mouse.down()
    hold_at(page, x - 60, y, steps=6)
    assert band.locator(".kk-plot").get_attribute("data-row") != "0"
    during = band.locator(".kk-alt").inner_text()
    drawn = band.locator(".kk-plot").evaluate(AREA)
    assert during != before
    assert parameters(page) == ""
    page.mouse.up()
    settle(page)
    expect(band.locator(".kk-plot")).to_have_attribute("data-row", "0")
    assert band.locator(".kk-alt").inner_text() == during
    assert band.locator(".kk-plot").evaluate(AREA) == drawn
    assert parameters(page).startswith("execution_cost_change=-")


@pytest.mark.parametrize("address", ["/kostenverdeling", "/meerjarenbegroting"])
def test_axe_with_the_bands_on(visit: Visit, address: str) -> None:
    page = visit()
    open_page(page, address)
    if address == "/kostenverdeling":
        open_fold(page, "Per jaar")
    holder(page, "view-bands").get_by_text("Toon hoe ver het uiteen kan lopen").click()
    settle(page)
    unfold(page)
    assert violations(page) == []
