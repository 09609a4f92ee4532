"""Per resident or per benefit where the amounts are not headlines or tiles: on Sources, in notes, and beside a guess.

By hand: 26.400 + 21.300 = 47.700 residents, 275 + 171 = 446 benefits.
"""

from __future__ import annotations

import re

import pytest

from tests.model.worlds import dinkelland
from tests.pages.money.test_beside import AMOUNT, WORDS, bare, below, number
from tests.pages.screen import Screen, plain, rows_agree
from ui.views import situation
from words.beside import UNCOUNTED

NOTES = ("why", "pulls", "exit")


def sources(view: str, **parameters: str) -> Screen:
    return Screen("bronnen", **parameters).choose("view-sources", view)


def effects(screen: Screen) -> list[str]:
    return [text for text in screen.texts() if text.startswith("Effect op de lasten van Mijn variant")]


def effect(screen: Screen, changed: str) -> str:
    (found,) = [text for text in effects(screen) if changed in text]
    return found


def test_the_budget_as_printed_on_sources() -> None:
    """[BC] 567.357 / 26.400 = 21,4908; BUIG 3.274.086 / 275 = 11.905,77."""
    assert below(sources("figures", per="resident"), "figures", "Totaal Pw", 3) == (
        "; ".join(["€ 21,49"] * 5) + " per inwoner (aanname)"
    )
    assert below(sources("figures", per="benefit"), "figures", "BUIG", 3).startswith("€ 11.906; ")


def test_the_project_on_sources_without_its_price_per_hour() -> None:
    """Printed 11.100 / 47.700 = 0,2327 and 220 × 50 = 11.000 / 47.700 = 0,2306; a total has no hours × rate:
    217.800 / 47.700 = 4,5660."""
    screen = sources("figures", per="resident")
    assert below(screen, "figures", "Projectondersteuning", 4) == "€ 0,23; € 0,23 per inwoner (aanname)"
    total = next(row for row in screen.grid("figures", 4) if row[3] == "€ 217.800")
    assert total[-1] == "€ 4,57 per inwoner (aanname)"


def test_the_classes_of_impact_on_sources() -> None:
    """25.000 and 50.000 / 47.700 = 0,5241 and 1,0482; the highest class has one bound: 750.000 / 47.700 = 15,7233."""
    screen = sources("figures", per="resident")
    assert below(screen, "figures", "gevolg 1", 12) == "€ 0,52; € 1,05 per inwoner (aanname)"
    assert below(screen, "figures", "gevolg 5", 12) == "€ 15,72 per inwoner (aanname)"
    assert below(screen, "figures", "kans 1", 12) == ""


def test_a_price_on_sources_is_not_divided() -> None:
    """An average benefit and a cost per benefit are no amounts of a municipality, nor is a step to round to."""
    screen = sources("figures", per="resident")
    assert [row for row in screen.grid("figures", 0) if any("per inwoner" in cell for cell in row)] == []
    assumed = sources("assumptions", per="resident")
    for price in ("Kosten per fte", "Prijs backoffice", "Gemiddelde uitkering", "Projecttarief per uur"):
        rows = [row for row in assumed.grid("assumptions") if row[0].startswith(price)]
        assert rows, price
        assert {row[-1] for row in rows} == {""}, price


def test_the_amounts_that_are_assumed() -> None:
    """Now 30.000, the default 0, the range 0 – 150.000: / 47.700 = 0,6289 and 3,1447. 25.000 / 446 = 56,05."""
    screen = sources("assumptions", per="resident", ict_structural="30000")
    assert below(screen, "assumptions", "Structurele ICT") == "€ 0,63; € 0; € 0; € 3,14 per inwoner (aanname)"
    ict = below(sources("assumptions", per="benefit"), "assumptions", "Projectkosten: Aanpassing ICT")
    assert ict == "€ 56,05; € 56,05 per uitkering (aanname)"
    # The same table stands in a fold on every page.
    folded = Screen("projectbegroting", per="resident")
    assert below(folded, "sources", "Dekking") == "€ 0; € 0; € 0; € 6,29 per inwoner (aanname)"


