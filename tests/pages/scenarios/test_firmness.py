"""How firm the first place is, and on how many arguments a weight can act: what stands on the screen, by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.case.sweep import sweep
from model.outcomes.names.weighing import acceptability
from model.outcomes.scenarios import compute
from tests.model.outcomes.test_turning import positions
from tests.model.worlds import dinkelland, examples
from tests.pages.scenarios.cards import INTEGRAL, NEARBY, page
from tests.pages.scenarios.test_scenarios import CRITERIA
from tests.pages.screen import Screen, unmarked
from ui.views.weighing import firmness
from words.sentences import Sentences

NOTHING = "geen argument: dit gewicht doet hier niets"
NO_SLIDER = "Geen enkele schuif van een gewicht of een sterkte verandert alleen wie er vooraan staat."
BEYOND = "Buiten ‘blijft vooraan van – tot’ zou een ander vooraan staan. Zo ver komt geen gewicht alleen."


# On how many arguments a weight can act


def meters(screen: Screen) -> list[str]:
    """What stands beside each weight, without its name and its marks."""
    return [unmarked(screen.label(f"weight-{one}")).partition(" · ")[2].partition(" (")[0] for one in CRITERIA]


def test_beside_each_weight_stands_on_how_many_arguments_it_can_act() -> None:
    """The counts of tests/golden/test_argument_spread.py."""
    screen = page()
    assert meters(screen) == [
        "3 argumenten", NOTHING, NOTHING, "3 argumenten", "2 argumenten", "4 argumenten", "1 argument", NOTHING
    ]  # fmt: skip
    # At employers 4, 0, 2, 5, 0, 4, 1, 1.
    assert meters(screen.select("view-task", "employers")) == [
        "4 argumenten", NOTHING, "2 argumenten", "5 argumenten", NOTHING, "4 argumenten", "1 argument", "1 argument"
    ]  # fmt: skip
    assert meters(screen.select("view-task", "participation")) == [NOTHING] * 8


def test_a_weight_without_argument_does_nothing_and_another_draws_to_the_middle() -> None:
    screen = page()
    before = screen.table("scores")["Score"]
    assert screen.slide("weight-pathway", 10.0).table("scores")["Score"] == before
    # Counted as neutral it does something: with 10 for pathway and 5 for the seven others, of 45, it draws to 50.
    screen.switch("keep_silent_criteria")
    assert meters(screen)[1] == "geen argument: trekt elke score naar 50"
    # (5 × (300,48 + 50 + 50) + 10 × 50) / 45 = 2502,4 / 45 = 55,61.
    assert screen.table("scores")["Score"][2] == pytest.approx(55.608, abs=0.006)
    # Without a strength nothing is left to act on, though the principle still counts, as neutral.
    one = page(strength__benefits_g_quality="0")
    assert meters(one)[6] == "geen argument: trekt elke score naar 50"


# The sentence and the table


def test_where_no_slider_gets_there_sentence_and_table_say_so_by_hand() -> None:
    """Untouched, at benefits: 10 beside four times 5 is 10/30 = 33% of the whole.

    nearby: the hybrid leads at 100% (75 with Noaberkracht, so equal) and at 0%. integral: 60 against 83,33 at 100%,
    and at 0% (300,48 - 60) / 4 = 60,12 against (250 - 83,33) / 4 = 41,67: equal at 18,45 / (18,45 + 23,33) = 44%.
    """
    screen = page()
    firm = {row[0]: row for row in screen.grid("firm")}
    assert firm[NEARBY][1:4] == ["20%", "0% – 100%", "nee, haalt 0% – 33%"]
    assert firm[INTEGRAL][1:4] == ["20%", "0% – 44%", "nee, haalt 0% – 33%"]
    assert firm["Doorlopende leer- en werklijn"][1:4] == ["0%", "0% – 100%", "nee, telt hier niet mee"]
    assert screen.notice("turning")[-1] == BEYOND
    assert not any(line.startswith("Gewicht") for line in screen.notice("turning"))


def test_where_a_slider_gets_there_both_name_the_position() -> None:
    """By hand in test_scenarios.py: without nearness, integral from 2 down and sustainable from 9 up."""
    screen = page(weight__nearby="0")
    firm = {row[0]: row[3] for row in screen.grid("firm")}
    assert firm[INTEGRAL] == "ja, bij 2: Met andere gemeenten"
    assert firm["Duurzaam uitvoeringsmodel"] == "ja, bij 9: Met andere gemeenten"
    assert sum(cell.startswith("ja") for cell in firm.values()) == 2
    assert BEYOND not in screen.notice("turning")


def test_who_shares_the_first_place_still_comes_first() -> None:
    """Nearness 10 and the financial frame 1: the hybrid has 75 on both, Noaberkracht 75 and 25.

    At 0 for the frame the two are equal: the table says 0% – 100%, and no sentence says that Noaberkracht wins.
    """
    weights = {f"weight__{one}": "0" for one in CRITERIA} | {"weight__nearby": "10", "weight__financial": "1"}
    screen = page(**weights)
    assert "Hybride staat vooraan met 75" in screen.headline()
    firm = {row[0]: row for row in screen.grid("firm")}
    assert firm["Financieel kader"][2] == "0% – 100%"
    assert firm["Financieel kader"][3].startswith("nee")
    assert not any(line.startswith("Gewicht: Financieel kader") for line in screen.notice("turning"))
    assert (
        screen.slide("weight-financial", 0.0)
        .headline()
        .endswith(
            "geen winnaar. Gelijk vooraan met 75 van de 100: Noaberkracht, Hybride. "
            "Het advies in de stukken, Hybride, hoort daarbij."
        )
    )


WEIGHTS = st.tuples(*[st.integers(0, 10)] * len(CRITERIA))


@pytest.mark.parametrize("task", ["benefits", "reintegration", "employers"])
@given(WEIGHTS)
@examples(40)
def test_the_sentence_and_the_table_agree_at_all_weights(task: str, weights: tuple[int, ...]) -> None:
    case = dinkelland()
    mine = case.assumptions.replace(**{f"weight.{one}": value for one, value in zip(CRITERIA, weights, strict=True)})
    weighing = compute(case, mine, sweep(mine, {}), task, positions(case, mine, task))
    rows = firmness.stability_grid(case, task, weighing, acceptability(case, case.assumptions, task)).rows
    lines = firmness.turning_notice(case, task, weighing, mine).lines
    about = [line.words["what"] for line in lines if isinstance(line, Sentences)]
    named = {what.removeprefix("Gewicht: ") for what in about if what.startswith("Gewicht: ")}
    assert {row[0] for row in rows if row[3].startswith("ja")} == named
    # “No slider” stands there only if the table says so of every weight, and then why its ends are no contradiction.
    if NO_SLIDER in lines:
        assert all(row[3].startswith("nee") for row in rows)
    if not named and any(row[2] != "0% – 100%" for row in rows):
        assert lines[-1] == BEYOND
