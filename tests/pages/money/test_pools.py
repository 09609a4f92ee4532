"""A case with two pools of cost, of which Beekveld takes part in one: what the pages say of it.

The arithmetic of the case stands in tests/model/money/test_pools.py.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.model.pooled import pooled, pooled_folder
from tests.pages.herleiding.test_names import assert_named, pressed
from tests.pages.screen import Screen

OUT = "Beekveld doet niet mee aan Begeleiden en betaalt daar niets van."


@pytest.fixture(autouse=True)
def shown(use: Callable[[Path], None], tmp_path: Path) -> None:
    use(pooled_folder(tmp_path))


def test_kostenverdeling_says_who_stays_out_and_what_that_does() -> None:
    screen = Screen("kostenverdeling", cost_key="caseload", year="2031")
    assert screen.part("pools")["notice"]["title"] == OUT
    assumed, rising = screen.notice("pools")
    assert assumed.startswith("Onze aanname: met de vaste sleutel")
    assert rising.startswith("De gedrukte bedragen voor Begeleiden zijn al tegen de prijzen van elk jaar")
    # 1.250.000 by 200, 300 and 100 of 600; guiding, 308.000, by 300 and 100 of 400: nothing of it in Beekveld.
    table = screen.table("keys")
    assert table["Beekveld"] == [375_000, 416_667, 416_667, 395_833]
    # Now Beekveld pays the 400.000 that it prints.
    assert table["Beekveld: verschil met nu"][:2] == [-25_000, 16_667]
    assert screen.grid("per-pool") == [
        ["Betalen en Terughalen", "€ 1.250.000,00", "€ 416.666,67", "€ 625.000,00", "€ 208.333,33", "€ 0,00"],
        ["Begeleiden", "€ 308.000,00", "doet niet mee", "€ 231.000,00", "€ 77.000,00", "€ 0,00"],
        ["Samen", "€ 1.558.000,00", "€ 416.666,67", "€ 856.000,00", "€ 285.333,33", "€ 0,00"],
    ]
    # 1.250.000 × 300 / (400 + c) + 231.000 = 845.000 if c = 375.000.000 / 614.000 - 400 = 210,7.
    assert screen.tiles()["Omslagpunt voor Aadorp"] == ("210,7", "uitkeringen in Beekveld (2031)")


def test_where_the_cost_moves_too_there_is_no_break_even() -> None:
    screen = Screen("kostenverdeling", amount_reading="own_cost")
    assert screen.tiles()["Omslagpunt voor Aadorp"] == ("geen vast aantal", "hangt af van wat elke taak kost")
    assert screen.alt("curve") == (
        "Bij hoeveel uitkeringen in Beekveld beide sleutels Aadorp evenveel kosten, hangt af van wat elke taak kost."
    )


def test_of_who_stays_out_the_break_even_is_that_of_the_tasks_it_takes_part_in() -> None:
    """30% if c / (c + 400) = 0,3: 171,4 benefits in Beekveld itself."""
    screen = Screen("kostenverdeling", perspective="beekveld")
    assert screen.tiles()["Omslagpunt voor Beekveld"] == ("171,4", "uitkeringen in Beekveld")


def test_who_does_what_says_who_does_not_take_part() -> None:
    rows = Screen("situatie").grid("tasks")
    assert [row[-1].startswith("Beekveld doet niet mee.") for row in rows] == [False, False, True]
    notes = [line["note"] for line in Screen("uitvoeringsmodel").part("matrix")["matrix"]["lines"]]
    assert [note.startswith("Beekveld doet niet mee") for note in notes] == [False, False, True]


@pytest.mark.parametrize("page", ["kostenverdeling", "meerjarenbegroting"])
def test_every_number_that_can_be_pressed_is_that_of_its_name(page: str) -> None:
    screen = Screen(page, cost_key="mixed", execution_index="0.02", perspective="ceehuizen")
    own = pooled().assumptions.replace(cost_key="mixed", execution_index=0.02)
    numbers = [one for one in pressed(screen) if "_in." in one.made or "tipping" in one.made or "beekveld" in one.made]
    assert any("_in.begeleiding" in one.made for one in numbers)
    for one in numbers:
        assert_named(one, pooled(), own)


def test_the_budget_has_a_line_per_pool() -> None:
    screen = Screen("meerjarenbegroting", perspective="aadorp").choose("view-variant", "current")
    assert screen.part("pools")["notice"]["title"] == OUT
    lines = screen.table("detail")
    found = {name: values for name, values in lines.items() if name.startswith("Uitvoering")}
    assert found == {
        "Uitvoering: Betalen en Terughalen (bron)": [600_000] * 3,
        "Uitvoering: Begeleiden (bron)": [210_000, 220_000, 230_000],
    }
    beekveld = Screen("meerjarenbegroting", perspective="beekveld").choose("view-variant", "current").table("detail")
    assert [values for name, values in beekveld.items() if name.startswith("Uitvoering: Begeleiden")] == [[0, 0, 0]]
