"""The page that weighs the options of a task: by hand what comes first, and that the source is complete on it.

The scores that the arithmetic below starts from stand in tests/model/options/test_scoring_by_hand.py (BY_HAND). At
benefits and minima, on the five principles on which any argument bears; the three others are left out:

                 nearby  integral  financial  sustainable  care    sum of five
    Noaberkracht     75    83,33         25        16,67     50            250
    with others   16,67       25         75        83,33     25            225
    hybrid           75       60         75        57,14  33,33         300,48
"""

from __future__ import annotations

import pytest

from tests.golden.test_arguments import SCENARIOS
from tests.pages.scenarios.cards import BENEFITS, INTEGRAL, LABELS, NEARBY, cards, page
from tests.pages.screen import rows_agree

AGREES = "Dat is ook het advies in de stukken."
CRITERIA = ("nearby", "pathway", "business", "integral", "financial", "sustainable", "care", "employers_involvement")
CARE = "Zorg voor de doelgroep voorop"


# What stands there untouched


def test_untouched_the_advised_hybrid_comes_first() -> None:
    screen = page()
    # 300,48 / 5 = 60,10; the others 250 / 5 and 225 / 5.
    assert screen.headline() == f"{BENEFITS}: Hybride staat vooraan met 60 van de 100. {AGREES}"
    assert screen.alt("scores") == "Noaberkracht 50,0; Met andere gemeenten 45,0; Hybride 60,1."
    scores = screen.table("scores")
    # Each principle has a fifth of the weight: 75 / 5, 16,67 / 5, ...
    assert scores[NEARBY] == pytest.approx([15, 3.333, 15], abs=0.006)
    assert scores[INTEGRAL] == pytest.approx([16.667, 5, 12], abs=0.006)
    assert scores["Score"] == pytest.approx([50, 45, 60.095], abs=0.006)
    assert screen.table("heat")[CARE] == pytest.approx([50, 25, 33.3])
    assert "**Advies in de stukken:** frontoffice Noaberkracht; backoffice Met andere gemeenten" in screen.texts()


def test_the_bars_of_an_option_add_up_to_its_score() -> None:
    screen = page(weight__nearby="9", weight__care="0", strength__benefits_n_nearby="1")
    totals = [sum(bar) for bar in zip(*screen.bars("scores"), strict=True)]
    # Eight bars that are each rounded to two decimals.
    assert totals == pytest.approx(screen.table("scores")["Score"], abs=0.05)
    parts = screen.table("parts")
    assert (next(iter(parts)), next(reversed(parts))) == ("Begin: neutraal", "Score")
    for place in range(3):
        assert sum(line[place] for name, line in parts.items() if name != "Score") == pytest.approx(
            parts["Score"][place], abs=0.07
        )


HEADLINES = {
    "benefits": f"Hybride staat vooraan met 60 van de 100. {AGREES}",
    "minima": f"Hybride staat vooraan met 60 van de 100. {AGREES}",
    # 350 / 7 = 50 without business; with others 291,67 / 7 = 41,7, SPD 316,67 / 7 = 45,2.
    "reintegration": f"Noaberkracht staat vooraan met 50 van de 100. {AGREES}",
    "participation": "de bron geeft maar één scenario, Noaberkracht.",
    # 325 / 6 = 54,17 without pathway and financial; the two others 40,3.
    "employers": f"Noaberkracht staat vooraan met 54 van de 100. {AGREES}",
}


def test_every_task_can_be_chosen() -> None:
    screen = page()
    assert screen.test.selectbox(key="view-task").options == list(LABELS.values())
    for task, label in LABELS.items():
        screen.select("view-task", task)
        assert screen.headline() == f"{label}: {HEADLINES.get(task, 'de bron geeft geen scenario’s.')}"
        assert any(text.startswith("**Advies in de stukken:**") for text in screen.texts())
        assert ("scores" in screen.parts()) == (task in SCENARIOS)
        assert all(rows_agree(part) for part in screen.parts().values())
        assert len(cards(screen)) == len(SCENARIOS.get(task, [])) + (task in ("benefits", "minima"))


