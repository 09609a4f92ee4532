"""The mark at the foot of every page: unknown first, then what the server says, in the room that it had; and a way to
Controle that loses nothing."""

from __future__ import annotations

import json
import re
from typing import Any

from playwright.sync_api import Page, Route, expect

from tests.browser.dashboard import holder, open_page, parameters, pick, settle

MARK = ".st-key-live-mark .kk-mark"


def box(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.locator(MARK).evaluate(
        "one => { const { top, height } = one.getBoundingClientRect(); return { top, height } }"
    )
    return found


def scroll_to_the_foot(page: Page) -> None:
    page.locator(MARK).scroll_into_view_if_needed()


def test_it_comes_when_nothing_moves_and_leads_to_controle_with_the_settings(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/klopt" in request.url else None)
    open_page(page, "/kostenverdeling")
    mark = page.locator(MARK)
    page.wait_for_timeout(2_500)
    assert asked == []  # who does not see it does not ask
    scroll_to_the_foot(page)
    expect(mark).to_have_text("✓Onze sommen kloppen. In de bron anders: 2", timeout=20_000)
    pick(page, "cost_key", "Aantal uitkeringen")
    scroll_to_the_foot(page)
    expect(mark).to_have_attribute("data-state", "holds", timeout=20_000)
    assert [url.rpartition("/")[2] for url in asked] == ["klopt", "klopt?cost_key=caseload"]
    assert (mark.get_attribute("href") or "").endswith("/controle?cost_key=caseload")
    mark.click()
    expect(page.get_by_role("heading", name="Controle", level=1)).to_be_visible()
    settle(page)
    assert parameters(page) == "cost_key=caseload"
    expect(holder(page, "undo").get_by_role("button")).to_be_enabled()
    expect(page.locator(".st-key-live-apart .kk-value")).to_have_text(re.compile(r"^\d\.\d{3} gelijk$"), timeout=20_000)


def test_what_does_not_hold_is_red_with_a_sign_and_words_in_the_same_room(page: Page) -> None:
    held: list[Route] = []
    page.route("**/klopt*", lambda route: held.append(route))
    open_page(page, "/situatie")
    mark = page.locator(MARK)
    expect(mark).to_have_text("…Controle")
    scroll_to_the_foot(page)
    before = box(page)
    while not held:
        page.wait_for_timeout(20)
    body = json.dumps({"text": "1 controle klopt niet: Taakvelden samen = saldo", "holds": False})
    held.pop().fulfill(content_type="application/json", body=body)
    expect(mark).to_have_text("!1 controle klopt niet: Taakvelden samen = saldo")
    assert box(page) == before
    red, green, blue = mark.evaluate("one => getComputedStyle(one).color.match(/[0-9.]+/g).map(Number)")
    assert red > green + 50
    assert red > blue + 50
