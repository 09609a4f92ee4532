"""The pages of the options in a browser: they follow the thumb, a click takes a model, and they work for everyone."""

from __future__ import annotations

from itertools import pairwise

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
    hold_at,
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
    unfold,
    unsent,
    violations,
    violations_in_both_themes,
)

PAGES = ("/scenarios", "/uitvoeringsmodel")
BENEFITS = "Uitkeringen voor levensonderhoud"
AGREES = "Dat is ook het advies in de stukken."
CHANGED = "weight.nearby=2&strength.benefits_n_nearby=3&executor_cost.spd=0.1&front.employers=spd"


def choose_task(page: Page, name: str) -> None:
    """In the dropdown above the page of the scenarios."""
    holder(page, "view-task").get_by_role("combobox").click()
    page.get_by_role("option", name=name, exact=True).click()
    settle(page)


# The thumb


def test_the_scores_follow_the_mouse(visit: Visit) -> None:
    page = visit(viewport={"width": 1280, "height": 3200})
    open_page(page, "/scenarios")
    open_fold(page, "Weeg fijner")
    start, address = read(page), page.url
    x, y = thumb(page, "weight-integral")
    page.mouse.move(x, y)
    page.mouse.down()
    slices = []
    for distance in (-60, 60, -400):
        hold_at(page, x + distance, y, steps=6)
        slices.append(read(page))
        # The button is still down: nothing was sent.
        assert page.url == address
        assert slices[-1]["charts"][0] != start["charts"][0]
    assert said(page, "weight-integral") == "0"
    # Four principles: with others 200 / 4 = 50, the hybrid (300,48 - 60) / 4 = 60,12.
    assert headline(page) == f"{BENEFITS}: Hybride staat vooraan met 60 van de 100. {AGREES}"
    page.mouse.up()
    settle(page)
    after = read(page)
    assert set(after["rows"]) == {"0"}
    assert {**after, "rows": None} == {**slices[-1], "rows": None}
    assert parameters(page) == "weight.integral=0"


def test_the_conclusion_changes_before_the_key_is_answered(visit: Visit) -> None:
    """Without nearness, and then without integrality: with others 183,33 / 3 = 61,11, the hybrid 55,16."""
    page = visit(viewport=TALL)
    open_page(page, "/scenarios?weight.nearby=0")
    open_fold(page, "Weeg fijner")
    assert headline(page).startswith(f"{BENEFITS}: Hybride staat vooraan met 56")  # 225,48 / 4
    slider(page, "weight-integral").focus()
    with unsent(page):
        page.keyboard.press("Home")
        settle(page)
        slice_ = read(page)
    assert set(slice_["rows"]) != {"0"}
    assert plain(slice_["headline"][0]) == (
        f"{BENEFITS}: Met andere gemeenten staat vooraan met 61 van de 100. "
        "Het advies in de stukken, Hybride, krijgt 55."
    )
    settle(page)
    after = read(page)
    assert set(after["rows"]) == {"0"}
    assert {**after, "rows": None} == {**slice_, "rows": None}


def test_a_strength_moves_the_scores(visit: Visit) -> None:
    # High enough for the scores to be in sight beside the open strengths: what is out of sight is drawn later.
    page = visit(viewport={"width": 1280, "height": 6000})
    open_page(page, "/scenarios")
    page.get_by_text("Sterkte van elk argument", exact=True).click()
    settle(page)
    before = shown(page)
    slider(page, "strength-benefits_n_nearby").focus()
    with unsent(page):
        page.keyboard.press("Home")
        settle(page)
        slice_ = read(page)
    # 50 in place of 75 on nearby: (300,48 - 25) / 5 = 55,10.
    assert plain(slice_["headline"][0]) == f"{BENEFITS}: Hybride staat vooraan met 55 van de 100. {AGREES}"
    assert slice_["charts"][0] != before["charts"][0]
    settle(page)
    assert read(page)["headline"] == slice_["headline"]
    assert read(page)["charts"][:2] == slice_["charts"][:2]
    assert parameters(page) == "strength.benefits_n_nearby=0"


def test_the_cost_follows_the_thumb(visit: Visit) -> None:
    page = visit(viewport=TALL)
    open_page(page, "/uitvoeringsmodel")
    open_fold(page, "Wat het zou kosten")
    slider(page, "executor_cost-cooperation").focus()
    with unsent(page):
        page.keyboard.press("End")
        settle(page)
        note = plain(page.locator(".kk-tile .kk-note").last.text_content() or "")
    # 50% for half of two of five tasks.
    assert note.endswith("uitvoerders 10,0% duurder dan nu")
    settle(page)
    assert plain(page.locator(".kk-tile .kk-note").last.text_content() or "") == note
    assert parameters(page) == "executor_cost.cooperation=0.5"


# Choosing


