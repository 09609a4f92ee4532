"""The page of the whole model: who does what, what it fits, and what it moves on the pages of money.

Fits by hand from the task scores of tests/model/options/test_scoring_by_hand.py (TOTALS), the mean over five tasks.
Advice: benefits and minima (300 + 10/21) / 5 = 60,10 each, re-integration 50, participation 50, employers 54,17:
274,36 / 5 = 54,87.
"""

from __future__ import annotations

import numpy as np
import pytest

from model.options.configurations import enumerate_all
from tests.golden.test_arguments import TASKS
from tests.model.worlds import dinkelland
from tests.pages.uitvoeringsmodel.whole import (
    ADVICE,
    BENEFITS,
    EMPLOYERS,
    HYBRID,
    cells,
    choices,
    choose,
    chosen,
    page,
    whole,
)

# Untouched


def test_untouched_my_variant_is_the_advice() -> None:
    screen = page()
    assert screen.headline() == ADVICE
    # Now, as with others but that Almelo knows the situation: 46,67 + 45 + 41,67 + 50 + 40,28 = 223,61, / 5 = 44,72.
    # Risk: one of 2 at four tasks. Partners: Almelo and the region; and in the advice the other municipalities.
    assert screen.tiles() == {
        "Huidig: past": ("44,7", "risico 8,0; partners 2; uitvoerders even duur als nu"),
        "Advies: past": ("54,9", "risico 8,0; partners 1; uitvoerders even duur als nu"),
        "Mijn variant: past": ("54,9", "risico 8,0; partners 1; uitvoerders even duur als nu"),
    }
    assert screen.address() == {}


NAMES = {
    "benefits": BENEFITS,
    "minima": "Minimabeleid dat Almelo uitvoert",
    "reintegration": "Re-integratie",
    "employers": EMPLOYERS,
}
SHORT = {"noaberkracht": "Noaberkracht", "cooperation": "Met andere gemeenten"}


@pytest.mark.parametrize("task", NAMES)
def test_every_list_stands_at_the_advice(task: str) -> None:
    screen = page()
    _now, front, back, _follows = TASKS[task]
    for office, advised in (("frontoffice", front[0]), ("backoffice", back[0])):
        assert chosen(screen, f"{NAMES[task]}, {office}") == SHORT[advised]
        assert cells(screen)[f"{NAMES[task]}, {office}"]["note"] == ""


def test_who_a_rule_closes_cannot_be_chosen() -> None:
    screen = page()
    both, all_three = ["Noaberkracht", "Met andere gemeenten"], ["Noaberkracht", "Met andere gemeenten", "SPD"]
    wanted = {"benefits": both, "minima": both, "reintegration": all_three, "employers": all_three}
    for office in ("frontoffice", "backoffice"):
        for task, names in wanted.items():
            assert choices(screen, f"{NAMES[task]}, {office}") == names
    # Two offices of four tasks; participation has one scenario.
    assert sum(bool(cell["options"]) for cell in cells(screen).values()) == 8
    assert [one.key for one in screen.test.selectbox] == ["choose-case"]  # that of all pages


@pytest.mark.parametrize("part", ["matrix", "best", "cloud"])
@pytest.mark.parametrize("number", [-1, 10**9, True, "0", None, 1.5])
def test_a_number_that_stands_for_nothing_changes_nothing(part: str, number: object) -> None:
    screen = page(front__employers="spd")
    assert screen.pick_number(part, number).address() == {"front.employers": "spd"}


def test_another_executor_than_advised_is_marked() -> None:
    screen = choose(page(), f"{EMPLOYERS}, frontoffice", "SPD")
    assert cells(screen)[f"{EMPLOYERS}, frontoffice"]["note"] == "advies: Noaberkracht"
    assert cells(screen)[f"{EMPLOYERS}, backoffice"]["note"] == ""
    # One colour for each executor that can be chosen, another for all who cannot.
    colors = {cell["text"]: cell["color"] for cell in cells(screen).values()}
    assert len({colors[name] for name in ("Noaberkracht", "Met andere gemeenten", "SPD", "ROZ Twente")}) == 4
    assert colors["Inburgeraar"] == colors["ROZ Twente"]


