"""The planning page: the dates, what a delay moves, the state on a date, and the project budget that is typed."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tests.pages.screen import Screen

PRINTED = (
    "Met deze planning start de nieuwe uitvoering op 01-01-2022, zoals gepland. "
    "Dit pad heeft geen speling: Vormbesluit en opzegging Almelo → Impactanalyse en inrichtingsplan → Frontoffice → "
    "DVO backoffice. Ook zonder speling: Backoffice met Oldenzaal."
)
EXTRA = "Extra kosten door late stappen, Dinkelland"
BETWEEN = "Tussen contract en start"


def page(**parameters: str) -> Screen:
    return Screen("planning", **parameters)


def steps(screen: Screen) -> dict[str, list[str]]:
    """The dates of the chart's table: in the source, start, ready, at the latest."""
    return {
        name: [date.fromordinal(int(day)).strftime("%d-%m-%Y") for day in days]
        for name, days in screen.table("gantt").items()
    }


# The planning


def test_the_printed_planning() -> None:
    screen = page()
    assert screen.headline() == PRINTED
    tiles = screen.tiles()
    assert tiles["Start nieuwe uitvoering"] == ("01-01-2022", "in de bron: 01-01-2022")
    assert tiles[BETWEEN] == ("0 dagen", "de start sluit aan op het einde van het contract")
    # Project assignment, plan van aanpak, spoor Pw.
    assert steps(screen)["Impactanalyse en inrichtingsplan"] == ["01-04-2021", "01-03-2021", "01-04-2021", "01-04-2021"]
    assert steps(screen)["Backoffice met Oldenzaal"] == ["01-01-2022", "01-04-2021", "01-01-2022", "01-01-2022"]


def test_a_delay_moves_the_start_and_costs_money() -> None:
    """Four weeks: 29-1-2022. At 10% less Dinkelland saves 56.735,70 a year: × 28/365 = 4.352."""
    screen = page(perspective="dinkelland", execution_cost_change="-0.1").slide("step_delay-pw_3b", 4.0)
    assert screen.headline().startswith(
        "Met deze planning start de nieuwe uitvoering op 29-01-2022, 28 dagen later dan gepland."
    )
    tiles = screen.tiles()
    assert tiles[EXTRA] == ("€ 4.352", "Mijn variant, alle jaren samen")
    assert tiles[BETWEEN] == (
        "28 dagen", "voor die tijd is niets afgesproken; de begroting rekent tot de start met het huidige contract"
    )  # fmt: skip
    assert steps(screen)["DVO backoffice"] == ["01-01-2022", "29-01-2022", "29-01-2022", "29-01-2022"]
    # The front office may now be four weeks later too.
    assert steps(screen)["Frontoffice"][3] == "29-01-2022"
    assert screen.address() == {
        "perspective": "dinkelland", "execution_cost_change": "-0.1", "step_delay.pw_3b": "4"
    }  # fmt: skip


def test_a_delay_without_a_difference_in_cost_says_so() -> None:
    tiles = page(perspective="dinkelland").slide("step_delay-pw_3b", 4.0).tiles()
    assert tiles[EXTRA] == ("€ 0", "het nieuwe model kost evenveel als het contract")


def test_months_of_delay_that_are_chosen_are_not_said_to_cost_as_much_as_the_contract() -> None:
    """With 10% more the new model is dearer than the contract; no step is late, so late steps cost nothing."""
    tiles = page(perspective="dinkelland", execution_cost_change="0.1", start_delay_months="3").tiles()
    assert tiles[EXTRA] == ("€ 0", "geen stap is te laat; het gekozen uitstel van de start telt hier niet mee")


def test_the_delay_reaches_the_multi_year_budget() -> None:
    """Half a year (26 weeks = 182 days) of 10% less: 567.357 - 56.735,70 × 183/365 = 538.911,43 in 2022."""
    screen = page(perspective="dinkelland", execution_cost_change="-0.1").slide("step_delay-pw_3a", 26.0)
    execution = screen.go("meerjarenbegroting").table("detail")["Uitvoering (aanname)"]
    assert execution == [567_357, 567_357, 538_911, 510_621, 510_621]


