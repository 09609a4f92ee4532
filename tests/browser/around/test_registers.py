"""Registers: searched, filtered and opened in the browser alone, and what is searched for stands in the address.

[BC] 268 assumptions, of which 214 in no source (tests/pages/test_pages.py counts them): 54 are of a source or public.
Of the rows of the case two say "Bbz": the 275 benefits with 4 Bbz, and the switch of that finding.
"""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.dashboard import PHONE, TOO_WIDE, Visit, choose, go, holder, open_page, plain, settle, violations

LAPTOP = {"viewport": {"width": 1440, "height": 900}}
BBZ = ["Uitkeringen in Dinkelland", "Bevinding: In de 275 uitkeringen zitten 4 Bbz"]
ASSUMPTIONS = "/bronnen?toon=assumptions"
WATCH_RUNS = """() => new MutationObserver(() => { window.kkRan = true })
    .observe(document.querySelector('[data-testid=stApp]'), { attributeFilter: ['data-test-script-state'] })"""


def box(page: Page) -> Locator:
    return page.get_by_role("searchbox")


def search(page: Page, text: str) -> None:
    """Type it, and wait until the address has it: that is not written at every key."""
    box(page).fill("")
    box(page).press_sequentially(text)
    settle(page)


def chip(page: Page, name: str) -> Locator:
    return page.locator(".kk-search").get_by_role("button", name=name, exact=True)


def press(page: Page, name: str) -> None:
    chip(page, name).click()
    settle(page)


def count(page: Page) -> str:
    return page.locator(".kk-count").inner_text()


def rows(page: Page) -> list[str]:
    """The names of the rows that are in sight."""
    return [plain(one) for one in page.locator(".kk-register tbody th:visible").all_inner_texts()]


def asked(page: Page) -> dict[str, list[str]]:
    """The parameters in the address."""
    return parse_qs(page.evaluate("location.search.slice(1)"))


def show(page: Page, view: str) -> None:
    holder(page, "view-sources").get_by_role("radio", name=view, exact=True).click()
    settle(page)


# Searching


def test_a_search_leaves_the_rows_that_say_it(page: Page) -> None:
    open_page(page, "/bronnen")
    show(page, "Aannames")
    assert count(page) == "268 van 268"
    expect(page.get_by_label("Zoek", exact=True)).to_be_visible()
    page.evaluate(WATCH_RUNS)
    # Capitals and the order of words make no difference; all words must stand there.
    search(page, "DINKELLAND bbz")
    assert rows(page) == ["Uitkeringen in Dinkelland"]
    search(page, "Bbz")
    assert (rows(page), count(page)) == (BBZ, "2 van 268")
    search(page, "geen aanname heet zo")
    assert (rows(page), count(page)) == ([], "0 van 268")
    search(page, "")
    assert count(page) == "268 van 268"
    assert not page.evaluate("Boolean(window.kkRan)"), "the server is not asked"


def test_chips_leave_the_rows_of_a_status(page: Page) -> None:
    open_page(page, ASSUMPTIONS + "&status=aanname")
    assert count(page) == "214 van 268"
    expect(chip(page, "aanname")).to_have_attribute("aria-pressed", "true")
    press(page, "aanname")
    press(page, "bron")
    press(page, "openbaar")
    assert count(page) == "54 van 268"
    assert asked(page) == {"toon": ["assumptions"], "status": ["bron,openbaar"]}
    search(page, "zonder de 4 bbz")
    assert rows(page) == BBZ[1:]
    assert chip(page, "gewijzigd").count() == 0, "nothing was changed"


def test_a_chip_leaves_what_was_changed(page: Page) -> None:
    open_page(page, "/bronnen?caseload.tubbergen=150&cost_key=caseload")
    show(page, "Aannames")
    press(page, "gewijzigd")
    assert (rows(page), count(page)) == (["Uitkeringen in Tubbergen", "Verdeelsleutel"], "2 van 268")
    assert asked(page)["gewijzigd"] == ["1"]
    # Changed back, there is nothing left to choose.
    page.get_by_role("button", name="2 gewijzigd").click()
    settle(page)
    page.get_by_role("button", name="Alles terugzetten").click()
    settle(page)
    assert count(page) == "268 van 268"
    assert chip(page, "gewijzigd").count() == 0


