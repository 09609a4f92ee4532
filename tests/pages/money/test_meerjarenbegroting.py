"""The multi-year budget page: the printed tables, the three variants beside the frame, and what is unknown."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.model.copies import change, copy_of_the_villages
from tests.pages.screen import Screen, plain, rows_agree

YEARS = 5
EXECUTION = "Uitvoering (aanname)"
FRAME = "Nu begroot"
GAP = "Meer dan nu begroot"


def page(perspective: str = "samen") -> Screen:
    screen = Screen("meerjarenbegroting")
    return screen if perspective == "samen" else screen.choose("choose-perspective", perspective)


def test_the_printed_municipal_budget() -> None:
    """Business case, chapters 3 and 6, with the typing error of 2024 as it stands there and our own sum beside it."""
    rows = {row[0]: row[1 : 1 + YEARS] for row in page().grid("printed")}
    assert rows == {
        "Kosten Almelo": ["€ 567.357"] * 5,
        "Totaal Pw": ["€ 567.357"] * 5,
        "Trajecten": ["€ 289.225"] * 4 + ["€ 289.255"],
        "Kinderopvang": ["€ 4.770"] * 5,
        "Totaal re-integratie & participatie": ["€ 293.995"] * 5,
        "Onze optelling": ["€ 293.995"] * 4 + ["€ 294.025"],
        "Verschil met het gedrukte totaal": ["€ 0"] * 4 + ["€ 30"],
    }


def test_a_total_without_lines_is_shown_and_says_that_it_cannot_be_checked(
    use: Callable[[Path], None], tmp_path: Path
) -> None:
    folder = copy_of_the_villages(tmp_path)
    change(folder, "budget_lines.csv", ";contract+cursus+feest;Samen;", ";;Samen;")
    use(folder)
    rows = [row[:4] for row in page().grid("printed")]
    assert rows[-1] == [
        "Samen (niet na te rekenen: de regels zijn niet bekend)",
        *("€ 660.000", "€ 650.000", "€ 651.000"),
    ]
    assert [row[0] for row in rows[:-1]] == ["Contract Deeburg", "Cursussen", "Feest"]


def test_the_money_of_central_government() -> None:
    rows = {row[0]: row[1 : 1 + YEARS] for row in page().grid("rijk")}
    assert rows == {
        "BUIG": ["€ 3.274.086", "€ 3.376.733", "€ 3.451.906", "€ 3.505.956", "€ 3.505.956"],
        "Participatie": ["€ 2.203.601", "€ 2.137.807", "€ 2.039.510", "€ 1.916.142", "€ 1.813.381"],
    }


def test_the_likely_value_of_finding_2() -> None:
    screen = Screen("bronnen").switch("finding-trajecten_2024").go("meerjarenbegroting")
    rows = {row[0]: row[1 : 1 + YEARS] for row in screen.grid("printed")}
    assert rows["Trajecten"] == ["€ 289.225"] * 5
    # Now the lines add up to the printed total, so there is nothing of our own to show.
    assert "Onze optelling" not in rows
    # 2024 is printed as 289.255: what counts now is a reading.
    assert screen.table("detail")["Trajecten, Dinkelland (berekend)"] == [289_225] * 5


def test_dinkelland_pays_the_printed_lines_and_its_part_of_the_project() -> None:
    screen = page("dinkelland")
    # 567.357 + 289.225 + 4.770 = 861.352; five years and 30: 4.306.790. Project: 56/99 of 277.800 = 157.139,39.
    assert screen.headline() == (
        "In 2020–2024 kost Mijn variant Dinkelland ongeveer € 4.460.000: ongeveer € 157.000 meer dan er nu begroot is."
    )
    assert screen.exact_headline() == (
        "In 2020–2024 kost Mijn variant Dinkelland € 4.463.929: € 157.139 meer dan er nu begroot is."
    )
    assert screen.tiles()["Huidig, alle jaren"] == ("€ 4.306.790", "precies wat er nu begroot is")
    detail = screen.table("detail")
    assert detail[EXECUTION] == [567_357] * 5
    assert detail["Projectkosten (aanname)"] == [0, 157_139, 0, 0, 0]
    assert detail["Totaal lasten"] == [861_352, 1_018_491, 861_352, 861_352, 861_382]
    assert detail["Lasten: structureel"] == [861_352] * 4 + [861_382]
    assert detail["Lasten: incidenteel"] == [0, 157_139, 0, 0, 0]
    assert detail[FRAME] == [861_352] * 4 + [861_382]
    assert detail[GAP] == [0, 157_139, 0, 0, 0]
    assert screen.table("spending")["Mijn variant"] == detail["Totaal lasten"]


def claim(screen: Screen) -> str:
    return screen.said(screen.part("spending")["chart"]["claim"])


def drawn(screen: Screen) -> dict[str, list[float]]:
    """The bars and lines that stand in the first chart, by name."""
    traces = screen.part("spending")["chart"]["traces"]
    found = zip(traces, screen.bars("spending"), strict=True)
    return {trace["name"]: values for trace, values in found if trace.get("visible", True)}


def test_the_first_chart_shows_the_difference_from_the_budget() -> None:
    screen = page("dinkelland")
    # The project in 2021: 56/99 of 277.800 = 157.139; the other years cost what is budgeted.
    once = [0, 157_139, 0, 0, 0]
    assert drawn(screen) == {"Huidig": [0] * 5, "Advies": once, "Mijn variant": once}
    assert claim(screen) == "Mijn variant scheelt het meest in 2021: € 157.139 meer dan begroot."
    # A fifth less from 2022: -0,2 × 567.357 = -113.471; the project still differs more.
    screen.slide("execution_cost_change", -0.2)
    assert drawn(screen)["Mijn variant"] == [0, 157_139, -113_471, -113_471, -113_471]
    # Without a project it is the first of the cheaper years.
    screen = Screen(
        "meerjarenbegroting", perspective="dinkelland", execution_cost_change="-0.2", project_coverage="277800"
    )
    assert claim(screen) == "Mijn variant scheelt het meest in 2022: € 113.471 minder dan begroot."
    table = screen.table("spending")
    assert table["Mijn variant: verschil met begroot"] == [0, 0, -113_471, -113_471, -113_471]
    # 861.352 - 113.471
    assert table["Mijn variant"][2] == 747_881


def test_what_costs_what_is_budgeted_says_so() -> None:
    screen = Screen("meerjarenbegroting", project_coverage="277800")
    assert claim(screen) == "Mijn variant kost elk jaar precies wat er begroot is."


def test_the_totals_behind_the_switch() -> None:
    screen = page("dinkelland").choose("view-years", "total")
    # 861.352 a year, 2024 with the 30 of its typing error, and the project in 2021.
    assert drawn(screen) == {
        "Huidig": [861_352] * 4 + [861_382],
        "Advies": [861_352, 1_018_491, 861_352, 861_352, 861_382],
        "Mijn variant": [861_352, 1_018_491, 861_352, 861_352, 861_382],
        "Nu begroot": [861_352] * 4 + [861_382],
    }
    assert "claim" not in screen.part("spending")["chart"]
    assert screen.table("spending")["Advies: verschil met begroot"] == [0, 157_139, 0, 0, 0]


def test_the_claim_says_what_it_comes_to_and_follows_the_thumb() -> None:
    screen = Screen("meerjarenbegroting", perspective="dinkelland", per="resident")
    # 157.139 / 26.400 = 5,95
    assert "€ 157.139 (€ 5,95 per inwoner" in claim(screen)
    assert rows_agree(screen.part("spending"))


def test_the_index_lets_the_execution_grow() -> None:
    screen = page("dinkelland").slide("execution_index", 0.022)
    execution = screen.table("detail")[EXECUTION]
    # 567.357 × 1,022 = 579.838,85 and × 1,022⁴ = 618.956,3
    assert (execution[0], execution[1], execution[4]) == (567_357, 579_839, 618_956)
    # The frame is not indexed.
    assert screen.table("detail")[FRAME] == [861_352] * 4 + [861_382]


def test_all_together_nothing_is_more_than_the_frame_but_the_project() -> None:
    """The untouched variant costs what is budgeted, in every table of the page, to the euro."""
    screen = page()
    detail = screen.table("detail")
    assert detail[f"{FRAME} (deels berekend)"] == screen.table("spending")[f"{FRAME} (deels berekend)"]
    assert detail["Totaal lasten"] == screen.table("spending")["Mijn variant"]
    assert detail[GAP] == [0, 277_800, 0, 0, 0]


def test_tubbergens_budget_is_computed_and_says_so() -> None:
    screen = page("tubbergen")
    # 43% of 1.013.137,50 = 435.649,125 a year, and 43/99 of 277.800 = 120.660,61 once: 2.298.906,23.
    assert screen.exact_headline() == (
        "In 2020–2024 kost Mijn variant Tubbergen € 2.298.906: € 120.661 meer dan er nu begroot is."
    )
    assert f"{FRAME} (deels berekend)" in screen.table("spending")
    assert screen.table("detail")[EXECUTION] == [435_649] * 5
    assert "Van Tubbergen drukt de bron geen begroting af" in screen.alt("spending")
    # What it pays now stands nowhere either.
    now = screen.choose("view-variant", "current").table("detail")
    assert now["Uitvoering (berekend)"] == [435_649] * 5
    assert "Uitvoering (bron)" not in now


def test_a_line_of_one_municipality_is_not_zero_for_another() -> None:
    # The source prints Trajecten for Dinkelland and says nothing of Tubbergen.
    assert "Trajecten (bron)" in page("dinkelland").table("detail")
    assert not [line for line in page("tubbergen").table("detail") if line.startswith("Trajecten")]
    together = page().table("detail")
    assert together["Trajecten, Dinkelland (bron)"] == [289_225] * 4 + [289_255]


def test_without_benefits_there_is_no_balance_chart() -> None:
    assert not {"balance", "outside"} & set(page("dinkelland").parts())


def test_the_estimate_of_the_benefits_for_dinkelland() -> None:
    screen = page("dinkelland").switch("with_benefits")
    detail = screen.table("detail")
    # 275 × 12.500; the deficit on BUIG is 163.414, 5,0% of it, so the safety net pays nothing.
    assert detail["Uitkeringslasten (schatting) (aanname)"] == [3_437_500] * 5
    assert detail["BUIG (bron)"] == [3_274_086, 3_376_733, 3_451_906, 3_505_956, 3_505_956]
    assert detail["Vangnet (schatting) (aanname)"] == [0] * 5
    # 3.274.086 - 3.437.500 - 861.352
    assert screen.table("balance")["Huidig"][0] == -1_024_766
    assert screen.alt("balance") == "Onder nul legt de gemeente zelf geld bij."
    # The tile says what it said: 4.306.790 and the project's 157.139.
    assert screen.tiles()["Mijn variant, alle jaren"][0] == "€ 4.463.929"
    assert screen.note("outside") == (
        "Wat u aanzette, telt mee in het saldo en bij ‘Regel voor regel’. De kosten bovenaan en in de strook zijn "
        "zonder."
    )


def test_the_safety_net_pays_above_its_threshold() -> None:
    screen = page("dinkelland").switch("with_benefits").slide("average_benefit", 14_000.0)
    # 275 × 14.000 = 3.850.000; deficit 575.914 = 17,6% of 3.274.086. Half of 7,5-12,5% is 81.852,15 and all above
    # 12,5% is 575.914 - 409.260,75 = 166.653,25: together 248.505,40.
    assert screen.table("detail")["Vangnet (schatting) (aanname)"][0] == pytest.approx(248_505, abs=1)


def test_what_the_sources_do_not_say_of_tubbergen_is_unknown() -> None:
    screen = page("tubbergen").switch("with_benefits")
    assert "balance" not in screen.parts()
    assert plain(screen.part("unknown")["notice"]["title"]) == (
        "Het saldo is onbekend. Kies één gemeente waarvan de baten bekend zijn."
    )
    assert screen.notice("unknown") == ["BUIG: staat niet in de bronnen voor Tubbergen."]
    assert "unknown" not in screen.part("detail")["table"]  # the word of the language stands there
    detail = screen.table("detail")
    assert all(math.isnan(one) for one in detail["BUIG (onbekend)"])
    assert all(math.isnan(one) for one in detail["Saldo"])
    # What is known stays a number: 171 × 12.500.
    assert detail["Uitkeringslasten (schatting) (aanname)"] == [2_137_500] * 5


def test_a_late_start_pays_the_old_contract_longer() -> None:
    # Half a year at the old price, half at 10% less: 567.357 × 0,95 = 538.989,15 in 2022, then 510.621,30.
    screen = page("dinkelland").slide("execution_cost_change", -0.1).slide("start_delay_months", 6.0)
    assert screen.table("detail")[EXECUTION] == [567_357, 567_357, 538_989, 510_621, 510_621]


def test_exit_cost_falls_in_steps() -> None:
    # Two years: all of 567.357 in 2022, half in 2023.
    screen = page("dinkelland").slide("exit_cost_years", 2.0)
    assert screen.table("detail")["Uittreedkosten (aanname)"] == [0, 0, 567_357, 283_679, 0]


def test_bottom_up_cost() -> None:
    screen = page().pick("cost_basis", "bottom_up")
    # 446 benefits: /100 = 4,46 income; × 160/275 / 65 = 3,99 intensive; × 85/275 / 150 = 0,92 regular.
    staff = screen.table("staff")
    assert staff["fte"] == [4.5, 4.0, 0.9, 9.4]
    # Together 9,3712 × 102.500 = 960.547,8 and 446 × 500 = 223.000: 1.183.547,8 from 2022 on.
    assert staff["Kosten per jaar"][-1] == pytest.approx(960_548, abs=1)
    assert screen.table("detail")[EXECUTION][2] == pytest.approx(1_183_548, abs=1)
    # (1.013.137,50 - 960.547,8) / 446 = 117,91
    assert screen.tiles()["Omslagpunt prijs backoffice"][0] == "€ 118"


def test_the_variant_of_the_lines_is_chosen() -> None:
    screen = page("dinkelland").slide("execution_index", 0.022).choose("view-variant", "current")
    detail = screen.table("detail")
    assert "Projectkosten (aanname)" not in detail
    # Printed is 567.357; the index of 2,2% that makes it more is an assumption.
    assert detail["Uitvoering (aanname)"][4] == 618_956
    # The choice of what is shown is no assumption, and stays on a page switch.
    assert screen.address() == {"perspective": "dinkelland", "execution_index": "0.022"}
    assert "Projectkosten (aanname)" not in screen.go("start").go("meerjarenbegroting").table("detail")


def test_the_figures_can_be_downloaded() -> None:
    screen = Screen("meerjarenbegroting", caseload__tubbergen="150", perspective="tubbergen")
    link = screen.part("download")["download"]
    assert link["text"] == "Download de cijfers van alle varianten (CSV)"
    # Only what differs, as in a share link; whose euros the page shows makes no difference to the file.
    assert link["href"] == "./download/meerjarenbegroting.csv?caseload.tubbergen=150"
    described = screen.part("package")["download"]
    assert described["text"] == "Met een beschrijving van elke kolom (zip, voor een programma)"
    assert described["href"] == "./download/meerjarenbegroting.zip?caseload.tubbergen=150"


def test_who_moves_on_after_a_new_assessment() -> None:
    """20 × 446/275 × (1/65 - 1/150) = 0,28 fte, × 102.500 = 28.985 a year; the sentence follows the thumb."""
    screen = page().pick("cost_basis", "bottom_up")
    assert screen.note("staff") == "Een herbeoordeling waarbij niemand opschuift, verandert niets aan het personeel."
    before = screen.table("detail")[EXECUTION][2]
    moved = screen.slide("reassessed-pw_long", 20.0)
    assert moved.note("staff") == (
        "Gaan 20 van de 160 mensen in Dinkelland van ‘Lange afstand arbeidsmarkt’ naar ‘Korte afstand arbeidsmarkt’, "
        "en elders naar verhouding, dan is 0,28 fte minder nodig: € 28.985 per jaar (aanname)."
    )
    assert before - moved.table("detail")[EXECUTION][2] == 28_985