def test_the_other_track_has_its_own_sliders_and_does_not_move_the_start() -> None:
    screen = page().choose("view-track", "wsw").slide("step_delay-wsw_liquidation", 1.0)
    assert screen.headline() == f"{PRINTED} Spoor Wsw is klaar op 07-05-2021, 6 dagen later dan gepland."
    # A week later than 31-3 is 7-4: step 3 waits six days longer, until 7 May.
    assert steps(screen)["NUO en stichting starten"][:3] == ["01-05-2021", "07-04-2021", "07-05-2021"]
    assert "Backoffice met Oldenzaal" not in steps(screen)


def chance(screen: Screen) -> int:
    """The chance that stands in the sentence with the start."""
    (found,) = re.findall(r"de kans op een start op 01-01-2022 (\d+)%", screen.headline())
    return int(found)


def test_no_chance_is_given_until_a_profile_is_chosen() -> None:
    screen = page()
    assert "kans" not in screen.headline()
    assert "curve" not in screen.parts()
    assert not [label for label in screen.tiles() if label.startswith("Wanneer")]
    screen.pick("step_spread", "usual")
    assert "Lopen stappen uit zoals wij aannemen (gewone uitloop), dan is de kans" in screen.headline()
    assert screen.address() == {"step_spread": "usual"}
    assert chance(page(step_spread="optimistic")) > chance(screen)


def test_the_chance_is_an_assumption_and_falls_with_a_delay() -> None:
    screen = page(step_spread="usual")
    before = chance(screen)
    late = screen.slide("step_delay-pw_2", 4.0)
    assert "de kans op een start op 01-01-2022 minder dan 1%." in late.headline()
    assert before > 0
    assert "staat in geen bron: dat is een aanname" in late.alt("curve")
    # The curve begins at the printed day with that same chance, and ends with certainty.
    assert page(step_spread="usual").bars("curve")[0][0] == before
    assert screen.bars("curve")[0][-1] == 100


def test_exit_cost_that_moves_past_the_last_year_is_said() -> None:
    """Three exit years: 1, 2/3 and 1/3 of 567.357 in 2022, 2023 and 2024. 26 weeks (182 days) later each part moves
    182/365 on: 182/365 × 1/3 of it, 94.300, falls after 2024. The contract of 182 days more costs what the new model
    costs. So up to 2024 it seems to save 94.300, and over the whole exit period it costs nothing more."""
    tiles = page(perspective="dinkelland", exit_cost_years="3", step_delay__pw_3b="26").tiles()
    assert tiles[EXTRA] == (
        "€ -94.300", "tot en met 2024; uittreedkosten schuiven voorbij dat jaar: over de hele uittreedperiode € 0"
    )  # fmt: skip


# Dates that conflict


def test_finding_7_gives_a_day_of_slack() -> None:
    screen = page()
    assert "In deze planning is er tot die dag geen speling." in screen.note("closings")
    screen.switch("finding-form_no_slack")
    assert "In deze planning is er tot die dag 1 dag speling." in screen.note("closings")
    assert "geen speling: Impactanalyse en inrichtingsplan → Frontoffice → DVO backoffice." in screen.headline()
    assert steps(screen)["Vormbesluit en opzegging Almelo"] == ["01-03-2021", "28-02-2021", "28-02-2021", "01-03-2021"]


def test_finding_8_leaves_a_year_without_contract() -> None:
    screen = page().switch("finding-contract_end")
    assert screen.tiles()[BETWEEN][0] == "365 dagen"
    assert screen.headline() == PRINTED


def test_finding_6_moves_the_transfer() -> None:
    screen = page().choose("view-track", "wsw").switch("finding-wsw_transfer")
    assert steps(screen)["Overdracht van Soweco"][2] == "01-05-2022"
    # The other date is a reading of the documents, no delay.
    assert screen.headline() == f"{PRINTED} Spoor Wsw is klaar op 01-05-2022."


# On a date


def test_the_decisions_on_the_date_of_the_project_assignment() -> None:
    screen = page()
    found = {row[0]: row[1:3] for row in screen.grid("decisions")}
    assert found["Vorm van de samenwerking met Oldenzaal"] == ["te laat", "01-03-2021"]
    assert found["Liquidatieplan Soweco"] == ["open", "03-2021"]
    assert found["Stichting betalen met subsidie of inkoop"] == ["open", "zonder datum"]
    counts = {label: value for label, (value, _note) in screen.tiles().items() if label.startswith(("Bes", "Stap"))}
    assert counts == {
        "Besluiten genomen": "6", "Besluiten open": "6", "Besluiten te laat": "1", "Stappen klaar": "2",
        "Stappen te laat": "0",
    }  # fmt: skip


