"""Per resident or per benefit beside every amount: on every page, of whose the amount is, and while a thumb moves."""

from __future__ import annotations

import re

import pytest

from tests.pages.screen import PAGES, Screen, plain
from words.sentences import read, received

SHOWN_AS_PRINTED = ("situatie", "bronnen")
"""The pages that show amounts of the documents only."""
WORDS = {"resident": "inwoner", "benefit": "uitkering"}
# By hand: 26.400 + 21.300 residents, 275 + 171 benefits.
DIVISORS = {
    ("resident", "samen"): 47_700, ("resident", "dinkelland"): 26_400, ("resident", "tubbergen"): 21_300,
    ("benefit", "samen"): 446, ("benefit", "dinkelland"): 275, ("benefit", "tubbergen"): 171,
}  # fmt: skip
AMOUNT = r"€ [+-]?[\d.]*\d(?:,\d\d)?"
IN_BRACKETS = rf"({AMOUNT}) \(({AMOUNT}) per (?:inwoner|uitkering)(?:, aanname)?\)"


def number(text: str) -> float:
    return float(text.removeprefix("ongeveer ").removeprefix("€ ").replace(".", "").replace(",", "."))


def bare(text: str, per: str) -> list[str]:
    """The amounts in a text that nothing stands beside. To what an amount is rounded is none."""
    text = re.sub(rf"fgerond op {AMOUNT}", "", text)
    rest = re.sub(rf"{AMOUNT} \((?:(?:minder dan )?{AMOUNT}|onbekend) per {WORDS[per]}(?:, aanname)?\)", "", text)
    return re.findall(AMOUNT, rest)


@pytest.mark.parametrize("perspective", ["samen", "dinkelland", "tubbergen"])
@pytest.mark.parametrize("per", WORDS)
@pytest.mark.parametrize("page", [page for page in PAGES if page not in SHOWN_AS_PRINTED])
def test_no_amount_stands_alone(page: str, per: str, perspective: str) -> None:
    screen = Screen(page, per=per, perspective=perspective)
    if "headline" in screen.part("headline"):
        assert bare(screen.headline(), per) == []
    besides = screen.besides()
    for label, (value, note) in screen.tiles().items():
        assert bare(note, per) == [], label
        if "€" in value:
            assert re.fullmatch(rf"(?:{AMOUNT}; )?{AMOUNT} per {WORDS[per]}(?: \(aanname\))?", besides[label]), label
        else:
            assert besides[label] == "", label


@pytest.mark.parametrize(("per", "perspective"), DIVISORS)
@pytest.mark.parametrize("page", ["meerjarenbegroting", "onzekerheid", "risicos"])
def test_an_amount_is_divided_by_the_number_of_whose_it_is(page: str, per: str, perspective: str) -> None:
    screen = Screen(page, per=per, perspective=perspective)
    tiles, besides = screen.tiles(), screen.besides()
    # The conclusion on uncertainty has its amounts rounded; the small ones behind them are of the exact ones.
    told = "" if page == "onzekerheid" else screen.exact_headline()
    pairs = re.findall(IN_BRACKETS, " ".join([told, *(note for _value, note in tiles.values())]))
    pairs += [(value, besides[label].partition(" per ")[0]) for label, (value, _note) in tiles.items() if "€" in value]
    assert len(pairs) >= 4
    for amount, each in pairs:
        exact = number(amount) / DIVISORS[per, perspective]
        assert number(each) == pytest.approx(exact, abs=0.5001 if abs(exact) >= 100 else 0.005001)


def test_per_resident() -> None:
    """567.357 / 26.400 = 21,49; 435.649 / 21.300 = 20,45; 1.013.138 and 10.132 / 47.700 = 21,24 and 0,21; the residents
    are an assumption. 57.336 / 26.400 = 2,17."""
    screen = Screen("kostenverdeling", per="resident")
    assert screen.besides() == {
        "Gezamenlijke kosten (aanname)": "€ 21,24 per inwoner (aanname)",
        "Dinkelland": "€ 21,49 per inwoner (aanname)",
        "Tubbergen": "€ 20,45 per inwoner (aanname)",
        "Niet verdeeld": "€ 0,21 per inwoner (aanname)",
        "Omslagpunt voor Dinkelland": "",
    }
    assert "betaalt Dinkelland € 57.336 (€ 2,17 per inwoner, aanname) meer per jaar" in screen.exact_headline()
    assert screen.headline() == Screen("start", per="resident").choose("view-story", "cost").headline()


