"""What the tests do to a page in a browser, and what they read from it."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Locator, Page

ADDRESSES = ("/", "/situatie", "/kostenverdeling", "/meerjarenbegroting", "/bronnen")
TALL = {"width": 1280, "height": 4200}
"""High enough for every chart: a chart out of sight is drawn only when it comes into sight."""

# Streamlit is at rest, every chart is drawn, and nothing on the page changed for a while.
AT_REST = """async quiet => {
    const app = () => document.querySelector('[data-testid="stApp"]')
    const look = () => [location.href, app()?.innerText,
        ...[...document.querySelectorAll('input[type=range]')].map(one => one.value),
        ...[...document.querySelectorAll('.kk-plot')].map(one => one.dataset.row)].join()
    const seen = one => { const at = one.getBoundingClientRect(); return at.bottom > 0 && at.top < innerHeight }
    let before = null, since = performance.now()
    const end = since + 20000
    while (performance.now() < end) {
        await new Promise(resolve => setTimeout(resolve, 40))
        const now = look()
        const idle = app()?.dataset.testScriptState === 'notRunning' && document.querySelector('.kk-live')
            && ![...document.querySelectorAll('.kk-plot')].some(one => seen(one) && one.dataset.row === undefined)
        if (!idle || now !== before) { before = now; since = performance.now() }
        else if (performance.now() - since > quiet) return true
    }
    return false
}"""

READ = """() => {
    const texts = what => [...document.querySelectorAll(what)].map(one => one.textContent)
    return {
        headline: texts('.kk-headline'), values: texts('.kk-value'), notes: texts('.kk-note'), alts: texts('.kk-alt'),
        rows: [...document.querySelectorAll('.kk-plot')].map(one => one.dataset.row),
        charts: [...document.querySelectorAll('.kk-plot')].map(plot => (plot._fullData ?? []).map(trace => ({
            name: trace.name, x: trace.x && [...trace.x], y: trace.y && [...trace.y] }))),
        marks: [...document.querySelectorAll('.kk-plot')].map(plot =>
            (plot._fullLayout?.shapes ?? []).map(shape => [shape.x0, shape.x1])),
    }
}"""


def settle(page: Page, quiet: int = 400) -> None:
    """Wait until the dashboard has done everything that it was asked."""
    assert page.evaluate(AT_REST, quiet), "the page does not come to rest"


def open_page(page: Page, address: str) -> None:
    page.goto(address)
    settle(page)


def read(page: Page) -> dict[str, Any]:
    """Everything that moves with a slider: texts, the charts' own data, and the row that each chart shows."""
    found: dict[str, Any] = page.evaluate(READ)
    return found


def shown(page: Page) -> dict[str, Any]:
    """What is read but for the rows: the same numbers stand in a slice and, after release, in row 0."""
    return {name: value for name, value in read(page).items() if name != "rows"}


def plain(text: str) -> str:
    """With ordinary spaces: € and its amount are joined by a no-break space."""
    return text.replace("\u00a0", " ")


def headline(page: Page) -> str:
    return plain(page.locator(".kk-headline").inner_text())


def tiles(page: Page) -> dict[str, str]:
    """The value of each tile by its label."""
    found = page.locator(".kk-tile").evaluate_all(
        "all => all.map(one => [one.querySelector('dt').textContent, one.querySelector('.kk-value').textContent])"
    )
    return {label: plain(value) for label, value in found}


def holder(page: Page, key: str) -> Locator:
    """What surrounds the control with this key."""
    return page.locator(f".st-key-{key}")


def slider(page: Page, id: str) -> Locator:
    return holder(page, f"set-{id}").get_by_role("slider")


def said(page: Page, id: str) -> str:
    """What a screen reader says of a slider's value."""
    return plain(slider(page, id).get_attribute("aria-valuetext") or "")


def slide_to(page: Page, id: str, text: str, presses: int = 60) -> None:
    """Move a slider with the keyboard until it says this; upwards from its lowest value."""
    control = slider(page, id)
    control.focus()
    page.keyboard.press("Home")
    while said(page, id) != text and presses:
        page.keyboard.press("ArrowRight")
        presses -= 1
    assert said(page, id) == text
    settle(page)


def pick(page: Page, id: str, label: str) -> None:
    """Choose in a radio control."""
    holder(page, f"set-{id}").get_by_text(label, exact=True).click()
    settle(page)


def choose(page: Page, name: str, label: str) -> None:
    """Choose in the bar above the page: language, perspective."""
    holder(page, f"choose-{name}").get_by_role("radio", name=re.compile(label)).click()
    settle(page)


def go(page: Page, name: str) -> None:
    """To another page by the navigation."""
    page.get_by_test_id("stSidebarNav").get_by_role("link", name=name).click()
    settle(page)


def parameters(page: Page) -> str:
    """What the address bar carries."""
    return page.url.partition("?")[2].replace("%3A", ":")
