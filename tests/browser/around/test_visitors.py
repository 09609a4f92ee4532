"""What the tests share: a visitor of an earlier test has left nothing but the browser's own copies of files."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.dashboard import Visit, open_page, parameters, settle, slider
from tests.conftest import ROOT, Visitor, arrive, leave
from tests.wire import AT_REST, WIRE

LATE = """(() => {
    const { send } = WebSocket.prototype
    WebSocket.prototype.send = function (message) { setTimeout(() => send.call(this, message), 1500) }
})()"""
"""As on a busy machine: what is asked comes late to the server."""
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


def test_a_page_is_not_at_rest_before_what_it_asked_is_answered(browser: Browser, server: str) -> None:
    context = browser.new_context(base_url=server, locale="nl-NL")
    for script in (LATE, WIRE):
        context.add_init_script(script)
    page = context.new_page()
    open_page(page, "/kostenverdeling")
    slider(page, "caseload-tubbergen").focus()
    for key, address in (("ArrowLeft", "caseload.tubbergen=170"), ("ArrowRight", "")):
        page.keyboard.press(key)
        settle(page)
        assert parameters(page) == address
    context.close()


def test_a_page_is_not_at_rest_before_the_code_of_its_controls_came(visit: Visit) -> None:
    """Until then nobody sees anything of it."""
    page, held = visit(first=True), []
    page.route("**/Selectbox.*.js", lambda route: held.append(route))
    page.goto("/scenarios")
    while not held:
        page.wait_for_timeout(20)
    soon = "new Promise(resolve => setTimeout(resolve, 3000, 'not yet'))"
    assert page.evaluate(f"Promise.race([({AT_REST})(100), {soon}])") == "not yet"
    for route in held:
        route.continue_()
    settle(page)
    expect(page.get_by_role("combobox").first).to_be_visible()


NO_FUNCTION = r"""wait_for_function\(\s*f?["'](?!\w+ =>|\(\w*\) =>|\(\[)"""


def test_what_a_test_waits_for_is_a_function() -> None:
    """Anything else is evaluated anew at every look, which our policy forbids: only the first look could succeed."""
    assert re.search(NO_FUNCTION, "page.wait_for_function('window.drawn')")
    files = sorted((ROOT / "tests").rglob("*.py"))
    assert len(files) > 100
    files.remove(Path(__file__))
    assert [one.name for one in files if re.search(NO_FUNCTION, one.read_text("utf-8"))] == []


def test_two_visitors_of_a_test_are_not_each_other(visit: Visit) -> None:
    one, other = visit(), visit()
    for page in (one, other):
        page.goto(BLANK)
    one.evaluate(STORE)
    assert other.evaluate(STORED)[:3] == [0, 0, ""]