def test_another_task_and_back_to_the_page(page: Page) -> None:
    open_page(page, "/scenarios")
    choose_task(page, "Werkgeversbenadering")
    # 325 / 6
    assert headline(page) == f"Werkgeversbenadering: Noaberkracht staat vooraan met 54 van de 100. {AGREES}"
    go(page, "Uitvoeringsmodel")
    go(page, "Scenario’s per taak")
    assert headline(page).startswith("Werkgeversbenadering:")
    choose(page, "lang", "English|EN")
    assert "comes first with 54 of 100" in headline(page)
    expect(holder(page, "view-task").get_by_role("combobox")).to_have_value("Approach of employers")


def test_a_cold_deep_link(page: Page) -> None:
    open_page(page, "/scenarios?weight.nearby=0")
    open_fold(page, "Weeg fijner")
    assert said(page, "weight-nearby") == "0"
    # Without nearness of four principles: (300,48 - 75) / 4 = 56,37.
    assert headline(page) == f"{BENEFITS}: Hybride staat vooraan met 56 van de 100. {AGREES}"
    assert parameters(page) == "weight.nearby=0"
    open_page(page, "/uitvoeringsmodel?front.benefits=spd&front.employers=spd")
    warning = plain(page.locator(".kk-notice-warning").inner_text())
    assert "SPD kan dit dus niet doen" in warning
    assert parameters(page) == "front.employers=spd"


# For everyone


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing(page: Page, address: str) -> None:
    open_page(page, f"{address}?{CHANGED}&front.benefits=spd")
    expect(page.locator(".kk-notice-warning")).to_be_visible()
    unfold(page)
    assert violations_in_both_themes(page) == []


@pytest.mark.parametrize("task", ["Participatie", "Wsw"])
def test_axe_on_a_task_with_little(page: Page, task: str) -> None:
    open_page(page, "/scenarios")
    choose_task(page, task)
    assert violations(page) == []


@pytest.mark.parametrize(("address", "language"), [*((one, "nl") for one in PAGES), ("/scenarios", "en")])
def test_both_pages_fit_on_a_phone(visit: Visit, address: str, language: str) -> None:
    page = visit(**PHONE)
    open_page(page, f"{address}?{CHANGED}&lang={language}&front.benefits=spd")
    unfold(page)
    assert page.evaluate(TOO_WIDE) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_numbers_in_the_heat_map_can_be_read(visit: Visit, scheme: str) -> None:
    """WCAG 1.4.3 on what axe does not see: the text on each cell of the heat map, 4,5 to 1."""
    page = visit(color_scheme=scheme, viewport=TALL)
    open_page(page, "/scenarios")
    open_fold(page, "Waar de score vandaan komt")
    heat = page.locator(".st-key-live-heat")
    heat.scroll_into_view_if_needed()
    settle(page)
    texts = heat.locator(".heatmap-label text")
    expect(texts).to_have_count(24)
    scale = heat.locator(".kk-plot").evaluate("plot => plot._fullData[0].colorscale")
    drawn = texts.evaluate_all("all => all.map(one => [one.textContent, getComputedStyle(one).fill])")
    low = []
    for number, color in drawn:
        lights = sorted(luminance(*one) for one in (rgb(color), between(scale, float(number) / 100)))
        contrast = (lights[1] + 0.05) / (lights[0] + 0.05)
        if contrast < 4.5:
            low.append((number, color, round(contrast, 2)))
    assert not low, str(low)


def rgb(color: str) -> list[float]:
    """``rgb(1, 2, 3)`` or ``#010203`` as three numbers."""
    if color.startswith("#"):
        return [int(color[place : place + 2], 16) for place in (1, 3, 5)]
    return [float(value) for value in color.partition("(")[2].rstrip(")").split(",")[:3]]


def between(scale: list[tuple[float, str]], share: float) -> list[float]:
    """The colour of a scale at a share from 0 to 1."""
    for (start, low), (end, high) in pairwise(scale):
        if share <= end:
            part = (share - start) / (end - start)
            return [a + (b - a) * part for a, b in zip(rgb(low), rgb(high), strict=True)]
    return rgb(scale[-1][1])


def luminance(red: float, green: float, blue: float) -> float:
    linear = [v / 12.92 if (v := one / 255) <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for one in (red, green, blue)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_a_switch_shows_all_of_its_name(page: Page) -> None:
    """On a wide screen with the weights in points, where it stands in a narrow column."""
    page.set_viewport_size({"width": 1440, "height": 1000})
    open_page(page, "/scenarios")
    open_fold(page, "Weeg fijner")
    name = page.get_by_test_id("stCheckbox").get_by_test_id("stMarkdownContainer").first
    expect(name).to_have_text("Ook uitgangspunten zonder argument meetellen (aanname, oordeel)")
    assert name.evaluate("one => one.scrollWidth <= one.clientWidth")
