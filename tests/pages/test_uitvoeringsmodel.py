"""The page of the whole model: who does what, what it fits, and what it moves on the pages of money.

Fits by hand from the task scores of tests/model/options/test_scoring_by_hand.py (TOTALS), the mean over five tasks.
Advice: benefits and minima (450 + 10/21) / 8 = 56,31 each, re-integration 50, participation 50, employers 53,125:
265,74 / 5 = 53,15.
"""

from __future__ import annotations

import numpy as np
import pytest

from model.options.configurations import enumerate_all
from tests.golden.test_arguments import TASKS
from tests.model.worlds import dinkelland
from tests.pages.screen import Screen, plain, rows_agree, unmarked

ADVICE = "Mijn variant is het advies uit de stukken: het past voor 53,1 van de 100 bij de uitgangspunten."
BENEFITS = "Uitkeringen voor levensonderhoud"
HYBRID = "Noaberkracht (front), Met andere gemeenten (back)"
TAKE_ADVICE = "Neem het advies uit de stukken over"
FREE = ("benefits", "minima", "reintegration", "participation", "employers")


def mine(fit: str) -> str:
    return f"Mijn variant past voor {fit} van de 100 bij de uitgangspunten, het advies voor 53,1."


def page(**parameters: str) -> Screen:
    return Screen("uitvoeringsmodel", **parameters)


def whole(screen: Screen) -> dict[str, tuple[str, str]]:
    """Who does each task, and why."""
    return {row[0]: (row[1], row[2]) for row in screen.grid("whole")}


def take(screen: Screen, *parts: str) -> Screen:
    """Take the first model in the list whose description has all of this."""
    found = [one for one in screen.test.button if (one.key or "").startswith("take-")]
    key = next(str(one.key) for one in found if all(part in unmarked(one.label) for part in parts))
    return screen.press(key)


# Untouched


def test_untouched_my_variant_is_the_advice() -> None:
    screen = page()
    assert screen.headline() == ADVICE
    # Now, as with others but that Almelo knows the situation: 47,92 + 46,88 + 43,75 + 50 + 42,71 = 231,25, / 5 = 46,25.
    # Risk: one of 2 at four tasks. Partners: Almelo and the region; and in the advice the other municipalities.
    assert screen.tiles() == {
        "Huidig: past": ("46,3", "risico 8,0; partners 2; kosten zoals begroot"),
        "Advies: past": ("53,1", "risico 8,0; partners 1; kosten zoals begroot"),
        "Mijn variant: past": ("53,1", "risico 8,0; partners 1; kosten zoals begroot"),
    }
    assert screen.address() == {}


@pytest.mark.parametrize("task", FREE)
def test_every_dropdown_stands_at_the_advice(task: str) -> None:
    screen = page()
    _now, front, back, _follows = TASKS[task]
    assert (screen.chosen(f"set-front-{task}"), screen.chosen(f"set-back-{task}")) == (front[0], back[0])


def test_who_a_rule_closes_cannot_be_chosen() -> None:
    screen = page()
    both, all_three = ["Noaberkracht", "Met andere gemeenten"], ["Noaberkracht", "Met andere gemeenten", "SPD"]
    wanted = {
        "benefits": both,
        "minima": both,
        "reintegration": all_three,
        "participation": ["Noaberkracht"],
        "employers": all_three,
    }
    for office in ("front", "back"):
        for task, names in wanted.items():
            assert screen.test.selectbox(key=f"set-{office}-{task}").options == names
    assert len(screen.test.selectbox) == 10


def test_the_whole_model() -> None:
    found = whole(page())
    assert len(found) == len(TASKS)
    follows = f"volgt {BENEFITS}"
    assert found[BENEFITS] == (HYBRID, "uw keuze")
    assert found["Terugvordering & verhaal"] == (HYBRID, follows)
    assert found["Bezwaar & beroep"] == (HYBRID, follows)
    assert found["Handhaving"][1] == follows
    assert found["Bbz (bijstand voor zelfstandigen)"] == ("ROZ Twente", "ligt vast: De Bbz blijft bij ROZ Twente.")
    assert found["Statushouders"] == ("Noaberkracht", "geen keuze in de bron")
    assert found["Wsw"] == ("SPD", "geen keuze in de bron")
    assert found["Werkgeversbenadering"] == ("Noaberkracht", "uw keuze")


