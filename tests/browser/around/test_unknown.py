"""What nobody knows, in the browser: where a thumb passes where there is no number, and where no cost is known."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.dashboard import (
    TALL,
    Visit,
    headline,
    hold_at,
    open_page,
    plain,
    read,
    settle,
    slider,
    thumb,
    tiles,
)
from tests.model.odd_cases import no_benefits_printed
from tests.model.worlds import FOLDERS

NOBODY = "Zonder uitkeringen valt er naar aantal uitkeringen niets te verdelen."
WHY = "zonder uitkeringen is er geen prijs per uitkering"
OTHERS = "caseload.aadorp=0&caseload.beekveld=0&per=benefit"


@pytest.fixture(scope="module")
def villages(serve: Callable[..., str]) -> str:
    return serve(FOLDERS["drie-dorpen"])


def drag(page: Page, id: str, to: int) -> None:
    """The thumb moves so far from where it is held, and stays held."""
    x, y = thumb(page, id)
    page.mouse.move(x, y)
    page.mouse.down()
    hold_at(page, x + to, y, steps=8)
    assert page.locator(".kk-plot").first.get_attribute("data-row") != "0"


def test_a_thumb_passes_where_nobody_has_benefits(visit: Visit, villages: str) -> None:
    """Only Ceehuizen has any; its slider begins at nought: nothing to divide there, and nothing to divide by.

    The break-even is nowhere: a mark at not-a-number was an error on the console, on which ``visit`` fails.
    """
    page = visit(viewport=TALL, base_url=villages)
    open_page(page, f"/kostenverdeling?{OTHERS}&cost_key=caseload&perspective=ceehuizen")
    address = page.url
    assert headline(page) != NOBODY
    drag(page, "caseload-ceehuizen", -600)
    expect(slider(page, "caseload-ceehuizen")).to_have_attribute("value", "0")
    assert page.url == address, "the button is still down: nothing was sent"
    held = read(page)
    assert plain(held["headline"][0]) == NOBODY
    besides = [plain(text) for text in held["besides"]]
    assert besides.count("onbekend per uitkering (aanname)") >= 2
    everything = page.locator("body").inner_text()
    assert not {"NaN", "undefined", "Infinity"} & set(everything.split())
    # On the way back there are amounts again.
    x, y = thumb(page, "caseload-ceehuizen")
    hold_at(page, x + 200, y, steps=8)
    assert headline(page) != NOBODY
    page.mouse.move(x - 600, y, steps=8)
    page.mouse.up()
    settle(page)
    # Released: the same row, computed anew.
    assert {**read(page), "rows": None} == {**held, "rows": None}


@pytest.fixture(scope="module")
def no_price(serve: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> str:
    return serve(no_benefits_printed(tmp_path_factory.mktemp("case")))


@pytest.mark.parametrize(
    ("path", "id", "tile"),
    [
        ("/kostenverdeling", "caseload-tubbergen", "Dinkelland"),
        ("/meerjarenbegroting", "execution_cost_change", "Mijn variant, alle jaren"),
    ],
)
def test_a_thumb_moves_where_no_cost_is_known(visit: Visit, no_price: str, path: str, id: str, tile: str) -> None:
    """The number of the sentence was not-a-number: no script may stop on it (``visit`` fails on an error)."""
    page = visit(viewport=TALL, base_url=no_price)
    open_page(page, f"{path}?finding.bbz_in_caseload=1&amount_reading=own_cost&per=benefit")
    drag(page, id, 40)
    assert headline(page).endswith(f"onbekend: {WHY}.")
    assert tiles(page)[tile] == "onbekend"
    for summary in page.locator(".kk-details > summary").all():
        summary.click()
    assert "onbekend" in page.locator(".kk-table").first.inner_text()
    page.mouse.up()
    settle(page)
    assert headline(page).endswith(f"onbekend: {WHY}.")
