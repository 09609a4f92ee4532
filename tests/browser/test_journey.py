"""Links, page switches, reloading, language: what was chosen stays, and a link shows what its sender saw."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from tests.browser.dashboard import (
    ADDRESSES,
    TALL,
    Visit,
    choose,
    go,
    headline,
    open_page,
    parameters,
    pick,
    plain,
    read,
    said,
    settle,
    shown,
    slide_to,
    slider,
    tiles,
    unfold,
)
from tests.pages.screen import PAGES

VILLAGES = Path(__file__).parents[1] / "cases" / "drie-dorpen"
LINK = "/kostenverdeling?caseload.tubbergen=150&cost_key=caseload"
Serve = Callable[..., str]


def test_a_deep_link_right_after_the_start(serve: Serve, visit: Visit) -> None:
    """The first visit of all, on an inner page."""
    page = visit(base_url=serve())
    open_page(page, LINK)
    # 1.013.137,50 × 275/425 and × 150/425
    assert tiles(page)["Dinkelland"] == "€ 655.560"
    assert tiles(page)["Tubbergen"] == "€ 357.578"
    assert headline(page).startswith("Bij 150 uitkeringen in Tubbergen")
    assert page.get_by_test_id("stSidebarNav").get_by_role("link").count() == len(PAGES)
    assert parameters(page) == "caseload.tubbergen=150&cost_key=caseload"


def test_a_link_shows_what_moving_the_controls_shows(visit: Visit) -> None:
    page = visit(viewport=TALL)
    open_page(page, "/kostenverdeling?caseload.tubbergen=169&cost_key=caseload")
    by_link = shown(page)
    other = visit(viewport=TALL)
    open_page(other, "/kostenverdeling")
    slide_to(other, "caseload-tubbergen", 169)
    pick(other, "cost_key", "Aantal uitkeringen")
    assert shown(other) == by_link
    assert parameters(other) == parameters(page)


def test_a_wrong_value_in_a_deep_link_is_named(page: Page) -> None:
    open_page(page, f"{LINK}&execution_index=veel&niets=1")
    notice = page.locator(".kk-notice-warning")
    expect(notice).to_be_visible()
    text = plain(notice.inner_text())
    assert "Een deel van wat u vraagt kan niet. De rest is toegepast." in text
    assert "Stijging van lonen en prijzen per jaar (execution_index): ‘veel’ kan niet." in text
    assert "‘niets’ is geen aanname van deze casus." in text
    assert tiles(page)["Dinkelland"] == "€ 655.560"
    assert parameters(page) == "caseload.tubbergen=150&cost_key=caseload"
    page.get_by_role("button", name="Begrepen").click()
    settle(page)
    expect(notice).to_be_hidden()


def test_page_switches_keep_the_values(page: Page) -> None:
    open_page(page, "/kostenverdeling")
    slide_to(page, "caseload-tubbergen", 169)
    before = (headline(page), tiles(page))
    for name in ("Meerjarenbegroting", "Situatie nu", "Start", "Kostenverdeling"):
        go(page, name)
        assert parameters(page) == "caseload.tubbergen=169"
    assert said(page, "caseload-tubbergen") == "169"
    assert (headline(page), tiles(page)) == before


@pytest.mark.parametrize(
    ("first", "second", "id", "value"),
    [
        ("/", "Kostenverdeling", "caseload-tubbergen", "171"),
        ("/kostenverdeling", "Meerjarenbegroting", "execution_cost_change", "0%"),
        ("/meerjarenbegroting?execution_index=0.022", "Kostenverdeling", "execution_index", "2,2%"),
    ],
)
def test_a_slider_on_two_pages_stands_at_its_value_on_both(
    page: Page, visit: Visit, first: str, second: str, id: str, value: str
) -> None:
    """And what the page says is what a fresh visit to the same address says."""
    open_page(page, first)
    go(page, second)
    unfold(page)
    assert said(page, id) == value
    fresh = visit()
    open_page(fresh, page.url)
    assert headline(page) == headline(fresh)
    assert set(read(page)["rows"]) <= {"0", None}


def test_reloading_keeps_the_values(page: Page) -> None:
    open_page(page, "/kostenverdeling")
    slide_to(page, "caseload-tubbergen", 169)
    pick(page, "cost_key", "Aantal uitkeringen")
    before = (headline(page), tiles(page))
    page.reload()
    settle(page)
    assert (headline(page), tiles(page)) == before
    assert said(page, "caseload-tubbergen") == "169"


def test_the_back_button_keeps_the_values(page: Page) -> None:
    open_page(page, "/kostenverdeling")
    slide_to(page, "caseload-tubbergen", 169)
    go(page, "Situatie nu")
    page.go_back()
    settle(page)
    assert page.url.split("?")[0].endswith("/kostenverdeling")
    assert headline(page).startswith("Bij 169 uitkeringen")
    assert said(page, "caseload-tubbergen") == "169"
    assert parameters(page) == "caseload.tubbergen=169"


TITLES = {
    "/": ("Start", "Start"),
    "/situatie": ("Situatie nu", "The situation now"),
    "/kostenverdeling": ("Kostenverdeling", "Cost split"),
    "/meerjarenbegroting": ("Meerjarenbegroting", "Multi-year budget"),
    "/bronnen": ("Bronnen", "Sources"),
}


def test_the_language_and_title_of_every_page(page: Page) -> None:
    open_page(page, "/")
    for language, place in (("nl", 0), ("en", 1), ("nl", 0)):
        if language != page.locator("html").get_attribute("lang"):
            choose(page, "lang", {"nl": "Nederlands", "en": "English"}[language])
        for address, titles in TITLES.items():
            go(page, titles[place])
            assert page.url.split("?")[0].endswith(address)
            assert page.locator("html").get_attribute("lang") == language
            assert page.title() == f"{titles[place]} · Keuzekompas"
            assert parameters(page) == ("lang=en" if language == "en" else "")


def test_an_english_link(page: Page) -> None:
    open_page(page, "/kostenverdeling?lang=en&caseload.tubbergen=150")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert "Dinkelland pays about €88,000 a year more" in headline(page)
    go(page, "Multi-year budget")
    expect(page.locator("html")).to_have_attribute("lang", "en")


# Text of a user or of a file is text


NASTY = "<img src=x onerror=alert(1)>"
MARKDOWN = "**vet** _schuin_ [hier](http://elders.example/) $x^2$ :red[rood] `code` <b>b</b>"


@pytest.mark.parametrize(
    ("name", "text"), [("caseload.tubbergen", NASTY), ("cost_key", MARKDOWN), ("lang", NASTY), (None, MARKDOWN)]
)
def test_what_a_link_says_is_shown_as_text(page: Page, name: str | None, text: str) -> None:
    """As a value of a number, of a choice, of a setting of the page, and as a name itself."""
    open_page(page, f"/kostenverdeling?{urlencode({name: text} if name else {text: '1'})}")
    notice = page.locator(".kk-notice-warning")
    assert text in notice.inner_text()
    assert notice.locator("img, b, strong, em, a, code, .katex").count() == 0
    assert page.locator("img[src=x]").count() == 0


PIECES = (
    *(NASTY, "**vet**", "_schuin_", "*schuin*", "~~weg~~", "`code`", "[hier](http://elders.example/)", "$x^2$"),
    *("<b>b</b>", "# kop", "1. een", "> citaat", "a | b", "http://elders.example/", "x_1_2", "€ 1 * 2 * 3", "C:\\map"),
    *(":red[rood]", ":material/star:", ":smile:", "a&amp;b", "<!-- weg -->", "[^1]", "x>=1"),
)
"""What means something to Markdown, to HTML or to Streamlit's own additions."""


