"""A case in which a link makes every cost unknown: each page says so, with the reason, and shows what is known.

Not-a-number as the number of a sentence stopped two pages with an error, and the browser at all others.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import numpy as np
import pytest

from model import load_case
from model.outcomes.result import range_of
from tests.model.odd_cases import no_benefits_printed
from tests.pages.screen import PAGES, Screen, plain
from tests.pages.unknown.extremes import Changes
from tests.pages.unknown.visitor import VIEWS, Visitor
from ui.session import case as cases
from ui.views.decision.tiles import range_text
from words.budget_file import written

UNKNOWN: Changes = {"finding.bbz_in_caseload": 1.0, "amount_reading": "own_cost"}
BUILT: Changes = {**UNKNOWN, "cost_basis": "bottom_up", "exit_cost_years": 5.0, "cost_key": "caseload"}
WITH_ALL: Changes = {**UNKNOWN, "with_benefits": 1.0, "with_participation": 1.0, "drawn.caseload_growth": 1.0}
LATE: Changes = {**UNKNOWN, "step_delay.pw_3a": 26.0, "exit_cost_years": 3.0, "step_spread": "usual"}
WHY = "zonder uitkeringen is er geen prijs per uitkering"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return no_benefits_printed(tmp_path_factory.mktemp("case"))


@pytest.fixture(autouse=True)
def _of_this_case(folder: Path, use: Callable[[Path], None]) -> None:
    use(folder)


def page(name: str, changes: Changes = UNKNOWN, **more: str) -> Screen:
    given = {id.replace(".", "__"): str(value).removesuffix(".0") for id, value in changes.items()}
    return Screen(name, **given, **more)


@pytest.mark.parametrize("name", PAGES)
def test_every_page_shows_what_is_unknown(name: str) -> None:
    visitor = Visitor()
    for place, changes in enumerate((UNKNOWN, BUILT, WITH_ALL, LATE)):
        for number in range(place, len(VIEWS), 3):
            assert not (wrong := visitor.open(name, changes, number)), (changes, number, wrong)


def test_the_strip_says_it_with_the_reason() -> None:
    assert page("risicos").strip()["Mijn variant, alle gemeenten samen, 2020–2024"] == ("onbekend", WHY)
    english = page("risicos", lang="en").strip()["My variant, all together, 2020–2024"]
    assert english == ("unknown", "without benefits there is no price per benefit")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("kostenverdeling", "Wat Dinkelland betaalt, is onbekend: {why}."),
        ("meerjarenbegroting", "Wat Mijn variant alle gemeenten samen in 2020–2024 kost, is onbekend: {why}."),
        ("onzekerheid", "Wat Mijn variant alle gemeenten samen kost, is onbekend: {why}."),
    ],
)
def test_a_page_concludes_that_it_is_unknown(name: str, sentence: str) -> None:
    assert page(name).headline() == sentence.format(why=WHY)


def test_the_charts_claim_nothing() -> None:
    split = page("kostenverdeling")
    assert split.said(split.part("keys")["chart"]["claim"]) == (
        f"Hoeveel Dinkelland meer of minder betaalt dan nu, is onbekend: {WHY}."
    )
    assert split.tiles()["Dinkelland"] == ("onbekend", WHY)
    budget = page("meerjarenbegroting", with_benefits="1")
    assert budget.said(budget.part("spending")["chart"]["claim"]) == (
        f"In welk jaar Mijn variant het meest van de begroting afwijkt, is onbekend: {WHY}."
    )
    assert budget.tiles()["Advies, alle jaren"] == ("onbekend", WHY)


def test_start_says_it_in_its_tiles() -> None:
    """What the project costs once is known: 277.800."""
    tiles = page("start").tiles()
    assert tiles["Mijn variant, alle gemeenten samen, 2020–2024"] == ("onbekend", f"{WHY}; eenmalig € 277.800 meer.")
    assert tiles["Bereik, alle gemeenten samen, 2020–2024"] == ("onbekend", WHY)


def test_uncertainty_does_not_say_that_nothing_moves_it() -> None:
    screen = page("onzekerheid")
    assert screen.tiles()["Mijn variant, zoals nu ingesteld"] == ("onbekend", WHY)
    assert screen.notice("tornado") == []
    assert screen.part("tornado")["notice"]["title"] == f"Wat dit nu is, is onbekend: {WHY}."
    assert screen.part("tipping")["notice"]["title"] == f"Wat dit nu is, is onbekend: {WHY}."
    assert {"why", "curve", "futures", "exit"}.isdisjoint(screen.parts())
    assert screen.alt("bands") == "2020: onbekend; 2021: onbekend; 2022: onbekend; 2023: onbekend; 2024: onbekend."


def test_a_finding_is_worth_nobody_knows_what() -> None:
    """The page that ended in an error."""
    screen = page("bronnen", {"finding.bbz_in_caseload": 1})
    told = [text for text in screen.texts() if "Effect op de lasten van Mijn variant" in text and "onbekend" in text]
    assert len(told) == 1
    assert f"2020–2024 samen: onbekend ({WHY})." in told[0]


def test_a_guess_meets_what_is_unknown() -> None:
    screen = page("kostenverdeling")
    screen.test.toggle(key="view-guess").set_value(True)
    screen.run().press("guess-button")
    assert "maar het is onbekend." in screen.said(screen.part("guess")["headline"])
    tiles = screen.tiles()
    assert tiles["Wat Dinkelland naar aantal uitkeringen betaalt"][0] == "onbekend"
    assert tiles["Omslagpunt voor Dinkelland"][0] == "geen"  # a number of benefits that does not exist is not unknown


def test_years_that_are_known_are_shown() -> None:
    """Built from the bottom up only the years before the start hang on the price."""
    mine = page("meerjarenbegroting", {**UNKNOWN, "cost_basis": "bottom_up"}).table("spending")["Mijn variant"]
    assert np.isnan(mine).tolist() == [True, True, False, False, False]


def test_planning_says_what_is_late_costs_nobody_knows_what() -> None:
    label = "Extra kosten door late stappen, alle gemeenten samen"
    assert page("planning").tiles()[label][0] == "€ 0"
    assert page("planning", LATE).tiles()[label] == ("onbekend", WHY)


def test_the_download_leaves_what_is_unknown_empty(folder: Path) -> None:
    case = load_case(folder)
    text = written(case, case.assumptions.replace(**UNKNOWN)).removeprefix("\ufeff")
    rows = list(csv.DictReader(StringIO(text), delimiter=";"))
    of_execution = [
        row for row in rows if row["Regel"] == "Uitvoering" and row["Gemeente"] in ("Dinkelland", "Tubbergen")
    ]
    assert {(row["Status"], row["Bedrag in euro"]) for row in of_execution} == {("onbekend", "")}
    known = [row for row in rows if row["Regel"] == "Projectkosten" and row["Jaar"] == "2021"]
    assert sum(float(row["Bedrag in euro"].replace(",", ".")) for row in known if row["Variant"] == "Advies") == 277_800
    assert "nan" not in plain(text).lower()


def test_the_case_is_read_again_for_others() -> None:
    """What these tests show is the case of the folder, not the shipped one."""
    assert cases.current().finding("bbz_in_caseload").correction.alternative == 0  # type: ignore[union-attr]


def test_the_range_in_the_strip_is_one_word(folder: Path) -> None:
    case = load_case(folder)
    found = range_of(case, case.assumptions.replace(**UNKNOWN), None, 100)
    assert range_text(found) == "onbekend"
