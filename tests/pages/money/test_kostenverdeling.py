"""The cost-split page: what a visitor sets and the numbers that follow.

The joint cost is 567.357 / 0,56 = 1.013.137,50 (Dinkelland's 56%). Whole euros are handed out by largest
remainder, so that they add up to 1.013.138.
"""

from __future__ import annotations

import numpy as np
import pytest

from tests.pages.screen import Screen, plain, rows_agree
from words.sentences import read, received

JOINT = "Gezamenlijke kosten (aanname)"
EVEN = "Omslagpunt voor Dinkelland"
BENEFITS_IN_TUBBERGEN = "uitkeringen in Tubbergen"


def amounts(screen: Screen) -> tuple[str, ...]:
    """What Dinkelland, Tubbergen and nobody pay under the chosen key."""
    tiles = screen.tiles()
    return tuple(tiles[name][0] for name in ("Dinkelland", "Tubbergen", "Niet verdeeld"))


def test_untouched_it_shows_the_printed_amount() -> None:
    screen = Screen("kostenverdeling")
    # 56%, 43% and 1% of 1.013.137,50: 567.357,00 + 435.649,125 + 10.131,375; the largest remainder gets the euro.
    assert amounts(screen) == ("€ 567.357", "€ 435.649", "€ 10.132")
    assert screen.tiles()[JOINT] == ("€ 1.013.138", "een heel jaar, 2022")
    assert screen.tiles()["Dinkelland"][1] == "evenveel als nu"
    # 275 × 0,44 / 0,56 = 216,07
    assert screen.tiles()[EVEN] == ("216,1", BENEFITS_IN_TUBBERGEN)
    cents = screen.table("cents")["een heel jaar, 2022"]
    # Of half a cent each the first gets the cent, so that they add up.
    assert cents == pytest.approx([1_013_137.5, 567_357, 435_649.13, 10_131.37], abs=1e-6)
    columns = screen.part("cents")["table"]["columns"]
    assert columns == ["Tot op de cent", "Gezamenlijke kosten", "Dinkelland", "Tubbergen", "Niet verdeeld"]


def test_another_number_of_benefits() -> None:
    screen = Screen("kostenverdeling").slide("caseload-tubbergen", 150.0)
    # 1.013.137,50 × 275/425 = 655.559,56 against 567.357
    assert screen.headline() == (
        "Bij 150 uitkeringen in Tubbergen (aanname) betaalt Dinkelland ongeveer € 88.000 meer per jaar "
        "naar aantal uitkeringen dan met de vaste sleutel."
    )
    assert screen.exact_headline() == (
        "Bij 150 uitkeringen in Tubbergen (aanname) betaalt Dinkelland € 88.203 meer per jaar "
        "naar aantal uitkeringen dan met de vaste sleutel."
    )
    keys = screen.table("keys")
    # Columns: fixed, benefits, residents (26.400 of 47.700: 560.730,19), mixed (half of each).
    assert keys["Dinkelland"] == [567_357, 655_560, 560_730, 611_458]
    assert keys["Tubbergen"] == [435_649, 357_578, 452_408, 396_614]
    assert keys["Niet verdeeld"] == [10_132, 0, 0, 5_066]
    # Against now, 567.357, 435.649 and 10.132: every pair below is one subtraction of the lines above.
    assert keys["Dinkelland: verschil met nu"] == [0, 88_203, -6_627, 44_101]
    assert keys["Tubbergen: verschil met nu"] == [0, -78_071, 16_759, -39_035]
    assert keys["Niet verdeeld: verschil met nu"] == [0, -10_132, -10_132, -5_066]
    # The bars carry the same numbers as the table, a trace for each line; the two that are drawn are the differences.
    assert screen.bars("keys")[:6] == list(keys.values())
    chart = screen.part("keys")["chart"]
    assert [trace["name"] for trace in chart["traces"] if trace.get("visible", True)] == ["Dinkelland", "Tubbergen"]
    assert [one.get("notation") for one in chart["moving"] if one["path"] == "text"] == ["change", "change"]
    # Nothing was chosen: the fixed key still counts.
    assert amounts(screen) == ("€ 567.357", "€ 435.649", "€ 10.132")


def test_the_key_by_number_of_benefits() -> None:
    screen = Screen("kostenverdeling").slide("caseload-tubbergen", 150.0).pick("cost_key", "caseload")
    assert amounts(screen) == ("€ 655.560", "€ 357.578", "€ 0")
    assert screen.tiles()["Dinkelland"][1] == "€ 88.203 meer dan nu"
    assert screen.tiles()["Tubbergen"][1] == "€ 78.071 minder dan nu"  # 435.649 - 357.578
    assert screen.alt("keys") == "Aantal uitkeringen: Dinkelland € 655.560, Tubbergen € 357.578, Niet verdeeld € 0."


