"""Vergelijken: the same numbers as elsewhere, the choice of columns in the address, and what an address may say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.model.odd_cases import no_benefits_printed
from tests.model.worlds import dinkelland
from tests.pages.herleiding.test_names import assert_named, pressed
from tests.pages.screen import Screen
from ui.views.compare import computed
from words import columns as side
from words.columns import key_of_point

CHANGED = {"cost_key": "caseload", "perspective": "dinkelland"}


def cells(screen: Screen, label: str) -> list[str]:
    """A row of the figures."""
    (found,) = [row[1:] for row in screen.grid("figures") if row[0].startswith(label)]
    return found


def value(cell: str) -> str:
    return cell.partition("\n")[0]


def test_untouched_it_says_that_advice_and_mine_are_the_same() -> None:
    screen = Screen("vergelijken")
    assert screen.headline() == (
        "Huidig kost alle gemeenten samen in 2020–2024 het minst: ongeveer € 6.540.000. Dat is ongeveer € 278.000 "
        "minder dan Advies. Advies en Mijn variant kosten evenveel."
    )
    assert screen.note("differ") == "Er is geen verschil in instellingen."
    assert "settings" not in screen.parts()


def test_the_numbers_by_hand_and_as_on_the_other_pages() -> None:
    """Dinkelland by number of benefits: 4.463.929,39 and 57.335,40 × 3 = 172.006,2 is 4.635.935,6. Of that 157.139,39
    comes once, and the year has no project: 567.357 + 57.335,40 + 289.225 + 4.770."""
    screen = Screen("vergelijken", **CHANGED)
    tiles = screen.tiles()
    assert tiles["Mijn variant, alle jaren"] == ("€ 4.635.936", "€ 329.146 duurder dan Huidig")
    assert tiles["Advies, alle jaren"] == ("€ 4.463.929", "€ 157.139 duurder dan Huidig")
    assert cells(screen, "In 2022, zonder het eenmalige") == [
        "€ 861.352",
        "€ 861.352\ngelijk",
        "€ 918.687\n€ 57.335 duurder",
    ]
    assert cells(screen, "Eenmalig (project en uittreden)")[2] == "€ 157.139\n€ 157.139 duurder"
    assert screen.note("differ") == "Zij verschillen in 1 instelling: Verdeelsleutel."
    assert screen.grid("settings") == [["Verdeelsleutel", "–", "Vaste sleutel", "Aantal uitkeringen"]]
    assert screen.table("ranges")["Mijn variant"][1] == 4_635_936
    budget = Screen("meerjarenbegroting", **CHANGED).tiles()
    assert {name: budget[name][0] for name in tiles} == {name: told[0] for name, told in tiles.items()}
    start = Screen("start", **CHANGED)
    assert start.tiles()["Mijn variant, Dinkelland, 2020–2024"][0] == "€ 4.635.936"
    assert value(cells(screen, "Bereik")[2]) == start.tiles()["Bereik, Dinkelland, 2020–2024"][0]
    models = Screen("uitvoeringsmodel", **CHANGED).tiles()
    assert [value(cell) for cell in cells(screen, "Past")] == [
        models[f"{name}: past"][0] for name in ("Huidig", "Advies", "Mijn variant")
    ]
    risks = Screen("risicos", **CHANGED).tiles()
    assert [value(cell) for cell in cells(screen, "Genoeg")] == [told[0] for told in risks.values()]


def test_it_follows_what_is_changed_elsewhere() -> None:
    screen = Screen("vergelijken").go("meerjarenbegroting").slide("execution_cost_change", 0.1).go("vergelijken")
    # 6.813.492,50 and ten percent of three years of 1.013.137,50.
    assert screen.tiles()["Mijn variant, alle jaren"] == ("€ 7.117.434", "€ 581.741 duurder dan Huidig")
    assert screen.tiles()["Advies, alle jaren"][0] == "€ 6.813.493"


def test_a_difference_is_that_of_the_other_pages() -> None:
    """Three years a tenth of 1.013.137,50 less is 303.941,25, and once 277.800 more: 26.141,25 less. What is shown of
    both, 6.535.693 and 6.509.551 (of 6.535.692,50 and 6.509.551,25), would be 26.142 apart."""
    link = {"execution_cost_change": "-0.1"}
    screen = Screen("vergelijken", **link)
    assert screen.tiles()["Mijn variant, alle jaren"] == ("€ 6.509.551", "€ 26.141 goedkoper dan Huidig")
    assert cells(screen, "Meer dan nu begroot")[2] == "€ -26.141\n€ 26.141 minder"
    assert "€ 26.141 minder dan er nu begroot is" in Screen("meerjarenbegroting", **link).exact_headline()


def test_the_choice_stands_in_the_address_and_stays() -> None:
    screen = Screen("vergelijken", **CHANGED)
    screen.choose("view-columns", ["advies", "mijn"]).choose("view-anchor", "mijn")
    assert screen.address() == {"cost_key": "caseload", "perspective": "dinkelland", "naast": "advies,mijn",
                                "anker": "mijn"}  # fmt: skip
    told = screen.tiles()
    assert told["Advies, alle jaren"][1] == "€ 172.006 goedkoper dan Mijn variant"
    assert Screen("vergelijken", **screen.address()).tiles() == told
    assert screen.go("start").go("vergelijken").tiles() == told
    # It is no change: there is nothing to undo. Without the pinned one the first is compared with.
    assert screen.test.button(key="undo").disabled
    screen.choose("view-columns", ["huidig", "advies"])
    assert screen.tiles()["Advies, alle jaren"][1] == "€ 157.139 duurder dan Huidig"
    assert screen.address()["naast"] == "huidig,advies"
    assert "anker" not in screen.address()


def test_fewer_than_two_are_refused() -> None:
    screen = Screen("vergelijken").choose("view-columns", ["mijn"])
    assert screen.part("columns-refused")["notice"]["title"] == "Kies er ten minste 2 en hoogstens 4."
    assert len(screen.tiles()) == 3
    assert "columns-refused" not in screen.run().parts()


def named(screen: Screen, name: str) -> Screen:
    screen.unfold()
    screen.run().test.text_input(key="point-name").set_value(name)
    return screen.press("point-keep")


def test_a_checkpoint_stands_beside_what_came_of_it() -> None:
    """Named by number of benefits; then the fixed key again. The names of its numbers tell its settings. The address
    carries it to another visit, under a name that says so, and from there to a third."""
    name = "Voorstel <b> €1"
    screen = named(Screen("vergelijken", **CHANGED), name).go("kostenverdeling").pick("cost_key", "fixed")
    screen.go("vergelijken").choose("view-columns", ["advies", "mijn", key_of_point(name)])
    label = f"\u2068{name}\u2069, alle jaren"
    assert screen.tiles()[label] == ("€ 4.635.936", "€ 172.006 duurder dan Advies")
    assert screen.grid("settings") == [["Verdeelsleutel", "Vaste sleutel", "Vaste sleutel", "Aantal uitkeringen"]]
    tiles = {tile["label"]: tile.get("made", "") for tile in screen.part("headline")["tiles"]}
    assert tiles[label] == "set.cost_key=caseload/framed_cost.dinkelland.all"
    assert tiles["Advies, alle jaren"] == "framed_cost.dinkelland.all@advice"
    found = [one for one in pressed(screen) if "set." in one.made]
    # Each is that of its own settings, whatever is set now; under most of them stands how it differs from the advice.
    assert {one.made.partition("set.")[0] for one in found} == {"", "above.", "below."}
    assert len(found) > 15
    for one in found:
        assert_named(one, dinkelland(), dinkelland().assumptions)
    assert screen.address()["punten"] == f"{name};cost_key=caseload;perspective=dinkelland"
    figures = [*screen.tiles().values()]
    for _visit in range(2):
        screen = Screen("vergelijken", **screen.address())
        assert [*screen.tiles().values()] == figures
        assert [*screen.tiles()][2] == f"\u2068{name} (uit een link)\u2069, alle jaren"
        assert "rejected" not in screen.parts()
    # An address of before, that does not say what it sets.
    elsewhere = Screen("vergelijken", naast=f"advies,mijn,{key_of_point(name)}")
    assert [*elsewhere.tiles()] == ["Advies, alle jaren", "Mijn variant, alle jaren"]
    assert elsewhere.notice("absent")[0].startswith("Een bewaarpunt in dit adres is er niet")


def test_what_a_checkpoint_in_an_address_sets_is_checked_as_any_link() -> None:
    key = key_of_point("A")
    screen = Screen("vergelijken", naast=f"advies,{key}", punten="A;cost_key=gratis;nergens=1;execution_index=0.05")
    said = screen.notice("rejected")
    assert len(said) == 2
    assert any("gratis" in line for line in said)
    assert "‘nergens’ is geen aanname van deze casus." in said
    assert screen.address()["punten"] == "A (uit een link);execution_index=0.05"
    # One of the visitor's own by that name stays what it is.
    own = named(Screen("vergelijken", cost_key="caseload"), "A")
    assert own.test.session_state["points"].keys() == {"A"}


@pytest.mark.parametrize("wrong", ["", ";", "A;b", "A;=1", "A|", "A;cost_key=<b>", "x" * 4_001, "|".join("ABCDE")])
def test_what_is_no_checkpoint_is_named(wrong: str) -> None:
    screen = Screen("vergelijken", punten=wrong)
    assert screen.notice("rejected") == ["‘punten’ in het adres is niet te lezen: er is geen bewaarpunt uit gehaald."]
    assert len(screen.tiles()) == 3


def test_checkpoints_that_are_too_long_for_an_address_are_saved_in_one_press(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(side, "LONGEST", 30)
    screen = named(Screen("vergelijken", **CHANGED), "Lang")
    screen.choose("view-columns", ["advies", key_of_point("Lang")])
    assert "punten" not in screen.address()
    told = screen.part("columns-long")["notice"]["title"]
    assert "neemt \u2068Lang\u2069 niet mee" in told
    before = [*screen.tiles().values()]
    screen.press(f"columns-save-{key_of_point('Lang').partition(':')[2]}")
    assert [*screen.tiles().values()] == before
    assert "columns-long" not in screen.parts()
    assert screen.part("said")["notice"]["title"].startswith("Bewaard: ‘\u2068Lang\u2069’")
    assert [*Screen("vergelijken", **screen.address()).tiles().values()] == before


def test_four_stand_there_and_a_fifth_is_refused() -> None:
    screen = named(named(Screen("vergelijken", **CHANGED), "A"), "B")
    four = ["huidig", "advies", "mijn", key_of_point("A")]
    assert len(screen.choose("view-columns", four).tiles()) == 4
    screen.choose("view-columns", [*four, key_of_point("B")])
    assert "columns-refused" in screen.parts()
    assert len(screen.tiles()) == 4


@pytest.mark.parametrize(
    "wrong",
    ["", "advies", "advies,advies", "advies,mijn,huidig,advies,mijn", "advies;mijn", "advies,punt:", "<b>,advies",
     "advies,mijn,", "huidig,advies,mijn," + "variant:" + "x" * 22 + ",punt:0123456789ab", "ADVIES,mijn"],
)  # fmt: skip
def test_what_no_address_can_say_is_named(wrong: str) -> None:
    screen = Screen("vergelijken", naast=wrong)
    assert screen.notice("rejected") == [
        f"‘naast={wrong}’ kan niet. Noem 2 tot 4 kolommen, elk één keer, met komma’s ertussen, zoals "
        "huidig,advies,mijn."
    ]
    assert len(screen.tiles()) == 3


def test_a_wrong_anchor_is_named_and_the_first_stands_in() -> None:
    screen = Screen("vergelijken", anker="<script>")
    assert screen.notice("rejected") == ["‘anker=<script>’ kan niet. Noem een van de kolommen, zoals huidig."]
    screen = Screen("vergelijken", naast="advies,mijn", anker="huidig")
    assert screen.notice("absent") == ["Waarmee vergeleken wordt, is geen van de kolommen. Nu is dat Advies."]


def test_why_any_two_differ() -> None:
    screen = Screen("vergelijken", **CHANGED)
    assert list(screen.table("why").values()) == [[157_139, 157_139], [157_139, 157_139]]
    screen.select("view-why-pair", "advies mijn")
    assert [row[0] for row in screen.table("why").values()] == [172_007, 172_007]
    claim = screen.said(screen.part("why")["chart"]["claim"])
    assert claim.startswith("Advies kost Dinkelland € 4.463.929 in 2020–2024. Mijn variant kost € 4.635.936.")
    assert screen.pick_number("why", 0).test.title[0].value == "Kostenverdeling"


def test_what_is_unknown_is_said(use: Callable[[Path], None], tmp_path: Path) -> None:
    """A case without numbers of benefits, read as own cost: nobody knows the price of one. No chart, and no bars."""
    use(no_benefits_printed(tmp_path))
    screen = Screen("vergelijken", finding__bbz_in_caseload="1", amount_reading="own_cost")
    assert screen.headline() == (
        "Wat Huidig, Advies en Mijn variant alle gemeenten samen kost, is onbekend: zonder uitkeringen is er geen "
        "prijs per uitkering."
    )
    assert {told[0] for told in screen.tiles().values()} == {"onbekend"}
    assert [value(cell) for cell in cells(screen, "Bereik")] == ["onbekend"] * 3
    assert "chart" not in screen.part("ranges")
    assert screen.part("why")["notice"]["title"].startswith("Wat dit nu is, is onbekend")


def test_of_four_columns_only_what_moved_is_computed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[str] = []

    def counting(*arguments: object) -> object:
        counted.append("")
        return spread(*arguments)

    spread = computed.spreads
    monkeypatch.setattr(computed, "spreads", counting)
    screen = Screen("vergelijken", execution_index="0.0213")
    # Advies, and Mijn variant with no choice made, are one.
    assert len(counted) == 2
    counted.clear()
    screen.go("kostenverdeling").pick("cost_key", "mixed").go("vergelijken")
    assert len(counted) == 1
    counted.clear()
    screen.choose("view-anchor", "mijn").choose("choose-perspective", "tubbergen")
    assert counted == []