def test_participation_has_one_scenario_and_nothing_to_weigh() -> None:
    screen = page("participation")
    (card,) = cards(screen).values()
    assert "De bron geeft geen voordelen, nadelen of risico’s." in card
    assert screen.alt("scores") == "Noaberkracht 50,0."
    assert "turning" not in screen.parts()
    assert screen.table("ranks") == {"plaats 1": [1]}


def test_the_task_stays_on_a_page_switch_and_is_no_assumption() -> None:
    screen = page("employers").go("start").go("scenarios")
    assert screen.headline().startswith("Werkgeversbenadering:")
    assert screen.address() == {}


# Weights


def test_who_finds_nearness_and_integrality_unimportant_gets_another_first() -> None:
    """Weights 0, 2 and three times 5, together 17.

    Noaberkracht: (5 × (250 - 75 - 83,33) + 2 × 83,33) / 17 = 625 / 17 = 36,76. With others: (5 × (225 - 16,67 - 25)
    + 2 × 25) / 17 = 966,67 / 17 = 56,86. Hybrid: (5 × (300,48 - 75 - 60) + 2 × 60) / 17 = 947,38 / 17 = 55,73.
    With others leads by 1,13, and below 2 there is no clear winner.
    """
    screen = page().slide("weight-nearby", 0.0).slide("weight-integral", 2.0)
    assert screen.headline() == (
        f"{BENEFITS}: geen duidelijke winnaar. Met andere gemeenten staat net vooraan met 57 van de 100. "
        "Het advies in de stukken, Hybride, krijgt 56."
    )
    scores = screen.table("scores")
    assert scores["Score"] == pytest.approx([36.76, 56.86, 55.73], abs=0.006)
    assert scores[NEARBY] == [0, 0, 0]
    # 2/17 of 83,33, 25 and 60
    assert scores[INTEGRAL] == pytest.approx([9.80, 2.94, 7.06], abs=0.006)
    assert screen.address() == {"weight.nearby": "0", "weight.integral": "2"}
    # At 0 the lead is 6: 916,67 / 15 = 61,11 against 827,38 / 15 = 55,16.
    assert screen.slide("weight-integral", 0.0).headline() == (
        f"{BENEFITS}: Met andere gemeenten staat vooraan met 61 van de 100. "
        "Het advies in de stukken, Hybride, krijgt 55."
    )


def test_what_must_be_true_for_another_to_win() -> None:
    """Without nearness. With others against the hybrid, w the weight of one principle and the rest at 5:

    integral: 5 × 333,33 + 25 w > 5 × 315,48 + 60 w below 2,55, so from 2 down. sustainable: 5 × 275 + 83,33 w >
    5 × 318,33 + 57,14 w above 8,27, so from 9 up.
    """
    screen = page(weight__nearby="0")
    lines = screen.notice("turning")
    assert f"Gewicht: {INTEGRAL}: 2 in plaats van 5, dan staat Met andere gemeenten vooraan." in lines
    assert "Gewicht: Duurzaam uitvoeringsmodel: 9 in plaats van 5, dan staat Met andere gemeenten vooraan." in lines
    assert len([line for line in lines if line.startswith("Gewicht")]) == 2
    assert "Hybride" in screen.headline()
    assert "Met andere gemeenten" in screen.slide("weight-integral", 2.0).headline().split("Het advies")[0]
    assert "Hybride staat" in screen.slide("weight-integral", 3.0).headline()


def test_all_weights_at_zero_is_all_the_same() -> None:
    """Nothing is divided by nothing: without any weight all principles count the same, 60,10."""
    screen = page(**{f"weight__{one}": "0" for one in CRITERIA})
    assert screen.headline() == f"{BENEFITS}: Hybride staat vooraan met 60 van de 100. {AGREES}"
    assert all(rows_agree(part) for part in screen.parts().values())
    # And with a weight for nearness alone it is 75 for both who are near: no winner.
    assert screen.slide("weight-nearby", 3.0).headline() == (
        f"{BENEFITS}: geen winnaar. Gelijk vooraan met 75 van de 100: Noaberkracht, Hybride. "
        "Het advies in de stukken, Hybride, hoort daarbij."
    )


