"""What the tests share: a visitor of an earlier test has left nothing but the browser's own copies of files."""

from __future__ import annotations

from playwright.sync_api import Browser, Page

from tests.browser.dashboard import Visit
from tests.conftest import Visitor, arrive, leave

STORE = """() => { localStorage.kept = 1; sessionStorage.kept = 1; document.cookie = 'kept=1' }"""
STORED = """() => [localStorage.length, sessionStorage.length, document.cookie, history.length]"""
BLANK = "/gezond"
"""The lightest address."""


def at_the_start(visitor: Visitor) -> Page:
    page = visitor.context.new_page()
    page.goto(BLANK)
    return page


def test_nothing_stays_for_the_next_test(browser: Browser, server: str) -> None:
    visitor = arrive(browser, base_url=server)
    page = at_the_start(visitor)
    before = page.evaluate(STORED)
    page.evaluate(STORE)
    assert page.evaluate(STORED)[:3] == [1, 1, "kept=1"]
    leave(visitor)
    assert page.url == "about:blank"
    assert at_the_start(visitor).evaluate(STORED) == before
    assert before[:3] == [0, 0, ""]
    visitor.context.close()


def test_two_visitors_of_a_test_are_not_each_other(visit: Visit) -> None:
    one, other = visit(), visit()
    for page in (one, other):
        page.goto(BLANK)
    one.evaluate(STORE)
    assert other.evaluate(STORED)[:3] == [0, 0, ""]
