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
    screen = Screen("meerjarenbegroting", execution_cost_change="-0.1")
    assert "bands" not in screen.parts()
    on(screen)
    table = screen.table("bands")
    wanted = np.percentile(drawn(execution_cost_change=-0.1).sum(axis=1), [10, 90], axis=0)
    lines = ["1 op de 10 is lager", "1 op de 10 is hoger"]
    for line, values in zip(lines, wanted, strict=True):
        assert table[f"Mijn variant: {line}"] == pytest.approx(values, abs=0.51)
    # 90% of 1.013.137,50 from 2022, 289.225 and 4.770: 1.205.818,75.
    assert table["Mijn variant zoals nu ingesteld"][2] == pytest.approx(1_205_819)
    total = np.percentile(drawn(execution_cost_change=-0.1).sum(axis=(1, 2)), [10, 90])
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
    for place, name in enumerate(("Dinkelland", "Tubbergen")):
        wanted = np.percentile(paid[:, place], [10, 90], axis=0)
        assert table[f"{name}: 1 op de 10 is lager"] == pytest.approx(wanted[0], abs=0.51)
        assert table[f"{name}: 1 op de 10 is hoger"] == pytest.approx(wanted[1], abs=0.51)
    assert rows_agree(screen.part("bands"))
    alone = screen.choose("choose-perspective", "tubbergen").table("bands")
    assert list(alone) == [
        "Tubbergen: 1 op de 10 is lager", "Tubbergen zoals nu ingesteld", "Tubbergen: 1 op de 10 is hoger"
    ]  # fmt: skip


def test_in_english() -> None:
    screen = on(Screen("kostenverdeling", lang="en"))
    assert screen.part("bands")["chart"]["title"].startswith("What each pays per year under my choice")
    assert "in 8 of 10 draws" in screen.alt("bands")
