"""What helps to read a chart: signs at the bars, names at the lines, where it stood, and an axis that stands still."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.dashboard import PHONE, TALL, Visit, hold_at, open_fold, open_page, settle, thumb
from ui.live.versions import LIVE_FOLDER

OF = """part => {
    const plot = document.querySelector(`.st-key-live-${part} .kk-plot`)
    const of = what => plot._fullData.filter(trace => trace.meta === what)
    const boxes = marks => [...plot.querySelectorAll(marks)].map(mark => {
        const { x, y, width, height } = mark.getBoundingClientRect()
        return [x, y, width, height].map(Math.round)
    })
    const data = traces => traces.map(trace => ({ x: [...trace.x], y: [...trace.y] }))
    return {
        ghosts: boxes('.kk-ghost path'),
        marks: boxes('.barlayer .point path, .scatterlayer .js-line, .scatterlayer .point'),
        names: data(of('names')), shown: of('names').flatMap(trace => [...trace.text]),
        drawn: data(plot._fullData.filter(trace => !trace.meta && trace.visible === true)),
        range: [...plot._fullLayout[part === 'keys' ? 'xaxis' : 'yaxis'].range], row: plot.dataset.row,
        legend: [...plot.parentElement.querySelectorAll('.kk-legend li')].map(one => one.textContent),
        tall: plot._fullLayout.yaxis._length,
        written: [...plot.querySelectorAll('.bartext')].map(one => one.textContent.trim().replaceAll('\\u00a0', ' ')),
    }
}"""


def chart(page: Page, part: str) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(OF, part)
    return found


def test_bars_say_how_much_more_or_less(page: Page) -> None:
    open_page(page, "/kostenverdeling")
    # 1.013.137,50 × 275/446 - 567.357, and × 171/446 - 435.649; fixed, benefits, residents, mixed.
    assert chart(page, "keys")["written"] == [
        "€ 0", "€ +57.336", "€ -6.627", "€ +28.668", "€ 0", "€ -47.204", "€ +16.759", "€ -23.602"
    ]  # fmt: skip


LABELS = """() => {
    const plot = document.querySelector('.st-key-live-keys .kk-plot')
    const boxes = marks => [...plot.querySelectorAll(marks)].map(mark => mark.getBoundingClientRect())
    const { left, right } = plot.getBoundingClientRect()
    const [amounts, names] = [boxes('.bartext'), boxes('.ytick text')]
    const on = (one, name) => one.left + 6 < name.right && // an amount begins with an empty sign
         one.top < name.bottom && one.bottom > name.top
    return { cut: amounts.filter(one => one.left < left || one.right > right).length, amounts: amounts.length,
        touching: amounts.filter(one => names.some(name => on(one, name))).length }
}"""


@pytest.mark.parametrize(
    "address",
    ["/kostenverdeling", "/kostenverdeling?caseload.tubbergen=110", "/kostenverdeling?caseload.tubbergen=260"],
)
def test_on_a_phone_no_amount_is_cut_off_or_stands_on_a_name(visit: Visit, address: str) -> None:
    page = visit(**PHONE)
    open_page(page, address)
    page.locator(".st-key-live-keys .kk-plot").scroll_into_view_if_needed()
    settle(page)
    assert page.evaluate(LABELS) == {"cut": 0, "amounts": 8, "touching": 0}


@pytest.mark.parametrize(
    ("address", "id", "part"),
    [
        ("/kostenverdeling", "caseload-tubbergen", "keys"),
        ("/kostenverdeling", "caseload-tubbergen", "yearly"),
        ("/meerjarenbegroting", "execution_cost_change", "spending"),
    ],
)
def test_where_it_stood_stays_while_the_thumb_moves(visit: Visit, address: str, id: str, part: str) -> None:
    page = visit(viewport=TALL)
    open_page(page, address)
    if part == "yearly":
        open_fold(page, "Per jaar")
    before = chart(page, part)
    assert before["ghosts"] == []
    x, y = thumb(page, id)
    page.mouse.move(x, y)
    page.mouse.down()
    for distance in (20, 40):
        hold_at(page, x + distance, y)
        during = chart(page, part)
        assert during["row"] != "0"
        # What moves has a copy of where it stood; the axis does not move.
        assert during["ghosts"]
        assert all(ghost in before["marks"] for ghost in during["ghosts"])
        assert during["drawn"] != before["drawn"]
        assert during["range"] == before["range"]
    page.mouse.up()
    settle(page)
    after = chart(page, part)
    assert (after["row"], after["ghosts"]) == ("0", [])
    assert after["drawn"] == during["drawn"]


@pytest.mark.parametrize(("wide", "between", "lines"), [(1440, " ", 1), (1100, "<br>", 2)])
def test_lines_have_their_names_at_their_ends(visit: Visit, wide: int, between: str, lines: int) -> None:
    """On two lines where there is no room for them on one."""
    page = visit(viewport={"width": wide, "height": 2400})
    open_page(page, "/kostenverdeling")
    open_fold(page, "Per jaar")
    found = chart(page, "yearly")
    assert [name.replace("\u2003", "") for name in found["shown"]] == [
        f"{who}:{between}{way}"
        for who in ("Dinkelland", "Tubbergen")
        for way in ("vaste sleutel", "aantal uitkeringen", "mijn keuze")
    ]
    assert found["legend"] == []
    # My choice is the fixed key: their names would stand on each other.
    low, high = found["range"]
    places = sorted(found["names"][0]["y"])
    gaps = [(after - one) / (high - low) * found["tall"] for one, after in pairwise(places)]
    assert min(gaps) > lines * 14  # pixels


def test_on_a_phone_a_legend_names_the_lines(visit: Visit) -> None:
    page = visit(**PHONE)
    open_page(page, "/kostenverdeling")
    open_fold(page, "Per jaar")
    page.locator(".st-key-live-yearly .kk-plot").scroll_into_view_if_needed()
    settle(page)
    found = chart(page, "yearly")
    assert found["shown"] == []
    assert len(found["legend"]) == 6


def test_names_that_are_close_move_apart(page: Page) -> None:
    open_page(page, "/kostenverdeling")
    apart = f"async ([values, gap]) => (await import('{LIVE_FOLDER}/room/line_names.js')).apart(values, gap)"
    assert page.evaluate(apart, [[0, 100, 50], 10]) == [0, 100, 50]
    # Two on one place stand around it; a third that is hit moves them along: the middle of 50, 50 and 56 is 52.
    assert page.evaluate(apart, [[50, 50, 0], 10]) == [45, 55, 0]
    assert page.evaluate(apart, [[50, 50, 56], 10]) == [42, 52, 62]


def test_names_stay_within_the_axis(page: Page) -> None:
    open_page(page, "/kostenverdeling")
    within = (
        f"async ([places, ends, gap]) => (await import('{LIVE_FOLDER}/room/line_names.js')).within(places, ends, gap)"
    )
    # Three on one line near the bottom: apart they would begin at 92, below the axis.
    assert page.evaluate(within, [[92, 102, 112], [100, 300], 10]) == [100, 110, 120]
    assert page.evaluate(within, [[305, 285, 295], [100, 300], 10]) == [300, 280, 290]
    assert page.evaluate(within, [[150, 250], [100, 300], 10]) == [150, 250]