def test_all_rules_stand_there() -> None:
    rules = page().grid("rules")
    said = (
        "SPD kan dit dus niet doen",
        "Terugvordering, bezwaar en handhaving volgen de uitkeringen",
        "De Bbz blijft bij ROZ Twente",
        "quasi-inbesteding",
        "binnen het bestaande budget",
        "in januari 2022 op tijd en goed worden betaald",
    )
    assert len(rules) == len(said)
    for row, words in zip(rules, said, strict=True):
        assert words in row[0]
        assert row[2] == "bron"
        assert row[3].startswith(("Businesscase, ", "Projectopdracht, "))


def test_every_possible_model_is_in_the_cloud() -> None:
    screen = page()
    # Benefits and minima 2 × 2 each, re-integration and employers 3 × 3 each, participation 1.
    assert screen.alt("cloud").startswith("Binnen de regels zijn 1.296 modellen mogelijk.")
    everything = screen.part("cloud")["chart"]["traces"][0]
    drawn = set(zip(np.round(everything["x"], 6).tolist(), np.round(everything["y"], 6).tolist(), strict=True))
    found = enumerate_all(dinkelland(), dinkelland().assumptions)
    # Every model has its point, no point is drawn twice, and each leads to a model that lies there.
    models = list(zip(np.round(found.risk, 6).tolist(), np.round(found.fit, 6).tolist(), strict=True))
    assert len(models) == 1296
    assert drawn == set(models)
    assert len(everything["x"]) == len(set(everything["customdata"])) == len(drawn)
    assert [models[place] for place in everything["customdata"]] == list(
        zip(np.round(everything["x"], 6).tolist(), np.round(everything["y"], 6).tolist(), strict=True)
    )
    # Without SPD the risk is 2 at each of four tasks; with SPD everywhere it may be, 2 + 2 + 4 + 4.
    assert (min(everything["x"]), max(everything["x"])) == (8, 12)
    partners = screen.choose("view-burden", "partners").part("cloud")["chart"]["traces"][0]
    assert set(partners["x"]) == {0, 1, 2}
    cost = screen.choose("view-burden", "cost").part("cloud")["chart"]["traces"][0]
    assert set(cost["x"]) == {0}
    assert screen.address() == {}


# Another choice


def test_another_executor_for_one_office() -> None:
    """Employers with SPD in front and Noaberkracht behind; what is about both offices counts by half.

    nearby: SPD's pro, 75. business: for 1, against 1: 50. integral: for 2 (Noaberkracht), against 2 (SPD): 50.
    sustainable: against 1 + 1 (Noaberkracht) + 1 (SPD): 50 - 50 × 3/5 = 20. employers: against 1: 33,33. Three others
    50. 378,33 / 8 = 47,29; (112,62 + 100 + 47,29) / 5 = 51,98. Risk 2 + 2 + 2 and half of 2, 2 and 2.
    """
    screen = page().select("set-front-employers", "spd")
    assert screen.headline() == mine("52,0")
    assert screen.tiles()["Mijn variant: past"] == ("52,0", "risico 9,0; partners 2; kosten zoals begroot")
    assert screen.tiles()["Advies: past"] == ("53,1", "risico 8,0; partners 1; kosten zoals begroot")
    assert whole(screen)["Werkgeversbenadering"] == ("SPD (front), Noaberkracht (back)", "uw keuze")
    assert screen.address() == {"front.employers": "spd"}
    assert screen.notice("changes") == ["Frontoffice: Werkgeversbenadering: Noaberkracht → SPD"]
    assert all(rows_agree(part) for part in screen.parts().values())
    # And both offices: 42,71 as printed in the scores; (112,62 + 100 + 42,71) / 5 = 51,07.
    screen.select("set-back-employers", "spd")
    assert screen.headline() == mine("51,1")
    assert whole(screen)["Werkgeversbenadering"] == ("SPD", "uw keuze")


