"""An amount is written in one way: in a sentence, a tile, a table, beside a bar, at an axis and at the pointer; and the
browser writes it as Python does."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.dashboard import TALL, Visit, open_page, plain, settle
from tests.pages.screen import ROOT
from words.formatting import about, change, euro, euro_each
from words.languages import LANGUAGES, for_browser

AMOUNTS = [0.0, 0.004, -0.004, 0.005, -0.005, 0.01, -0.4, 21.494, 99.994, 99.995, -100.0, 0.5, 1.0, -47_204.0, 57_336.0]
"""Around each border: a cent, a hundred euros, a half; below zero and above it."""


def written_by_the_browser(page: Page, amounts: list[float], unit: str, language: str) -> list[str]:
    """What ``ui/live/browser/texts.js`` makes of the amounts, without the rest of the page."""
    source = (ROOT / "ui" / "live" / "browser" / "texts.js").read_text("utf-8")
    source = source.replace(
        'import { LANGUAGES } from "./languages.js"', f"const LANGUAGES = {json.dumps(for_browser())}"
    )
    source = source.replace('import { decode } from "./rows.js"', "")
    page.add_script_tag(type="module", content=f"{source}\nwindow.written = written")
    page.wait_for_function("() => window.written")
    found: list[str] = page.evaluate(
        "([amounts, unit, lang]) => amounts.map(one => written(one, unit, lang, 'unknown'))", [amounts, unit, language]
    )
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("unit", "write"), [("each", euro_each), ("change", change), ("euro", euro), ("about", about)])
def test_the_browser_writes_as_python_does(visit: Visit, unit: str, write: Any, language: str) -> None:
    # Python rounds the others before it sends them.
    amounts = [amount for amount in AMOUNTS if unit == "each" or amount == int(amount)]
    expected = [write(amount, language) for amount in amounts]
    assert written_by_the_browser(visit(), amounts, unit, language) == expected


@pytest.mark.parametrize(("language", "amount"), [("nl", "€ -47.204"), ("en", "-€47,204")])
def test_a_bar_a_table_and_a_sentence_write_less_alike(visit: Visit, language: str, amount: str) -> None:
    """1.013.137,50 × 171/446 - 435.649 = -47.204 for Tubbergen."""
    page = visit(viewport=TALL)
    open_page(page, f"/kostenverdeling?lang={language}")
    assert plain(euro(-47_204, language)) == amount
    keys = page.locator(".st-key-live-keys")
    assert amount in [plain(text).strip() for text in keys.locator(".bartext").all_text_contents()]
    keys.locator(".kk-details > summary").click()
    settle(page)
    assert amount in [plain(text) for text in keys.locator(".kk-table td").all_text_contents()]


@pytest.mark.parametrize(("language", "below"), [("nl", r"€ -\d{1,3}(\.\d{3})+"), ("en", r"-€\d{1,3}(,\d{3})+")])
def test_an_axis_writes_less_as_the_sentences_do(visit: Visit, language: str, below: str) -> None:
    page = visit(viewport=TALL)
    open_page(page, f"/meerjarenbegroting?lang={language}")
    ticks = [plain(text) for text in page.locator(".st-key-live-spending .ytick text").all_text_contents()]
    assert sum(bool(re.fullmatch(below, tick)) for tick in ticks) >= 2, ticks
    assert not any("−" in tick for tick in ticks)


@pytest.mark.parametrize(("language", "below"), [("nl", r"€ -\d{1,3}(\.\d{3})*"), ("en", r"-€\d{1,3}(,\d{3})*")])
def test_the_pointer_says_less_as_the_sentences_do(visit: Visit, language: str, below: str) -> None:
    """The hover of a chart with an axis is Plotly's own."""
    page = visit(viewport=TALL)
    open_page(page, f"/meerjarenbegroting?execution_cost_change=-0.1&lang={language}")
    settle(page)
    page.evaluate("""() => {
        const plot = document.querySelector('.st-key-live-spending .kk-plot')
        const at = plot._fullData.flatMap((trace, curveNumber) => trace.visible === true && trace.y
            ? [...trace.y].map((y, pointNumber) => ({ curveNumber, pointNumber, y })) : []).find(one => one.y < 0)
        Plotly.Fx.hover(plot, [at])
    }""")
    said = plain(page.locator(".st-key-live-spending .hovertext").first.text_content() or "")
    assert re.search(rf": {below}$", said), said
