"""What stands around every page: the strip and the controls that stay in view, and the groups of the menu."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.dashboard import Visit, hold_at, open_page, said, settle, slide_to, slider

LAPTOP = {"width": 1440, "height": 900}
SCROLL = "top => document.querySelector('[data-testid=stMain]').scrollTo(0, top)"
IN_VIEW = """what => {
    const box = document.querySelector(what).getBoundingClientRect()
    const seen = Math.min(box.bottom, innerHeight) - Math.max(box.top, 0)
    return box.height > 0 && seen >= 0.6 * box.height
}"""
"""Most of it: the browser moves the page a little when a slider beside it gets the focus."""


def in_view(page: Page, what: str) -> bool:
    return bool(page.evaluate(IN_VIEW, what))


RAILS = ("/kostenverdeling", "/meerjarenbegroting", "/scenarios", "/risicos", "/planning")
"""The pages with controls beside their charts."""
BESIDE = """() => {
    const seen = (one, from = 0, to = innerHeight) => {
        const box = one.getBoundingClientRect()
        return box.height > 0 ? Math.max(0, Math.min(box.bottom, to) - Math.max(box.top, from)) / box.height : 0
    }
    const strip = document.querySelector('.st-key-strip .kk-live'), pinned = document.querySelector('.kk-pinned')
    const headline = document.querySelector('.st-key-live-headline .kk-headline')
    const under = (pinned.hidden ? strip : pinned).getBoundingClientRect().bottom
    const moved = [...document.querySelectorAll('.stColumn .kk-plot')].filter(one => one.dataset.row !== '0')
    return { strip: seen(strip), moved: moved.length, chart: Math.max(0, ...moved.map(one => seen(one, under))),
        headline: pinned.hidden ? seen(headline, under) : seen(pinned),
        same: pinned.hidden || pinned.textContent === headline.textContent }
}"""


@pytest.mark.parametrize("address", RAILS)
def test_while_a_slider_is_dragged_its_chart_and_the_conclusion_are_in_view(visit: Visit, address: str) -> None:
    """Of every slider beside the charts, with the first chart scrolled into view."""
    page = visit(viewport=LAPTOP)
    open_page(page, address)
    plot = page.locator(".stHorizontalBlock:has(.st-key-controls) .stColumn:last-child .kk-plot").first
    inputs = page.locator(".st-key-controls input[type=range]")
    for place in range(inputs.count()):
        plot.evaluate("one => one.scrollIntoView({ block: 'end' })")
        inputs.nth(place).evaluate("one => one.parentElement.scrollIntoView({ block: 'nearest' })")
        settle(page)
        at, track = (inputs.nth(place).locator(f"xpath={up}").bounding_box() for up in ("..", "../../.."))
        assert at is not None
        assert track is not None
        is_left = at["x"] < track["x"] + track["width"] / 2
        page.mouse.move(at["x"], at["y"])
        page.mouse.down()
        hold_at(page, at["x"] + (60 if is_left else -60), at["y"])
        found = page.evaluate(BESIDE)
        page.mouse.up()
        settle(page)
        assert found["moved"] > 0
        assert found["strip"] == found["headline"] == 1
        assert found["same"]
        assert found["chart"] >= 0.6, (place, found)


@pytest.mark.parametrize("address", ["/kostenverdeling", "/meerjarenbegroting"])
@pytest.mark.parametrize("width", [1280, 1440])
def test_what_is_open_in_the_controls_lies_over_nothing_else(visit: Visit, address: str, width: int) -> None:
    """They are as high as the window at most: what is more is scrolled to, and the folds below them can be read."""
    page = visit(viewport={"width": width, "height": 720})
    open_page(page, address)
    for fold in page.locator(".st-key-controls summary").all():
        fold.click()
        settle(page)
    shown = page.evaluate("""() => {
        const rail = document.querySelector('.st-key-controls'), own = rail.getBoundingClientRect()
        const beside = rail.closest('.stHorizontalBlock').getBoundingClientRect()
        return { rail: own.bottom, beside: beside.bottom, more: rail.scrollHeight - rail.clientHeight,
            style: getComputedStyle(rail).overflowY, wide: rail.scrollWidth - rail.clientWidth }
    }""")
    assert shown["more"] > 0, "with everything open it is higher than the window"
    assert shown["style"] == "auto"
    assert shown["rail"] <= shown["beside"] + 1
    assert shown["wide"] <= 1
    # The last thing in it can be reached.
    page.locator(".st-key-controls").evaluate("one => one.scrollTo(0, one.scrollHeight)")
    rail, last = (page.locator(f".st-key-controls{part}").last.bounding_box() for part in ("", " > *"))
    assert rail is not None
    assert last is not None
    assert last["y"] + last["height"] <= rail["y"] + rail["height"] + 1


@pytest.mark.parametrize("query", ["", "&per=resident"])
@pytest.mark.parametrize("width", [768, 1280, 1440])
def test_the_strip_says_how_much_is_changed(visit: Visit, width: int, query: str) -> None:
    """Beside the results, and not over them."""
    page = visit(viewport={"width": width, "height": 900})
    open_page(page, f"/meerjarenbegroting?execution_cost_change=0.1&execution_index=0.02{query}")
    counted = page.locator(".st-key-strip .kk-changed")
    assert counted.inner_text() == "2 gewijzigd"
    own = counted.bounding_box()
    assert own is not None
    words = page.evaluate("""() => [...document.querySelectorAll('.st-key-strip .kk-tile > *')].map(one => {
        const range = document.createRange()
        range.selectNodeContents(one)
        return range.getBoundingClientRect().toJSON()
    }).filter(box => box.width)""")
    assert len(words) >= 6, "the name and the value of each of three results"
    for box in words:
        over = box["top"] < own["y"] + own["height"] and own["y"] < box["bottom"]
        assert not over or box["right"] <= own["x"]
    page.get_by_role("button", name="2 gewijzigd").click()
    page.get_by_role("button", name="Alles terugzetten").click()
    settle(page)
    expect(counted).not_to_be_visible()


def test_the_strip_follows_before_release(visit: Visit) -> None:
    page = visit(viewport=LAPTOP)
    open_page(page, "/meerjarenbegroting")
    cost = page.locator(".st-key-strip .kk-value").first
    box = page.locator(".st-key-set-execution_cost_change input[type=range]").locator("xpath=..").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    before, address = cost.inner_text(), page.url
    page.mouse.move(x, y)
    page.mouse.down()
    hold_at(page, x + 40, y)
    assert page.url == address, "nothing was sent yet"
    moving = cost.inner_text()
    assert moving != before
    page.mouse.up()
    settle(page)
    assert cost.inner_text() == moving
    assert said(page, "execution_cost_change") != "0,0%"


@pytest.mark.parametrize(
    ("query", "groups"),
    [
        ("", ["Het besluit", "Waarom", "Geld en zekerheid", "Uitvoering", "Verantwoording"]),
        ("?lang=en", ["The decision", "Why", "Money and certainty", "Carrying out", "Accountability"]),
    ],
)
def test_the_menu_has_its_groups_in_order(visit: Visit, query: str, groups: list[str]) -> None:
    page = visit(viewport=LAPTOP)
    open_page(page, f"/bronnen{query}")
    titles = page.locator("[data-testid=stSidebarNavItems] > li").evaluate_all(
        "all => all.map(one => getComputedStyle(one, '::before').content).filter(text => text !== 'none')"
    )
    assert [title.strip('"') for title in titles] == groups


def test_a_fold_that_hides_a_change_opens_by_itself_and_stays(page: Page) -> None:
    """Also after the next change; who closes it has it closed. It says how many changes it holds."""
    open_page(page, "/kostenverdeling?phase_in_years=2")
    expect(page.get_by_text("Meer instellingen (1 gewijzigd)", exact=True)).to_be_visible()
    expect(slider(page, "phase_in_years")).to_be_visible()
    slide_to(page, "phase_in_years", 3)
    expect(slider(page, "phase_in_years")).to_be_visible()
    slide_to(page, "caseload-tubbergen", 170)
    expect(slider(page, "phase_in_years")).to_be_visible()
    # With two its name is another.
    slider(page, "execution_cost_change").focus()
    page.keyboard.press("ArrowRight")
    settle(page)
    expect(slider(page, "phase_in_years")).to_be_visible()
    page.get_by_text("Meer instellingen (2 gewijzigd)", exact=True).click()
    settle(page)
    slide_to(page, "caseload-tubbergen", 172)
    assert slider(page, "phase_in_years").count() == 0


# In every frame after a fold is pressed: how high it is, how high what is in it, and whether that is to be seen.
WHILE_IT_OPENS = """async ([key, wanted]) => {
    const fold = document.querySelector(`.st-key-${key} details`), found = []
    const inside = fold.querySelector('[data-testid=stExpanderDetails]')
    fold.querySelector('summary').click()
    for (let end = Infinity; performance.now() < end;) {
        await new Promise(requestAnimationFrame)
        // As long as an animation would take, after what is in it came or went.
        const isDone = wanted ? inside.querySelector('.kk-plot') : !inside.getBoundingClientRect().height
        if (end === Infinity && isDone) end = performance.now() + 1000
        found.push([fold.getBoundingClientRect().height, inside.getBoundingClientRect().height].map(Math.round))
    }
    return found
}"""


def test_a_fold_is_as_high_as_what_is_in_it_from_the_moment_that_it_is_pressed(visit: Visit) -> None:
    """Who scrolls while it opens does not come elsewhere."""
    page = visit(viewport=LAPTOP)
    open_page(page, "/kostenverdeling")
    for wanted in (True, False):
        settle(page)
        heights = page.evaluate(WHILE_IT_OPENS, ["fold-yearly", wanted])[1:]
        assert bool(heights[-1][1]) == wanted
        # Its own line, and its edge.
        assert [one for one in heights if wanted and one[0] < one[1] + 30] == []
        assert [one for one in heights if not wanted and one[1] > 0] == []
