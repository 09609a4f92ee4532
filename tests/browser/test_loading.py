"""A first visit: the page is there soon, in one go, nothing on it jumps, and it ends soon.

With what else is asked of every page as it opens: to open one is what takes the time of these tests.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route

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
TRIES = 3
# Who waits longer than six seconds is shown what there is, whole or not (ui/live/browser/arrival.js). How slow the
# machine of the tests is says nothing of the page: here that never comes.
PATIENT = {
    "arrival.js": ("const LONGEST = 6000 ", "const LONGEST = 600000 "),
    "live_chart.css": ("animation: kk-arrive 0s 6s forwards", "animation: kk-arrive 0s 600s forwards"),
}
LAPTOP = {"width": 1440, "height": 900}
RAILS = ("kostenverdeling", "meerjarenbegroting", "planning", "risicos")
"""Of the pages with controls beside their charts those that begin with them."""
# Controls of which a part lies beside the screen, where nobody finds it.
BESIDE_THE_SCREEN = """() => [...document.querySelectorAll('[data-testid=stMain] :is(button, input, a)')]
    .filter(one => one.checkVisibility() && !one.closest('.kk-scroll, .kk-figure'))
    .filter(one => one.getBoundingClientRect().right > innerWidth + 1).map(one => one.textContent)"""


@pytest.mark.parametrize("name", PAGES)
def test_on_a_laptop_nothing_jumps_the_first_screen_says_enough_and_paper_shows_all(visit: Visit, name: str) -> None:
    page = came_in_one_go(visit, name, most=2, viewport=LAPTOP)
    if name in RAILS:
        assert_the_first_screen_shows_conclusion_control_and_chart(page)
    assert_on_paper_nothing_is_cut_off(page)


@pytest.mark.parametrize("name", PAGES)
def test_on_a_phone_nothing_jumps_and_no_control_lies_beside_the_screen(visit: Visit, name: str) -> None:
    page = came_in_one_go(visit, name, most=4, **PHONE)
    assert page.evaluate(BESIDE_THE_SCREEN) == []


def came_in_one_go(visit: Visit, name: str, most: int, **screen: Any) -> Page:
    """A page that opened at a first visit without a jump; what is not folded ends within so many screens.

    On a machine that does much else the parts of an answer may come in more than one picture: then he comes again.
    """
    jumped = []
    for _try in range(TRIES):
        page = visit(first=True, **screen)
        page.add_init_script(WATCH)
        waits = be_patient(page)
        page.goto("/" if name == "start" else f"/{name}")
        settle(page)
        assert waits == {*PATIENT}
        jumped.append(sum(page.evaluate("window.shifts")))
        if jumped[-1] < MOST:
            break
        page.close()
    assert jumped[-1] < MOST, jumped
    # Not because there is nothing to see.
    assert page.locator("h1").is_visible()
    assert page.locator(".kk-live:not(:empty)").first.is_visible()
    if name != "bronnen":  # a list to search in
        assert page.evaluate(END) <= most
    return page


def be_patient(page: Page) -> set[str]:
    """The page is shown when it is whole and not before; the files of which that was taken."""
    changed = set()

    def answer(route: Route) -> None:
        found = route.fetch()
        name = urlsplit(route.request.url).path.rpartition("/")[2]
        before, after = PATIENT[name]
        if before in found.text():
            changed.add(name)
        route.fulfill(response=found, body=found.text().replace(before, after))

    page.route(re.compile(rf"/({'|'.join(map(re.escape, PATIENT))})(\?|$)"), answer)
    return changed


def assert_the_first_screen_shows_conclusion_control_and_chart(page: Page) -> None:
    found = page.evaluate("""() => {
        const box = what => document.querySelector(what).getBoundingClientRect()
        const plot = box('.stColumn .kk-plot')
        return { headline: box('.st-key-live-headline .kk-headline').bottom,
            chart: (innerHeight - plot.top) / plot.height,
            slider: box('.st-key-controls [data-testid=stSlider]').bottom }
    }""")
    assert found["headline"] < found["slider"] < LAPTOP["height"]
    assert found["chart"] > 0.55


def assert_on_paper_nothing_is_cut_off(page: Page) -> None:
    """A4 between its margins is 180 mm, 680 CSS pixels, wide; a browser says that it prints before it lays out anew."""
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.set_viewport_size({"width": 680, "height": 900})
    settle(page)
    cut = page.evaluate("""() => {
        const wide = what => [...document.querySelectorAll(what)].filter(one => one.checkVisibility())
            .filter(one => one.getBoundingClientRect().right > innerWidth + 1)
            .map(one => one.className.baseVal ?? one.className)
        return [...wide('.kk-plot .main-svg'), ...wide('.kk-table'), ...wide('.kk-tile'), ...wide('.kk-headline')]
    }""")
    assert cut == []
    for hidden in ("stSidebar", "stHeader"):
        assert not page.get_by_test_id(hidden).is_visible()
    assert not page.locator(".st-key-bar").is_visible()
    # The page is as long as what stands on it: no part of it scrolls by itself.
    inner = """() => [...document.querySelectorAll('.stMain, .stMainBlockContainer')]
        .filter(one => one.scrollHeight > one.clientHeight + 1)
        .filter(one => getComputedStyle(one).overflowY !== 'visible').length"""
    assert page.evaluate(inner) == 0
    dirty = page.evaluate("[...document.querySelectorAll('.kk-plot')].filter(one => !('row' in one.dataset)).length")
    assert dirty == 0, "a chart that was out of sight is drawn for paper too"


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