def test_the_totals_behind_the_switch() -> None:
    screen = Screen("kostenverdeling").slide("caseload-tubbergen", 150.0).choose("view-keys", "total")
    chart = screen.part("keys")["chart"]
    assert "claim" not in chart
    drawn = [trace["name"] for trace in chart["traces"] if trace.get("visible", True)]
    assert drawn == ["Dinkelland", "Tubbergen", "Niet verdeeld"]
    table = screen.table("keys")
    assert screen.bars("keys") == list(table.values())
    # 655.560 - 567.357
    assert (table["Dinkelland"][1], table["Dinkelland: verschil met nu"][1]) == (655_560, 88_203)
    # What is shown is no assumption, and stays on a page switch.
    assert screen.address() == {"caseload.tubbergen": "150"}
    assert "claim" not in screen.go("start").go("kostenverdeling").part("keys")["chart"]


def claim(screen: Screen) -> str:
    return screen.said(screen.part("keys")["chart"]["claim"])


@pytest.mark.parametrize(
    ("perspective", "benefits", "said"),
    [
        # 1.013.137,50 × 275/446 = 624.693 (see docs/model.md) against 567.357.
        ("samen", 171.0, "Voor Dinkelland scheelt de sleutel ‘Aantal uitkeringen’ het meest: per jaar € 57.336 meer "
         "dan nu."),
        ("tubbergen", 171.0, "Voor Tubbergen scheelt de sleutel ‘Aantal uitkeringen’ het meest: per jaar € 47.204 "
         "minder dan nu."),
        # 1.013.137,50 × 275/491 = 567.439: now the residents' key, 560.730, lies further from 567.357.
        ("dinkelland", 216.0, "Voor Dinkelland scheelt de sleutel ‘Aantal inwoners’ het meest: per jaar € 6.627 "
         "minder dan nu."),
    ],
)  # fmt: skip
def test_what_the_first_chart_claims(perspective: str, benefits: float, said: str) -> None:
    screen = Screen("kostenverdeling", perspective=perspective)
    assert claim(screen.slide("caseload-tubbergen", benefits)) == said


def test_the_claim_follows_the_thumb_and_says_what_it_comes_to() -> None:
    screen = Screen("kostenverdeling", per="resident")
    # 57.336 / 26.400 = 2,17
    assert "€ 57.336 (€ 2,17 per inwoner, aanname) meer dan nu" in claim(screen)
    part = screen.part("keys")
    assert rows_agree(part)
    block = part["blocks"]["set-caseload-tubbergen"]
    there = read(received(part["chart"]["claim"]), block["start"] + block["current"] - 21, "nl")
    assert plain(there) == claim(screen.slide("caseload-tubbergen", 150.0))


def test_the_axis_holds_every_position_of_the_sliders() -> None:
    part = Screen("kostenverdeling").part("keys")
    low, high = part["chart"]["layout"]["xaxis"]["range"]
    drawn = np.concatenate([one["data"].ravel() for one in part["chart"]["moving"][:2]])
    # 110 benefits: 1.013.137,50 × 275/385 = 723.670 for Dinkelland, 156.313 more than now.
    assert 156_313 in drawn
    # At its very ends too: the browser adds the room for the amounts beside the bars.
    assert low <= drawn.min() < drawn.max() <= high


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("fixed", ("€ 567.357", "€ 435.649", "€ 10.132")),
        ("caseload", ("€ 655.560", "€ 357.578", "€ 0")),
        ("residents", ("€ 560.730", "€ 452.408", "€ 0")),
        # (567.357 + 655.559,559) / 2 = 611.458,28; (435.649,125 + 357.577,941) / 2 = 396.613,53; 5.065,69
        ("mixed", ("€ 611.458", "€ 396.614", "€ 5.066")),
    ],
)
def test_every_key(key: str, expected: tuple[str, ...]) -> None:
    assert amounts(Screen("kostenverdeling").slide("caseload-tubbergen", 150.0).pick("cost_key", key)) == expected


