"""On a phone the controls come from below, with the chart that they move in view above them."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.dashboard import PHONE, Visit, hold_at, open_page, settle, thumb

BOXES = """part => {
    const box = one => { const { top, bottom, height } = one.getBoundingClientRect(); return { top, bottom, height } }
    return { sheet: box(document.querySelector('.st-key-controls')),
        chart: box(document.querySelector(`.st-key-live-${part} .kk-plot`)),
        strip: box(document.querySelector('.st-key-strip .kk-tiles')), high: innerHeight,
        row: document.querySelector(`.st-key-live-${part} .kk-plot`).dataset.row }
}"""
BUTTON = ".kk-sheet-button"


@pytest.mark.parametrize(
    ("path", "id", "part"),
    [
        ("/kostenverdeling", "caseload-tubbergen", "keys"),
        ("/meerjarenbegroting", "execution_cost_change", "spending"),
    ],
)
def test_the_chart_stays_in_view_while_its_slider_is_dragged(visit: Visit, path: str, id: str, part: str) -> None:
    page = visit(**PHONE)
    open_page(page, path)
    assert page.locator(BUTTON).inner_text() == "Knoppen"
    page.locator(BUTTON).click()
    expect(page.locator(BUTTON)).to_have_attribute("aria-expanded", "true")
    # What lies under it does not shine through: .streamlit/config.toml, backgroundColor.
    color = page.locator(".st-key-controls").evaluate("one => getComputedStyle(one).backgroundColor")
    assert color in ("rgb(255, 255, 255)", "rgb(16, 22, 31)")
    # The chart has come under the strip by itself.
    page.locator(f".st-key-set-{id}").evaluate("one => one.scrollIntoView({ block: 'nearest' })")
    settle(page)
    x, y = thumb(page, id)
    page.mouse.move(x, y)
    page.mouse.down()
    hold_at(page, x + 20, y)
    found = page.evaluate(BOXES, part)
    page.mouse.up()
    seen = min(found["chart"]["bottom"], found["sheet"]["top"]) - max(found["chart"]["top"], found["strip"]["bottom"])
    assert found["row"] != "0"
    assert found["sheet"]["bottom"] == found["high"]
    assert found["strip"]["top"] >= 0
    assert seen > 0.6 * min(found["chart"]["height"], found["sheet"]["top"] - found["strip"]["bottom"])


def test_it_closes_and_is_gone_on_a_page_without_controls(visit: Visit) -> None:
    page = visit(**PHONE)
    open_page(page, "/kostenverdeling")
    page.locator(BUTTON).click()
    page.locator(BUTTON).click()
    assert page.locator(BUTTON).inner_text() == "Knoppen"
    assert page.locator(".st-key-controls").evaluate("one => getComputedStyle(one).position") != "fixed"
    open_page(page, "/bronnen")
    settle(page)
    expect(page.locator(BUTTON)).not_to_be_visible()
