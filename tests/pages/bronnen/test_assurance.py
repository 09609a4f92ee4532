"""Bronnen, ‘Hoe betrouwbaar’: what each assumption rests on, whose it is, and what the model is not for."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.model.copies import copy_of_the_villages
from tests.model.worlds import case_of
from tests.pages.screen import Screen
from ui.views.documents import assurance
from ui.views.uncertain import run

LIMITS, ROWS, VERSIONS = 0, 1, 2


@pytest.fixture(scope="module")
def screen() -> Screen:
    return Screen("bronnen").choose("view-sources", "assurance")


def test_every_assumption_has_an_owner_and_nobody_has_confirmed_it(screen: Screen) -> None:
    case = case_of("dinkelland-tubbergen")
    rows = screen.grid("assurance", ROWS)
    assert len(rows) == len(case.assurance) > 40
    assert {row[8] for row in rows} == {"nog door niemand bevestigd"}
    assert {row[5] for row in rows} == {"aanname"}, "whose it is, is ours"
    assert any(text.startswith("Nog door niemand bevestigd.") for text in screen.texts())
    # Each assumption of assumptions.csv stands in exactly one row: those of one name count together.
    counted = [int(found[1]) if (found := re.search(r" \((\d+)\)$", row[0])) else 1 for row in rows]
    derived = ("drawn", "own_pro", "own_con", "own_pro_criterion", "own_con_criterion", "criterion", "front", "back")
    named = [row.id for row in case.assumption_rows if row.id.partition(".")[0] not in (*derived, "planning_date")]
    assert sum(counted) == len(named)


def test_the_effect_is_that_of_the_tornado(screen: Screen) -> None:
    """By hand. Huidig costs 1.013.137,50 together (567.357 / 0,56) a year and is left after 2021: five declining years,
    of which three fall in 2022-2024, are (1 + 0,8 + 0,6) × 1.013.137,50 = 2.431.530. The new model of 2022-2024 from
    -20% to +30%: 0,5 × 3 × 1.013.137,50 = 1.519.706,25. The project 277.800: from nothing covered to 300.000.
    """
    rows = {row[0]: row for row in screen.grid("assurance", ROWS)}
    assert rows["Jaren met uittreedkosten na het contract"][2] == "€ 2.431.530"
    assert rows["Verandering van de uitvoeringskosten in het nieuwe model"][2] == "€ 1.519.706"
    assert rows["Dekking van de projectkosten"][2] == "€ 277.800"
    assert rows["Uitkeringen in Tubbergen"][2] == "geen", "the number divides the cost and does not change it"
    # From 275/385 to 275/535 of 1.013.137,50.
    assert rows["Uitkeringen in Tubbergen"][7].endswith("naar aantal uitkeringen (2022): € 202.898")
    assert rows["Verdeelsleutel"][1:3] == ["een keuze", "een keuze"]
    amounts = [row[2] for row in screen.grid("assurance", ROWS)]
    assert amounts[0] == "€ 2.431.530", "what moves most stands first"


def test_what_the_model_is_not_for_and_what_changed(screen: Screen) -> None:
    limits = screen.grid("assurance", LIMITS)
    assert limits[0][0].startswith("Het model geeft geen advies.")
    assert ["bevinding 12."] in [row[1:] for row in limits]
    assert [row[0] for row in screen.grid("assurance", VERSIONS)] == ["4", "3", "2", "1"]


def test_in_english(screen: Screen) -> None:
    english = Screen("bronnen", lang="en").choose("view-sources", "assurance")
    assert english.grid("assurance", ROWS)[0][8] == "confirmed by nobody yet"
    assert english.grid("assurance", ROWS)[0][4] == "29 May 2027"
    assert len(english.grid("assurance", ROWS)) == len(screen.grid("assurance", ROWS))


def test_what_is_confirmed_or_out_of_date_says_so() -> None:
    case = case_of("drie-dorpen")
    effects = run.effects(case, case.assumptions, None, case.lead, case.about.years[0])
    assert assurance.lead(case, "kosten").startswith("1 van deze 3 regels zijn bevestigd. Effect: kosten, van")

    def rows(today: date) -> dict[str, list[object]]:
        return {str(row[0]): list(row) for row in assurance.grids(case, effects, today)[ROWS].rows}

    index = "Stijging van lonen en prijzen per jaar"  # valid until 01-02-2031
    assert rows(date(2031, 2, 1))[index][4] == "01-02-2031"
    assert rows(date(2031, 2, 2))[index][4] == "01-02-2031 (verlopen)"
    assert rows(date(2031, 2, 2))[index][8] == "De raad van Aadorp"
    assert rows(date(2031, 2, 2))["Aandeel van … in de vaste sleutel (3)"][4] == "geen einde genoemd"


def test_where_an_outcome_is_unknown_its_effect_is_too() -> None:
    case = case_of("drie-dorpen")
    effects = dict.fromkeys(run.effects(case, case.assumptions, None, case.lead, case.about.years[0]))
    found = assurance.grids(case, effects, date(2030, 3, 1))[ROWS].rows
    assert {str(row[0]): row[2] for row in found}["Stijging van lonen en prijzen per jaar"] == "onbekend"


def test_a_case_that_says_nothing_of_it_has_no_such_view(use: Callable[[Path], None], tmp_path: Path) -> None:
    folder = copy_of_the_villages(tmp_path)
    use(folder)
    options = {option.content for option in Screen("bronnen").test.button_group(key="view-sources").proto.options}
    assert "Hoe betrouwbaar" in options
    for name in ("assurance", "limits", "versions"):
        (folder / f"{name}.csv").unlink()
    use(folder)
    options = {option.content for option in Screen("bronnen").test.button_group(key="view-sources").proto.options}
    assert "Hoe betrouwbaar" not in options
