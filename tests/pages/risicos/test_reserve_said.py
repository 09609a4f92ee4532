"""How the reserve is said: rounded while the thumb moves, with what it leaves out, and what it may not be added to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from model.risks.reserve import margin, total_losses
from tests.model.worlds import FOLDERS, dinkelland
from tests.pages.risicos.visit import ENOUGH, page, said, wanted
from tests.pages.screen import Screen, plain, rows_agree
from words.sentences import read, received
from words.texts import euro


def test_a_small_amount_is_never_said_to_be_nothing() -> None:
    """Only the annual account is left, 30% × 25.000–50.000.

    At 80% certainty the dearest 20% of all draws stay uncovered, so of the 30% with a loss the cheapest third is
    covered: 25.000 + 25.000 / 3 = 33.333. A fifth of that, the part of Tubbergen, is 6.667:
    less than one step of 25.000.
    """
    others = (
        "time_pressure",
        "corona",
        "scale",
        "september_circular",
        "small_group_noaberkracht",
        "quality_cooperation",
    )
    only: dict[str, str] = {f"risk_chance__{one}": "0" for one in others}
    screen = page(perspective="tubbergen", share__tubbergen="0.2", **only).choose("view-certainty", "0.8")
    mine = "Mijn variant: genoeg bij 80%"
    assert screen.tiles()[mine][0] == "minder dan € 25.000"
    assert screen.tiles()[mine][1].startswith("1 van 10 ingeschat")
    assert screen.table("parties")["Mijn variant: Tubbergen"][1] == pytest.approx(6_667, abs=150)
    # At a chance of 10% nothing is lost in 80% of the draws: that is no rounding, it is nothing.
    screen.select("choose-risk", "annual_account").slide("risk_chance-annual_account", 1.0)
    assert screen.tiles()[mine][0] == "€ 0"


def test_the_words_follow_the_thumb() -> None:
    """Every position of the slider says a rounded amount and how many risks it speaks of: none at all, seven, six."""
    part = page().part("tiles")
    start = part["blocks"]["set-risk_chance-time_pressure"]["start"]
    mine = received(part["tiles"][2]["value"])
    notes = received(part["tiles"][2]["note"])
    amounts = [plain(read(mine, start + chance, "nl")) for chance in range(6)]
    wanted_amounts = [said(wanted(risk_chance__time_pressure=chance)["Mijn variant"][1]) for chance in range(6)]
    assert amounts == wanted_amounts
    assert [read(notes, start + chance, "nl").partition(",")[0] for chance in range(6)] == [
        "6 van 10 ingeschat",
        *["7 van 10 ingeschat"] * 5,
    ]


def test_risks_move_together_where_the_visitor_says_so() -> None:
    """Time pressure and corona have one cause, and so have the scale and the small target group."""
    screen = page()
    before = screen.table("curve")
    assert screen.note("drawn").startswith(
        "25.000 mogelijke toekomsten doorgerekend, elk risico los van de andere. Met andere mogelijke toekomsten"
    )
    screen.slide("risk_dependence", 0.9)
    assert "samenhang van 90,0% (aanname): Te weinig tijd (risico 1, 2); Kleine schaal (risico 4, 8)." in screen.note(
        "drawn"
    )
    enough = wanted(risk_dependence=0.9)
    assert screen.tiles()[ENOUGH] == (said(enough["Mijn variant"][1]), "7 van 10 ingeschat, verwachte waarde € 306.250")
    assert [plain(euro(one)) for one in screen.table("curve")["Mijn variant"][1:4]] == enough["Mijn variant"]
    assert screen.table("curve")["Mijn variant"][4] > before["Mijn variant"][4]
    # None of these risks counts in Huidig.
    assert screen.table("curve")["Huidig"] == before["Huidig"]
    assert screen.address() == {"risk_dependence": "0.9"}
    assert screen.label("risk_dependence").endswith("(aanname, wereld, gewijzigd)")
    assert all(rows_agree(part) for part in screen.parts().values())


def test_the_sentence_of_the_draws_follows_the_thumb() -> None:
    part = page().part("drawn")
    start = part["blocks"]["set-risk_dependence"]["start"]
    texts = [plain(read(received(part["note"]), start + place, "nl")) for place in range(10)]
    assert texts[0].startswith("25.000 mogelijke toekomsten doorgerekend, elk risico los van de andere.")
    assert [f"samenhang van {10 * place},0% (aanname)" in texts[place] for place in range(10)] == [False, *[True] * 9]


def test_a_dependence_that_cannot_be_is_named() -> None:
    screen = page(risk_dependence="0.95")
    (line,) = screen.notice("rejected")
    assert "(risk_dependence): ‘95%’ kan niet." in line
    assert screen.address() == {}
    assert screen.note("drawn").startswith("25.000 mogelijke toekomsten doorgerekend, elk risico los van de andere.")


def test_what_the_reserve_may_not_be_added_to() -> None:
    screen = page()
    (note,) = [text for text in screen.texts() if text.startswith("Over hetzelfde geld als een knop elders gaan")]
    assert "Maanden uitstel van de start (risico 1, 2); Verdeelsleutel (risico 5); " in note
    assert note.endswith("Tel dan de reserve niet bij dat bedrag op, anders telt hetzelfde geld twee keer.")
    rows = screen.grid("register")
    assert rows[0][10].startswith("Te weinig tijd (aanname). Lopen besluiten door corona uit")
    assert rows[0][11] == "Maanden uitstel van de start (aanname)"
    assert rows[2][10:] == ["", ""]


def test_uncertainty_names_a_risk_about_the_same_money_once_it_is_drawn() -> None:
    start = "Over hetzelfde geld gaan"
    assert not any(text.startswith(start) for text in Screen("onzekerheid").texts())
    (text,) = [text for text in Screen("onzekerheid", drawn__buig_adjustment="1").texts() if text.startswith(start)]
    assert "en het risico Septembercirculaire 2019 is niet verwerkt." in text


def test_the_villages_draw_what_a_risk_is_about(use: Callable[[Path], None]) -> None:
    use(FOLDERS["drie-dorpen"])
    (text,) = [one for one in Screen("onzekerheid").texts() if one.startswith("Over hetzelfde geld gaan")]
    assert text.count("en het risico Regen") == 1
    # Of Mijn variant only the rain is left: the distance is no risk of it, so no cause is shared.
    assert (
        page(risk_dependence="0.5")
        .note("drawn")
        .startswith("25.000 mogelijke toekomsten doorgerekend. Geen risico’s van mijn variant hebben dezelfde oorzaak.")
    )


def test_how_far_other_draws_could_lie_follows_the_thumb() -> None:
    """As the model says of each position by itself."""
    part = page().part("drawn")
    start = part["blocks"]["set-risk_chance-time_pressure"]["start"]
    case = dinkelland()
    for chance in range(6):
        set_so = case.assumptions.replace(**{"risk_chance.time_pressure": chance})
        amount = plain(euro(float(margin(total_losses(case, set_so)["mine"], 0.9))))
        assert f"voor mijn variant {amount} schelen." in plain(read(received(part["note"]), start + chance, "nl"))