def test_per_benefit() -> None:
    """567.357 / 275 = 2.063,12: the source gives 275. 435.649 / 171 = 2.547,65; 1.013.138 / 446 = 2.271,61."""
    screen = Screen("kostenverdeling", per="benefit")
    besides = screen.besides()
    assert besides["Dinkelland"] == "€ 2.063 per uitkering"
    assert besides["Tubbergen"] == "€ 2.548 per uitkering (aanname)"
    assert besides["Gezamenlijke kosten (aanname)"] == "€ 2.272 per uitkering (aanname)"


def test_the_findings_switch_moves_the_number() -> None:
    """275 without the 4 Bbz is 271: 567.357 / 271 = 2.093,57."""
    screen = Screen("kostenverdeling", per="benefit", finding__bbz_in_caseload="1")
    assert screen.tiles()["Dinkelland"][0] == "€ 567.357"
    assert screen.besides()["Dinkelland"] == "€ 2.094 per uitkering"


def test_it_follows_the_thumb() -> None:
    """Under the fixed key Tubbergen pays the same with 150 benefits: 435.649 / 150 = 2.904,33."""
    screen = Screen("kostenverdeling", per="benefit")
    part = screen.part("headline")
    block = part["blocks"]["set-caseload-tubbergen"]
    row = block["start"] + 150 - 110  # the slider begins at 110
    (tile,) = [tile for tile in part["tiles"] if tile["label"] == "Tubbergen"]
    while_dragging = plain(read(received(tile["beside"]), row, "nl"))
    assert while_dragging == "€ 2.904 per uitkering (aanname)"
    assert screen.slide("caseload-tubbergen", 150.0).besides()["Tubbergen"] == while_dragging


def test_where_nobody_has_a_benefit_it_is_unknown() -> None:
    screen = Screen("kostenverdeling", per="benefit", caseload__dinkelland="0", caseload__tubbergen="0")
    assert set(screen.besides().values()) <= {"onbekend per uitkering", "onbekend per uitkering (aanname)", ""}
    assert screen.besides()["Dinkelland"] == "onbekend per uitkering"
    for page in PAGES:
        Screen(page, per="benefit", caseload__dinkelland="0", caseload__tubbergen="0")


def test_a_price_per_benefit_is_not_divided_again() -> None:
    screen = Screen("meerjarenbegroting", per="benefit", cost_basis="bottom_up")
    (price,) = [label for label in screen.tiles() if "backoffice" in label.lower() or "back-office" in label.lower()]
    assert screen.besides()[price] == ""
    assert screen.besides()["Mijn variant, alle jaren"].endswith(" per uitkering (aanname)")


def test_the_project() -> None:
    """277.800 / 47.700 = 5,82; 157.139,39 / 26.400 = 5,95 and 120.660,61 / 21.300 = 5,66."""
    screen = Screen("projectbegroting", per="resident")
    besides = screen.besides()
    assert besides["Projectkosten"] == "€ 5,82 per inwoner (aanname)"
    assert besides["Dinkelland"] == "€ 5,95 per inwoner (aanname)"
    assert besides["Tubbergen"] == "€ 5,66 per inwoner (aanname)"
    assert "€ 277.800 (€ 5,82 per inwoner, aanname)" in screen.exact_headline()


def test_a_table_says_it_small() -> None:
    """Per line whose it is: Dinkelland, Tubbergen, and what nobody pays by all."""
    divided = Screen("kostenverdeling", per="resident").part("keys")["table"]["divided"]
    assert divided["each"] == "Klein: per inwoner (aanname)"
    assert [count[0, 0] for count in divided["counts"]] == [26_400, 21_300, 47_700]
    assert divided["whose"] == [0, 1, 2] * 2  # the differences, and what each pays
    assert "divided" not in Screen("kostenverdeling").part("keys")["table"]
    # Whose number the curve itself moves is not divided by what is set.
    assert "divided" in Screen("kostenverdeling", per="benefit").part("curve")["table"]
    assert "divided" not in Screen("kostenverdeling", per="benefit", perspective="tubbergen").part("curve")["table"]