def test_the_tables_of_figures_are_searched_as_one(page: Page) -> None:
    open_page(page, "/bronnen")
    show(page, "Cijfers")
    expect(box(page)).to_have_count(1)
    search(page, "567.357 kosten almelo")
    # The budget line, and no other table stays.
    assert rows(page) == ["Kosten Almelo"]
    assert page.locator(".kk-register h2:visible").all_inner_texts() == ["Begrotingsregels"]


# The address


def test_the_address_keeps_the_search_over_a_run(page: Page) -> None:
    open_page(page, ASSUMPTIONS + "&zoek=bbz")
    assert (rows(page), box(page).input_value()) == (BBZ, "bbz")
    assert page.locator(".kk-notice-warning").count() == 0
    choose(page, "perspective", "Tubbergen")
    assert asked(page) == {"perspective": ["tubbergen"], "toon": ["assumptions"], "zoek": ["bbz"]}
    # Streamlit now sends the address that it wrote itself, with what was searched for then.
    search(page, "zonder de 4")
    press(page, "bron")
    choose(page, "perspective", "Dinkelland")
    settle(page)
    wanted = {"toon": ["assumptions"], "zoek": ["zonder de 4"], "status": ["bron"]}
    assert asked(page) == {"perspective": ["dinkelland"], **wanted}
    assert rows(page) == BBZ[1:]
    page.reload()
    settle(page)
    assert (rows(page), box(page).input_value()) == (BBZ[1:], "zonder de 4")
    expect(chip(page, "bron")).to_have_attribute("aria-pressed", "true")


def test_what_was_cleared_stays_cleared(page: Page) -> None:
    open_page(page, ASSUMPTIONS + "&zoek=bbz")
    search(page, "")
    choose(page, "perspective", "Tubbergen")
    assert asked(page) == {"perspective": ["tubbergen"]}
    assert count(page) == "268 van 268", "the same view, without the search"
    # Nor does it come back by another view.
    show(page, "Bronnen")
    show(page, "Aannames")
    assert count(page) == "268 van 268"


def test_each_register_has_its_own_search(page: Page) -> None:
    open_page(page, ASSUMPTIONS + "&zoek=bbz")
    show(page, "Bronnen")
    expect(box(page)).to_have_value("")
    show(page, "Aannames")
    assert rows(page) == BBZ
    go(page, "Planning")
    assert "zoek" not in asked(page)
    go(page, "Bronnen")
    assert count(page) == "268 van 268"


@pytest.mark.parametrize(
    "wrong", ["status=zeker", "gewijzigd=1", "gewijzigd=misschien", "status=%F0%9F%8E%B2,", "zoek=%20", "zoek="]
)
def test_what_the_address_says_wrongly_is_no_filter(page: Page, wrong: str) -> None:
    open_page(page, f"/bronnen?{wrong}")
    show(page, "Aannames")
    assert count(page) == "268 van 268"
    assert page.locator(".kk-notice-warning").count() == 0


def test_text_in_the_address_is_text(page: Page) -> None:
    open_page(page, ASSUMPTIONS + "&zoek=%3Cimg%20src%3Dx%3E" + "[(*" * 100)
    assert box(page).input_value().startswith("<img src=x>[(*")
    assert len(box(page).input_value()) == 100
    assert count(page) == "0 van 268"
    assert page.locator("img[src=x]").count() == 0


# A row that opens


def test_a_row_opens_by_mouse_and_by_enter(page: Page) -> None:
    open_page(page, ASSUMPTIONS + "&zoek=zitten")
    button = page.get_by_role("button", name=BBZ[1], exact=True)
    story = page.get_by_text("0 is de gedrukte waarde (275), 1 is zonder de 4 Bbz (271).")
    expect(story).to_be_hidden()
    button.click()
    expect(story).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    button.press("Enter")
    expect(story).to_be_hidden()
    button.press(" ")
    expect(story).to_be_visible()
    # Anywhere on the row.
    page.locator(".kk-register tbody td:visible").first.click()
    expect(story).to_be_hidden()
    expect(button).to_have_attribute("aria-expanded", "false")