def test_a_weight_counts_for_every_task() -> None:
    """Re-integration with pathway alone: SPD 75, the others 50."""
    only = {f"weight__{one}": "0" for one in CRITERIA if one != "pathway"}
    # Only if the pro of SPD is read as two (finding 19) has pathway an argument.
    assert page("reintegration", finding__spd_one_pro="1", **only).headline() == (
        "Re-integratie: SPD staat vooraan met 75 van de 100. Het advies in de stukken, Noaberkracht, krijgt 50."
    )


# Strengths and readings


def test_a_strength_counts() -> None:
    """Without “Dichtbij” Noaberkracht is neutral on nearby, and so is the hybrid: 25 less of five, 55,10."""
    screen = page().slide("strength-benefits_n_nearby", 0.0)
    assert screen.headline() == f"{BENEFITS}: Hybride staat vooraan met 55 van de 100. {AGREES}"
    assert screen.table("scores")["Score"] == pytest.approx([45, 45, 55.095], abs=0.006)
    assert screen.table("heat")[NEARBY] == pytest.approx([50, 16.7, 50])
    assert screen.table("parts")["Dichtbij (Noaberkracht, voordeel)"] == [0, 0, 0]
    assert screen.address() == {"strength.benefits_n_nearby": "0"}


def test_a_reading_counts() -> None:
    """“Dichtbij” read as care. Noaberkracht: nearby 50, care 75: still 250. Hybrid: nearby 50, care for 2, against 1:
    50 + 50 × 1/5 = 60: 300,48 - 75 - 33,33 + 50 + 60 = 302,14, / 5 = 60,43.
    """
    screen = page().select("set-criterion-benefits_n_nearby", "care")
    assert screen.table("heat")[NEARBY] == pytest.approx([50, 16.7, 50])
    assert screen.table("heat")[CARE] == pytest.approx([75, 25, 60])
    assert screen.table("scores")["Score"] == pytest.approx([50, 45, 60.429], abs=0.006)
    assert screen.headline() == f"{BENEFITS}: Hybride staat vooraan met 60 van de 100. {AGREES}"
    assert screen.address() == {"criterion.benefits_n_nearby": "care"}
    (line,) = screen.changed()
    assert line.endswith(f": {NEARBY} → {CARE}")
    assert screen.press("reset-criterion-benefits_n_nearby").headline().startswith(f"{BENEFITS}: Hybride")
    assert screen.address() == {}
    assert screen.chosen("set-criterion-benefits_n_nearby") == "nearby"


def test_a_reading_stands_at_what_counts() -> None:
    """The source gives no reading; ours stands in arguments.csv."""
    screen = page(criterion__benefits_n_steering="business")
    wanted = {
        "n_integral": "integral",
        "n_steering": "business",
        "n_nearby": "nearby",
        "n_no_infrastructure": "financial",
        "n_vulnerable": "sustainable",
        "g_quality": "care",
    }
    assert {one: screen.chosen(f"set-criterion-benefits_{one}") for one in wanted} == wanted
    # To the reading that is first in the list, and on another page and back.
    screen.select("set-criterion-benefits_n_integral", "nearby")
    assert screen.address()["criterion.benefits_n_integral"] == "nearby"
    screen.go("start").go("scenarios")
    assert screen.chosen("set-criterion-benefits_n_integral") == "nearby"
    assert screen.chosen("set-criterion-benefits_n_steering") == "business"


# What is left out, why a hybrid wins, and what the reader adds


def test_what_says_nothing_of_the_task_is_left_out_and_that_is_said() -> None:
    screen = page()
    said = (
        "Bij deze taak hoort geen enkel argument bij: Doorlopende leer- en werklijn; Samenwerken met ondernemers en "
        "bedrijven; Betrokkenheid van werkgevers. Dat telt niet mee in de score."
    )
    assert said in screen.texts()
    # All eight: 450,48 / 8 = 56,31.
    screen.switch("keep_silent_criteria")
    assert said not in screen.texts()
    assert screen.headline() == f"{BENEFITS}: Hybride staat vooraan met 56 van de 100. {AGREES}"
    assert screen.address() == {"keep_silent_criteria": "1"}
    # At re-integration SPD has an argument on pathway if its pro is read as two (finding 19): then that stays.
    only = "Bij deze taak hoort geen enkel argument bij: Samenwerken met ondernemers en bedrijven."
    assert not any(text.startswith(only) for text in page("reintegration").texts())
    assert any(text.startswith(only) for text in page("reintegration", finding__spd_one_pro="1").texts())