def test_the_choice_stays_and_stands_in_the_link() -> None:
    screen = Screen("kostenverdeling")
    assert not any("per inwoner" in text for text in [screen.headline(), *screen.besides().values()])
    screen.choose("choose-per", "resident")
    assert screen.address() == {"per": "inwoner"}
    assert screen.link().endswith("?per=inwoner")
    counted = "Gedeeld door het aantal inwoners: Dinkelland 26.400 (aanname), Tubbergen 21.300 (aanname), samen 47.700"
    assert any(counted in text for text in screen.texts())
    screen.go("meerjarenbegroting")
    assert "per inwoner" in screen.headline()
    assert screen.choose("choose-per", "none").address() == {}
    assert "per inwoner" not in screen.headline()


def test_in_english() -> None:
    screen = Screen("kostenverdeling", per="resident", lang="en")
    assert screen.besides()["Dinkelland"] == "€21.49 per resident (assumption)"
    assert "€57,336 (€2.17 per resident, assumption)" in screen.exact_headline()


def test_a_closed_popover_is_not_built() -> None:
    screen = Screen("kostenverdeling")
    screen.test.session_state["display"] = False
    assert {one.key for one in screen.run().test.button_group} & {"choose-per", "choose-lang"} == set()


def below(screen: Screen, key: str, line: str, place: int = 0) -> str:
    """The last cell of a line in a table of texts: what stands under it."""
    (row,) = [row for row in screen.grid(key, place) if row[0].startswith(line)]
    return row[-1]


def test_the_amounts_as_printed() -> None:
    """[BC] 567.357 / 26.400 = 21,4908; trajecten 289.225 / 26.400 = 10,9555 and 289.255 / 26.400 = 10,9567; BUIG
    3.274.086 / 275 = 11.905,77 and 3.505.956 / 275 = 12.748,93."""
    screen = Screen("meerjarenbegroting", per="resident")
    assert below(screen, "printed", "Totaal Pw") == "; ".join(["€ 21,49"] * 5) + " per inwoner (aanname)"
    assert below(screen, "printed", "Trajecten") == "; ".join(["€ 10,96"] * 5) + " per inwoner (aanname)"
    buig = below(Screen("meerjarenbegroting", per="benefit"), "rijk", "BUIG")
    assert (buig.split("; ")[0], buig.split("; ")[-1]) == ("€ 11.906", "€ 12.749 per uitkering")


def test_the_lines_of_the_project_and_the_risks() -> None:
    """17.500 / 47.700 = 0,3669; Dinkelland's 157.139,39 / 26.400 = 5,9522; time pressure 87.500 / 47.700 = 1,8344. A
    risk that is not assessed has no amount."""
    project = Screen("projectbegroting", per="resident")
    assert below(project, "lines", "HRM-deskundigheid") == "€ 0,37 per inwoner (aanname)"
    assert below(project, "lines", "Dinkelland, volgens") == "€ 5,95 per inwoner (aanname)"
    risks = Screen("risicos", per="resident")
    assert below(risks, "register", "1. Tijdsdruk") == "€ 1,83 per inwoner (aanname)"
    assert below(risks, "register", "3. Meer risico") == ""


def test_the_tables_of_situation_and_of_the_tornado_say_it_small() -> None:
    """Central government's amounts are Dinkelland's; the tornado is of whose euros the page shows."""
    situation = Screen("situatie", per="resident")
    for key in ("central", "scissors"):
        divided = situation.part(key)["table"]["divided"]
        assert divided["each"] == "Klein: per inwoner (aanname)"
        assert set(divided["whose"]) == {0}
    for perspective, place in (("dinkelland", 0), ("tubbergen", 1), ("samen", 2)):
        tornado = Screen("onzekerheid", per="resident", perspective=perspective).part("tornado")
        assert set(tornado["table"]["divided"]["whose"]) == {place}
    assert Screen("situatie").part("central")["table"].get("divided") is None