@pytest.mark.parametrize(
    ("rule", "even"),
    [
        ("unallocated", "216,1"),  # 275 × 0,44 / 0,56
        ("proportional", "211,2"),  # 275 × 43/56 = 211,16
        ("to:dinkelland", "207,5"),  # 275 × 0,43 / 0,57 = 207,46
        ("to:tubbergen", "216,1"),  # 275 × 0,44 / 0,56: Dinkelland keeps 56%
    ],
)
def test_the_break_even_follows_the_rule_for_the_last_percent(rule: str, even: str) -> None:
    screen = Screen("kostenverdeling").pick("remainder", rule)
    assert screen.tiles()[EVEN][0] == even
    assert screen.alt("curve") == f"Bij {even} uitkeringen in Tubbergen kosten beide sleutels Dinkelland evenveel."
    # Only an unallocated percent stays visible as nobody's: 1% of 1.013.137,50.
    assert amounts(screen)[2] == ("€ 10.132" if rule == "unallocated" else "€ 0")


def test_the_break_even_without_the_bbz() -> None:
    screen = Screen("bronnen").switch("finding-bbz_in_caseload").go("kostenverdeling").pick("remainder", "proportional")
    assert screen.tiles()[EVEN][0] == "208,1"  # 271 × 43/56 = 208,09


@pytest.mark.parametrize(
    ("reading", "joint", "expected"),
    [
        ("share", "€ 1.013.138", ("€ 567.357", "€ 435.649", "€ 10.132")),
        # 567.357 + 171 × 567.357/275 = 920.149,90; 56% = 515.283,94, 43% = 395.664,46, 1% = 9.201,50
        ("own_cost", "€ 920.150", ("€ 515.284", "€ 395.664", "€ 9.202")),
        # 567.357: 56% = 317.719,92, 43% = 243.963,51, 1% = 5.673,57
        ("joint_total", "€ 567.357", ("€ 317.720", "€ 243.963", "€ 5.674")),
    ],
)
def test_what_the_printed_amount_means(reading: str, joint: str, expected: tuple[str, ...]) -> None:
    screen = Screen("kostenverdeling").pick("amount_reading", reading)
    assert screen.tiles()[JOINT][0] == joint
    assert amounts(screen) == expected


def test_tubbergens_view() -> None:
    screen = Screen("kostenverdeling").choose("choose-perspective", "tubbergen")
    # 1.013.137,50 × 171/446 = 388.444,6 against 435.649,125
    assert screen.exact_headline() == (
        "Bij 171 uitkeringen in Tubbergen (aanname) betaalt Tubbergen € 47.204 minder per jaar "
        "naar aantal uitkeringen dan met de vaste sleutel."
    )
    # c / (275 + c) = 0,43 at 275 × 0,43 / 0,57 = 207,46
    assert screen.tiles()["Omslagpunt voor Tubbergen"] == ("207,5", BENEFITS_IN_TUBBERGEN)
    assert screen.part("curve")["chart"]["title"] == "Wat Tubbergen betaalt als Tubbergen meer uitkeringen heeft"
    assert list(screen.table("yearly")) == [
        "Tubbergen: vaste sleutel",
        "Tubbergen: aantal uitkeringen",
        "Tubbergen: mijn keuze",
    ]
    assert screen.address() == {"perspective": "tubbergen"}


def test_the_year_moves_the_amounts_with_the_index() -> None:
    screen = Screen("kostenverdeling").slide("execution_index", 0.022)
    assert screen.tiles()[JOINT] == ("€ 1.058.206", "een heel jaar, 2022")  # 1.013.137,50 × 1,022² = 1.058.205,92
    screen.choose("choose-year", 2024)
    assert screen.tiles()[JOINT] == ("€ 1.105.279", "een heel jaar, 2024")  # × 1,022⁴ = 1.105.279,14
    assert amounts(screen)[0] == "€ 618.956"  # 567.357 × 1,022⁴
    assert screen.address() == {"execution_index": "0.022", "year": "2024"}


def test_the_key_is_phased_in() -> None:
    screen = Screen("kostenverdeling").slide("caseload-tubbergen", 150.0).pick("cost_key", "caseload")
    screen.slide("phase_in_years", 1.0)
    mine = screen.table("yearly")["Dinkelland: mijn keuze"]
    # Until 2022 the contract; in 2022 half of the way: (567.357 + 655.559,56) / 2 = 611.458,28; then all of it.
    assert mine == [567_357, 567_357, 611_458, 655_560, 655_560]


def test_where_the_curve_stands() -> None:
    screen = Screen("kostenverdeling").slide("caseload-tubbergen", 150.0)
    fixed, by_caseload, x, y = screen.bars("curve")[:4]
    assert set(fixed) == {567_357}
    # 10 points from 110 to 260, so 160 is the fourth: 1.013.137,50 × 275 / 435.
    assert len(by_caseload) == 10
    assert by_caseload[3] == 640_489
    assert (x, y) == ([150], [655_560])
    assert by_caseload == sorted(by_caseload, reverse=True), "more benefits in Tubbergen make Dinkelland's part smaller"
