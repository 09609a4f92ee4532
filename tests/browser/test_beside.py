"""Per resident or per benefit: the browser divides while the thumb moves, and the bar above the page is one row."""

from __future__ import annotations

import math

import pytest
from playwright.sync_api import Page

from tests.browser.dashboard import (
    TALL,
    Visit,
    choose,
    hold_at,
    holder,
    open_page,
    parameters,
    plain,
    read,
    said,
    settle,
    thumb,
    violations,
)


def written(amount: float) -> str:
    """Halves up, and cents below a hundred euros, as one writes by hand: € 2.904, € 21,49."""
    decimals = 0 if amount >= 100 else 2
    whole = math.floor(amount * 10**decimals + 0.5) / 10**decimals
    return "€ " + f"{whole:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def besides(page: Page) -> list[str]:
    return [plain(text) for text in read(page)["besides"]]


def small(page: Page) -> list[str]:
    """The small amounts in the first table, without its head."""
    table = page.locator(".kk-table").first
    return [plain(text) for text in table.locator("td .kk-each").all_text_contents()]


def test_it_follows_the_mouse(visit: Visit) -> None:
    """Under the fixed key Dinkelland pays 567.357 and Tubbergen 435.649, whatever the number of benefits."""
    page = visit(viewport=TALL)
    open_page(page, "/kostenverdeling?per=benefit")
    page.locator(".kk-details > summary").first.click()
    x, y = thumb(page, "caseload-tubbergen")
    page.mouse.move(x, y)
    page.mouse.down()
    seen = set()
    for distance in (15, 40, -30):
        hold_at(page, x + distance, y)
        count = int(said(page, "caseload-tubbergen"))
        seen.add(count)
        assert besides(page)[1:4] == [
            "€ 2.063 per uitkering",
            f"{written(435_649 / count)} per uitkering (aanname)",
            f"{written(10_132 / (275 + count))} per uitkering (aanname)",
        ]
        # The table has the differences of Dinkelland, Tubbergen and nobody, and then what each of them pays.
        width = len(small(page)) // 6
        assert [small(page)[3 * width], small(page)[4 * width]] == ["€ 2.063", written(435_649 / count)]
    assert len(seen) == 3
    dragging = read(page)["besides"]
    page.mouse.up()
    settle(page)
    assert read(page)["besides"] == dragging


def test_one_choice_puts_it_beside_the_amounts(visit: Visit) -> None:
    """567.357 / 26.400 = 21,49."""
    page = visit(viewport={"width": 1280, "height": 900})
    open_page(page, "/kostenverdeling")
    assert set(besides(page)) == {""}
    choose(page, "per", "Per inwoner")
    assert besides(page)[1] == "€ 21,49 per inwoner (aanname)"
    assert parameters(page) == "per=inwoner"
    assert violations(page) == []
    choose(page, "lang", "English")
    assert besides(page)[1] == "€21.49 per resident (assumption)"


@pytest.mark.parametrize("query", ["", "?caseload.tubbergen=150&lang=en"])
def test_the_bar_is_one_row_on_a_laptop(visit: Visit, query: str) -> None:
    page = visit(viewport={"width": 1280, "height": 800})
    open_page(page, f"/kostenverdeling{query}")
    bottoms = [
        box["y"] + box["height"]
        for key in ("choose-perspective", "changes-list", "share-link", "display")
        if (box := holder(page, key).bounding_box())
    ]
    assert len(bottoms) == 4
    assert max(bottoms) - min(bottoms) < 8