def test_what_a_finding_is_worth() -> None:
    """1.013.137,50 × (275/446 - 271/442) over 2022–2024 is 10.546: / 26.400 = 0,3995 and / 21.300 = 0,4951; / 275 =
    38,35 and / 171 = 61,67."""
    assert "Dinkelland € -10.546, Tubbergen € +10.546, niet verdeeld € 0." in effect(Screen("bronnen"), "4 Bbz")
    assert (
        "Dinkelland € -10.546 (€ -0,40 per inwoner, aanname), Tubbergen € +10.546 (€ 0,50 per inwoner, aanname)"
    ) in effect(Screen("bronnen", per="resident"), "4 Bbz")
    assert (
        "Dinkelland € -10.546 (€ -38,35 per uitkering), Tubbergen € +10.546 (€ 61,67 per uitkering, aanname)"
    ) in effect(Screen("bronnen", per="benefit"), "4 Bbz")


def test_an_effect_of_less_than_a_cent_each() -> None:
    """The misprint of trajecten: 30 / 26.400 = 0,0011 per resident, and / 275 = 0,11 per benefit."""
    assert [
        text for text in effects(Screen("bronnen", per="resident")) if "€ -30 (minder dan € 0,01 per inwoner" in text
    ]
    assert [text for text in effects(Screen("bronnen", per="benefit")) if "€ -30 (€ -0,11 per uitkering" in text]


@pytest.mark.parametrize("per", WORDS)
def test_no_effect_stands_alone(per: str) -> None:
    found = effects(Screen("bronnen", per=per))
    assert len(found) > 4
    assert [bare(text, per) for text in found] == [[]] * len(found)


def test_the_exit_cost_in_the_note() -> None:
    """6.813.493 and 9.245.023 / 47.700 = 142,84 and 193,82."""
    note = Screen("onzekerheid", per="resident").note("exit")
    assert "€ 6.813.493 (€ 143 per inwoner, aanname) zonder uittreedkosten; " in note
    assert note.endswith("€ 9.245.023 (€ 194 per inwoner) met 5 jaar uittreedkosten die aflopen tot niets (aanname).")


@pytest.mark.parametrize(("perspective", "count"), [("samen", 446), ("dinkelland", 275), ("tubbergen", 171)])
def test_what_pulls_the_middle_away_in_the_note(perspective: str, count: int) -> None:
    """The gap and each pull, of whose they are; with the other key there are three pulls and a rest."""
    chosen = {"cost_key": "caseload", "perspective": perspective}
    note = Screen("onzekerheid", per="benefit", **chosen).note("pulls")
    pairs = re.findall(rf"({AMOUNT}) \(({AMOUNT}) per uitkering(?:, aanname)?\)", note)
    assert len(pairs) >= 2
    for amount, each in pairs:
        exact = number(amount) / count
        assert number(each) == pytest.approx(exact, abs=0.5001 if abs(exact) >= 100 else 0.005001)
    assert note.count("aanname") == (perspective != "dinkelland")
    without = re.sub(rf" \({AMOUNT} per uitkering(?:, aanname)?\)", "", note)
    assert without == Screen("onzekerheid", **chosen).note("pulls")


@pytest.mark.parametrize("per", WORDS)
@pytest.mark.parametrize("perspective", ["samen", "dinkelland"])
def test_no_amount_in_a_note_stands_alone(per: str, perspective: str) -> None:
    screen = Screen("onzekerheid", per=per, perspective=perspective)
    assert {key: bare(screen.note(key), per) for key in NOTES} == {key: [] for key in NOTES}


def test_the_range_of_an_amount_and_of_a_price() -> None:
    """150.000 / 47.700 = 3,1447; what a job costs is a price."""
    bottom_up = {"cost_basis": "bottom_up", "drawn__ict_structural": "1"}
    screen = Screen("onzekerheid", per="resident", **bottom_up)
    span = "(€ 0 (€ 0 per inwoner, aanname) – € 150.000 (€ 3,14 per inwoner, aanname))"
    assert f"Structurele ICT-kosten per jaar {span}" in screen.note("why")
    assert "Kosten per fte per jaar (€ 90.000 – € 115.000)" in screen.note("why")
    (drawn,) = [row for row in screen.grid("drawn") if row[0].startswith("Structurele ICT")]
    assert drawn[2] == span[1:-1]
    assert "Structurele ICT-kosten per jaar (€ 0 – € 150.000)" in Screen("onzekerheid", **bottom_up).note("why")


