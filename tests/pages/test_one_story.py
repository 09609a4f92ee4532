"""Read in one sitting: with nothing changed no page contradicts another."""

from __future__ import annotations

import re

import pytest

from tests.pages.screen import PAGES, Screen, heard

WHO = ("all", "dinkelland", "tubbergen")
MINE = {"meerjarenbegroting": "Mijn variant, alle jaren", "onzekerheid": "Mijn variant, zoals nu ingesteld"}


def euros(text: str) -> list[int]:
    """The amounts in a text."""
    return [int(amount.replace(".", "")) for amount in re.findall(r"€ (-?[\d.]+\d)", text)]


@pytest.mark.parametrize("perspective", WHO)
def test_my_variant_costs_the_same_on_every_page(perspective: str) -> None:
    """In the sentence and in the tile of both pages that name it, and Advies and Mijn variant alike."""
    budget, uncertain = (Screen(page, perspective=perspective) for page in MINE)
    (cost, over), (also, once, low, high) = euros(budget.exact_headline()), euros(uncertain.headline())
    assert heard(cost) == also
    assert [euros(screen.tiles()[MINE[page]][0]) for page, screen in zip(MINE, (budget, uncertain), strict=True)] == [
        [cost], [cost]
    ]  # fmt: skip
    # What it costs more than is budgeted is what comes once: nothing else differs from the budget.
    assert heard(over) == once
    assert low <= heard(cost) <= high
    for screen, page in zip((budget, uncertain), MINE, strict=True):
        tiles = screen.tiles()
        assert tiles[MINE[page].replace("Mijn variant", "Advies")] == tiles[MINE[page]]


@pytest.mark.parametrize("perspective", WHO)
def test_the_start_says_what_the_other_pages_say(perspective: str) -> None:
    """The cost, what of it is not budgeted and comes once, and how far it can lie apart."""
    budget, uncertain = (Screen(page, perspective=perspective) for page in MINE)
    tiles = Screen("start", perspective=perspective).tiles()
    (value, note) = next(tile for label, tile in tiles.items() if label.startswith("Mijn variant"))
    span = next(value for label, (value, _note) in tiles.items() if label.startswith("Bereik"))
    (cost, over), (_also, once, low, high) = euros(budget.exact_headline()), euros(uncertain.headline())
    assert euros(value) == [cost]
    assert euros(note) == [over, over]
    assert [heard(amount) for amount in (over, *euros(span))] == [once, low, high]


def test_the_once_only_cost_is_the_project() -> None:
    project = Screen("projectbegroting").tiles()["Projectkosten"][0]
    assert euros(project) == [277_800]
    assert "Daarvan is ongeveer € 278.000 eenmalig" in Screen("onzekerheid").headline()
    assert "€ 277.800 meer" in Screen("meerjarenbegroting").exact_headline()


def test_both_municipalities_together_are_the_whole() -> None:
    """5 × 10.131,375 of 1% that nobody pays, 50.656,875, is in the whole and in no municipality."""
    whole, *own = (euros(Screen("meerjarenbegroting", perspective=who).exact_headline())[0] for who in WHO)
    assert whole - sum(own) == pytest.approx(50_657, abs=1)


def test_the_start_and_the_split_say_the_same_of_the_key() -> None:
    assert Screen("start").choose("view-story", "cost").headline() == Screen("kostenverdeling").headline()


@pytest.mark.parametrize("page", PAGES)
def test_no_page_gives_a_chance_that_nobody_knows(page: str) -> None:
    """A chance in a sentence or a tile rests on a most likely value, which no source gives: only the reserve for
    risks names its certainty, and says that it is an assumption."""
    if page == "risicos":
        sentence, _, _ = Screen(page).headline().partition(" Naar boven afgerond op")
        assert sentence.endswith("(aanname).")
        return
    screen = Screen(page)
    tiles = " ".join(f"{label} {value} {note}" for label, (value, note) in screen.tiles().items())
    headline = screen.headline()
    assert not re.search(r"[Kk]ans[^.]*\d+%", f"{headline} {tiles}")


def test_the_planning_starts_when_the_budget_lets_it() -> None:
    """As planned on 1-1-2022: the first year in which Mijn variant costs something else than the contract, at 10%
    less, is 2022."""
    assert "start de nieuwe uitvoering op 01-01-2022, zoals gepland" in Screen("planning").headline()
    detail = Screen("meerjarenbegroting", execution_cost_change="-0.1").table("detail")["Uitvoering (aanname)"]
    assert detail[0] == detail[1] != detail[2] == detail[4]
