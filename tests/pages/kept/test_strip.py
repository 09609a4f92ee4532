"""The strip of results on every page: it says what the pages say, follows their sliders and their perspective."""

from __future__ import annotations

import json
import re
from urllib.parse import parse_qsl, urlsplit

import pytest

from model.outcomes.result import range_of
from model.outcomes.uncertainty import drivers_of_cost, levels_for
from model.uncertainty.simulation import simulate, summarise
from tests.model.worlds import dinkelland
from tests.pages.screen import PAGES, Screen, at_row

START = "Start nieuwe uitvoering"
RANGE = "Bereik (aanname)"


def mine(who: str = "alle gemeenten samen") -> str:
    return f"Mijn variant, {who}, 2020–2024"


@pytest.mark.parametrize("page", PAGES)
def test_untouched_every_page_says_the_same(page: str) -> None:
    """What is budgeted and the project of 277.800 euros ([PO], Financiën) on top; the start that the sources print."""
    strip = Screen(page).strip()
    assert strip.keys() == {mine(), RANGE, START}
    assert strip[mine()] == Screen("meerjarenbegroting").tiles()["Mijn variant, alle jaren"]
    assert strip[mine()][1] == "€ 277.800 meer dan begroot"
    assert strip[START] == ("01-01-2022", "in de bron: 01-01-2022")


@pytest.mark.parametrize("page", PAGES)
def test_with_changes_every_page_still_says_the_same(page: str) -> None:
    """A dearer and later new model: on the pages that own these sliders and on all others."""
    changed = {"perspective": "dinkelland", "execution_cost_change": "0.1", "start_delay_months": "3"}
    strip = Screen(page, **changed).strip()
    assert strip[mine("Dinkelland")] == Screen("meerjarenbegroting", **changed).tiles()["Mijn variant, alle jaren"]
    # Three months after 1 January 2022.
    assert strip[START][0] == "01-04-2022"


@pytest.mark.parametrize("perspective", ["dinkelland", "tubbergen"])
def test_start_gives_the_range_of_the_page_uncertainty(perspective: str) -> None:
    pages = [Screen(page, perspective=perspective, execution_cost_change="0.1") for page in ("start", "onzekerheid")]
    (of_start,) = [value for label, (value, _note) in pages[0].tiles().items() if label.startswith("Bereik")]
    note = pages[1].tiles()["Mijn variant, zoals nu ingesteld"][1]
    assert re.findall(r"€ [\d.]+", of_start) == re.findall(r"€ [\d.]+", note)


@pytest.mark.parametrize("page", PAGES)
def test_the_browser_asks_for_the_range_of_what_is_set(page: str) -> None:
    """Drawing for every change would keep others waiting: the page says only where the answer is."""
    assert Screen(page).part("strip")["range"] == "./bereik"
    screen = Screen(page, perspective="dinkelland", execution_cost_change="0.1", lang="en")
    asked = urlsplit(screen.part("strip")["range"])
    assert dict(parse_qsl(asked.query)) == {"perspective": "dinkelland", "execution_cost_change": "0.1", "lang": "en"}


def test_it_asks_for_as_many_futures_as_the_reader_chose() -> None:
    screen = Screen("onzekerheid")
    screen.test.segmented_control(key=screen.key("view-draws")).set_value("1000")
    screen.run()
    assert screen.part("strip")["range"] == "./bereik?toekomsten=1000"


def test_it_follows_the_slider_of_the_page() -> None:
    screen = Screen("planning")
    part = screen.part("strip")
    block = part["blocks"]["set-step_delay-pw_2"]
    then = at_row(part, block["start"] + block["count"] - 1)
    assert then != at_row(part, 0)
    screen.slide("step_delay-pw_2", float(block["count"] - 1))
    assert at_row(screen.part("strip"), 0) == then
    assert screen.strip()[START][0] != "01-01-2022"


def test_while_guessing_it_gives_nothing_away() -> None:
    screen = Screen("kostenverdeling")
    screen.test.toggle(key="view-guess").set_value(True)
    screen.run()
    strip = screen.part("strip")
    assert "tiles" not in strip
    # What stays is what is written under an image, and what the button of a phone says.
    assert "€" not in json.dumps(strip, default=str)


@pytest.mark.parametrize(
    "changes", [{}, {"execution_cost_change": -0.2}, {"cost_key": "caseload", "front.minima": "noaberkracht"}]
)
def test_drawn_alone_mine_lies_where_it_lies_among_all(changes: dict[str, float | str]) -> None:
    case = dinkelland()
    assumptions = case.assumptions.replace(**changes)
    (*_steps, last) = simulate(case, assumptions, 2_000, block=700)
    assert last.outcomes is not None
    for party in (None, 0, 1):
        levels = levels_for(case, assumptions, drivers_of_cost(case, assumptions, party))
        band = summarise(last.outcomes, levels).bands["mine"][-1 if party is None else party, -1]
        found = range_of(case, assumptions, party, 2_000)
        # What is set lies among the draws: it can widen the band by as little as the nearest draw missed it.
        assert found.low <= band[0] + 0.01
        assert (found.low, found.high) == pytest.approx((band[0], band[2]), rel=1e-3)
