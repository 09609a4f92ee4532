"""The page of the risks: what a visitor sets, what it is worth, and how much is then enough.

Expected values by hand: chance (10/30/50/70/90%) × the middle of the impact class (37.500, 75.000, 175.000, 500.000,
and of the open class, until 1.500.000, 1.125.000). Reserves are the model's, which
tests/model/risks/test_reserve.py holds against exact sums: the tables must show them, split by the key, and the
sentence and the tiles must say them rounded up to € 25.000. Untouched, Huidig has four risks of which one (Soweco) is
not assessed; the others have ten, of which also the impact analysis and the key are not.
"""

from __future__ import annotations

import pytest

from model.risks.reserve import CERTAINTIES
from tests.pages.risicos.visit import ENOUGH, NAMES, page, said, tile, wanted
from tests.pages.screen import Screen, plain, rows_agree
from tests.pages.uitvoeringsmodel.whole import EMPLOYERS, choose
from words.texts import euro


def register(screen: Screen) -> dict[str, list[str]]:
    return {row[0].partition(".")[0]: row for row in screen.grid("register")}


def test_untouched() -> None:
    screen = page()
    enough = wanted()
    assert screen.headline() == (
        f"Met 90% zekerheid is {said(enough['Mijn variant'][1])} genoeg voor de risico’s van mijn variant, "
        f"{said(enough['Advies'][1])} voor het advies en {said(enough['Huidig'][1])} voor de huidige situatie "
        "(aanname). Naar boven afgerond op € 25.000. Ingeschat: 7 van de 10 risico’s van mijn variant."
    )
    # Now: 50% × 75.000 + 30% × 37.500 + 30% × 75.000. With a new model also 2 × 50% × 175.000, 50% × 75.000 and
    # 30% × 75.000.
    assert screen.tiles() == {
        "Huidig: genoeg bij 90%": tile(enough["Huidig"][1], "71.250", 3, 4),
        "Advies: genoeg bij 90%": tile(enough["Advies"][1], "306.250"),
        ENOUGH: tile(enough["Mijn variant"][1], "306.250"),
    }
    assert screen.address() == {}


@pytest.mark.parametrize("place", range(3))
def test_another_certainty(place: int) -> None:
    certainty = CERTAINTIES[place]
    screen = page().choose("view-certainty", str(certainty))
    assert screen.tiles()[f"Mijn variant: genoeg bij {certainty:.0%}"][0] == said(wanted()["Mijn variant"][place])
    assert screen.headline().startswith(
        f"Met {certainty:.0%} zekerheid is {said(wanted()['Mijn variant'][place])} genoeg"
    )
    assert screen.address() == {}


def test_a_class_moves_every_number() -> None:
    screen = page().slide("risk_chance-time_pressure", 5.0)
    # 40% × 175.000 more.
    enough = wanted(risk_chance__time_pressure=5)
    assert screen.tiles()[ENOUGH] == tile(enough["Mijn variant"][1], "376.250")
    assert screen.table("worth")["1. Tijdsdruk op het uitvoeringsmodel Pw"] == [157_500]
    assert screen.table("worth")["Samen"] == [376_250]
    assert "kans 90% en gevolg € 100.000 – € 250.000: 1;" in screen.alt("matrix")
    row = register(screen)["1"]
    assert row[1:4] == ["5 (90%) (gewijzigd)", "3 (€ 100.000 – € 250.000)", "€ 157.500"]
    assert screen.changed() == ["Kans: Tijdsdruk op het uitvoeringsmodel Pw: 3 (50%) → 5 (90%)"]
    assert screen.address() == {"risk_chance.time_pressure": "5"}
    # The register and its classes are of the world: Huidig does not have this risk.
    assert screen.tiles()["Huidig: genoeg bij 90%"][0] == said(enough["Huidig"][1])
    assert enough["Huidig"][1] == wanted()["Huidig"][1]
    assert all(rows_agree(part) for part in screen.parts().values())


def test_the_open_class_ends_where_the_visitor_says() -> None:
    screen = page(risk_impact__time_pressure="5")
    # 50% × 1.125.000 in place of 87.500.
    assert screen.tiles()[ENOUGH][1] == "7 van 10 ingeschat, verwachte waarde € 781.250"
    assert (
        screen.slide("top_impact", 3_000_000.0).tiles()[ENOUGH][1] == "7 van 10 ingeschat, verwachte waarde € 1.156.250"
    )
    assert screen.label("top_impact").endswith("(aanname, wereld, gewijzigd)")


