"""The planning page: the dates, what a delay moves, the state on a date, and the project budget that is typed."""

from __future__ import annotations

from datetime import date

import pytest

from tests.pages.screen import Screen

PRINTED = (
    "Met deze planning start de nieuwe uitvoering op 01-01-2022, zoals gepland. "
    "Het pad van ‘Vormbesluit en opzegging Almelo’ tot ‘DVO backoffice’ heeft geen speling: 5 stappen."
)
EXTRA = "Extra kosten door vertraging, Dinkelland"


def page(**parameters: str) -> Screen:
    return Screen("planning", **parameters)


def steps(screen: Screen) -> dict[str, list[str]]:
    """The dates of the chart's table: in the source, start, ready, at the latest."""
    return {
        name: [date.fromordinal(int(day)).strftime("%d-%m-%Y") for day in days]
        for name, days in screen.table("gantt").items()
    }


def lines(screen: Screen) -> dict[str, list[str]]:
    """The project table: hours, rate, hours × rate, printed, now."""
    return {row[0]: row[1:6] for row in screen.grid("lines")}


# The planning


def test_the_printed_planning() -> None:
    screen = page()
    assert screen.headline() == PRINTED
    tiles = screen.tiles()
    assert tiles["Start nieuwe uitvoering"] == ("01-01-2022", "in de bron: 01-01-2022")
    assert tiles["Maanden later"][0] == "0"
    assert tiles["Zonder contract"][0] == "0 dagen"
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
    assert tiles["Maanden later"][0] == "0,9"  # 28 × 12 / 365
    assert tiles[EXTRA] == ("€ 4.352", "Mijn variant, alle jaren samen")
    assert tiles["Zonder contract"][0] == "28 dagen"
    assert steps(screen)["DVO backoffice"] == ["01-01-2022", "29-01-2022", "29-01-2022", "29-01-2022"]
    # The front office may now be four weeks later too.
    assert steps(screen)["Frontoffice"][3] == "29-01-2022"
    assert screen.address() == {
        "perspective": "dinkelland", "execution_cost_change": "-0.1", "step_delay.pw_3b": "4"
    }  # fmt: skip


def test_a_delay_without_a_difference_in_cost_says_so() -> None:
    tiles = page(perspective="dinkelland").slide("step_delay-pw_3b", 4.0).tiles()
    assert tiles[EXTRA] == ("€ 0", "het nieuwe model kost evenveel als het contract")


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


def test_the_chance_is_an_assumption_and_falls_with_a_delay() -> None:
    screen = page()
    chance = int(screen.tiles()["Kans op een start op 01-01-2022 (aanname)"][0].rstrip("%"))
    late = screen.slide("step_delay-pw_2", 4.0)
    assert int(late.tiles()["Kans op een start op 01-01-2022 (aanname)"][0].rstrip("%")) < chance
    assert "staat in geen bron: dat is een aanname" in late.alt("curve")
    # The curve begins at the printed day with that same chance, and ends with certainty.
    assert screen.bars("curve")[0][0] == int(screen.tiles()["Kans op een start op 01-01-2022 (aanname)"][0].rstrip("%"))
    assert screen.bars("curve")[0][-1] == 100


# Dates that conflict


def test_finding_7_gives_a_day_of_slack() -> None:
    screen = page()
    assert "In deze planning is er tot die dag geen speling." in screen.note("closings")
    screen.switch("finding-form_no_slack")
    assert "In deze planning is er tot die dag 1 dag speling." in screen.note("closings")
    assert "tot ‘DVO backoffice’ heeft geen speling: 4 stappen" in screen.headline()
    assert steps(screen)["Vormbesluit en opzegging Almelo"] == ["01-03-2021", "28-02-2021", "28-02-2021", "01-03-2021"]


def test_finding_8_leaves_a_year_without_contract() -> None:
    screen = page().switch("finding-contract_end")
    assert screen.tiles()["Zonder contract"][0] == "365 dagen"
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
    assert note.startswith("Kan nog tot 01-03-2021: Het contract met Almelo opzeggen per 1-1-2022.")
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


# The project budget


def test_printed_and_computed_side_by_side() -> None:
    """[PO] 217.800 printed, 217.700 by hours × rate (finding 3); 60.000; together 277.800."""
    screen = page()
    found = lines(screen)
    assert found["Projectondersteuning"] == ["220", "€ 50", "€ 11.000", "€ 11.100", "€ 11.100"]
    assert found["Totaal uren en kosten"] == ["2.490", "", "€ 217.700", "€ 217.800", "€ 217.800"]
    assert found["Verschil met het gedrukte totaal"] == ["", "", "€ -100", "", "€ 0"]
    assert found["Totaal overige projectkosten"][2:] == ["€ 60.000", "€ 60.000", "€ 60.000"]
    assert found["Beide samen"][2:] == ["€ 277.700", "€ 277.800", "€ 277.800"]
    assert "Het project kost € 277.800. Daarvan is niets gedekt." in screen.texts()
    tiles = {label: value for label, (value, _note) in screen.tiles().items()}
    assert list(tiles.items())[-5:] == list({
        "Projectkosten": "€ 277.800", "Niet gedekt": "€ 277.800", "Dinkelland": "€ 155.568", "Tubbergen": "€ 119.454",
        "niet verdeeld": "€ 2.778",
    }.items())  # fmt: skip