def test_the_whole_model() -> None:
    found = whole(page())
    assert len(found) == len(TASKS)
    follows = f"volgt {BENEFITS}"
    assert found[BENEFITS] == (HYBRID, "een regel sluit uit: SPD")
    assert found["Terugvordering & verhaal"] == (HYBRID, follows)
    assert found["Bezwaar & beroep"] == (HYBRID, follows)
    # The advice leaves a part to SRT and the region (tasks.csv): Situatie nu names them as well.
    assert found["Handhaving"] == (HYBRID, f"{follows}; in het advies ook: SRT")
    assert found["Bbz (bijstand voor zelfstandigen)"] == ("ROZ Twente", "ligt vast: De Bbz blijft bij ROZ Twente.")
    assert found["Statushouders"] == ("Noaberkracht", "geen keuze in de bron")
    assert found["Wsw"] == ("SPD", "geen keuze in de bron")
    assert found["Overige minimaregelingen"] == ("Niet genoemd", "geen keuze in de bron")
    assert found["Participatie"] == ("Noaberkracht", "één scenario in de bron")
    assert found[EMPLOYERS] == ("Noaberkracht", "in het advies ook: Subregio Almelo")


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


# Staying


def test_values_survive_page_switches() -> None:
    screen = choose(page(), f"{EMPLOYERS}, frontoffice", "SPD").slide("executor_cost-spd", -0.1)
    screen.choose("view-burden", "partners")
    before, tiles = screen.headline(), screen.tiles()
    # Half of one of five tasks: -10% × ½ / 5 = -1%.
    assert tiles["Mijn variant: past"][1].endswith("uitvoerders 1,0% goedkoper dan nu")
    for name in ("scenarios", "kostenverdeling", "start", "uitvoeringsmodel"):
        screen.go(name)
        assert screen.address() == {"front.employers": "spd", "executor_cost.spd": "-0.1"}
    assert (screen.headline(), screen.tiles()) == (before, tiles)
    assert screen.test.select_slider(key="set-executor_cost-spd").value == -0.1
    assert chosen(screen, f"{EMPLOYERS}, frontoffice") == "SPD"
    assert chosen(screen, f"{BENEFITS}, backoffice") == "Met andere gemeenten"
    assert screen.test.button_group(key="view-burden").value == "partners"


def test_opening_a_link_gives_what_its_sender_saw() -> None:
    sender = choose(
        choose(page(), f"{EMPLOYERS}, frontoffice", "SPD"), f"{BENEFITS}, frontoffice", "Met andere gemeenten"
    )
    receiver = page(**{id.replace(".", "__"): str(value) for id, value in sender.address().items()})
    assert receiver.headline() == sender.headline()
    assert receiver.part("matrix") == sender.part("matrix")
    assert receiver.part("best") == sender.part("best")
    assert receiver.part("cloud") == sender.part("cloud")
    assert chosen(receiver, f"{EMPLOYERS}, frontoffice") == "SPD"


def test_reset_everything_is_the_advice() -> None:
    screen = choose(page(), f"{EMPLOYERS}, frontoffice", "SPD").slide("executor_cost-spd", -0.1).press("reset-all")
    assert screen.headline() == ADVICE
    assert screen.address() == {}
    assert chosen(screen, f"{EMPLOYERS}, frontoffice") == "Noaberkracht"


def test_in_english() -> None:
    screen = page(lang="en")
    assert screen.headline() == "My variant is the documented advice: it fits the principles for 54.9 of 100."
    choose(screen, "Approach of employers, front office", "SPD")
    assert screen.headline() == "My variant fits the principles for 53.3 of 100, the documented advice for 54.9."
    assert screen.tiles()["My variant: fit"][1] == "risk 9.0; partners 2; executors just as dear as now"
