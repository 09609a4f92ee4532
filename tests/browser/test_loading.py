"""A first visit: the page is there soon, in one go, nothing on it jumps, and it ends soon."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.dashboard import END, PHONE, Visit, settle
from tests.pages.screen import PAGES

# https://web.dev/articles/cls: what moves without the visitor having done anything, as a part of the screen.
WATCH = """
window.shifts = []
new PerformanceObserver(list => {
    for (const shift of list.getEntries()) if (!shift.hadRecentInput) window.shifts.push(shift.value)
}).observe({ type: 'layout-shift', buffered: true })
"""
MOST = 0.1
LAPTOP = {"viewport": {"width": 1440, "height": 900}}


@pytest.mark.parametrize(("screen", "most"), [(LAPTOP, 2), (PHONE, 4)], ids=["laptop", "phone"])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_jumps_and_what_is_not_folded_ends_within_two_screens_of_a_laptop_four_of_a_phone(
    visit: Visit, name: str, screen: dict[str, Any], most: int
) -> None:
    page = visit(first=True, **screen)
    page.add_init_script(WATCH)
    page.goto("/" if name == "start" else f"/{name}")
    settle(page)
    assert sum(page.evaluate("window.shifts")) < MOST
    # Not because there is nothing to see.
    assert page.locator("h1").is_visible()
    assert page.locator(".kk-live:not(:empty)").first.is_visible()
    if name != "bronnen":  # a list to search in
        assert page.evaluate(END) <= most


def test_a_page_is_shown_even_if_the_code_of_the_charts_never_comes(browser: Browser, server: str) -> None:
    # Not the `visit` fixture: the browser reports the missing code on the console.
    page = browser.new_page()
    page.route("**/assets/live-*/*.js", lambda route: route.abort())
    page.goto(f"{server}/kostenverdeling")
    page.locator("h1").wait_for(state="visible", timeout=15_000)
    page.close()


def test_code_and_style_are_asked_for_before_streamlit_runs(visit: Visit) -> None:
    """Each file once: what the page's head asks for is what the charts use."""
    page = visit(first=True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.partition("/assets/")[2]))
    page.goto("/kostenverdeling")
    settle(page)
    own = [one for one in asked if one]
    assert len(own) == len(set(own))
    assert {"live_chart.css", "live_chart.js", "drawing.js"} <= {one.rpartition("/")[2] for one in own}
    assert any(one.startswith("plotly.min.js?v=") for one in own)
