"""A bar of the waterfall leads to its slider, and on a phone every amount is in sight."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.dashboard import PHONE, TOO_WIDE, Visit, click_at, holder, open_fold, open_page, plain, said, settle

BAR = """(plot, place) => {
    const { xaxis, yaxis } = plot._fullLayout, box = plot.getBoundingClientRect(), [bars] = plot._fullData
    return [box.left + xaxis._offset + xaxis.d2p(bars.base[place] + bars.x[place] / 2),
        box.top + yaxis._offset + yaxis.d2p(place)]
}"""
CUT_OFF = """plot => {
    const box = plot.getBoundingClientRect()
    return [...plot.querySelectorAll('.textpoint text, .ytick text')].filter(one => {
        const at = one.getBoundingClientRect()
        return at.left < box.left - 1 || at.right > box.right + 1
    }).map(one => one.textContent)
}"""


def open_waterfall(page: Page, address: str) -> None:
    open_page(page, address)
    open_fold(page, "Waarom verschilt dit?")


def test_on_a_phone_a_bar_leads_to_its_slider(visit: Visit) -> None:
    page = visit(**PHONE)
    open_waterfall(page, "/kostenverdeling?cost_key=caseload&execution_cost_change=0.1&exit_cost_years=2")
    plot = page.locator(".st-key-live-why .kk-plot")
    # Whole: a part of it may be in sight already.
    plot.evaluate("plot => plot.scrollIntoView({ block: 'center' })")
    settle(page)
    texts = [plain(text) for text in plot.locator(".textpoint text").all_text_contents()]
    assert [text.strip() for text in texts] == ["€ +57.335", "€ +56.736", "€ +5.734", "€ +119.805"]
    assert plot.evaluate(CUT_OFF) == []
    assert page.evaluate(TOO_WIDE) == []
    click_at(page, *plot.evaluate(BAR, 1))
    expect(page).to_have_title(re.compile("Meerjarenbegroting"))
    settle(page)
    slider = holder(page, "set-execution_cost_change").get_by_role("slider")
    expect(slider).to_be_attached()
    assert said(page, "execution_cost_change") == "10%"