def test_what_is_not_assessed_says_so_and_counts_when_it_is() -> None:
    screen = page()
    name = "3. Meer risico’s volgen uit de impactanalyse"
    (worth,) = screen.table("worth")[name]
    assert worth != worth
    assert screen.part("worth")["table"]["unknown"] == "niet ingeschat"
    assert register(screen)["3"][1:4] == ["niet ingeschat"] * 3
    assert register(screen)["3"][7] == "aanname"
    screen.select("choose-risk", "impact_analysis")
    screen.slide("risk_chance-impact_analysis", 2.0)
    assert screen.tiles()[ENOUGH][1] == "7 van 10 ingeschat, verwachte waarde € 306.250"
    screen.slide("risk_impact-impact_analysis", 4.0)
    # 30% × 500.000
    assert screen.table("worth")[name] == [150_000]
    assert screen.tiles()[ENOUGH][1] == "8 van 10 ingeschat, verwachte waarde € 456.250"
    # And back: taking the class away is no zero euros but nothing.
    screen.press("reset-risk_chance-impact_analysis")
    assert register(screen)["3"][1] == "niet ingeschat"
    assert screen.tiles()[ENOUGH][1] == "7 van 10 ingeschat, verwachte waarde € 306.250"


def test_the_register_says_who_and_what() -> None:
    screen = page()
    found = register(screen)
    assert list(found) == [str(number) for number in range(1, 13)]
    # [PO] Effecten en risico's; the owner is our suggestion.
    assert found["2"][4:7] == [
        "Projectleider (aanname)",
        "Besluiten op papier en digitaal voorbereiden.",
        "Advies, Mijn variant (aanname)",
    ]
    assert found["2"][9] == "Projectopdracht, Effecten en risico’s (bron)"
    assert found["6"][4:7] == ["nog niemand", "nog geen", "Huidig, Advies, Mijn variant (aanname)"]
    # One risk, four tasks.
    assert found["8"][0] == "8. Kwetsbaarheid door kleine doelgroep (Noaberkracht)"
    assert found["8"][8].count(",") == 3
    assert found["10"][6] == found["11"][6] == "geen variant"
    # [BC] names Soweco without chance or amount, and the Wsw stands in no budget: not assessed.
    assert found["12"][:2] == ["12. Ontwikkelingen bij Soweco kunnen Dinkelland treffen", "niet ingeschat"]
    assert any(text.startswith("Hetzelfde risico bij meer taken telt één keer.") for text in screen.texts())


def test_another_executor_brings_its_risks() -> None:
    screen = choose(Screen("uitvoeringsmodel"), f"{EMPLOYERS}, frontoffice", "SPD").go("risicos")
    # Two risks of 30% × 75.000.
    assert screen.tiles()[ENOUGH] == tile(wanted(front__employers="spd")["Mijn variant"][1], "351.250", 9, 12)
    assert screen.tiles()["Advies: genoeg bij 90%"][1] == "7 van 10 ingeschat, verwachte waarde € 306.250"
    assert register(screen)["10"][6] == "Mijn variant"
    assert "10. Afstemming werkgeversbenadering (SPD)" in screen.table("worth")


def test_the_matrix_of_another_variant() -> None:
    screen = page().choose("view-risks", "current")
    assert list(screen.table("worth")) == [
        "6. Septembercirculaire 2019 is niet verwerkt",
        "7. Jaarrekening 2019 is niet verwerkt",
        "9. De kwaliteitseisen aan de uitvoering worden in de samenwerking bepaald (Met andere gemeenten)",
        # Not assessed, so it adds nothing to the sum; SPD contracts work out to Soweco now too.
        "12. Ontwikkelingen bij Soweco kunnen Dinkelland treffen",
        "Samen",
    ]
    assert screen.table("worth")["Samen"] == [71_250]
    assert screen.alt("matrix") == (
        "Donkerder is zwaarder. In de vakken: kans 50% en gevolg € 50.000 – € 100.000: 6; "
        "kans 30% en gevolg € 50.000 – € 100.000: 9; kans 30% en gevolg € 25.000 – € 50.000: 7."
    )


def test_the_cells_hold_the_numbers() -> None:
    (moving,) = page().part("matrix")["chart"]["moving"]
    cells = moving["data"][0]
    assert moving["width"] == 5
    # Chance 50% is the third line, impact 100–250 thousand the third column.
    assert cells[2 * 5 + 2] == "▶1 4"
    assert cells[2 * 5 + 1] == "2 6"
    assert cells[1 * 5 + 0] == "7"
    assert cells[1 * 5 + 1] == "8 9"
    assert sum(bool(cell) for cell in cells) == 4


