"""The switch on the pages of money that shows how far Mijn variant can lie apart."""

from __future__ import annotations

import numpy as np
import pytest

from model import contributions
from model.money.budget import framed_budget, framed_cost
from model.uncertainty.draws import chances, spreads, value_of
from model.uncertainty.swept_bands import DRAWS
from tests.model.worlds import dinkelland
from tests.pages.screen import Screen, plain, rows_agree
from words.sentences import read, received
from words.texts import euro


def on(screen: Screen) -> Screen:
    screen.test.toggle(key=screen.key("view-bands")).set_value(True)
    return screen.run()


def drawn(**changes: float | str) -> np.ndarray:
    """Mijn variant's cost by hand: (draws, parties, years), from validated draws around the point."""
    case = dinkelland()
    own = case.assumptions.replace(**changes)
    (chance,) = chances(case, DRAWS, DRAWS)
    values = {one.id: value_of(one, chance[one.id], own.distribution) for one in spreads(case, own)}
    return np.asarray(framed_cost(framed_budget(case, own.replace(**values), "mine")))


def test_the_band_of_the_budget() -> None:
    """2% lies inside the range of the index. Drawn by hand: 300 points around what is set."""
    given = {"execution_cost_change": -0.1, "execution_index": 0.02}
    screen = Screen("meerjarenbegroting", execution_cost_change="-0.1", execution_index="0.02")
    assert "bands" not in screen.parts()
    on(screen)
    table = screen.table("bands")
    wanted = np.percentile(drawn(**given).sum(axis=1), [10, 90], axis=0)
    lines = ["1 op de 10 is lager", "1 op de 10 is hoger"]
    for line, values in zip(lines, wanted, strict=True):
        assert table[f"Mijn variant: {line}"] == pytest.approx(values, abs=0.51)
    # 90% of 1.013.137,50 × 1,02² from 2022, 289.225 and 4.770: 948.661,43 + 293.995.
    assert table["Mijn variant zoals nu ingesteld"][2] == pytest.approx(1_242_656)
    total = np.percentile(drawn(**given).sum(axis=(1, 2)), [10, 90])
    low, high = (plain(euro(one)) for one in total)
    assert screen.alt("bands") == f"Mijn variant, alle jaren: in 8 van de 10 uitkomsten {low} tot {high} (aanname)."
    # The chart's area runs over the lower line and back over the upper one.
    area = screen.bars("bands")[0]
    assert area == [*table["Mijn variant: 1 op de 10 is lager"], *table["Mijn variant: 1 op de 10 is hoger"][::-1]]


def test_the_band_follows_the_slider_and_agrees_with_the_result() -> None:
    screen = on(Screen("meerjarenbegroting"))
    assert rows_agree(screen.part("bands"))
    part = screen.part("bands")
    block = part["blocks"]["set-execution_cost_change"]
    place = block["start"] + block["current"] - 10  # ten steps of 1% lower
    said = received(part["chart"]["alt"])
    there = plain(read(said, place, "nl"))
    assert screen.slide("execution_cost_change", -0.1).alt("bands") == there
    assert there != plain(read(said, 0, "nl"))


def test_the_switch_holds_on_the_other_page() -> None:
    screen = on(Screen("meerjarenbegroting")).go("kostenverdeling")
    table = screen.table("bands")
    case = dinkelland()
    own = case.assumptions
    (chance,) = chances(case, DRAWS, DRAWS)
    values = {one.id: value_of(one, chance[one.id], own.distribution) for one in spreads(case, own)}
    paid = contributions(case, own.replace(**values))
    # The index of 0% lies at the end of its range: the band is that of all draws, and what is set lies in it.
    for place, name in enumerate(("Dinkelland", "Tubbergen")):
        as_set = contributions(case, own)[place]
        assert table[f"{name}: laagste uitkomst"] == pytest.approx(
            np.minimum(paid[:, place].min(axis=0), as_set), abs=0.51
        )
        assert table[f"{name}: hoogste uitkomst"] == pytest.approx(
            np.maximum(paid[:, place].max(axis=0), as_set), abs=0.51
        )
    assert rows_agree(screen.part("bands"))
    alone = screen.choose("choose-perspective", "tubbergen").table("bands")
    assert list(alone) == [
        "Tubbergen: laagste uitkomst", "Tubbergen zoals nu ingesteld", "Tubbergen: hoogste uitkomst"
    ]  # fmt: skip


def test_in_english() -> None:
    screen = on(Screen("kostenverdeling", lang="en"))
    assert screen.part("bands")["chart"]["title"].startswith("What each pays per year under my choice")
    assert "in all possible futures (assumption)" in screen.alt("bands")