def test_what_follows_the_benefits_moves_with_them() -> None:
    """Benefits wholly with others 46,88: (46,88 + 56,31 + 50 + 50 + 53,125) / 5 = 51,26."""
    screen = page().select("set-front-benefits", "cooperation")
    assert screen.headline() == mine("51,3")
    found = whole(screen)
    for task in (BENEFITS, "Terugvordering & verhaal", "Bezwaar & beroep", "Handhaving"):
        assert found[task][0] == "Met andere gemeenten"
    assert found["Minimabeleid dat Almelo uitvoert"][0] == HYBRID
    assert found["Wsw"][0] == "SPD"


def test_the_back_office_can_go_to_who_is_first_in_the_list() -> None:
    """Noaberkracht for both: 50; (50 + 56,31 + 50 + 50 + 53,125) / 5 = 51,89."""
    screen = page().select("set-back-benefits", "noaberkracht")
    assert screen.address() == {"back.benefits": "noaberkracht"}
    assert screen.headline() == mine("51,9")
    assert whole(screen)["Bezwaar & beroep"][0] == "Noaberkracht"


def test_a_model_from_the_list_and_back_to_the_advice() -> None:
    """The best fit has re-integration as the hybrid too: nearby 75, integral 60, sustainable for 1, against 2: 40, care
    33,33, four others 50: 408,33 / 8 = 51,04; (112,62 + 51,04 + 50 + 53,125) / 5 = 53,36.
    """
    screen = page().slide("executor_cost-spd", 0.2)
    take(screen, "past 53,4", f"Re-integratie: {HYBRID}")
    assert screen.headline() == mine("53,4")
    assert whole(screen)["Re-integratie"][0] == HYBRID
    assert screen.address() == {"executor_cost.spd": "0.2", "back.reintegration": "cooperation"}
    assert screen.chosen("set-back-reintegration") == "cooperation"
    screen.press_named(TAKE_ADVICE)
    assert screen.headline() == ADVICE
    # The advice is about who does what: what one assumes about cost stays.
    assert screen.address() == {"executor_cost.spd": "0.2"}
    assert screen.chosen("set-back-reintegration") == "noaberkracht"


def test_the_list_starts_with_what_no_other_beats() -> None:
    """By partners: all Noaberkracht, 50 × 4 + 53,125 = 253,125 / 5 = 50,6, and the best with one partner, 53,4."""
    screen = page().choose("view-burden", "partners")
    labels = [unmarked(one.label) for one in screen.test.button if (one.key or "").startswith("take-")]
    assert len(labels) == 8
    assert sorted(label.split(" · ")[0] for label in labels[:2]) == ["past 50,6", "past 53,4"]
    take(screen, "past 50,6")
    assert screen.headline() == mine("50,6")
    assert all(who == "Noaberkracht" for who, why in whole(screen).values() if why == "uw keuze")
    assert screen.tiles()["Mijn variant: past"][1] == "risico 8,0; partners 0; kosten zoals begroot"


def test_a_weight_of_the_other_page_counts_here() -> None:
    """With nearby alone: benefits and minima 75, re-integration 75, participation 50, employers 75: 350 / 5 = 70."""
    zero = ("pathway", "business", "integral", "financial", "sustainable", "care", "employers_involvement")
    screen = page(**{f"weight__{one}": "0" for one in zero})
    assert screen.headline() == ADVICE.replace("53,1", "70,0")


# Cost


def test_the_sources_say_nothing_of_cost_until_the_user_does() -> None:
    screen = page()
    assert plain(screen.part("cost")["notice"]["title"]) == (
        "De bronnen geven voor geen enkele uitvoerder kosten: alle modellen kosten hier evenveel, tot u een verschil "
        "aanneemt."
    )
    screen.slide("executor_cost-cooperation", 0.1)
    assert plain(screen.part("cost")["notice"]["title"]) == (
        "Deze verschillen in kosten zijn uw aanname. Zij werken door in Mijn variant op de geldpagina’s."
    )
    # Half of two of five tasks: 10% × ½ × 2/5 = 2%.
    assert screen.tiles()["Mijn variant: past"][1] == "risico 8,0; partners 1; kosten + 2,0%"
    assert screen.tiles()["Huidig: past"][1].endswith("kosten zoals begroot")
    screen.slide("executor_cost-cooperation", 0.0)
    assert "geen enkele uitvoerder kosten" in plain(screen.part("cost")["notice"]["title"])


