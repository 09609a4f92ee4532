"""Texts and charts follow the thumb, and what they show is what releasing gives."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from tests.browser.dashboard import (
    TALL,
    Visit,
    headline,
    hold_at,
    open_fold,
    open_page,
    parameters,
    plain,
    read,
    said,
    settle,
    shown,
    slide_to,
    slider,
    tell,
    thumb,
    tiles,
    unsent,
)


@pytest.mark.parametrize("query", ["", "?cost_key=caseload&phase_in_years=1"])
def test_everything_follows_the_mouse(visit: Visit, query: str) -> None:
    page = visit(viewport=TALL)
    open_page(page, f"/kostenverdeling{query}")
    start, address = read(page), page.url
    x, y = thumb(page, "caseload-tubbergen")
    page.mouse.move(x, y)
    page.mouse.down()
    slices = []
    for distance in (15, 40, -30, -55):
        hold_at(page, x + distance, y)
        slices.append(read(page))
        count = said(page, "caseload-tubbergen")
        # The button is still down: nothing was sent, and yet the sentence and all three charts say the new number.
        assert page.url == address
        assert f"Bij {count} uitkeringen in Tubbergen" in plain(slices[-1]["headline"][0])
        assert len(set(slices[-1]["rows"])) == 1, "all charts show the same row"
        assert slices[-1]["rows"][0] != "0"
        assert slices[-1]["charts"][1][2]["x"] == [float(count)], "the dot stands at the slider's number"
        for place, chart in enumerate(slices[-1]["charts"]):
            assert chart != start["charts"][place]
    assert len({one["headline"][0] for one in slices}) == len(slices)
    page.mouse.up()
    settle(page)
    after = read(page)
    # Released: Python has calculated again, and not one text or number is different.
    assert set(after["rows"]) == {"0"}
    assert {**after, "rows": None} == {**slices[-1], "rows": None}
    assert f"caseload.tubbergen={said(page, 'caseload-tubbergen')}" in parameters(page)


@pytest.mark.parametrize(
    ("address", "id"),
    [
        ("/", "caseload-tubbergen"),
        ("/kostenverdeling", "execution_index"),
        ("/kostenverdeling?perspective=tubbergen", "share-dinkelland"),
        ("/meerjarenbegroting?perspective=dinkelland&with_benefits=1", "exit_cost_years"),
        ("/meerjarenbegroting?cost_basis=bottom_up", "cost_per_fte"),
    ],
)
def test_everything_follows_the_keys(visit: Visit, address: str, id: str) -> None:
    page = visit(viewport=TALL)
    open_page(page, address)
    if address == "/":
        tell(page, "Uw kosten")
    for summary in page.locator("[data-testid=stExpander] summary").all()[:2]:
        summary.click()
    settle(page)
    slider(page, id).focus()
    before = shown(page)
    with unsent(page):
        page.keyboard.press("End")
        settle(page)
        slice_ = read(page)
    assert set(slice_["rows"]) != {"0"}
    settle(page)
    after = read(page)
    assert set(after["rows"]) == {"0"}
    assert {**after, "rows": None} == {**slice_, "rows": None}
    assert shown(page) != before


def test_what_is_said_of_a_slider_is_dutch(page: Page) -> None:
    open_page(page, "/meerjarenbegroting?cost_basis=bottom_up&cost_per_fte=100000&execution_index=0.022")
    assert said(page, "execution_index") == "2,2%"
    assert said(page, "cost_per_fte") == "€ 100.000"
    name = slider(page, "execution_index").get_attribute("aria-label")
    assert name == "Stijging van lonen en prijzen per jaar (wereld, gewijzigd)"


def test_the_conclusion_is_spoken_after_release_only(page: Page) -> None:
    """A polite live region: one message per change, not one per step of the thumb."""
    open_page(page, "/kostenverdeling")
    spoken = page.locator(".st-key-live-headline [role=status]")
    before = spoken.text_content()
    assert before == page.locator(".kk-headline").text_content()
    x, y = thumb(page, "caseload-tubbergen")
    page.mouse.move(x, y)
    page.mouse.down()
    hold_at(page, x + 30, y)
    assert page.locator(".kk-headline").text_content() != before
    assert spoken.text_content() == before
    page.mouse.up()
    settle(page)
    assert spoken.text_content() == page.locator(".kk-headline").text_content() != before


def test_two_sliders_in_a_hurry(page: Page) -> None:
    """Moved at once and one after the other by keyboard: in the end sliders, sentence and address agree."""
    open_page(page, "/kostenverdeling")
    for round_ in range(3):
        slider(page, "caseload-tubbergen").focus()
        for _ in range(7):
            page.keyboard.press("ArrowLeft")
        slider(page, "caseload-dinkelland").focus()
        for _ in range(5 + round_):
            page.keyboard.press("ArrowRight")
        slider(page, "caseload-tubbergen").focus()
        page.keyboard.press("ArrowRight")
    settle(page, quiet=800)
    tubbergen, lead = said(page, "caseload-tubbergen"), said(page, "caseload-dinkelland")
    # 171 - 3 × (7 - 1) and 275 + 5 + 6 + 7
    assert (tubbergen, lead) == ("153", "293")
    assert f"Bij {tubbergen} uitkeringen" in headline(page)
    assert set(parameters(page).split("&")) == {f"caseload.tubbergen={tubbergen}", f"caseload.dinkelland={lead}"}
    here = (headline(page), tiles(page), shown(page))
    open_page(page, page.url)
    assert (headline(page), tiles(page), shown(page)) == here


def test_the_table_shows_the_numbers_of_the_bars(visit: Visit) -> None:
    page = visit(viewport=TALL)
    open_page(page, "/kostenverdeling?caseload.tubbergen=150")
    keys = page.locator(".st-key-live-keys")
    keys.locator("summary").click()
    settle(page)

    def table() -> list[list[str]]:
        rows = keys.locator("tbody tr").evaluate_all(
            "rows => rows.map(row => [...row.querySelectorAll('td')].map(cell => cell.textContent))"
        )
        return [[plain(cell) for cell in row] for row in rows]

    # Hand arithmetic: tests/pages/test_kostenverdeling.py.
    assert table()[0] == ["€ 0", "€ 88.203", "€ -6.627", "€ 44.101"]
    # Under the differences of both municipalities, and of nobody, what each pays.
    assert table()[3] == ["€ 567.357", "€ 655.560", "€ 560.730", "€ 611.458"]

    def bars() -> list[list[str]]:
        return [[f"€ {value:,.0f}".replace(",", ".") for value in trace["x"]] for trace in read(page)["charts"][0]]

    assert table()[:2] == bars()
    # The table moves along with the thumb.
    slider(page, "caseload-tubbergen").focus()
    with unsent(page):
        page.keyboard.press("End")
        settle(page)
        assert table()[:2] == bars()
        assert table()[0][1] != "€ 88.203"


def test_a_chart_out_of_sight_is_right_when_it_comes_into_sight(page: Page) -> None:
    open_page(page, "/kostenverdeling")
    open_fold(page, "Per jaar")
    slide_to(page, "caseload-tubbergen", 169)
    page.locator(".kk-plot").last.scroll_into_view_if_needed()
    settle(page)
    # 1.013.137,50 × 275/444 = 627.506,33 and × 169/444 = 385.631,17: the larger remainder gets the euro.
    assert read(page)["charts"][2][1]["y"] == [567_357, 567_357, 627_507, 627_507, 627_507]


def test_a_chart_can_be_saved_as_an_image(page: Page) -> None:
    open_page(page, "/kostenverdeling")
    with page.expect_download() as download:
        page.locator(".st-key-live-keys .kk-button").evaluate("one => { one.closest('details').open = true }")
        page.locator(".st-key-live-keys .kk-button").click()
    assert download.value.suggested_filename == "kostenverdeling-verschil.png"
    content = download.value.path().read_bytes()
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    width = int.from_bytes(content[16:20], "big")
    # Twice as sharp as the screen, never narrower than 720 pixels of it, with an edge of 24 on both sides.
    shown = page.locator(".st-key-live-keys .kk-plot").evaluate("one => one.clientWidth")
    assert width == 2 * (max(shown, 720) + 2 * 24)


DRAWN_WITH = """() => {
    const { get, set } = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, "src")
    Object.defineProperty(HTMLImageElement.prototype, "src", { get, set(address) {
        window.drawing = decodeURIComponent(address)
        set.call(this, address)
    } })
}"""


def test_a_picture_without_a_table_is_saved_too_with_the_letters_of_the_page(page: Page) -> None:
    open_page(page, "/situatie")
    page.evaluate(DRAWN_WITH)
    with page.expect_download() as download:
        page.locator(".st-key-live-flows").get_by_role("button", name="Download als afbeelding").click()
    assert download.value.path().read_bytes().startswith(b"\x89PNG\r\n\x1a\n")
    drawing = page.evaluate("window.drawing")
    assert "font-family: Inter" in drawing
    assert "url(data:font/woff2;base64," in drawing


WRITTEN = """() => {
    window.written = []
    const write = CanvasRenderingContext2D.prototype.fillText
    CanvasRenderingContext2D.prototype.fillText = function (text, ...more) {
        window.written.push(text)
        return write.call(this, text, ...more)
    }
}"""


def test_a_saved_chart_says_what_it_shows_and_where_it_comes_from(page: Page) -> None:
    open_page(page, "/kostenverdeling?caseload.tubbergen=150")
    page.evaluate(WRITTEN)
    with page.expect_download():
        page.locator(".st-key-live-keys .kk-button").evaluate("one => { one.closest('details').open = true }")
        page.locator(".st-key-live-keys .kk-button").click()
    text = " ".join(page.evaluate("window.written"))
    # 1.013.137,50 × 275/425 = 655.559,56, and - 567.357.
    assert "Voor Dinkelland scheelt de sleutel ‘Aantal uitkeringen’ het meest: per jaar € 88.203 meer dan nu." in text
    assert "Anders dan in de casus: Uitkeringen in Tubbergen: 171 → 150." in text
    assert "Bronnen: Businesscase toekomstige uitvoering" in text
    assert "Wat geen bron zegt, is een aanname." in text
    assert "Gegevensversie" in text
    assert "Gemaakt op" in text
    assert "/kostenverdeling?caseload.tubbergen=150" in text.replace(" ", "")


def test_charts_follow_the_theme(visit: Visit) -> None:
    page = visit(color_scheme="light")
    open_page(page, "/kostenverdeling")
    colors = """() => {
        const plot = document.querySelector('.kk-plot')
        return [plot._fullLayout.font.color, plot._fullData[0].marker.color,
            getComputedStyle(document.querySelector('.stApp')).backgroundColor]
    }"""
    # .streamlit/config.toml: textColor, the first chart colour, backgroundColor.
    assert page.evaluate(colors) == ["#0b1220", "#1d4ed8", "rgb(255, 255, 255)"]
    page.emulate_media(color_scheme="dark")
    settle(page)
    assert page.evaluate(colors) == ["#e8edf5", "#8fb0ff", "rgb(16, 22, 31)"]


def test_numbers_on_the_axes_are_dutch(page: Page) -> None:
    open_page(page, "/meerjarenbegroting")
    ticks = page.locator(".st-key-live-spending .ytick text").all_text_contents()
    assert len(ticks) > 2
    assert all(re.fullmatch(r"€\s(0|-?\d{1,3}(\.\d{3})*)", tick) for tick in ticks), ticks