def test_the_amounts_of_the_municipalities_add_up() -> None:
    found = page(cost_key="caseload", caseload__tubbergen="150").table("parties")
    enough = wanted()
    for name in NAMES:
        parts = [found[f"{name}: {one}"] for one in ("Dinkelland", "Tubbergen", "Niet verdeeld")]
        together = found[f"{name}: samen"]
        assert [sum(column) for column in zip(*parts, strict=True)] == together
        assert [plain(euro(one)) for one in together[1:]] == enough[name]
    # By the key: 56, 43 and 1% of 71.250 (712,5: the largest remainders get the euros); 275/425 and 150/425 of 306.250.
    assert [found[f"Huidig: {one}"][0] for one in ("Dinkelland", "Tubbergen", "Niet verdeeld")] == [39_900, 30_638, 712]
    assert [found[f"Mijn variant: {one}"][0] for one in ("Dinkelland", "Tubbergen", "Niet verdeeld")] == [
        198_162,  # 198.161,76
        108_088,  # 108.088,24
        0,
    ]


def test_one_municipality() -> None:
    screen = page(perspective="dinkelland")
    # 56% of 71.250 and of 306.250.
    assert screen.tiles()["Huidig: genoeg bij 90%"][1] == "3 van 4 ingeschat, verwachte waarde € 39.900"
    assert screen.tiles()[ENOUGH][1] == "7 van 10 ingeschat, verwachte waarde € 171.500"
    mine = screen.table("parties")["Mijn variant: Dinkelland"]
    assert screen.tiles()[ENOUGH][0] == said(plain(euro(mine[2])))
    assert "is voor het deel van Dinkelland in de risico’s van mijn variant" in screen.headline()


def test_the_curve_and_its_marks() -> None:
    screen = page()
    found = screen.table("curve")
    enough = wanted()
    for name in NAMES:
        assert [plain(euro(one)) for one in found[name][1:4]] == enough[name]
        assert found[name] == sorted(found[name])
    assert all(f"met {one:.0%} zekerheid" in screen.alt("curve") for one in CERTAINTIES)
    lines = screen.bars("curve")
    # Per variant a line of 99 points and three marks.
    assert [len(one) for one in lines] == [99, 3] * 3
    assert all(line == sorted(line) for line in lines)
    marks = dict(zip(("Huidig", "Mijn variant", "Advies"), lines[1::2], strict=True))
    assert {name: [plain(euro(one)) for one in marks[name]] for name in NAMES} == enough


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("9", "Kans: Schaal te klein voor een duurzame uitvoering (risk_chance.scale): ‘9’ kan niet. "
              "Het moet een heel getal zijn van 0 tot 5."),
        ("2.5", "Kans: Schaal te klein voor een duurzame uitvoering (risk_chance.scale): ‘2,5’ kan niet. "
                "Het moet een heel getal zijn van 0 tot 5."),
        ("vaak", "Kans: Schaal te klein voor een duurzame uitvoering (risk_chance.scale): ‘vaak’ kan niet. "
                 "Het moet een heel getal zijn van 0 tot 5."),
    ],
)  # fmt: skip
def test_a_wrong_class_in_a_link_is_named(value: str, said: str) -> None:
    screen = page(risk_chance__scale=value, risk_impact__scale="4")
    assert screen.notice("rejected") == [said]
    assert screen.address() == {"risk_impact.scale": "4"}
    # 50% × 500.000 in place of 87.500.
    assert screen.tiles()[ENOUGH][1] == "7 van 10 ingeschat, verwachte waarde € 468.750"


def test_an_unknown_risk_in_a_link_is_named() -> None:
    assert page(risk_chance__onweer="3").notice("rejected") == ["‘risk_chance.onweer’ is geen aanname van deze casus."]


def test_the_chosen_risk_and_its_class_survive_a_page_switch() -> None:
    screen = page().select("choose-risk", "corona").slide("risk_impact-corona", 4.0)
    headline = screen.headline()
    screen.go("situatie").go("risicos")
    assert screen.chosen("choose-risk") == "corona"
    assert screen.test.select_slider(key="set-risk_impact-corona").value == 4.0
    assert screen.test.select_slider(key="set-risk_chance-corona").value == 3.0
    assert screen.headline() == headline


def test_english() -> None:
    screen = page(lang="en")
    assert screen.headline().startswith("With 90% certainty about €")
    assert screen.tiles()["My variant: enough at 90%"][1] == "7 of 10 assessed, expected value €306,250"
    assert register(screen)["3"][1] == "not assessed"
    assert register(screen)["1"][2] == "3 (€100,000 – €250,000)"
    assert screen.label("risk_chance-time_pressure") == "Chance (assumption, world)"


def test_a_name_that_the_dropdown_cuts_off_stands_under_it() -> None:
    long, short = "1. Tijdsdruk op het uitvoeringsmodel Pw", "2. Corona vertraagt de besluiten"
    screen = page()
    assert long in screen.texts()
    assert short not in screen.texts()
    screen.select("choose-risk", "corona")
    assert short in screen.texts()
    assert long not in screen.texts()
