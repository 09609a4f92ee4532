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
    tiles,
)

VILLAGES = Path(__file__).parents[1] / "cases" / "drie-dorpen"
LINK = "/kostenverdeling?caseload.tubbergen=150&cost_key=caseload"
Visit = Callable[..., Page]
Serve = Callable[..., str]


def test_a_deep_link_right_after_the_start(serve: Serve, visit: Visit) -> None:
    """The first visit of all, on an inner page (platform.md, trap 1)."""
    page = visit(base_url=serve())
    open_page(page, LINK)
    # 1.013.137,50 × 275/425 and × 150/425
    assert tiles(page)["Dinkelland"] == "€ 655.560"
    assert tiles(page)["Tubbergen"] == "€ 357.578"
    assert headline(page).startswith("Bij 150 uitkeringen in Tubbergen")
    assert page.get_by_test_id("stSidebarNav").get_by_role("link").count() == len(ADDRESSES)
    assert parameters(page) == "caseload.tubbergen=150&cost_key=caseload"


def test_a_link_shows_what_moving_the_controls_shows(visit: Visit) -> None:
    page = visit(viewport=TALL)
    open_page(page, LINK)
    by_link = shown(page)
    other = visit(viewport=TALL)
    open_page(other, "/kostenverdeling")
    slide_to(other, "caseload-tubbergen", "150")
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
    slide_to(page, "caseload-tubbergen", "150")
    before = (headline(page), tiles(page))
    for name in ("Meerjarenbegroting", "Situatie nu", "Start", "Kostenverdeling"):
        go(page, name)
        assert parameters(page) == "caseload.tubbergen=150"
    assert said(page, "caseload-tubbergen") == "150"
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
    assert said(page, id) == value
    fresh = visit()
    open_page(fresh, page.url)
    assert headline(page) == headline(fresh)
    assert set(read(page)["rows"]) <= {"0", None}


def test_reloading_keeps_the_values(page: Page) -> None:
    open_page(page, "/kostenverdeling")
    slide_to(page, "caseload-tubbergen", "150")
    pick(page, "cost_key", "Aantal uitkeringen")
    before = (headline(page), tiles(page))
    page.reload()
    settle(page)
    assert (headline(page), tiles(page)) == before
    assert said(page, "caseload-tubbergen") == "150"


def test_the_back_button_keeps_the_values(page: Page) -> None:
    open_page(page, "/kostenverdeling")
    slide_to(page, "caseload-tubbergen", "150")
    go(page, "Situatie nu")
    page.go_back()
    settle(page)
    assert page.url.split("?")[0].endswith("/kostenverdeling")
    assert headline(page).startswith("Bij 150 uitkeringen")
    assert said(page, "caseload-tubbergen") == "150"
    assert parameters(page) == "caseload.tubbergen=150"


TITLES = {
    "/": ("Start", "Start"),
    "/situatie": ("Situatie nu", "The situation now"),
    "/kostenverdeling": ("Kostenverdeling", "Cost split"),
    "/meerjarenbegroting": ("Meerjarenbegroting", "Multi-year budget"),
    "/bronnen": ("Bronnen", "Sources"),
}


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_language_of_the_page(page: Page, address: str) -> None:
    open_page(page, address)
    assert page.locator("html").get_attribute("lang") == "nl"
    assert page.title() == f"{TITLES[address][0]} · Keuzekompas"
    choose(page, "lang", "English")
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.title() == f"{TITLES[address][1]} · Keuzekompas"
    assert parameters(page) == "lang=en"
    choose(page, "lang", "Nederlands")
    assert page.locator("html").get_attribute("lang") == "nl"


def test_an_english_link(page: Page) -> None:
    open_page(page, "/kostenverdeling?lang=en&caseload.tubbergen=150")
    assert page.locator("html").get_attribute("lang") == "en"
    assert "Dinkelland pays €88,203 a year more" in headline(page)
    go(page, "Multi-year budget")
    assert page.locator("html").get_attribute("lang") == "en"


# Text of a user or of a file is text


NASTY = "<img src=x onerror=alert(1)>"
MARKDOWN = "**vet** _schuin_ [hier](http://elders.example/) $x^2$ :red[rood] `code` <b>b</b>"


@pytest.mark.parametrize("text", [NASTY, MARKDOWN])
@pytest.mark.parametrize("name", ["caseload.tubbergen", "cost_key", "lang", None])
def test_what_a_link_says_is_shown_as_text(page: Page, text: str, name: str | None) -> None:
    """As a value of a number, of a choice, of a setting of the page, and as a name itself."""
    open_page(page, f"/kostenverdeling?{urlencode({name: text} if name else {text: '1'})}")
    notice = page.locator(".kk-notice-warning")
    assert text in notice.inner_text()
    assert notice.locator("img, b, strong, em, a, code, .katex").count() == 0
    assert page.locator("img[src=x]").count() == 0


def test_texts_of_the_case_are_shown_as_text(serve: Serve, visit: Visit, tmp_path: Path) -> None:
    """Signs of Markdown and HTML in titles, texts and names stand on the screen as they are."""
    folder = Path(shutil.copytree(VILLAGES, tmp_path / "case"))
    nasty = f"{MARKDOWN} {NASTY} # * 1. :material/star: ~~weg~~ \\\\ | a&amp;b"
    written = nasty.replace("\\\\", "\\")

    def swap(file: str, old: str, new: str) -> None:
        content = (folder / file).read_text("utf-8")
        assert old in content
        (folder / file).write_text(content.replace(old, new), "utf-8")

    swap("case.yaml", "nl: Drie dorpen (verzonnen)", f'nl: "{nasty}"')
    swap("case.yaml", "nl: Een verzonnen casus met ronde getallen, alleen voor de tests.", f'nl: "{nasty}"')
    swap("findings.yaml", "nl: Wat 600.000 is", f'nl: "{nasty}"')
    swap("findings.yaml", "nl: Een deel of het geheel? Het verhaal zegt het niet.", f'nl: "{nasty}"')
    swap("municipalities.csv", "beekveld;Beekveld;", "beekveld;Beek *veld* <i>x</i> $a$ [b](c);")
    page = visit(base_url=serve(folder))
    open_page(page, "/")
    main = page.get_by_test_id("stMain")
    assert main.inner_text().count(written) == 3  # the title and the summary above, the title again below
    assert "Beek *veld* <i>x</i> $a$ [b](c)" in headline(page)
    label = page.locator(".st-key-set-caseload-beekveld label p").first
    assert label.inner_text().startswith("Uitkeringen in Beek *veld* <i>x</i> $a$ [b](c)")
    go(page, "Bronnen")
    assert main.inner_text().count(written) == 2
    for found in ("img[src=x]", "a[href*='elders.example']", ".katex", "main b", "[data-testid=stMain] i", "del"):
        assert page.locator(found).count() == 0, found


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_broken_case_is_explained_at_every_address(broken: str, visit: Visit, address: str) -> None:
    page = visit(base_url=broken)
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
