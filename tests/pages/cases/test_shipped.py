"""Both fictitious cases that ship, page by page: nothing breaks, each says that it is made up, and sums add up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.pages.screen import PAGES, ROOT, Screen

OTHERS = {
    "ganzemarke": ("Dinkelland", "Tubbergen", "Almelo", "Noaberkracht", "Zilverhorst"),
    "jeugdhulp": ("Dinkelland", "Tubbergen", "Almelo", "Noaberkracht", "Marsdrecht", "uitkering", "BUIG", "vangnet"),
}
"""What no page of a case may say: names of the others, and words of another field."""


@pytest.mark.parametrize("name", OTHERS)
def test_every_page_of_a_shipped_case(name: str, use: Callable[[Path], None]) -> None:
    use(ROOT / "data" / name)
    screen = Screen()
    for page in PAGES:
        screen.go(page)
        # That every number is what it is made of takes half a minute, and is tested of other cases.
        text = screen.everything() if page != "controle" else "\n".join(screen.texts())
        assert "verzonnen casus" in text, page
        assert [word for word in OTHERS[name] if word in text] == [], page
        if page == "controle":
            assert screen.headline().startswith(("Alles klopt", "Onze sommen kloppen"))
    assert "verzonnen casus" in Screen(presenteren="1").everything()


def test_a_municipality_of_one_group_has_a_low_chart(use: Callable[[Path], None]) -> None:
    use(ROOT / "data" / "jeugdhulp")
    screen = Screen("situatie")
    one, four = (screen.part(f"leaves-{name}")["chart"]["height"] for name in ("tjaarlum", "zilverhorst"))
    assert (one, four) == (158, 300)
    # On one scale: 610 in Bremerloo in one group, the largest group of Zilverhorst is 520.
    ends = [screen.part(f"leaves-{name}")["chart"]["layout"]["xaxis"]["range"] for name in
            ("bremerloo", "zilverhorst", "tjaarlum")]  # fmt: skip
    assert ends == [[0, pytest.approx(1.05 * 610)]] * 3


def test_a_track_with_a_start_of_its_own(use: Callable[[Path], None]) -> None:
    """The debt files are ready on 18 June 2027; four weeks later is 16 July, fifteen days after the start of the track.
    Nothing else moves."""
    use(ROOT / "data" / "ganzemarke")
    printed = "in de bron: 01-07-2027"
    screen = Screen("planning").choose("view-track", "debts")
    assert screen.tiles()["Start van ‘Schuldhulp’"] == ("01-07-2027", printed)
    assert "‘Schuldhulp’ start op 01-07-2027, zoals gepland." in screen.headline()
    screen.slide("step_delay-debt_files", 4.0)
    assert screen.tiles()["Start van ‘Schuldhulp’"] == ("16-07-2027", printed)
    assert "‘Schuldhulp’ start op 16-07-2027, 15 dagen later dan gepland." in screen.headline()
    assert screen.tiles()["Start nieuwe uitvoering"] == ("01-01-2028", "in de bron: 01-01-2028")
    assert screen.strip()["Start nieuwe uitvoering"] == (
        "01-01-2028",
        "in de bron: 01-01-2028; ‘Schuldhulp’: 16-07-2027",
    )
    screen.go("vergelijken")
    assert "Start van ‘Schuldhulp’" in screen.everything()


def test_a_percentage_of_cost_says_of_what_it_is(use: Callable[[Path], None]) -> None:
    """Ganzemarke splits debt assistance apart, so the mean over the tasks is not what the budget counts with."""
    use(ROOT / "data" / "ganzemarke")
    screen = Screen("uitvoeringsmodel")
    screen.unfold()
    assert any(line.endswith("Bijdrage aan de ISD en Schuldhulp.") for line in screen.notice("cost"))


def test_of_risks_that_nobody_assessed_nothing_is_not_said_to_be_enough(use: Callable[[Path], None]) -> None:
    """Of Huidig one risk counts, of which the paper gives no chance and no amount (risks.csv)."""
    use(ROOT / "data" / "jeugdhulp")
    screen = Screen("risicos")
    assert "onbekend (niets ingeschat) voor de huidige situatie" in screen.headline()
    assert screen.tiles()["Huidig: genoeg bij 90%"][0] == "onbekend (niets ingeschat)"
    (row,) = [row for row in screen.go("vergelijken").grid("figures") if row[0].startswith("Genoeg voor risico’s")]
    assert row[1] == "onbekend (niets ingeschat)"
    assert "meer" not in row[2]  # than what nobody knows


def test_what_comes_once_is_that_of_the_change(use: Callable[[Path], None]) -> None:
    """The budget holds 40.000 for a trial in 2028 (incidental): 2.500.000 + 85.000 + 40.000 without the project."""
    use(ROOT / "data" / "jeugdhulp")
    rows = {row[0]: row[1] for row in Screen("vergelijken").grid("figures")}
    assert "Structureel in 2028" not in rows
    assert rows["In 2028, zonder het eenmalige"] == "€ 2.625.000"
    assert rows["Eenmalig (project en uittreden)"] == "€ 0"


def test_what_counts_beside_the_printed_total_is_told_where_hours_and_rates_add_up(use: Callable[[Path], None]) -> None:
    """Of one line 17.800 is printed, where hours × rate are 18.700: the printed total 354.800 holds the 18.700."""
    use(ROOT / "data" / "ganzemarke")
    rows = [[cell for cell in row if cell] for row in Screen("projectbegroting").grid("lines")]
    assert ["Verschil met het gedrukte totaal", "€ 0", "€ -900", "berekend"] in rows
