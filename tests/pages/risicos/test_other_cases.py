"""The page of the risks on other cases, and where its classes come from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from model import load_case
from model.risks.reserve import reserves
from tests.model.copies import change, copy_of_the_villages
from tests.model.worlds import FOLDERS
from tests.pages.risicos.visit import ENOUGH, page
from tests.pages.screen import Screen, plain
from ui.session import served
from words.texts import euro


def test_the_sources_of_every_class() -> None:
    rows = page().grid("sources")
    assert len(rows) == 2 * 12 + 2
    assert {row[4] for row in rows} == {"aanname"}
    # And why: every class says on what it rests, or why there is none.
    assert all(row[6] for row in rows)


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Path], None]]:
    """Let the dashboard read another case; the first case comes back after the test."""

    def read(folder: Path) -> None:
        monkeypatch.setenv(served.VARIABLE, str(folder))
        served.read.cache_clear()

    yield read
    served.read.cache_clear()


def test_the_villages(use: Callable[[Path], None]) -> None:
    use(FOLDERS["drie-dorpen"])
    screen = page()
    # regen 30% × 5.000; now also afstand 60% × 15.000.
    assert screen.tiles()["Huidig: genoeg bij 90%"][1] == "2 van 2 ingeschat, verwachte waarde € 10.500"
    assert screen.tiles()[ENOUGH][1] == "1 van 2 ingeschat, verwachte waarde € 1.500"
    case = load_case(FOLDERS["drie-dorpen"])
    mine = float(reserves(case, case.assumptions)["mine"][1])
    # This case rounds to € 1.000.
    assert screen.tiles()[ENOUGH][0] == "ongeveer " + plain(euro(round(mine, -3)))
    assert "Naar boven afgerond op € 1.000." in screen.headline()
    assert screen.alt("matrix") == "Donkerder is zwaarder. In de vakken: kans 10% – 50% en gevolg € 0 – € 10.000: 1."
    assert [row[1] for row in screen.grid("register")] == ["2 (10% – 50%)", "niet ingeschat", "3 (50% – 70%)"]


def test_a_case_without_risks(tmp_path: Path, use: Callable[[Path], None]) -> None:
    folder = copy_of_the_villages(tmp_path)
    for name in ("risks.csv", "arguments.csv", "assumptions.csv"):
        lines = (folder / name).read_text("utf-8").splitlines(keepends=True)
        kept = lines[:1] if name == "risks.csv" else [line for line in lines if "deeburg_ver;" not in line]
        (folder / name).write_text("".join(kept), "utf-8")
    use(folder)
    screen = page()
    assert screen.headline() == "De casus noemt geen risico’s: niets zegt hoeveel geld daarvoor nodig is."
    # So the page does not say that € 0 is enough, nor draws a matrix without risks.
    assert not {"tiles", "matrix", "worth", "curve", "drawn", "parties", "register"} & set(screen.parts())
    assert "Genoeg voor risico’s" not in Screen("vergelijken").everything()


def test_a_class_that_does_not_exist_in_a_table_is_named(tmp_path: Path, use: Callable[[Path], None]) -> None:
    folder = copy_of_the_villages(tmp_path)
    change(folder, "risks.csv", ";Regen;Rain;2;1;", ";Regen;Rain;7;veel;")
    use(folder)
    rows = sorted(row[:6] for row in Screen().grid("problems"))
    assert rows == [
        ["risks.csv", "2", "chance_class", "7", "Dit getal is te laag of te hoog.", "<= 5"],
        ["risks.csv", "2", "impact_class", "veel", "Dit is geen getal.", "1234,5"],
    ]
