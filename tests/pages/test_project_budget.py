"""The page of the project budget: printed beside computed, and what is typed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.model.odd_cases import project_of_two_years
from tests.pages.screen import Screen


def page(**parameters: str) -> Screen:
    return Screen("projectbegroting", **parameters)


def lines(screen: Screen) -> dict[str, list[str]]:
    """The project table: hours, rate, hours × rate, printed, now."""
    return {row[0]: row[1:6] for row in screen.grid("lines")}


def test_printed_and_computed_side_by_side() -> None:
    """[PO] 217.800 printed, 217.700 by hours × rate (finding 3); 60.000; together 277.800."""
    screen = page()
    found = lines(screen)
    assert found["Projectondersteuning"] == ["220", "€ 50", "€ 11.000", "€ 11.100", "€ 11.100"]
    assert found["Totaal uren en kosten"] == ["2.490", "", "€ 217.700", "€ 217.800", "€ 217.800"]
    assert found["Verschil met het gedrukte totaal"] == ["", "", "€ -100", "", "€ 0"]
    assert found["Totaal overige projectkosten"][2:] == ["€ 60.000", "€ 60.000", "€ 60.000"]
    assert found["Beide samen"][2:] == ["€ 277.700", "€ 277.800", "€ 277.800"]
    assert screen.headline() == "Het project kost € 277.800. Daarvan is niets gedekt."
    tiles = {label: value for label, (value, _note) in screen.tiles().items()}
    assert list(tiles.items())[-4:] == list({
        "Projectkosten": "€ 277.800", "Niet gedekt": "€ 277.800", "Dinkelland": "€ 157.139",
        "Tubbergen": "€ 120.661",
    }.items())  # fmt: skip
    # 277.800 × 56/99 and × 43/99, to the cent; the tiles add up to 277.800.
    assert found["Dinkelland, volgens de sleutel van het project"][4] == "€ 157.139,39"
    assert found["Tubbergen, volgens de sleutel van het project"][4] == "€ 120.660,61"


def test_typed_hours_count_and_reach_the_budget() -> None:
    """260 × 70 = 18.200 instead of 17.500: 278.500, of which 56/99 for Dinkelland: 157.535."""
    screen = page(perspective="dinkelland").type("project_hours-hrm", "260")
    assert lines(screen)["HRM-deskundigheid"] == ["260", "€ 70", "€ 18.200", "€ 17.500", "€ 18.200"]
    assert "‘260’ is gelezen als 260." in screen.texts()
    assert "HRM-deskundigheid: € 18.200 telt; gedrukt staat € 17.500." in screen.texts()
    assert screen.address()["project_hours.hrm"] == "260"
    assert screen.go("meerjarenbegroting").table("detail")["Projectkosten (aanname)"] == [0, 157_535, 0, 0, 0]


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
    assert screen.headline() == "Het project kost € 255.146. Daarvan is niets gedekt."


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
    """277.800 - 100.000; for Dinkelland 56/99 × 177.800 = 100.573,74 more than is budgeted."""
    screen = page(perspective="dinkelland").type("project_coverage", "100.000")
    assert screen.headline() == "Het project kost € 277.800; daarvan is € 177.800 niet gedekt."
    assert lines(screen)["Niet gedekt"][4] == "€ 177.800"
    detail = screen.go("meerjarenbegroting").table("detail")
    assert detail["Dekking van de projectkosten (aanname)"] == [0, 56_566, 0, 0, 0]
    assert detail["Meer dan nu begroot"] == [0, 100_574, 0, 0, 0]


def test_what_is_less_than_a_euro_is_not_nothing() -> None:
    """277.800 - 277.799,60 = 0,40 is not covered; 277.800 is all of it."""
    screen = page(per="resident").type("project_coverage", "277.799,60")
    assert screen.headline() == (
        "Het project kost € 277.800 (€ 5,82 per inwoner, aanname); daarvan is minder dan € 1 niet gedekt."
    )
    assert screen.tiles()["Niet gedekt"][0] == "minder dan € 1"
    assert screen.besides()["Niet gedekt"] == ""
    assert lines(screen)["Niet gedekt"][4] == "€ 0,40"
    assert page().type("project_coverage", "277.799").tiles()["Niet gedekt"][0] == "€ 1"
    screen.type("project_coverage", "277.800")
    assert screen.tiles()["Niet gedekt"][0] == "€ 0"


def test_typing_in_english() -> None:
    screen = page(lang="en").type("project_rate-hrm", "82.50")
    assert lines(screen)["HRM expertise"][1] == "€82.50"
    screen.type("project_rate-hrm", "lots")
    assert screen.part("typed-project_rate.hrm")["notice"]["lines"] == [
        "“lots” is not a number.", "Allowed: a number from 0, such as 1,000 or 2,345.75."
    ]  # fmt: skip


def test_a_project_of_two_years(use: Callable[[Path], None], tmp_path: Path) -> None:
    """drie-dorpen, 10% dearer: 8.800 of 11.000 in 2031, 2.200 in 2030. Aadorp pays half, of 5.500 set aside too."""
    use(project_of_two_years(tmp_path))
    screen = page(project_cost_change="0.1", project_coverage="5500", perspective="aadorp")
    rows = screen.grid("lines")
    assert screen.part("lines")["register"]["grids"][0]["columns"][:3] == ["Regel", "Jaar", "Uren"]
    assert [row[:2] for row in rows if row[1]] == [
        ["Denken", "2031"], ["Verf", "2030"], ["Projectkosten in 2030", "2030"], ["Projectkosten in 2031", "2031"],
    ]  # fmt: skip
    found = {row[0]: row[2:7] for row in rows}
    assert found["Denken"] == ["100", "€ 80", "€ 8.000", "€ 8.000", "€ 8.000"]
    assert (found["Projectkosten in 2030"][4], found["Projectkosten in 2031"][4]) == ("€ 2.200", "€ 8.800")
    assert screen.tiles()["Projectkosten"] == ("€ 11.000", "eenmalig, in 2030 en 2031")
    detail = screen.go("meerjarenbegroting").table("detail")
    assert detail["Projectkosten (aanname)"] == [1_100, 4_400, 0]
    assert detail["Dekking van de projectkosten (aanname)"] == [550, 2_200, 0]
    assert screen.alt("spending").startswith("De projectkosten vallen in 2030 en 2031.")


def test_a_project_of_one_year_has_no_column_for_it() -> None:
    columns = page().part("lines")["register"]["grids"][0]["columns"]
    assert columns[:2] == ["Regel", "Uren"]