def test_a_row_found_by_what_is_told_about_it_is_open(page: Page) -> None:
    open_page(page, ASSUMPTIONS + "&zoek=verhouding 120")
    assert rows(page) == ["Uitkeringen in Tubbergen"]
    expect(page.get_by_text("De bronnen geven geen aantal.")).to_be_visible()
    search(page, "uitkeringen in tubbergen")
    expect(page.get_by_text("De bronnen geven geen aantal.")).to_be_hidden()


def test_on_paper_every_row_is_open(page: Page) -> None:
    open_page(page, ASSUMPTIONS + "&zoek=zitten")
    page.emulate_media(media="print")
    assert "0 is de gedrukte waarde (275)" in page.locator(".kk-register").inner_text()
    assert "De bronnen geven geen aantal." not in page.locator(".kk-register").inner_text()
    expect(page.locator(".kk-search"), "what the rows were searched for").to_be_visible()


def test_a_fold_is_searched_and_keeps_it_while_a_slider_moves(page: Page) -> None:
    open_page(page, "/kostenverdeling")
    page.get_by_text("Waar komen deze cijfers vandaan?", exact=True).click()
    settle(page)
    search(page, "uitkeringen in tubbergen")
    page.get_by_role("button", name="Uitkeringen in Tubbergen", exact=True).click()
    assert asked(page) == {}, "only the page of sources keeps it in the address"
    thumb = holder(page, "set-caseload-tubbergen").get_by_role("slider")
    thumb.focus()
    thumb.press("ArrowLeft")
    settle(page)
    assert rows(page) == ["Uitkeringen in Tubbergen"]
    expect(page.get_by_text("De bronnen geven geen aantal.")).to_be_visible()
    assert page.locator(".kk-register tbody tr:visible td").first.inner_text() == "170"
    expect(chip(page, "gewijzigd")).to_be_visible()


# For everyone


@pytest.mark.parametrize("settings", [LAPTOP, PHONE], ids=["1440", "390"])
@pytest.mark.parametrize(("language", "label", "said"), [("nl", "Zoek", "2 van 268"), ("en", "Search", "2 of 268")])
def test_it_fits_and_axe_finds_nothing(
    visit: Visit, settings: dict[str, object], language: str, label: str, said: str
) -> None:
    page = visit(**settings)
    open_page(page, f"{ASSUMPTIONS}&zoek=bbz&lang={language}&caseload.tubbergen=150")
    assert (page.get_by_label(label, exact=True).input_value(), count(page)) == ("bbz", said)
    page.locator(".kk-unfold").first.click()
    press(page, "bron" if language == "nl" else "source")
    assert violations(page) == []
    assert page.evaluate(TOO_WIDE) == []
    # Everything to search with lies on the screen.
    assert page.locator(".kk-search").evaluate(
        "bar => [...bar.querySelectorAll('*')].every(one => one.getBoundingClientRect().right <= innerWidth)"
    )


def test_the_assumptions_of_one_page(page: Page) -> None:
    """Of 12 risks a chance and an impact, the top of the highest class and the dependence: 26 on Risico's."""
    open_page(page, ASSUMPTIONS)
    pages = page.locator(".kk-search select")
    assert pages.locator("option").all_inner_texts()[0] == "Alle pagina’s"
    pages.select_option("Risico’s")
    settle(page)
    assert count(page) == "26 van 268"
    assert asked(page)["pagina"] == ["Risico’s"]
    search(page, "tijdsdruk op")
    assert rows(page) == ["Kans: Tijdsdruk op het uitvoeringsmodel Pw", "Gevolg: Tijdsdruk op het uitvoeringsmodel Pw"]
    # The address brings it back; a page that does not exist filters nothing.
    page.reload()
    settle(page)
    assert (count(page), page.locator(".kk-search select").input_value()) == ("2 van 268", "Risico’s")
    open_page(page, f"{ASSUMPTIONS}&pagina=Nergens")
    assert count(page) == "268 van 268"