def test_a_dearer_executor_moves_what_my_variant_costs() -> None:
    screen = page().slide("executor_cost-cooperation", 0.1).go("kostenverdeling")
    # 1.013.137,50 × 1,02 = 1.033.400,25: 56% = 578.704,14 and 43% = 444.362,11.
    assert screen.tiles()["Dinkelland"][0] == "€ 578.704"
    assert screen.tiles()["Tubbergen"][0] == "€ 444.362"
    # Benefits wholly with others: (10% + 5%) / 5 = 3%: 584.377,71.
    screen.go("uitvoeringsmodel").select("set-front-benefits", "cooperation")
    assert screen.tiles()["Mijn variant: past"][1].endswith("kosten + 3,0%")
    assert screen.go("kostenverdeling").tiles()["Dinkelland"][0] == "€ 584.378"
    # Nobody of my variant is SPD.
    screen.go("uitvoeringsmodel").slide("executor_cost-cooperation", 0.0).slide("executor_cost-spd", 0.5)
    assert screen.go("kostenverdeling").tiles()["Dinkelland"] == ("€ 567.357", "evenveel als nu")


def test_a_dearer_executor_does_not_move_the_advice() -> None:
    before = Screen("meerjarenbegroting", perspective="dinkelland").tiles()
    screen = page(perspective="dinkelland").slide("executor_cost-cooperation", 0.1).go("meerjarenbegroting")
    after = screen.tiles()
    for variant in ("Huidig", "Advies"):
        assert after[f"{variant}, alle jaren"] == before[f"{variant}, alle jaren"]
    # 4.462.358 (tests/pages/test_meerjarenbegroting.py) and three years of 2% of 567.357: 34.041,42.
    assert after["Mijn variant, alle jaren"][0] == "€ 4.496.399"
    assert screen.table("detail")["Uitvoering (aanname)"] == [567_357, 567_357, 578_704, 578_704, 578_704]


# Staying


def test_values_survive_page_switches() -> None:
    screen = page().select("set-front-employers", "spd").slide("executor_cost-spd", -0.1)
    screen.choose("view-burden", "partners")
    before, tiles = screen.headline(), screen.tiles()
    # Half of one of five tasks: -10% × ½ / 5 = -1%.
    assert tiles["Mijn variant: past"][1].endswith("kosten -1,0%")
    for name in ("scenarios", "kostenverdeling", "start", "uitvoeringsmodel"):
        screen.go(name)
        assert screen.address() == {"front.employers": "spd", "executor_cost.spd": "-0.1"}
    assert (screen.headline(), screen.tiles()) == (before, tiles)
    assert screen.test.select_slider(key="set-executor_cost-spd").value == -0.1
    assert screen.chosen("set-front-employers") == "spd"
    assert screen.chosen("set-back-benefits") == "cooperation"
    assert screen.test.button_group(key="view-burden").value == "partners"


def test_opening_a_link_gives_what_its_sender_saw() -> None:
    sender = page().select("set-front-employers", "spd").select("set-front-benefits", "cooperation")
    receiver = page(**{id.replace(".", "__"): str(value) for id, value in sender.address().items()})
    assert receiver.headline() == sender.headline()
    assert receiver.grid("whole") == sender.grid("whole")
    assert receiver.part("cloud") == sender.part("cloud")
    assert receiver.chosen("set-front-employers") == "spd"


def test_reset_everything_is_the_advice() -> None:
    screen = page().select("set-front-employers", "spd").slide("executor_cost-spd", -0.1).press("reset-all")
    assert screen.headline() == ADVICE
    assert screen.address() == {}
    assert screen.chosen("set-front-employers") == "noaberkracht"


def test_in_english() -> None:
    screen = page(lang="en")
    assert screen.headline() == "My variant is the documented advice: it fits the principles for 53.1 of 100."
    screen.select("set-front-employers", "spd")
    assert screen.headline() == "My variant fits the principles for 52.0 of 100, the documented advice for 53.1."
    assert screen.tiles()["My variant: fit"][1] == "risk 9.0; partners 2; cost as budgeted"
