"""Cases that are small, or very large, in one respect: every page opens, and says what there is not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.model.odd_cases import fixed_task, no_scenarios, one_criterion, one_municipality
from tests.model.options.test_fronts import many_models
from tests.pages.screen import PAGES, Screen
from tests.pages.uitvoeringsmodel.whole import cells, whole

Use = Callable[[Path], None]


@pytest.mark.parametrize("make", [one_municipality, one_criterion, no_scenarios, fixed_task])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens(use: Use, tmp_path: Path, make: Callable[[Path], Path], page: str) -> None:
    use(make(tmp_path))
    assert len(Screen(page, cost_basis="bottom_up", with_benefits="1", per="benefit").everything()) > 500


def test_one_municipality_pays_all(use: Use, tmp_path: Path) -> None:
    """600.000 is Aadorp's 50% of 1.200.000; by number of benefits and residents it pays the whole."""
    use(one_municipality(tmp_path))
    screen = Screen("kostenverdeling").choose("view-keys", "difference")
    assert screen.table("keys") == {
        "Aadorp: verschil met nu": [0, 600_000, 600_000, 300_000],
        "Niet verdeeld: verschil met nu": [0, -600_000, -600_000, -300_000],
        "Aadorp": [600_000, 1_200_000, 1_200_000, 900_000],
        "Niet verdeeld": [600_000, 0, 0, 300_000],
    }
    assert screen.said(screen.part("keys")["chart"]["claim"]) == (
        "Voor Aadorp scheelt de sleutel ‘Aantal uitkeringen’ het meest: per jaar € 600.000 meer dan nu."
    )
    assert screen.headline() == (
        "Met de vaste sleutel betaalt Aadorp € 600.000 per jaar. Er is geen andere gemeente om de kosten mee te delen."
    )
    assert not [label for label in screen.tiles() if "Omslagpunt" in label]


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        ("scenarios", "De casus geeft voor geen enkele taak scenario’s."),
        ("uitvoeringsmodel", "De casus geeft geen scenario’s: er is geen uitvoerder te kiezen."),
    ],
)
def test_a_case_without_scenarios_says_so(use: Use, tmp_path: Path, page: str, sentence: str) -> None:
    use(no_scenarios(tmp_path))
    assert Screen(page).headline() == sentence


def test_a_fixed_task_is_no_choice(use: Use, tmp_path: Path) -> None:
    use(fixed_task(tmp_path))
    screen = Screen("uitvoeringsmodel")
    assert cells(screen)["Begeleiden, frontoffice"]["options"] == []
    assert whole(screen)["Begeleiden"] == ("Werkplaats", "ligt vast: Begeleiden blijft bij de Werkplaats.")


def test_millions_of_models_open(use: Use, tmp_path: Path) -> None:
    """Six tasks more with four executors in both offices: 16 × 16⁶."""
    many_models(tmp_path, 6)
    use(tmp_path / "case")
    screen = Screen("uitvoeringsmodel")
    assert screen.alt("cloud").startswith("Binnen de regels zijn 268.435.456 modellen mogelijk; er staan er 2.")
    assert "De lijn is exact: zij telt ze allemaal mee." in screen.alt("cloud")
    assert screen.choose("view-burden", "partners").alt("cloud").count("De lijn is exact") == 1
