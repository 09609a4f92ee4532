"""Cases that are small, or very large, in one respect: every page opens, and says what there is not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from model.loading.load import load_case
from tests.model.copies import add, copy_of_the_villages
from tests.model.odd_cases import fixed_task, no_scenarios, one_criterion, one_municipality
from tests.model.options.test_fronts import many_models
from tests.model.worlds import FOLDERS
from tests.pages.screen import PAGES, Screen
from tests.pages.uitvoeringsmodel.whole import cells, whole
from ui.views.risk_register import about
from ui.views.sources import headline
from words.sentences import read

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
    screen = Screen(page)
    assert screen.headline() == sentence
    # Not that every model fits for 0,0 of 100, and nothing that asks for a choice.
    assert not {"tiles", "matrix", "best"} & set(screen.parts())


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


def test_a_case_without_scenarios_weighs_nothing(use: Use, tmp_path: Path) -> None:
    """With nothing to choose no argument counts, and the advice comes first in nothing."""
    use(no_scenarios(tmp_path))
    said = Screen().everything()
    assert "Vooraan" not in said
    assert "niets dat meetelt" not in said
    rules = Screen().choose("view-story", "rules").headline()
    assert rules.startswith("Binnen de regels is één uitvoeringsmodel mogelijk.")
    assert "cloud" not in Screen("uitvoeringsmodel").parts()
    assert "Past (0–100)" not in Screen("vergelijken").everything()  # nor in the lines that compute it again


def test_who_prints_something_else_has_a_budget(use: Use, tmp_path: Path) -> None:
    """Beekveld prints a hall of 7.000 and no execution cost; Ceehuizen prints nothing at all."""
    folder = copy_of_the_villages(tmp_path)
    hall = "zaal;beekveld;gemeente;lasten;other;;aanname;structural;;Zaal;Hall;7000;7000;7000;verhaal;;;bron;;"
    add(folder, "budget_lines.csv", hall)
    use(folder)
    assert (
        Screen("meerjarenbegroting")
        .alt("spending")
        .endswith(
            "Van Ceehuizen drukt de bron geen begroting af: alleen de berekende uitvoeringskosten tellen mee. "
            "Van Beekveld drukt de bron geen uitvoeringskosten af: die zijn berekend."
        )
    )


def test_the_register_says_of_the_sources_what_is_so(tmp_path: Path) -> None:
    """Nobody assessed a risk in a document of the villages; who decides alone splits nothing."""
    villages = load_case(FOLDERS["drie-dorpen"])
    assert about(villages).endswith("De bronnen noemen geen kans, geen bedrag en geen verdeling over de gemeenten.")
    assert about(load_case(one_municipality(tmp_path))).endswith("De bronnen noemen geen kans en geen bedrag.")
    told = [risk.model_copy(update={"assessment_status": "bron"}) for risk in villages.risks[:1]]
    assert about(villages.model_copy(update={"risks": (*told, *villages.risks[1:])})).endswith("maar telt voor niets.")


def test_who_decides_alone_has_one_copy_and_splits_no_risk(use: Use, tmp_path: Path) -> None:
    use(one_municipality(tmp_path))
    assert "Eén exemplaar, voor Aadorp." in Screen("exporteren").everything()
    assert "Wat het in elke variant is (aanname)" in Screen("risicos").everything()


def test_one_finding_is_no_plural() -> None:
    case = load_case(FOLDERS["drie-dorpen"])
    one = case.model_copy(update={"findings": case.findings[:1]})
    assert read(headline(one, {}), 0, "nl").startswith("1 bevinding; ")
    assert read(headline(case, {}), 0, "nl").startswith(f"{len(case.findings)} bevindingen; ")
