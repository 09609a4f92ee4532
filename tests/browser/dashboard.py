"""What the tests do to a page in a browser, and what they read from it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.wire import AT_REST

Visit = Callable[..., Page]
"""Opens a page of its own, with the settings of a browser context."""

ADDRESSES = (
    "/", "/vergelijken", "/varianten", "/situatie", "/kostenverdeling", "/meerjarenbegroting", "/onzekerheid",
    "/planning", "/projectbegroting", "/bronnen", "/herleiding",
)  # fmt: skip
TALL = {"width": 1280, "height": 2400}
"""High enough for every chart: a chart out of sight is drawn only when it comes into sight."""
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True, "device_scale_factor": 2}

# The strip of results is apart: its range is of what is set, and stays while a thumb moves. So is why it differs.
READ = """() => {
    const all = what => [...document.querySelectorAll(what)].filter(one => !one.closest('.st-key-fold-why'))
    const texts = what => all(what).filter(one => !one.closest('.st-key-strip')).map(one => one.textContent)
    return {
        headline: texts('.kk-headline'), values: texts('.kk-value'), besides: texts('.kk-beside'),
        notes: texts('.kk-note'), alts: texts('.kk-alt'),
        rows: all('.kk-plot').map(one => one.dataset.row),
        charts: all('.kk-plot').map(plot => (plot._fullData ?? [])
            .filter(trace => trace.visible !== false && !trace.meta).map(trace => ({
            name: trace.name, x: trace.x && [...trace.x], y: trace.y && [...trace.y] }))),
        marks: all('.kk-plot').map(plot =>
            (plot._fullLayout?.shapes ?? []).map(shape => [shape.x0, shape.x1])),
    }
}"""


# Where the last chart, table or text ends that no fold holds, but for the foot that is the same on every page.
END = """() => {
    const main = document.querySelector('[data-testid=stMain]')
    const shown = [...main.querySelectorAll('.kk-live, [data-testid=stMarkdown], [data-testid=stSlider]')].filter(one =>
        one.offsetHeight > 1 && !one.closest('[data-testid=stExpander], .st-key-live-mark')
        && !one.querySelector('[data-testid=stCaptionContainer]'))
    return Math.max(...shown.map(one => one.getBoundingClientRect().bottom + main.scrollTop)) / innerHeight
}"""


def settle(page: Page, quiet: int = 300) -> None:
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
    """With ordinary spaces (€ and its amount are joined by a no-break space) and without word joiners."""
    return text.replace("\u00a0", " ").replace("\u2060", "")


def headline(page: Page) -> str:
    return plain(page.locator(".kk-headline").inner_text())


def tiles(page: Page) -> dict[str, str]:
    """The value of each tile by its label, but for the range in the strip: that comes when nothing moves."""
    found = page.locator(".kk-tile:not(.st-key-strip .kk-tile:nth-child(2))").evaluate_all(
        "all => all.map(one => [one.querySelector('dt').textContent, one.querySelector('.kk-value').textContent])"
    )
    return {label: plain(value) for label, value in found}


def holder(page: Page, key: str) -> Locator:
    """What surrounds the control with this key, in either language."""
    return page.locator(f".st-key-{key}, .st-key-{key}--en")


def slider(page: Page, id: str) -> Locator:
    return holder(page, f"set-{id}").get_by_role("slider")


def said(page: Page, id: str) -> str:
    """What a screen reader says of a slider's value."""
    return plain(holder(page, f"set-{id}").locator("input[type=range]").get_attribute("aria-valuetext") or "")


def hold_at(page: Page, x: float, y: float, steps: int = 4) -> None:
    """Move what the mouse holds, and wait until the page shows it: that is a moment after the mouse came there."""
    page.mouse.move(x, y, steps=steps)
    settle(page, 100)


@contextmanager
def unsent(page: Page) -> Iterator[None]:
    """Nothing goes to the server meanwhile: what the page shows it shows by itself."""
    page.evaluate("kkWire.held = []")
    yield
    page.evaluate("() => { const held = kkWire.held; kkWire.held = null; held.forEach(send => send()) }")


def slide_to(page: Page, id: str, number: int) -> None:
    """Move a slider of whole numbers to one nearby with the arrow keys, at ease."""
    slider(page, id).focus()
    distance = number - int(said(page, id))
    for _ in range(abs(distance)):
        page.keyboard.press("ArrowRight" if distance > 0 else "ArrowLeft")
        settle(page)
    # Who was just connected again may get the page once more.
    expect(holder(page, f"set-{id}").locator("input[type=range]")).to_have_attribute("aria-valuetext", str(number))


def pick(page: Page, id: str, label: str) -> None:
    """Choose in a radio control."""
    holder(page, f"set-{id}").get_by_text(label, exact=True).click()
    settle(page)


def choose(page: Page, name: str, label: str) -> None:
    """Choose in the bar above the page, or in what opens from it: perspective; language, per what amounts are shown."""
    folded = name in ("lang", "per")
    if folded:
        holder(page, "display").get_by_role("button").first.click()
    holder(page, f"choose-{name}").get_by_role("radio", name=re.compile(label)).click()
    settle(page)
    if folded:
        page.keyboard.press("Escape")
        settle(page)


def tell(page: Page, step: str) -> None:
    """Go to a step of the story on the start page."""
    holder(page, "view-story").get_by_role("radio", name=step).click()
    settle(page)


