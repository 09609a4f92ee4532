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
    assert screen.tiles()["Start van “Schuldhulp”"] == ("01-07-2027", printed)
    assert "“Schuldhulp” start op 01-07-2027, zoals gepland." in screen.headline()
    screen.slide("step_delay-debt_files", 4.0)
    assert screen.tiles()["Start van “Schuldhulp”"] == ("16-07-2027", printed)
    assert "“Schuldhulp” start op 16-07-2027, 15 dagen later dan gepland." in screen.headline()
    assert screen.tiles()["Start nieuwe uitvoering"] == ("01-01-2028", "in de bron: 01-01-2028")
    assert screen.strip()["Start nieuwe uitvoering"] == (
        "01-01-2028",
        "in de bron: 01-01-2028; “Schuldhulp”: 16-07-2027",
    )
    screen.go("vergelijken")
    assert "Start van “Schuldhulp”" in screen.everything()


def test_a_percentage_of_cost_says_of_what_it_is(use: Callable[[Path], None]) -> None:
    """Ganzemarke splits debt assistance apart, so the mean over the tasks is not what the budget counts with."""
    use(ROOT / "data" / "ganzemarke")
    screen = Screen("uitvoeringsmodel")
    screen.unfold()
    assert any(line.endswith("Bijdrage aan de ISD en Schuldhulp.") for line in screen.notice("cost"))
