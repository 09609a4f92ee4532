"""The planning in a browser: it follows the thumb, amounts can be typed, and it works for everyone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.dashboard import (
    PHONE,
    TOO_WIDE,
    Visit,
    choose,
    go,
    headline,
    hold_at,
    holder,
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
    unsent,
    violations,
    violations_in_both_themes,
)

BACK_OFFICE = 3
"""Its place among the steps of the track."""

TALL = {"width": 1280, "height": 6500}
"""High enough for the whole page: what is out of sight is drawn later."""
CHANGED = "step_delay.pw_3b=6&step_delay.pw_2=2&execution_cost_change=-0.1&perspective=dinkelland"


def type_in(page: Page, id: str, text: str) -> None:
    """A field to type in, and away with Enter."""
    field = holder(page, f"typed-{id}").get_by_role("textbox")
    field.fill(text)
    field.press("Enter")
    settle(page)


def field(page: Page, id: str) -> str:
    return holder(page, f"typed-{id}").get_by_role("textbox").input_value()


# The thumb


def test_the_planning_follows_the_mouse(visit: Visit) -> None:
    page = visit(viewport=TALL)
    open_page(page, "/planning?execution_cost_change=-0.1&perspective=dinkelland&step_spread=usual")
    start, address = read(page), page.url
    x, y = thumb(page, "step_delay-pw_3b")
    page.mouse.move(x, y)
    page.mouse.down()
    slices = []
    for distance in (40, 90, 60):
        hold_at(page, x + distance, y, steps=6)
        slices.append(read(page))
        # The button is still down: nothing was sent, and yet the sentence and the bars say the new date.
        weeks = int(said(page, "step_delay-pw_3b"))
        assert page.url == address
        assert f"{7 * weeks} dagen later dan gepland" in plain(slices[-1]["headline"][0])
        # The bar of what has no slack (the third) is so much longer than the 275 days that are printed.
        back_office = slices[-1]["charts"][0][2]
        assert back_office["x"][BACK_OFFICE] == 275 + 7 * weeks
        assert slices[-1]["charts"][1] != start["charts"][1], "the chance moves along"
    assert len({one["headline"][0] for one in slices}) == len(slices)
    page.mouse.up()
    settle(page)
    after = read(page)
    assert set(after["rows"]) == {"0"}
    assert {**after, "rows": None} == {**slices[-1], "rows": None}
    assert f"step_delay.pw_3b={said(page, 'step_delay-pw_3b')}" in parameters(page)


def test_the_reference_date_follows_the_keys(visit: Visit) -> None:
    page = visit(viewport=TALL)
    open_page(page, "/planning")
    before = read(page)
    slider(page, "planning_date").focus()
    with unsent(page):
        page.keyboard.press("Home")
        settle(page)
        slice_ = read(page)
    assert slice_["marks"][0] != before["marks"][0], "the line of the reference date moves"
    assert any(plain(one).startswith("Kan nog tot 01-03-2021") for one in slice_["alts"])
    assert slice_["values"] != before["values"]
    settle(page)
    after = read(page)
    assert {**after, "rows": None} == {**slice_, "rows": None}
    assert "planning_date=20" in parameters(page)


# Amounts


def test_amounts_are_typed_and_stay(visit: Visit) -> None:
    page = visit(viewport=TALL)
    open_page(page, "/projectbegroting")
    type_in(page, "project_hours-hrm", "260")
    type_in(page, "project_rate-hrm", "82,50")
    # 260 × 82,50 = 21.450: 3.950 more than 17.500.
    assert tiles(page)["Projectkosten"] == "€ 281.750"
    assert "‘82,50’ is gelezen als € 82,50." in plain(page.locator(".st-key-project-line").inner_text())
    assert field(page, "project_rate-hrm") == "82,50"
    go(page, "Meerjarenbegroting")
    go(page, "Projectbegroting")
    assert field(page, "project_rate-hrm") == "82,50"
    assert tiles(page)["Projectkosten"] == "€ 281.750"
    assert parameters(page) == "project_hours.hrm=260&project_rate.hrm=82.5"


def test_what_is_no_amount_is_refused_beside_its_field(visit: Visit) -> None:
    page = visit(viewport=TALL)
    open_page(page, "/projectbegroting")
    before = shown(page)
    type_in(page, "project_rate-hrm", "1.5 <img src=x onerror=alert(1)>")
    notice = page.locator(".st-key-project-line").get_by_role("alert")
    assert "Projecttarief per uur: HRM-deskundigheid: er is niets gewijzigd." in notice.inner_text()
    assert "is geen getal" in notice.inner_text()
    assert page.locator(".st-key-project-line img").count() == 0
    assert parameters(page) == ""
    assert shown(page) == before
    assert violations(page) == []
    type_in(page, "project_rate-hrm", "90")
    assert notice.count() == 0
    assert parameters(page) == "project_rate.hrm=90"


# For everyone


def test_the_other_track_and_english(visit: Visit) -> None:
    page = visit(viewport=TALL)
    open_page(page, "/planning?step_delay.pw_3b=6")
    choose(page, "lang", "English")
    assert headline(page).startswith("With this planning the new execution starts on 12 February 2022, 42 days later")
    holder(page, "view-track").get_by_role("radio", name="Track Wsw").click()
    settle(page)
    named = page.locator(".st-key-live-gantt .annotation-text").all_text_contents()
    assert "Legal structure of SPD" in named
    assert tiles(page)["Decisions overdue"] == "1"


def test_the_table_writes_dates(visit: Visit) -> None:
    page = visit(viewport=TALL)
    open_page(page, "/planning?step_delay.pw_3b=4")
    unfold(page)
    table = page.locator(".st-key-live-gantt").get_by_role("table")
    rows = {row.split("\t")[0]: row.split("\t")[1:] for row in plain(table.inner_text()).splitlines()}
    assert rows["Backoffice met Oldenzaal"] == ["01-01-2022", "01-04-2021", "29-01-2022", "29-01-2022"]


def test_axe_on_both_tracks(page: Page) -> None:
    for track in ("Spoor Pw", "Spoor Wsw"):
        open_page(page, f"/planning?{CHANGED}")
        page.locator(".st-key-view-track").get_by_role("radio", name=track).click()
        settle(page)
        unfold(page)
        assert violations_in_both_themes(page) == []


@pytest.mark.parametrize("query", ["", CHANGED, f"{CHANGED}&lang=en"])
def test_the_planning_fits_on_a_phone(visit: Visit, query: str) -> None:
    page = visit(**PHONE)
    open_page(page, f"/planning?{query}")
    unfold(page)
    assert page.evaluate(TOO_WIDE) == []
    # No name of a step and no date is cut off at the edge of the picture.
    cut = page.evaluate(
        """() => {
            const plot = document.querySelector('.st-key-live-gantt .kk-plot')
            const edge = plot.getBoundingClientRect()
            return [...plot.querySelectorAll('.annotation-text, .textpoint text')]
                .filter(one => { const box = one.getBoundingClientRect()
                    return box.width && (box.right > edge.right + 1 || box.left < edge.left - 1) })
                .map(one => one.textContent)
        }"""
    )
    assert cut == []


KEEP_WHAT_IS_SAID = """() => {
    window.heard = []
    const listen = () => {
        const one = document.querySelector('[class*="st-key-set-planning_date"] input[type=range]')
        const text = one?.getAttribute('aria-valuetext')
        if (text && text !== heard.at(-1)) heard.push(text)
    }
    listen()
    new MutationObserver(listen).observe(document.body, { subtree: true, childList: true, attributes: true })
}"""


def test_another_language_leaves_every_slider_where_it_is(page: Page) -> None:
    """In another language the values of a slider are other texts; its thumb must not jump to the first of them."""
    open_page(page, "/meerjarenbegroting?execution_index=0.022")
    choose(page, "lang", "English")
    assert said(page, "execution_index") == "2.2%"
    open_page(page, "/planning?planning_date=2021-06-10")
    assert said(page, "planning_date") == "10-06-2021"
    page.evaluate(KEEP_WHAT_IS_SAID)
    choose(page, "lang", "English")
    assert said(page, "planning_date") == "10 June 2021"
    # Not for a moment either: the last of the slider in Dutch, the first of the one in English.
    assert page.evaluate("heard") == ["10-06-2021", "10 June 2021"]
    assert parameters(page) == "planning_date=2021-06-10&lang=en"