def unfold(page: Page) -> None:
    """Open every fold, table and row. A fold gets its contents when it opens, and may hold a table."""
    for what in ("[data-testid=stExpander] summary", ".kk-details > summary"):
        page.evaluate(
            "what => document.querySelectorAll(what).forEach(one => one.parentElement.open || one.click())", what
        )
        settle(page)
    page.evaluate("() => document.querySelectorAll('.kk-unfold[aria-expanded=false]').forEach(one => one.click())")


def open_fold(page: Page, name: str) -> None:
    """Open one fold by its name: what is in it is built then."""
    page.get_by_text(name, exact=True).first.click()
    settle(page)


def go(page: Page, name: str) -> None:
    """To another page by the navigation."""
    page.get_by_test_id("stSidebarNav").get_by_role("link", name=name).click()
    settle(page)


def parameters(page: Page) -> str:
    """What the address bar carries."""
    return page.url.partition("?")[2].replace("%3A", ":")


def thumb(page: Page, id: str) -> tuple[float, float]:
    """The middle of a slider's thumb."""
    box = holder(page, f"set-{id}").get_by_test_id("stSliderThumbValue").locator("xpath=..").bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


COLORS = ("color-contrast", "link-in-text-block")
"""The rules of axe that look at colours."""


def click_at(page: Page, x: float, y: float) -> None:
    """Click in a chart, that knows what lies under the mouse a moment after it came there."""
    page.evaluate("document.querySelectorAll('.kk-plot').forEach(one => { one._hoverdata = undefined })")
    page.mouse.move(x + 1, y)
    page.mouse.move(x, y)
    page.wait_for_function("() => [...document.querySelectorAll('.kk-plot')].some(one => one._hoverdata?.length)")
    page.mouse.click(x, y)


def violations(page: Page, *rules: str) -> list[str]:
    """What axe finds, of whatever impact: by all rules, or by these."""
    options = {"resultTypes": ["violations"], **({"runOnly": rules} if rules else {})}
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{one['id']} ({one['impact']}): {one['help']}: {[node['html'][:200] for node in one['nodes']][:3]}"
        for one in found
    ]


def violations_in_both_themes(page: Page) -> list[str]:
    """What axe finds in a page as it stands, light and dark: it follows the theme of the system.

    A theme changes nothing but colours, so the second time only those are looked at.
    """
    found = []
    for theme, background, rules in (("light", "rgb(255, 255, 255)", ()), ("dark", "rgb(16, 22, 31)", COLORS)):
        page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
        expect(page.locator(".stApp")).to_have_css("background-color", background)
        settle(page)
        found += [f"{theme}: {one}" for one in violations(page, *rules)]
    return found


TOO_WIDE = """() => {
    const found = []
    const main = document.querySelector('[data-testid="stMain"]')
    for (const [name, one, room] of [['page', document.scrollingElement, innerWidth], ['main', main, main.clientWidth]])
        if (one.scrollWidth > room + 1) found.push(`${name}: ${one.scrollWidth} > ${room}`)
    for (const one of document.querySelectorAll('.kk-value, .kk-note, .kk-tile dt, .kk-headline, .kk-notice'))
        if (one.scrollWidth > one.clientWidth + 1) found.push(`cut off: ${one.textContent}`)
    return found
}"""

# Every chart that is not in a closed fold is drawn in the width that it has, and no word in it moves any more.
CHARTS_STAND = """async () => {
    const charts = () => [...document.querySelectorAll('.kk-plot')].filter(one => one.clientWidth)
    const places = () => charts().flatMap(one => [...one.querySelectorAll('text')]).map(one => {
        const { left, top, width } = one.getBoundingClientRect()
        return [left, top, width].map(Math.round)
    }).join()
    const end = performance.now() + 20000
    for (let before = null; performance.now() < end; before = places()) {
        await new Promise(resolve => setTimeout(resolve, 60))
        const drawn = charts().every(one => Math.abs((one._fullLayout?.width ?? 0) - one.clientWidth) <= 1)
        if (drawn && before === places()) return true
    }
    return false
}"""
# Words of a chart that lie beside it, or over others of it; those that stand on end take less room than their box.
ASTRAY = """() => [...document.querySelectorAll('.kk-plot')].flatMap(plot => {
    const room = plot.getBoundingClientRect()
    const seen = one => one.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    const words = [...plot.querySelectorAll('text')].filter(one => one.textContent.trim() && seen(one))
        .map(one => ({ text: one.textContent.trim(), box: one.getBoundingClientRect(), turned: one.getScreenCTM()?.b }))
        .filter(one => one.box.width)
    const outside = words.filter(({ box }) => box.right > room.right + 1 || box.left < room.left - 1
        || box.bottom > room.bottom + 1 || box.top < room.top - 1).map(one => `outside: ${one.text}`)
    const level = words.filter(one => Math.abs(one.turned) < 0.01)
    const over = level.flatMap((a, place) => level.slice(place + 1).filter(b => {
        const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left)
        const high = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top)
        return wide > 3 && high > 0.35 * Math.min(a.box.height, b.box.height)
    }).map(b => `over: ${a.text} | ${b.text}`))
    return [...outside, ...over]
})"""


def astray(page: Page) -> list[str]:
    """The words of charts that are not where they should be."""
    assert page.evaluate(CHARTS_STAND), "a chart is not drawn"
    found: list[str] = page.evaluate(ASTRAY)
    return found