@pytest.fixture(scope="module")
def marked_up(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    """A dashboard on a case whose texts and names are full of such signs."""
    folder = Path(shutil.copytree(VILLAGES, tmp_path_factory.mktemp("marked") / "case"))
    everything = " ¦ ".join(PIECES).replace("'", "''")

    def swap(file: str, old: str, new: str) -> None:
        content = (folder / file).read_text("utf-8")
        assert old in content
        (folder / file).write_text(content.replace(old, new), "utf-8")

    swap("case.yaml", "nl: Een verzonnen casus met ronde getallen, alleen voor de tests.", f"nl: '{everything}'")
    swap("findings.yaml", "nl: Een deel of het geheel? Het verhaal zegt het niet.", f"nl: '{everything}'")
    swap("municipalities.csv", "beekveld;Beekveld;", f"beekveld;{NAME};")
    return serve(folder)


NAME = "Beek *veld* <i>x</i> $a$ [b](c)"


@pytest.mark.parametrize("address", ["/", "/situatie", "/bronnen"])
def test_texts_of_the_case_are_shown_as_text(marked_up: str, visit: Visit, address: str) -> None:
    page = visit(base_url=marked_up)
    open_page(page, address)
    text = plain(page.get_by_test_id("stMain").inner_text()).replace("\u2060", "")
    changed = [piece for piece in PIECES if piece not in text]
    assert not changed
    # No link, formula, picture or crossed-out text comes of it.
    # (What stands in the bar above the page is looked at below.)
    assert page.get_by_role("link", name="hier", exact=True).count() == 0
    assert page.locator("a[href*='elders.example']").count() == 0
    assert page.locator("img[src=x], .katex:not(.st-key-bar .katex), [data-testid=stMain] del").count() == 0


def test_names_of_the_case_are_shown_as_text(marked_up: str, visit: Visit) -> None:
    """In the sentence, the list of whose euros are shown, the slider and the chart."""
    page = visit(base_url=marked_up)
    open_page(page, "/kostenverdeling")
    assert NAME in headline(page)
    assert page.locator(".st-key-set-caseload-beekveld label p").first.inner_text() == f"Uitkeringen in {NAME} (wereld)"
    assert NAME in page.locator(".kk-tile:not(.st-key-strip *)").nth(1).inner_text()
    page.locator(".st-key-choose-perspective input").click()
    page.locator("[role=option]").first.wait_for()
    assert NAME in page.locator("[role=option]").all_inner_texts()


def test_a_broken_case_is_explained_at_every_address(broken: str, visit: Visit) -> None:
    page = visit(base_url=broken)
    for address in ADDRESSES:
        explained(page, address)


def explained(page: Page, address: str) -> None:
    """Open the address: it names file, row and cell, in Dutch, and nothing else is there."""
    open_page(page, f"{address}?caseload.aadorp=250")
    text = plain(page.get_by_test_id("stMain").inner_text())
    assert "Deze casus kan niet worden getoond: er klopt één ding niet in de bestanden." in text
    cells = page.locator(".kk-grid tbody tr").first.locator("th, td").all_text_contents()
    assert cells[:5] == ["figures.csv", "2", "value", "veel", "Dit is geen getal."]
    assert "Traceback" not in text
    assert page.locator("[data-testid=stException]").count() == 0
    assert page.get_by_role("slider").count() == 0


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    """A dashboard on a case with a word where a number must stand."""
    folder = Path(shutil.copytree(VILLAGES, tmp_path_factory.mktemp("broken") / "case"))
    figures = folder / "figures.csv"
    figures.write_text(figures.read_text("utf-8").replace("residents;aadorp;5000", "residents;aadorp;veel"), "utf-8")
    return serve(folder)


def test_a_slider_keeps_its_value_in_another_language(page: Page) -> None:
    """€ 100.000 is €100,000 in English: another text for the same position."""
    open_page(page, "/meerjarenbegroting?cost_basis=bottom_up&ict_structural=100000")
    address = parameters(page)
    assert said(page, "ict_structural") == "€ 100.000"
    choose(page, "lang", "English|EN")
    assert said(page, "ict_structural") == "€100,000"
    choose(page, "lang", "Nederlands|NL")
    assert said(page, "ict_structural") == "€ 100.000"
    # Nor did any other slider move.
    assert sorted(parameters(page).split("&")) == sorted(address.split("&"))
    slider(page, "ict_structural").focus()
    page.keyboard.press("ArrowRight")
    settle(page)
    assert "ict_structural=105000" in parameters(page)
