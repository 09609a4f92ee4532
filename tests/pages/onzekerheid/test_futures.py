"""A hundred possible futures as dots: they agree with the sentence and the tiles, and count only where one may."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.outcomes.uncertainty import set_point
from model.uncertainty.futures import by_part
from model.uncertainty.simulation import simulate, summarise
from tests.model.worlds import dinkelland
from tests.pages.screen import Screen, plain
from ui.charts.parts import Chart
from ui.charts.spread import Dots
from ui.views.uncertain import futures

MINE = "Mijn variant, zoals nu ingesteld"


def title(screen: Screen) -> str:
    return plain(screen.part("futures")["chart"]["title"])


def dots(screen: Screen) -> list[dict[str, list[float]]]:
    return list(screen.part("futures")["chart"]["traces"])


def test_without_a_chance_the_dots_are_a_range_and_nothing_is_counted() -> None:
    """The ends in the title are those of the tile. No stack suggests what is likely: five rows of twenty."""
    screen = Screen("onzekerheid")
    low, high = screen.tiles()[MINE][1].removeprefix("bereik ").removesuffix(" (alle uitkomsten)").split(" – ")
    assert title(screen) == f"100 mogelijke toekomsten, van {low} tot {high} (alle gemeenten samen, 2020–2024)"
    (only,) = dots(screen)
    assert len(only["x"]) == 100
    assert sorted(only["y"]) == sorted([0, 1, 2, 3, 4] * 20)
    assert f"€ {max(only['customdata']):,.0f}".replace(",", ".") == high
    # 5 × 1.013.137,50 + 1.446.155 + 23.850, and the project's 277.800 that comes once.
    assert screen.alt("futures") == (
        f"Een stip per mogelijke toekomst, alle tussen {low} en {high}; zoals nu ingesteld: € 6.813.493; "
        "nu begroot, plus wat eenmalig is: € 6.813.493."
    )


def test_eight_of_ten_are_eighty_of_a_hundred() -> None:
    """Beside a frozen budget nothing is counted as too much, but the range may be said as the tile does."""
    screen = Screen("onzekerheid", execution_index="0.02", perspective="dinkelland")
    told = screen.tiles()[MINE][1].removeprefix("bereik ").removesuffix(" (8 van de 10 uitkomsten)")
    between = told.replace(" – ", " en ")
    assert title(screen) == f"Van 100 mogelijke toekomsten kosten er 80 tussen {between} (Dinkelland, 2020–2024)"
    (only,) = dots(screen)
    low, high = (int(amount.removeprefix("€ ").replace(".", "")) for amount in between.split(" en "))
    assert sum(low <= amount <= high for amount in only["customdata"]) == 80


@pytest.mark.parametrize(
    ("change", "said"),
    [
        # With the same index the structural cost is the budget in every future, and 1% more is more in every one.
        ("0", "Van 100 mogelijke toekomsten kost er geen structureel meer dan nu begroot"),
        ("0.01", "Alle 100 mogelijke toekomsten kosten structureel meer dan nu begroot"),
    ],
)
def test_beside_an_indexed_budget_they_are_counted(change: str, said: str) -> None:
    screen = Screen("onzekerheid", execution_index="0.02", frame_indexed="1", execution_cost_change=change)
    assert title(screen).startswith(said)
    assert screen.alt("within").endswith("Mijn variant: 100%." if change == "0" else "Mijn variant: 0%.")
    assert screen.alt("futures").endswith(
        "Er staat geen lijn voor ‘nu begroot, plus wat eenmalig is’: dat is in elke toekomst een ander bedrag."
    )
    within, beyond = dots(screen)
    assert (len(within["x"]), len(beyond["x"])) == ((100, 0) if change == "0" else (0, 100))
    assert within["marker"]["symbol"] != beyond["marker"]["symbol"]  # type: ignore[call-overload]


def counted(over: int) -> Chart:
    """The dots if so many of a hundred draws, 1.000 euros apart, are beyond the budget: a made-up outcome."""
    case = dinkelland()
    point = set_point(case, case.assumptions)
    *_, last = simulate(case, case.assumptions, 10)
    assert last.outcomes is not None
    found = summarise(last.outcomes)
    amounts, flags = by_part(np.arange(100) * 1_000.0, np.arange(100) >= 100 - over)
    parties = len(case.participants) + 1
    made = replace(
        found.futures,
        amounts=np.tile(amounts, (parties, 1)),
        over=np.tile(flags, (parties, 1)),
        budgeted=np.full(parties, 1_000.0 * (100 - over) - 500),
    )
    return futures.chart(case, point, replace(found, futures=made), None, True)[0]


@pytest.mark.parametrize(
    ("over", "said"),
    [
        (0, "Van 100 mogelijke toekomsten kost er geen structureel meer dan nu begroot"),
        (1, "Van 100 mogelijke toekomsten kost er 1 structureel meer dan nu begroot"),
        (37, "Van 100 mogelijke toekomsten kosten er 37 structureel meer dan nu begroot"),
        (100, "Alle 100 mogelijke toekomsten kosten structureel meer dan nu begroot"),
    ],
)
def test_the_title_says_how_many_dots_lie_beyond(over: int, said: str) -> None:
    chart = counted(over)
    assert chart.title.startswith(said)
    picture = chart.picture
    assert isinstance(picture, Dots)
    within, beyond = picture.groups
    assert (len(within.amounts), len(beyond.amounts)) == (100 - over, over)
    # Left of the line and right of it, also after a dot moved to the middle of its step.
    line = float(picture.marks[1].at[0])
    assert all(at <= line + 0.5 for at in within.at)
    assert all(at > line for at in beyond.at)


def test_the_table_has_the_amounts_by_ten() -> None:
    screen = Screen("onzekerheid", execution_index="0.02")
    table = screen.table("futures")
    amounts = sorted(dots(screen)[0]["customdata"])
    assert table == {"laagste bedrag": amounts[::10], "hoogste bedrag": amounts[9::10]}


def test_stacks_by_hand() -> None:
    """From 0 to 28: steps of 1, one begins half a euro past the edge at 9,5. 10,2 and 10,8 share one, 9,9 does not."""
    at, rows = futures.stacked(np.array([0.0, 9.9, 10.2, 10.8, 28.0]), 9.5)
    assert at.tolist() == [0.5, 9.5, 10.5, 10.5, 28.5]
    assert rows.tolist() == [0, 0, 0, 1, 0]


@given(st.lists(st.floats(0, 1e7), min_size=2, max_size=100).filter(lambda all: max(all) - min(all) > 1))
def test_no_two_dots_in_one_place(amounts: list[float]) -> None:
    at, rows = futures.stacked(np.sort(amounts), float("nan"))
    assert len(set(zip(at.tolist(), rows.tolist(), strict=True))) == len(amounts)


def test_where_nothing_moves_there_are_no_dots() -> None:
    """Untouched only the index moves the amount: with it switched off one amount is left."""
    screen = Screen("onzekerheid", drawn__execution_index="0")
    assert "Niets wat onzeker is gemaakt, verandert dat bedrag." in screen.headline()
    assert "futures" not in screen.parts()


def test_an_amount_per_resident_stands_under_the_dots_too() -> None:
    assert Screen("onzekerheid", per="resident").part("futures")["table"]["divided"]
