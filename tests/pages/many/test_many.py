"""Cases of one, four and sixty municipalities: every page opens, names who is meant, and says little enough to read."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from bench.cases.made import FOUR, ONE, SIXTY, Size, residents_of, written
from bench.cases.towns import names
from delivery.skeleton import ids_of
from tests.model.copies import add, copy_of_the_villages
from tests.pages.screen import PAGES, Screen

Use = Callable[[Path], None]
NAMES = names(60)
IDS = ids_of(NAMES)
SMALLEST = min(range(60), key=residents_of)
LARGEST = sorted(range(60), key=residents_of, reverse=True)
LISTS = ("fold-everyone", "fold-cents")
"""The folds with everybody in them."""


class Folded(Screen):
    """A visitor who opens nothing but these."""

    opened: tuple[str, ...] = ()

    def unfold(self) -> None:
        for name in self.opened:
            self.test.session_state[name] = True


class Listing(Folded):
    opened = LISTS


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("many")


def case_of(size: Size, folder: Path) -> Path:
    return written(size, folder / str(size.municipalities))


def said(screen: Screen) -> str:
    """Every text and part of the page; what can be chosen is not told."""
    parts = [json.dumps(part, ensure_ascii=False, default=np.ndarray.tolist) for part in screen.parts().values()]
    return "\n".join([*screen.texts(), *parts])


@pytest.mark.parametrize("size", [ONE, FOUR], ids=["one", "four"])
def test_every_page_opens_and_speaks_only_of_who_is_there(use: Use, folder: Path, size: Size) -> None:
    use(case_of(size, folder))
    screen = Folded(cost_basis="bottom_up", with_benefits="1", per="benefit")
    for page in PAGES:
        text = said(screen.go(page))
        assert len(text) > 300
        if size is ONE:
            for others in ("alle gemeenten samen", "Alle samen", "de anderen hebben", "andere gemeenten"):
                assert others not in text, page


def test_one_municipality_has_nobody_to_choose_and_no_key(use: Use, folder: Path) -> None:
    use(case_of(ONE, folder))
    screen = Folded("kostenverdeling")
    assert "choose-perspective" not in screen.test.session_state
    assert any(text.startswith("Een verdeelsleutel zegt hier niets") for text in screen.texts())
    assert screen.headline().endswith("Er is geen andere gemeente om de kosten mee te delen.")
    assert screen.strip().keys() >= {f"Mijn variant, {NAMES[0]}, 2025–2029"}


def test_every_page_of_sixty_opens_and_names_few(use: Use, folder: Path) -> None:
    use(case_of(SIXTY, folder))
    screen = Folded(perspective=IDS[SMALLEST], per="resident")
    for page in PAGES:
        text = said(screen.go(page))
        named = [name for name in NAMES if name in text]
        # Four in the parts of a page, those of whom its sliders speak, and the six that a sentence names of many.
        assert len(named) <= 13, (page, named)
    assert not screen.notice("rejected")


def test_of_sixty_the_chosen_one_is_told_and_the_rest_adds_up(use: Use, folder: Path) -> None:
    use(case_of(SIXTY, folder))
    screen = Listing("kostenverdeling")
    screen.select("choose-perspective", IDS[SMALLEST])
    assert NAMES[SMALLEST] in screen.headline()
    tiles = {label: int(value.removeprefix("€ ").replace(".", "")) for label, (value, _note) in screen.tiles().items()
             if value.startswith("€")}  # fmt: skip
    shown = {NAMES[place] for place in (SMALLEST, *LARGEST[:3])}
    assert shown | {"56 andere gemeenten"} <= tiles.keys()
    assert not tiles.keys() & ({*NAMES} - shown)
    parts = sum(tiles[name] for name in (*shown, "56 andere gemeenten", "Niet verdeeld"))
    assert parts == tiles["Gezamenlijke kosten (aanname)"]
    # Everybody stands in the table with a search box, and there too it adds up.
    (grid,) = screen.part("everyone")["register"]["grids"]
    assert [row[0] for row in grid["rows"]] == [*NAMES]
    columns = [[int(row[at].replace("\u00a0", " ").removeprefix("€ ").replace(".", "")) for row in grid["rows"]]
               for at in range(1, 6)]  # fmt: skip
    assert [sum(column) for column in columns] == [tiles["Gezamenlijke kosten (aanname)"]] * 5
    assert len(screen.table("cents")) == 62


def test_of_the_project_sixty_pay_what_it_costs(use: Use, folder: Path) -> None:
    """The others stand together in the table of all lines; everybody in a list, where it adds up too."""
    use(case_of(SIXTY, folder))
    screen = Listing("projectbegroting")
    [(name, amount)] = [(row[0], row[5]) for row in screen.grid("lines") if "andere gemeenten" in row[0]]
    assert name == "56 andere gemeenten, volgens de sleutel van het project"
    others = [place for place in range(60) if place not in {0, *LARGEST[:3]}]
    everyone = [euros_of(amount) for _name, amount in screen.grid("everyone")]
    assert sum(everyone) == euros_of(screen.tiles()["Projectkosten"][0]) == 86_880
    assert euros_of(amount.partition(",")[0]) == pytest.approx(sum(everyone[place] for place in others), abs=30)


def test_the_slider_of_any_of_sixty_can_be_reached(use: Use, folder: Path) -> None:
    use(case_of(SIXTY, folder))
    screen = Folded("kostenverdeling")
    sliders = {one.key for one in screen.test.select_slider if "caseload" in one.key}
    assert len(sliders) == 3
    # Whoever jumps to a control that is not shown finds it.
    screen.test.session_state["wanted-control"] = f"caseload.{IDS[SMALLEST]}"
    screen.run()
    assert screen.test.select_slider(key=f"set-caseload-{IDS[SMALLEST]}")
    assert screen.slide(f"caseload-{IDS[SMALLEST]}", 500.0).address() == {f"caseload.{IDS[SMALLEST]}": "500"}


@pytest.mark.parametrize("page", ["start", "vergelijken"])
def test_what_the_municipalities_bear_adds_up_to_the_whole(use: Use, folder: Path, page: str) -> None:
    """With sixty every one of five amounts is rounded, and some of them the same way."""
    use(case_of(SIXTY, folder))
    screen = Folded(page)
    total, *_ = [value for label, (value, _note) in screen.tiles().items() if label.startswith("Mijn variant")]
    if page == "start":
        shown = {label: value for label, (value, _note) in screen.tiles().items()}
    else:
        shown = {row[0]: row[-1].partition("\n")[0] for row in screen.grid("figures")}
    four = [NAMES[place] for place in sorted({0, *LARGEST[:3]})]
    assert [*four, "56 andere gemeenten"] == [name for name in shown if name in NAMES or "andere" in name]
    parts = [euros_of(shown[name]) for name in (*four, "56 andere gemeenten")]
    assert sum(parts) == euros_of(total)


def euros_of(text: str) -> int:
    return int(text.replace("\u00a0", " ").removeprefix("€ ").replace(".", ""))


def test_of_sixty_the_switches_and_the_reasons_are_few(use: Use, folder: Path) -> None:
    """Whether a number is drawn, for those that the page names and one to choose; all of them in a list to search."""
    use(case_of(SIXTY, folder))
    screen = Uncertain("onzekerheid")
    switches = {one.key for one in screen.test.toggle if "set-drawn-caseload-" in one.key}
    assert len(switches) == 5
    (grid,) = screen.part("paid")["register"]["grids"]
    assert [row[0] for row in grid["rows"]] == [*NAMES]
    [reason] = screen.part("paid-no-chance")["note"]
    assert "welke waarde het waarschijnlijkst is" in reason
    assert 0 < sum(name in reason for name in NAMES) <= 6


class Uncertain(Folded):
    opened = ("fold-drawn", "fold-years")


def test_of_eleven_principles_each_has_a_look_of_its_own(use: Use, tmp_path: Path) -> None:
    """The theme has eight muted colours: the ninth to the eleventh are the first three, hatched."""
    folder = copy_of_the_villages(tmp_path)
    new = [f"nieuw_{number}" for number in range(9)]
    add(folder, "criteria.csv", *(f"{id};council;{id};{id};verhaal;;;aanname;;" for id in new))
    judged = [name for id in new for name in (f"weight.{id}", f"strength.pro_{id}")]
    add(folder, "assumptions.csv", *(f"{name};2;0;3;1;aanname;gok;;;x;x" for name in judged))
    pros = (f"pro_{id};betalen;dorpenbureau;pro;{id};{id};;;;{id};front;x;x;verhaal;;;aanname" for id in new)
    add(folder, "arguments.csv", *pros)
    use(folder)
    traces = Folded("scenarios", task="betalen").part("scores")["chart"]["traces"]
    looks = {(one["marker"]["color"], one["marker"].get("pattern", {}).get("shape")) for one in traces}
    assert len(traces) == len(looks) == 11
