"""The page of the risks and the guess of the cost split in a browser: they follow the thumb and work for everyone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.dashboard import (
    PHONE,
    TALL,
    TOO_WIDE,
    Visit,
    choose,
    go,
    headline,
    holder,
    open_fold,
    open_page,
    parameters,
    plain,
    read,
    said,
    settle,
    shown,
    slider,
    thumb,
    tiles,
    unfold,
    violations_in_both_themes,
)

CHANGED = "risk_chance.scale=5&risk_impact.scale=5&risk_chance.corona=0&front.employers=spd&perspective=dinkelland"
CELLS = "() => document.querySelector('.st-key-live-matrix .kk-plot')._fullData[0].text.map(line => [...line])"
ENOUGH = "Mijn variant: genoeg bij 90%"

NOTE = ".kk-mine:not(.st-key-strip *) .kk-note"
"""Under the tile of my variant, not in the strip of results."""


def expected(page: Page) -> str:
    """The expected value of Mijn variant: the end of the note of its tile, after how many risks are assessed."""
    return plain(page.locator(NOTE).inner_text()).partition(", ")[2]


# The risks


def test_every_number_follows_the_mouse(visit: Visit) -> None:
    """By hand: 306.250 in all; the first risk at 50% × 175.000, then at 90% and at 10% of it."""
    page = visit(viewport=TALL)
    open_page(page, "/risicos")
    open_fold(page, "Hoeveel geld is genoeg?")
    assert expected(page) == "verwachte waarde € 306.250"
    assert page.evaluate(CELLS)[2][2] == "▶1 4"
    start, address = shown(page), page.url
    x, y = thumb(page, "risk_chance-time_pressure")
    page.mouse.move(x, y)
    page.mouse.down()
    slices = []
    for distance, worth, line, cell in ((300, "€ 376.250", 4, "▶1"), (-95, "€ 236.250", 0, "▶1")):
        page.mouse.move(x + distance, y, steps=8)
        page.wait_for_function(f"() => document.querySelector('{NOTE}').textContent.endsWith('{worth[2:]}')")
        # The matrix, the curve and the table of the municipalities too, and the button is still down: nothing was sent.
        page.wait_for_function(
            "line => document.querySelector('.st-key-live-matrix .kk-plot')._fullData[0].text[line][2] === '▶1'",
            arg=line,
        )
        assert page.evaluate(CELLS)[2][2] == "4"
        assert page.evaluate(CELLS)[line][2] == cell
        slices.append((shown(page), page.evaluate(CELLS)))
        assert page.url == address
        assert slices[-1][0]["headline"] != start["headline"]
        assert slices[-1][0]["charts"][1] != start["charts"][1]
    page.mouse.up()
    settle(page)
    assert (shown(page), page.evaluate(CELLS)) == slices[-1]
    assert set(read(page)["rows"]) == {"0"}
    assert parameters(page) == "risk_chance.time_pressure=1"
    assert said(page, "risk_chance-time_pressure") == "1 (10%)"


def test_a_higher_class_needs_more_by_keyboard(visit: Visit) -> None:
    page = visit(viewport=TALL)
    open_page(page, "/risicos")

    def enough() -> int:
        return int(re.sub(r"\D", "", tiles(page)[ENOUGH]))

    before = enough()
    slider(page, "risk_impact-time_pressure").focus()
    page.keyboard.press("End")
    page.wait_for_function(f"() => !document.querySelector('{NOTE}').textContent.endsWith('306.250')")
    # 50% × 1.125.000 in place of 87.500.
    assert expected(page) == "verwachte waarde € 781.250"
    during = enough()
    assert during > before
    settle(page)
    assert enough() == during
    assert said(page, "risk_impact-time_pressure") == "5 (meer dan € 750.000)"


def test_another_risk_and_back_to_the_page(page: Page) -> None:
    open_page(page, "/risicos")
    holder(page, "choose-risk").get_by_role("combobox").click()
    page.get_by_role("option", name="3. Meer risico’s volgen uit de impactanalyse").click()
    settle(page)
    assert said(page, "risk_chance-impact_analysis") == "niet ingeschat"
    for id in ("risk_chance-impact_analysis", "risk_impact-impact_analysis"):
        slider(page, id).focus()
        page.keyboard.press("End")
        settle(page)
    # 90% × 1.125.000 more.
    assert expected(page) == "verwachte waarde € 1.318.750"
    go(page, "Situatie nu")
    go(page, "Risico’s")
    assert said(page, "risk_chance-impact_analysis") == "5 (90%)"
    assert expected(page) == "verwachte waarde € 1.318.750"
    choose(page, "lang", "English|EN")
    assert "certainty" in headline(page)
    assert said(page, "risk_impact-impact_analysis") == "5 (more than €750,000)"


def test_a_cold_link_with_a_class_that_does_not_exist(page: Page) -> None:
    open_page(page, "/risicos?risk_chance.scale=9&risk_impact.scale=4")
    warning = plain(page.locator(".kk-notice-warning").inner_text())
    assert "‘9’ kan niet. Het moet een heel getal zijn van 0 tot 5." in warning
    assert parameters(page) == "risk_impact.scale=4"
    # 50% × 500.000 in place of 87.500.
    assert expected(page) == "verwachte waarde € 468.750"


def test_axe_finds_nothing(page: Page) -> None:
    open_page(page, f"/risicos?{CHANGED}&risk_chance.regen=9")
    expect(page.locator(".kk-notice-warning")).to_be_visible()
    unfold(page)
    assert violations_in_both_themes(page) == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_risks_fit_on_a_phone(visit: Visit, language: str) -> None:
    page = visit(**PHONE)
    open_page(page, f"/risicos?{CHANGED}&lang={language}")
    unfold(page)
    assert page.evaluate(TOO_WIDE) == []
