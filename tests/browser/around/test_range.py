"""The range in the strip of results: it comes when nothing moves, and is that of Start."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.dashboard import holder, open_page, plain, settle
from tests.conftest import arrive

VALUE = ".st-key-strip .kk-tile:nth-child(2) .kk-value"
AMOUNTS = re.compile(r"€\s[\d.]+ – €\s[\d.]+")


def in_the_strip(page: Page) -> str:
    expect(page.locator(VALUE)).to_have_text(AMOUNTS, timeout=20_000)
    return plain(page.locator(VALUE).inner_text())


def on_start(page: Page) -> str:
    return plain(page.locator(".st-key-live-range .kk-value").inner_text())


def test_every_page_has_the_range_of_start(page: Page) -> None:
    for address in ("/", "/kostenverdeling", "/risicos?perspective=dinkelland&execution_cost_change=0.1"):
        open_page(page, address)
        told = in_the_strip(page)
        open_page(page, "/" + (address.partition("?")[1] + address.partition("?")[2]))
        assert told == on_start(page) == in_the_strip(page)


def test_while_a_thumb_moves_nobody_knows_it(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/bereik" in request.url else None)
    open_page(page, "/meerjarenbegroting")
    before = in_the_strip(page)
    assert len(asked) == 1
    at = holder(page, "set-execution_cost_change").locator("input[type=range]").locator("xpath=..").bounding_box()
    assert at is not None
    page.mouse.move(at["x"] + at["width"] / 2, at["y"] + at["height"] / 2)
    page.mouse.down()
    page.mouse.move(at["x"] + 40, at["y"] + at["height"] / 2, steps=4)
    expect(page.locator(VALUE)).to_have_text("…")
    page.wait_for_timeout(1_500)
    assert len(asked) == 1
    page.mouse.up()
    settle(page)
    after = in_the_strip(page)
    assert after != before
    assert len(asked) == 2
    assert "execution_cost_change" in asked[1]


def test_what_was_asked_before_is_not_asked_again(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/bereik" in request.url else None)
    open_page(page, "/kostenverdeling")
    told = in_the_strip(page)
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Planning").click()
    expect(page.get_by_role("heading", name="Planning", level=1)).to_be_visible()
    settle(page)
    assert in_the_strip(page) == told
    assert len(asked) == 1


def test_a_server_that_does_not_answer_is_asked_again(browser: Browser, server: str) -> None:
    # Not the `page` fixture: the browser reports the refusal on the console.
    page = arrive(browser, base_url=server).context.new_page()
    tried: list[str] = []

    def refuse_once(route: Route) -> None:
        tried.append("")
        if len(tried) == 1:
            route.fulfill(status=503)
        else:
            route.continue_()

    page.route("**/bereik*", refuse_once)
    open_page(page, "/kostenverdeling")
    in_the_strip(page)
    assert len(tried) == 2
    page.context.close()
