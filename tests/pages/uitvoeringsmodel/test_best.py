"""The list of the best models: what stands in it, in which order, and what taking one over does.

Fits as in test_uitvoeringsmodel.py: 54,87 for the advice. By hand, each of the five tasks counts for a fifth:
re-integration with others behind 51,19 in place of 50: + 0,24 -> 55,11 (55,1 as in test_choices.py).
"""

from __future__ import annotations

from typing import Any

from tests.pages.screen import Screen, plain
from tests.pages.uitvoeringsmodel.whole import ADVICE, best, page, take, whole

NOW = "dit is nu mijn variant"
UNBEATEN = "geen ander verslaat dit"


def texts(screen: Screen) -> list[str]:
    return [plain(entry["text"]) for entry in best(screen)]


def told(screen: Screen, entry: Any) -> tuple[str, str]:
    return screen.said(entry["title"]), screen.said(entry["figures"])


def fits(screen: Screen) -> list[float]:
    return [float(screen.said(entry["title"]).removeprefix("past ").replace(",", ".")) for entry in best(screen)]


def test_eight_models_the_best_fitting_first() -> None:
    screen = page()
    assert len(best(screen)) == len(set(texts(screen))) == 8
    assert fits(screen) == sorted(fits(screen), reverse=True)
    first, second, *_others, last = best(screen)
    assert plain(first["text"]) == "Zoals het advies, maar: Met andere gemeenten voor de backoffice van Re-integratie"
    assert told(screen, first) == (
        "past 55,1",
        "risico 8,0; partners 1; uitvoerders even duur als nu",
    )
    assert first["marks"] == [UNBEATEN]
    assert plain(second["text"]) == "Het advies uit de stukken"
    assert told(screen, second) == (
        "past 54,9",
        "risico 8,0; partners 1; uitvoerders even duur als nu",
    )
    assert second["marks"] == [NOW]
    # Without a partner: 50 × 4 + 54,17 = 254,17 / 5 = 50,8. It fits less and nobody equals its partners.
    assert plain(last["text"]) == (
        "Zoals het advies, maar: Noaberkracht voor de backoffice van Uitkeringen voor levensonderhoud, Minimabeleid "
        "dat Almelo uitvoert"
    )
    assert told(screen, last) == (
        "past 50,8",
        "risico 8,0; partners 0; uitvoerders even duur als nu",
    )
    assert last["marks"] == [UNBEATEN]


def test_a_model_is_taken_over() -> None:
    screen = page()
    take(screen, texts(screen)[-1])
    assert screen.headline() == "Mijn variant past voor 50,8 van de 100 bij de uitgangspunten, het advies voor 54,9."
    assert screen.tiles()["Mijn variant: past"] == ("50,8", "risico 8,0; partners 0; uitvoerders even duur als nu")
    assert whole(screen)["Bezwaar & beroep"][0] == "Noaberkracht"
    assert best(screen)[-1]["marks"] == [UNBEATEN, NOW]
    assert best(screen)[1]["marks"] == []
    # The list is of the world, not of my variant; and the advice is one of it.
    take(screen, "Het advies uit de stukken")
    assert screen.headline() == ADVICE
    assert screen.address() == {}


def test_a_dearer_executor_moves_the_list() -> None:
    """Others 10% dearer: half of two of five tasks is 2% for the advice, of three 3% for the best fit."""
    screen = page().slide("executor_cost-cooperation", 0.1)
    figures = {plain(entry["text"]): screen.said(entry["figures"]) for entry in best(screen)}
    assert figures["Het advies uit de stukken"].endswith("uitvoerders 2,0% duurder dan nu")
    assert figures["Zoals het advies, maar: Met andere gemeenten voor de backoffice van Re-integratie"].endswith(
        "uitvoerders 3,0% duurder dan nu"
    )
    # The advice fits less than that, but now no other equals its cost.
    assert UNBEATEN in next(entry["marks"] for entry in best(screen) if entry["text"] == "Het advies uit de stukken")


def test_a_weight_of_the_other_page_moves_the_list() -> None:
    """With nearby alone the advice fits for 70 (test_choices.py)."""
    zero = ("pathway", "business", "integral", "financial", "sustainable", "care", "employers_involvement")
    screen = page(**{f"weight__{one}": "0" for one in zero})
    entry = next(entry for entry in best(screen) if entry["text"] == "Het advies uit de stukken")
    assert screen.said(entry["title"]) == "past 70,0"


def test_in_english() -> None:
    entries = best(page(lang="en"))
    assert entries[0]["text"] == "As the advice, but: With other municipalities for the back office of Re-integration"
    assert entries[1]["text"] == "The documented advice"


def test_the_models_of_the_cloud_are_not_built_while_folded() -> None:
    screen = page()
    assert "cloud" in screen.parts()
    screen.test.session_state["fold-models"] = False
    assert "cloud" not in screen.run().parts()
