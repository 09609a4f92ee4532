"""One municipality alone, three in another field, four of which one opts out, and sixty, in a browser: every page opens
wide and narrow with nothing cut, no sentence speaks of a municipality that is not meant, and sums that are shown add
up. Of two that is tests/browser/test_widths.py, on the shipped case."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from bench.cases.made import ONE, SIXTY, written
from bench.cases.towns import LONG
from delivery.skeleton import ids_of
from model.case.case import Case
from model.loading.load import load_case
from tests.browser.dashboard import (
    PHONE,
    TOO_WIDE,
    Visit,
    headline,
    hold_at,
    holder,
    open_fold,
    open_page,
    plain,
    settle,
    thumb,
    tiles,
    violations,
)
from tests.model.worlds import ROOT
from tests.pages.screen import PAGES

WIDE = {"width": 1440, "height": 900}
LAPTOP = {"width": 1280, "height": 720}
FULLEST = ("", "vergelijken", "kostenverdeling", "exporteren")
"""Those with something of every municipality, or that stand full of numbers: they are looked at in more sizes."""
SIZES = (PHONE["viewport"], {"width": 1920, "height": 1080})
BROKEN = """() => [...document.querySelectorAll('.kk-value')].filter(one => {
    if (!/^€\\u00a0[\\d.]+$/.test(one.textContent)) return false
    const range = document.createRange()
    range.selectNodeContents(one)
    return new Set([...range.getClientRects()].filter(box => box.width > 1).map(box => Math.round(box.top))).size > 1
}).map(one => `broken: ${one.textContent}`)"""
"""An amount over two lines, in the middle of its digits."""
QUIET = 120
"""Milliseconds of rest that are enough to read a page, where nothing is pressed."""
ADDS_UP = {
    "": ("Mijn variant, ", "Niet verdeeld"),
    "kostenverdeling": ("Gezamenlijke kosten", "Niet verdeeld"),
    "projectbegroting": ("Projectkosten", "niet verdeeld"),
}
"""How the tile with the whole begins, and what that is called which nobody pays."""
NOT_MEANT = {
    1: r"beide gemeenten|alle gemeenten|andere gemeenten|de anderen|Alle samen|gemeenten samen",
    3: r"beide gemeenten|andere gemeenten",
    4: r"beide gemeenten|andere gemeenten",
    60: r"beide gemeenten",
}
"""By how many there are: of whom no sentence can speak."""
[LONGEST] = ids_of([LONG[3]])


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    made = tmp_path_factory.mktemp("cases")
    shipped = {3: ROOT / "data" / "jeugdhulp", 4: ROOT / "data" / "ganzemarke"}
    return {1: written(ONE, made / "one"), **shipped, 60: written(SIXTY, made / "sixty")}


@pytest.fixture(scope="module")
def many(serve: Callable[..., str], folders: dict[int, Path]) -> str:
    return serve(*folders.values())


def wrong(page: Page, case: Case) -> list[str]:
    """What must not be there, of the page as it stands."""
    said = page.get_by_test_id("stMain").inner_text()
    found = page.evaluate(TOO_WIDE) + page.evaluate(BROKEN)
    found += [f"error: {one}" for one in page.get_by_test_id("stException").all_inner_texts()]
    return [*found, *re.findall(f".{{0,30}}(?:{NOT_MEANT[len(case.participants)]})", said)]


def euros(text: str) -> int:
    return int(re.sub(r"[^\d-]", "", text))


def unequal(page: Page, case: Case, path: str) -> list[str]:
    """The parts and the whole, where they are not the same."""
    (start, nobody), shown = ADDS_UP[path], tiles(page)
    [whole] = {value for label, value in shown.items() if label.startswith(start)}
    named = {one.name for one in case.participants} | {nobody}
    parts = {label: value for label, value in shown.items() if label in named or label.endswith(" andere gemeenten")}
    if len(case.participants) == 1:
        return []
    assert len(parts) >= min(len(case.participants), 4)
    return [] if sum(map(euros, parts.values())) == euros(whole) else [f"{parts} is not {whole}"]


@pytest.mark.parametrize("count", [1, 3, 4, 60])
def test_every_page(visit: Visit, many: str, folders: dict[int, Path], count: int) -> None:
    page, case = visit(base_url=many, viewport=WIDE), load_case(folders[count])
    assert len(case.participants) == count
    open_page(page, f"/?case={case.about.id}")
    links = page.get_by_test_id("stSidebarNavLink")
    assert links.count() == len(PAGES)
    found = {}
    for link in links.all():
        path = urlsplit(link.get_attribute("href") or "").path.strip("/")
        link.click()
        # So short a rest may be over before the page has even been asked for.
        page.wait_for_url(lambda url, wanted=path: urlsplit(url).path.strip("/") == wanted)
        settle(page, QUIET)
        assert page.get_by_role("heading", level=1).count() == 1, path
        found[path] = wrong(page, case) + (unequal(page, case, path) if path in ADDS_UP else [])
        for size in SIZES if path in FULLEST else ():
            page.set_viewport_size(size)
            settle(page, QUIET)
            found[f"{path}, {size['width']}"] = wrong(page, case)
        page.set_viewport_size(WIDE)
    page.set_viewport_size(LAPTOP)
    settle(page, QUIET)
    # Two rows of buttons are 96 pixels high, two of results 107.
    for name, most in (("bar", 60), ("strip", 80)):
        box = page.locator(f".st-key-{name}").bounding_box()
        assert box
        assert box["height"] < most, name
    assert len(found) == len(PAGES) + len(FULLEST) * len(SIZES)
    assert {path: all for path, all in found.items() if all} == {}


def test_one_of_sixty_with_the_longest_name(visit: Visit, many: str) -> None:
    page = visit(base_url=many, viewport=WIDE)
    # A name that cannot be broken, and small amounts beside.
    open_page(page, f"/kostenverdeling?case=verzonnen-60&perspective={LONGEST}&per=resident")
    assert page.evaluate(TOO_WIDE) == []
    assert violations(page) == []
    page.set_viewport_size(PHONE["viewport"])
    settle(page)
    assert page.evaluate(TOO_WIDE) == []
    page.set_viewport_size(WIDE)
    # One of sixty is found by typing a few letters.
    page.locator(".st-key-choose-perspective input").fill("rietzmar")
    page.keyboard.press("Enter")
    settle(page)
    open_page(page, f"/kostenverdeling?{page.url.partition('?')[2]}")
    assert "Rietzmarsland" in plain(headline(page))


def test_a_choice_between_sixty_is_a_list_to_search(visit: Visit, many: str) -> None:
    """Who pays what the fixed key leaves: each of sixty, all, or nobody. As buttons they filled the page."""
    page = visit(base_url=many, viewport=WIDE)
    open_page(page, "/kostenverdeling?case=verzonnen-60")
    open_fold(page, "Meer instellingen")
    assert holder(page, "set-remainder").get_by_role("radio").count() == 0
    holder(page, "set-remainder").locator("input").click()
    page.keyboard.type("rietzmarsl")
    page.get_by_role("option", name="naar Rietzmarsland").click()
    settle(page)
    assert "remainder=to%3Arietzmarsland" in page.url.replace(":", "%3A")


# How high the bars of the difference are, and how far from level the words below them stand.
DIFFERENCE = """() => {
    const plot = document.querySelector('.st-key-live-spending .kk-plot')
    const box = one => one.getBoundingClientRect()
    const ghost = plot.querySelector('.kk-ghost')
    return {
        highest: Math.max(...[...plot.querySelectorAll('.barlayer .point path')].map(one => box(one).height)),
        area: plot._fullLayout.yaxis._length, range: [...plot._fullLayout.yaxis.range], row: plot.dataset.row,
        years: [...plot.querySelectorAll('.xtick text')].map(one => one.textContent),
        turned: [...plot.querySelectorAll('.xtick text')].filter(one => Math.abs(one.getScreenCTM().b) > 0.01).length,
        ghost: ghost && getComputedStyle(ghost).display !== 'none',
    }
}"""


@pytest.mark.parametrize("screen", [LAPTOP, PHONE["viewport"]], ids=["laptop", "phone"])
def test_a_difference_that_is_small_beside_what_a_slider_can_make_of_it_is_seen(
    visit: Visit, many: str, screen: dict[str, int]
) -> None:
    """86.880 euros in one year, where wages and prices alone can make it millions."""
    page = visit(base_url=many, viewport={**screen, "height": 2600})
    open_page(page, "/meerjarenbegroting?case=verzonnen-60")
    still = page.evaluate(DIFFERENCE)
    assert still["highest"] > still["area"] / 4
    # Every year on end would be as long as it is high.
    assert (still["turned"], still["years"][:3]) == (0, ["2025", "2027", "2029"])
    x, y = thumb(page, "execution_index")
    page.mouse.move(x, y)
    page.mouse.down()
    hold_at(page, x + 60, y)
    moved = page.evaluate(DIFFERENCE)
    assert moved["row"] != "0"
    # What is more than the axis held has an axis that holds it, on which the copy of where it stood says nothing.
    assert moved["range"][1] >= 4 * still["range"][1]
    assert moved["area"] / 4 < moved["highest"] < moved["area"]
    assert not moved["ghost"]
    hold_at(page, x, y)
    back = page.evaluate(DIFFERENCE)
    assert (back["row"], back["range"]) == ("0", still["range"])
    page.mouse.up()