def test_chosen_months_of_delay_are_said_to_move_no_bar() -> None:
    """They move the day of the start: 1-1-2022 and three months is 1-4-2022; every step stays on its printed day."""
    said = "Gekozen maanden uitstel schuiven geen balk op en geven geen speling."
    assert said not in page().alt("gantt")
    late = page(start_delay_months="3")
    assert "op 01-04-2022, 90 dagen later" in late.headline()
    assert steps(late) == steps(page())
    assert said in late.alt("gantt")


def test_another_reference_date() -> None:
    # Four weeks after 18-3-2021.
    screen = page().slide("planning_date", float(date(2021, 4, 15).toordinal()))
    assert screen.address() == {"planning_date": "2021-04-15"}
    found = {row[0]: row[1] for row in screen.grid("decisions")}
    assert found["Liquidatieplan Soweco"] == found["Inrichtingsplan NUO"] == "te laat"
    assert found["Dienstverleningsovereenkomst (DVO) met NUO"] == "open"


def test_a_step_that_is_late() -> None:
    screen = page(planning_date="2021-04-10", step_delay__pw_2="3")
    found = {row[0]: row[1:3] for row in screen.grid("steps")}
    assert found["Stap 2: werkgroep, impactanalyse en inrichtingsplan"] == ["te laat", "0 dagen"]
    assert found["Stap 3a: frontoffice bij Noaberkracht"][0] == "nog niet begonnen"


def test_what_can_no_longer_be_done() -> None:
    note = page(planning_date="2021-02-28").note("closings")
    assert note.startswith("Kan nog tot 01-03-2021: Het contract met Almelo opzeggen per 01-01-2022.")
    note = page(planning_date="2021-03-01").note("closings")
    assert note.startswith("Kan niet meer sinds 01-03-2021:")


@pytest.mark.parametrize("value", ["1 mei", "18-03-2021", "2021-02-30", "1800-01-01"])
def test_a_wrong_date_in_a_link_is_named_and_changes_nothing(value: str) -> None:
    screen = page(planning_date=value, step_delay__pw_2="1")
    assert len(screen.notice("rejected")) == 1
    assert "Peildatum van de planning (planning_date)" in screen.notice("rejected")[0]
    assert screen.address() == {"step_delay.pw_2": "1"}


def test_a_wrong_delay_in_a_link_is_named() -> None:
    (line,) = page(step_delay__pw_2="27").notice("rejected")
    assert line == (
        "Weken later: Impactanalyse en inrichtingsplan (step_delay.pw_2): ‘27’ kan niet. "
        "Het moet een heel getal zijn van 0 tot 26."
    )


def test_the_page_in_english() -> None:
    screen = page(lang="en", step_delay__pw_3b="4")
    assert screen.headline() == (
        "With this planning the new execution starts on 29 January 2022, 28 days later than planned. "
        "This path has no slack: Decision on form, cancelling Almelo → Impact analysis and set-up plan → "
        "Back office with Oldenzaal → DVO for the back office."
    )


def test_changes_of_the_planning_survive_a_page_switch() -> None:
    screen = page().slide("step_delay-pw_2", 3.0).go("projectbegroting").type("project_hours-hrm", "300").go("planning")
    assert screen.address() == {"step_delay.pw_2": "3", "project_hours.hrm": "300"}
    assert "22-01-2022" in screen.headline()
    assert screen.go("projectbegroting").test.text_input(key="typed-project_hours-hrm").value == "300"


def test_it_is_said_why_a_decision_is_late_and_its_step_ready() -> None:
    """Of the form of the cooperation the source knows no decision; the planning is past it since 01-03-2021."""
    screen = Screen("planning", planning_date="2021-06-01")
    (decision,) = [row for row in screen.grid("decisions") if row[0].startswith("Vorm van de samenwerking")]
    (step,) = [row for row in screen.grid("steps") if row[0].startswith("Stap 1: vorm van samenwerking")]
    assert (decision[1], step[1]) == ("te laat", "klaar volgens de planning")
    captions = [one.value for one in screen.test.caption]
    assert any(one.startswith("Een besluit is genomen als de bron dat zegt; een stap is klaar als") for one in captions)
