"""The three tiles of Start: what it costs, why this model, how sure that is.

By hand, all years: 5 × 1.013.137,50 + 1.446.155 + 23.850 + 277.800 = 6.813.492,50. Dinkelland 5 × 567.357 +
1.446.155 + 23.850 + 56/99 × 277.800 = 4.463.929,39; Tubbergen 5 × 435.649,125 + 43/99 × 277.800 = 2.298.906,23; nobody
5 × 10.131,375 = 50.656,88. In whole euros that add up to 6.813.493 the largest fractions go up: ,88 and ,39. In 2022:
567.357 + 289.225 + 4.770 = 861.352 and 435.649.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from model.options.configurations import advised
from model.outcomes.decision import compute
from tests.model.worlds import FOLDERS, dinkelland
from tests.pages.screen import Screen, rows_agree
from ui.views.decision.sure import OF_CHOICE
from ui.views.decision.tiles import why_texts

ALL = "Mijn variant, alle gemeenten samen, 2020–2024"
RANGE = "Bereik, alle gemeenten samen, 2020–2024"
READING = "Naar onze lezing van de argumenten (aanname)."


def text_with(screen: Screen, words: str) -> str:
    (found,) = [text for text in screen.texts() if words in text]
    return found.replace("*", "")


def test_what_it_costs() -> None:
    tiles = Screen().tiles()
    assert tiles[ALL] == (
        "€ 6.813.493", "€ 277.800 meer dan nu begroot: structureel gelijk, eenmalig € 277.800 meer."
    )  # fmt: skip
    assert tiles["Dinkelland"] == ("€ 4.463.930", "waarvan in 2022: € 861.352")
    assert tiles["Tubbergen"] == ("€ 2.298.906", "waarvan in 2022: € 435.649")
    assert tiles["Niet verdeeld"][0] == "€ 50.657"


def test_a_cheaper_model_costs_less() -> None:
    """A tenth off from 2022: 3 × 101.313,75 = 303.941,25 less, so 26.141,25 below the budget; of it Dinkelland
    3 × 56.735,70 = 170.207,10, in 2022 861.352 - 56.735,70."""
    screen = Screen().slide("execution_cost_change", -0.1)
    assert screen.tiles()[ALL] == (
        "€ 6.509.551",
        "€ 26.141 minder dan nu begroot: structureel € 303.941 minder, eenmalig € 277.800 meer.",
    )
    assert screen.tiles()["Dinkelland"] == ("€ 4.293.722", "waarvan in 2022: € 804.616")
    assert screen.tiles()[RANGE][0].startswith("€ 6.509.551 – ")
    assert rows_agree(screen.part("cost"))


def test_one_municipality_sees_its_own() -> None:
    tiles = Screen(perspective="dinkelland").tiles()
    assert tiles["Mijn variant, Dinkelland, 2020–2024"] == (
        "€ 4.463.929", "€ 157.139 meer dan nu begroot: structureel gelijk, eenmalig € 157.139 meer."
    )  # fmt: skip
    assert tiles["Waarvan in 2022"][0] == "€ 861.352"
    assert "Tubbergen" not in tiles


def test_per_resident() -> None:
    """6.813.493 / 47.700 = 142,84; from a hundred euros on without cents."""
    besides = Screen(per="resident").besides()
    assert besides[ALL] == "€ 143 per inwoner (aanname)"
    assert besides[RANGE].startswith("€ 143; € ")


def test_why_this_model() -> None:
    """The points are worked out in tests/model/outcomes/test_decision.py."""
    screen = Screen()
    assert READING in text_with(screen, "Ervoor")
    reasons = " ".join(text_with(screen, "Ervoor").split())
    assert "Ervoor (punten van 100): Dichtbij 4,6; Gedeelde infrastructuur 2,5." in reasons
    assert "Ertegen: Kwetsbaar 2,1; Kwetsbaarheid door kleine doelgroep 2,1." in reasons
    assert "Vooraan bij 4 van de 4 taken waar iets te kiezen is, met uw gewichten." in reasons
    # 2/7 of the weight; now one of six.
    assert "bij Re-integratie: als ‘Duurzaam uitvoeringsmodel’ meer dan 29% van het gewicht krijgt (nu 17%)." in reasons
    assert "Taken waarin mijn variant ervan afwijkt" not in reasons


@pytest.mark.parametrize(
    ("there", "now", "said"),
    [
        (0.126, 0.134, "minder dan 12,6% van het gewicht krijgt (nu 13,4%)"),  # in whole percents both are 13
        (0.124, 0.134, "minder dan 12% van het gewicht krijgt (nu 13%)"),
    ],
)
def test_a_weight_that_tips_is_told_from_what_it_is_now(there: float, now: float, said: str) -> None:
    case = dinkelland()
    support = compute(case, case.assumptions)
    assert support.tipping is not None
    tipping = replace(support.tipping, there=there, now=now, above=False)
    told = why_texts(case, replace(support, tipping=tipping), advised(case))[-1]
    assert said in re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", told).replace("\\", "")


def test_who_chooses_otherwise_reads_so() -> None:
    screen = Screen(front__employers="spd", back__employers="spd")
    assert "Taken waarin mijn variant ervan afwijkt: 1." in text_with(screen, "Ervoor")


def test_how_sure() -> None:
    screen = Screen()
    assert screen.tiles()[RANGE][1] == "van laag naar hoog: alle uitkomsten (aanname)"
    sure = text_with(screen, "Niet in de bronnen")
    drivers = screen.said(screen.part("range")["note"])
    assert drivers.startswith("Het bereik komt door: Stijging van lonen en prijzen per jaar (0% – 4%).")
    assert "Niet in de bronnen: 214 van de 268 aannames; ontbrekende stukken: 8." in sure
    # Only what lies beside the line of what is set is drawn: nothing drawn makes it cheaper.
    assert len(screen.bars("range")) == 1


@pytest.mark.parametrize("perspective", ["samen", "beekveld", "aadorp", "ceehuizen"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_another_case(use: Callable[[Path], None], perspective: str, language: str) -> None:
    use(FOLDERS["drie-dorpen"])
    screen = Screen(perspective=perspective, lang=language)
    for step in ("contract", "rules", "advice", "cost", "unknown", "decide"):
        screen.choose("view-story", step)
        assert screen.headline().endswith(".")
        assert all(rows_agree(part) for part in screen.parts().values())


def test_what_start_remembers_of_the_advice_is_moved_by_nothing_else() -> None:
    """The support is kept by weights, strengths, findings and executors: every other assumption leaves it as it is."""
    case = dinkelland()
    base = compute(case, case.assumptions)
    # The shares cannot move one by one: together they are at most 100%.
    apart = (*OF_CHOICE, "share.")
    others = [row for row in case.assumption_rows if not row.id.startswith(apart) and row.low is not None]
    assert len(others) > 40
    for row in others:
        for end in (row.low, row.high):
            assert compute(case, case.assumptions.replace(**{row.id: end})) == base, row.id