def test_where_a_hybrid_wins_the_page_says_why() -> None:
    why = (
        "Een hybride neemt de sterke kanten van beide, en de bron noemt geen nadeel van de overdracht tussen "
        "frontoffice en backoffice. Daarom wint een hybride bijna vanzelf. Bij ‘Voeg een eigen argument toe’ "
        "hieronder kunt u zelf een nadeel van de hybride toevoegen."
    )
    assert why in page().texts()
    assert why not in page("employers").texts()
    # Nor where another comes first.
    assert why not in page(weight__nearby="0", weight__integral="2").texts()


def test_a_con_of_the_reader_can_take_the_first_place_from_the_hybrid() -> None:
    """A con of 3 on nearby for Noaberkracht: for 2, against 3: 50 - 50 × 1/7 = 42,86 instead of 75: 217,86 / 5 = 43,57.

    The hybrid has half of it: for 2, against 1,5: 50 + 50 × 0,5/5,5 = 54,55: 280,02 / 5 = 56,00.
    """
    screen = page(**{"own_con__benefits-noaberkracht": "3"})
    assert screen.table("scores")["Score"] == pytest.approx([43.571, 45, 56.004], abs=0.006)
    own = {
        name: parts for name, parts in screen.table("parts").items() if name.startswith("uw argument") and any(parts)
    }
    # Of that 50 × 3/7 / 5 and 50 × 1,5/5,5 / 5.
    assert own == {f"uw argument: Uw nadeel van: Noaberkracht ({BENEFITS})": [-4.29, 0.0, -2.73]}
    assert screen.changed() == [f"Uw nadeel van: Noaberkracht ({BENEFITS}): 0 → 3"]


def test_a_con_of_the_hybrid_counts_for_the_hybrid_alone() -> None:
    """A con of 3 on nearby: for 2 (“Dichtbij”), against 3: 50 - 50 × 1/7 = 42,86 instead of 75.

    300,48 - 75 + 42,86 = 268,33, / 5 = 53,67. The two sides keep their 50 and 45.
    """
    hybrid = "benefits-noaberkracht+cooperation"
    screen = page(**{f"own_con__{hybrid}": "3"})
    assert screen.table("scores")["Score"] == pytest.approx([50, 45, 53.667], abs=0.006)
    assert screen.changed() == [f"Uw nadeel van: Hybride ({BENEFITS}): 0 → 3"]
    assert cards(screen)["Hybride"] == ["**Nadelen**\n- **Uw argument (sterkte 3)**"]
    assert "Hybride" not in cards(page())
    # With its own words, among those that can be written.
    screen.test.session_state["fold-own"] = True
    screen.run()
    assert len([one for one in screen.test.text_input if one.key.startswith("own-text-")]) == 2 * 3
    screen.test.text_input(key=f"own-text-own_con-{hybrid}").set_value("De overdracht kost tijd")
    assert cards(screen.run())["Hybride"] == ["**Nadelen**\n- **Uw argument (sterkte 3)**: ‘De overdracht kost tijd’"]
    assert screen.address() == {f"own_con.{hybrid}": "3"}
    # A task whose advice is no hybrid has none.
    with_fold = page("reintegration")
    with_fold.test.session_state["fold-own"] = True
    with_fold.run()
    assert len([one for one in with_fold.test.text_input if one.key.startswith("own-text-")]) == 2 * 3
    assert not any("+" in one.key for one in with_fold.test.text_input)


def test_an_own_argument_has_a_strength_and_a_principle_to_set() -> None:
    screen = page()
    screen.test.session_state["fold-own"] = True
    screen.run().slide("own_con-benefits-noaberkracht", 3.0)
    assert all(rows_agree(part) for part in screen.parts().values())
    screen.select("set-own_con_criterion-benefits-noaberkracht", "care")
    # care: against 3: 50 - 50 × 3/5 = 20 instead of 50: 220 / 5.
    assert screen.table("scores")["Score"][0] == pytest.approx(44, abs=0.006)
