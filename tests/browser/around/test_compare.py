"""Vergelijken in the browser: choose and pin, reload, and all of it on a projector's screen at once."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.dashboard import END, PHONE, TOO_WIDE, Visit, holder, open_page, plain, settle, tiles

PROJECTOR = {"width": 1920, "height": 1080}
ADDRESS = "/vergelijken?cost_key=caseload&perspective=dinkelland"


def turn(page: Page, control: str, name: str) -> None:
    holder(page, f"view-{control}").get_by_text(name, exact=True).click()
    settle(page)


def named(page: Page, name: str) -> None:
    """A checkpoint of how it stands."""
    page.locator(".st-key-changes-list button").first.click()
    settle(page)
    page.locator(".st-key-point-name input").fill(name)
    page.keyboard.press("Enter")
    settle(page)
    page.keyboard.press("Escape")
    settle(page)


def test_what_is_chosen_and_pinned_stays_after_a_reload(visit: Visit) -> None:
    page = visit(viewport=PROJECTOR)
    open_page(page, ADDRESS)
    turn(page, "columns", "Huidig")
    turn(page, "anchor", "Mijn variant")
    page.reload()
    settle(page)
    found = tiles(page)
    assert [found[name] for name in ("Advies, alle jaren", "Mijn variant, alle jaren")] == [
        "€ 4.463.929",
        "€ 4.635.936",
    ]
    assert "Huidig, alle jaren" not in found
    assert plain(page.locator(".st-key-live-headline .kk-note").first.inner_text()) == (
        "€ 172.006 goedkoper dan Mijn variant"
    )
    # What stands under a number is no part of it: the number is explained, of the advice.
    cell = page.locator(".st-key-live-figures tbody tr").first.locator("td").first
    assert cell.locator(".kk-under").inner_text().endswith("goedkoper")
    cell.locator(".kk-made").first.click()
    expect(page.locator(".kk-panel-value").first).to_have_text("€\u00a0861.352")
    assert page.locator(".kk-panel-small").first.inner_text() == "Advies"


def test_four_columns_fit_a_projector_and_a_phone(visit: Visit) -> None:
    page = visit(viewport=PROJECTOR)
    open_page(page, "/vergelijken?cost_key=caseload&execution_index=0.02&start_delay_months=3")
    named(page, "Voorstel van de raad")
    turn(page, "columns", "bewaarpunt \u2068Voorstel van de raad\u2069")
    expect(page.locator(".st-key-live-headline .kk-tile")).to_have_count(4)
    end = page.locator(".st-key-live-differ").evaluate("one => one.getBoundingClientRect().bottom")
    assert end <= PROJECTOR["height"]
    assert page.evaluate(TOO_WIDE) == []
    page.set_viewport_size({"width": 1440, "height": 900})
    settle(page)
    assert page.evaluate(END) <= 2
    page.set_viewport_size(PHONE["viewport"])
    settle(page)
    assert page.evaluate(END) <= 4
    assert page.evaluate(TOO_WIDE) == []