def test_typed_hours_count_and_reach_the_budget() -> None:
    """260 × 70 = 18.200 instead of 17.500: 700 more, of which 56% for Dinkelland: 155.960."""
    screen = page(perspective="dinkelland").type("project_hours-hrm", "260")
    assert lines(screen)["HRM-deskundigheid"] == ["260", "€ 70", "€ 18.200", "€ 17.500", "€ 18.200"]
    assert "‘260’ is gelezen als 260." in screen.texts()
    assert "HRM-deskundigheid: € 18.200 telt; gedrukt staat € 17.500." in screen.texts()
    assert screen.address()["project_hours.hrm"] == "260"
    assert screen.go("meerjarenbegroting").table("detail")["Projectkosten (aanname)"] == [0, 155_960, 0, 0, 0]


@pytest.mark.parametrize("text", ["82,50", "82,5", "€ 82,50"])
def test_a_typed_rate_is_read_as_a_dutch_reader_means_it(text: str) -> None:
    """250 × 82,50 = 20.625."""
    screen = page().type("project_rate-hrm", text)
    assert lines(screen)["HRM-deskundigheid"][1:3] == ["€ 82,50", "€ 20.625"]
    assert f"‘{text}’ is gelezen als € 82,50." in screen.texts()


def test_a_typed_amount_with_points_and_a_comma() -> None:
    screen = page().select("view-line", "ict").type("project_amount-ict", "2.345,75")
    assert lines(screen)["Aanpassing ICT"][4] == "€ 2.345,75"
    # 277.800 - 25.000 + 2.345,75
    assert "Het project kost € 255.145,75. Daarvan is niets gedekt." in screen.texts()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("veel", "‘veel’ is geen getal."),
        ("-5", "Een negatief getal kan hier niet."),
        ("", "Er is niets ingevuld."),
        ("1.5", "‘1.5’ kan twee dingen betekenen; schrijf 1,5 of 1.500."),
        ("2345.75", "In ‘2345.75’ staan de punten en komma’s niet op hun plaats."),
        ("1,234567", "‘1,234567’ heeft meer dan twee cijfers achter de komma."),
        ("10.001", "‘10.001’ is te veel; hoogstens € 10.000."),
        ("<b>70</b>", "‘<b>70</b>’ is geen getal."),
        ("9" * 400, f"‘{'9' * 40}…’ is te veel; hoogstens € 10.000."),
    ],
)
def test_what_is_no_amount_changes_nothing_and_says_why(text: str, reason: str) -> None:
    screen = page().type("project_rate-hrm", "80").type("project_rate-hrm", text)
    found = screen.part("typed-project_rate.hrm")["notice"]
    assert found["title"] == "Projecttarief per uur: HRM-deskundigheid: er is niets gewijzigd."
    assert found["lines"] == [
        reason.replace("€ ", "€\u00a0"),
        "Toegestaan: een getal vanaf 0, zoals 1.000 of 2.345,75.",
    ]
    assert screen.address() == {"project_rate.hrm": "80"}
    assert lines(screen)["HRM-deskundigheid"][1] == "€ 80"
    # What was typed stays in its field, to be repaired; the right amount takes the message away.
    assert screen.test.text_input(key="typed-project_rate-hrm").value == text
    screen.type("project_rate-hrm", "90")
    assert "typed-project_rate.hrm" not in screen.parts()
    assert screen.address() == {"project_rate.hrm": "90"}


def test_a_typed_amount_goes_back_to_the_printed_one() -> None:
    screen = page().type("project_hours-hrm", "x")
    screen.press("reset-typed-project_hours-hrm")
    assert "typed-project_hours.hrm" not in screen.parts()
    screen.type("project_hours-hrm", "300").press("reset-typed-project_hours-hrm")
    assert screen.address() == {}
    assert screen.test.text_input(key="typed-project_hours-hrm").value == "250"
    assert lines(screen)["HRM-deskundigheid"][4] == "€ 17.500"


def test_coverage_is_taken_off_and_reaches_the_budget() -> None:
    """277.800 - 100.000; for Dinkelland 56%: 155.568 - 56.000 = 99.568 more than is budgeted."""
    screen = page(perspective="dinkelland").type("project_coverage", "100.000")
    assert "Het project kost € 277.800; daarvan is € 177.800 niet gedekt." in screen.texts()
    assert lines(screen)["Niet gedekt"][4] == "€ 177.800"
    detail = screen.go("meerjarenbegroting").table("detail")
    assert detail["Dekking van de projectkosten (aanname)"] == [0, 56_000, 0, 0, 0]
    assert detail["Meer dan nu begroot"] == [0, 99_568, 0, 0, 0]


def test_typing_in_english() -> None:
    screen = page(lang="en").type("project_rate-hrm", "82.50")
    assert lines(screen)["HRM expertise"][1] == "€82.50"
    screen.type("project_rate-hrm", "lots")
    assert screen.part("typed-project_rate.hrm")["notice"]["lines"] == [
        "“lots” is not a number.", "Allowed: a number from 0, such as 1,000 or 2,345.75."
    ]  # fmt: skip


def test_the_page_in_english() -> None:
    screen = page(lang="en", step_delay__pw_3b="4")
    assert screen.headline() == (
        "With this planning the new execution starts on 29 January 2022, 28 days later than planned. "
        "The path from “Decision on form, cancelling Almelo” to “DVO for the back office” has no slack: 4 steps."
    )


def test_changes_of_the_planning_survive_a_page_switch() -> None:
    screen = page().slide("step_delay-pw_2", 3.0).type("project_hours-hrm", "300").go("start").go("planning")
    assert screen.address() == {"step_delay.pw_2": "3", "project_hours.hrm": "300"}
    assert screen.test.text_input(key="typed-project_hours-hrm").value == "300"
    assert "22-01-2022" in screen.headline()