# ---- beside a guess ----


def revealed(perspective: str, guess: float, **parameters: str) -> Screen:
    screen = Screen("kostenverdeling", perspective=perspective, **parameters)
    screen.test.toggle(key=screen.key("view-guess")).set_value(True)
    screen.run()
    place = {"dinkelland": 0, "tubbergen": 1}[perspective]
    screen.test.select_slider(key=f"view-guess-split-{place}-paid").set_value(guess)
    return screen.run().press("guess-button")


def test_a_guess_and_its_outcome() -> None:
    """600.000, 624.693 and 24.693 / 26.400 = 22,7273, 23,6626 and 0,9353. A break-even is no amount."""
    screen = revealed("dinkelland", 600_000.0, per="resident")
    assert screen.said(screen.part("guess")["headline"]).startswith(
        "Wat Dinkelland naar aantal uitkeringen betaalt: u schatte € 600.000 (€ 22,73 per inwoner, aanname), het is "
        "€ 624.693 (€ 23,66 per inwoner), dus € 24.693 (€ 0,94 per inwoner) meer. Omslagpunt"
    )
    label = "Wat Dinkelland naar aantal uitkeringen betaalt"
    assert screen.tiles()[label] == ("€ 624.693", "uw schatting: € 600.000 (€ 22,73 per inwoner)")
    assert screen.besides()[label] == "€ 23,66 per inwoner (aanname)"
    (even,) = [tile for tile in screen.part("guess")["tiles"] if tile["label"].startswith("Omslagpunt")]
    assert "beside" not in even or not even["beside"]
    assert "per inwoner" not in plain(even["note"][0])


def test_a_guess_follows_the_thumb() -> None:
    """With 150 benefits Tubbergen pays 1.013.137,50 × 150 / 425 = 357.577,94: / 150 = 2.383,85; the guess of 300.000
    comes to 2.000 for each of 150 and 1.754 for each of 171."""
    screen = revealed("tubbergen", 300_000.0, per="benefit")
    assert rows_agree(screen.part("guess"))
    assert "u schatte € 300.000 (€ 1.754 per uitkering, aanname)" in screen.said(screen.part("guess")["headline"])
    screen.slide("caseload-tubbergen", 150.0)
    label = "Wat Tubbergen naar aantal uitkeringen betaalt"
    assert screen.besides()[label] == "€ 2.384 per uitkering (aanname)"
    assert screen.tiles()[label] == ("€ 357.578", "uw schatting: € 300.000 (€ 2.000 per uitkering)")
    assert rows_agree(screen.part("guess"))


def test_without_the_choice_nothing_stands_beside() -> None:
    screen = revealed("dinkelland", 600_000.0)
    said = screen.said(screen.part("guess")["headline"])
    assert "u schatte € 600.000, het is € 624.693, dus € 24.693 meer." in said
    assert set(screen.besides().values()) == {""}
    for view in ("findings", "assumptions", "figures"):
        shown = sources(view)
        assert "(€" not in "".join(effects(shown))
        grids = [row for key, part in shown.parts().items() if "grid" in part for row in shown.grid(key)]
        assert [row for row in grids if any(re.search(r"€.* per (inwoner|uitkering)$", cell) for cell in row)] == []


def test_a_line_of_a_partner_is_divided_by_nothing() -> None:
    """Of Oldenzaal, which shares no cost, the case counts no residents."""
    case = dinkelland()
    own = next(line for line in case.budget_lines if line.money_set == "rijk")
    assert situation.place_of(case, own) == 0
    assert situation.place_of(case, own.model_copy(update={"municipality": "oldenzaal"})) == UNCOUNTED
