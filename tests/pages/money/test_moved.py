"""Whose number of benefits moves where the cost keys are compared: with more than two municipalities a choice.

drie-dorpen with 240 benefits in Beekveld, 300 in Aadorp (the lead) and 100 in Ceehuizen; the fixed key is 30/50/20 of
1.200.000. Aadorp pays half under both keys where it has half of all benefits: with 60 in Ceehuizen (300 of 600), with
200 in Beekveld (300 of 600), or with 340 of its own (of 680).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from export.columns import Column
from export.slides.write import outline
from model.outcomes.side_by_side import Side
from tests.model.worlds import FOLDERS, villages
from tests.pages.screen import Screen, unmarked
from words.columns import NAMES
from words.link import read_link
from words.texts import speak

EVEN = "Omslagpunt voor Aadorp"
Use = Callable[[Path], None]


@pytest.fixture(autouse=True)
def three_villages(use: Use) -> Iterator[None]:
    use(FOLDERS["drie-dorpen"])
    yield
    speak("nl")


def page(**parameters: str) -> Screen:
    return Screen("kostenverdeling", caseload__beekveld="240", **parameters)


def choose(screen: Screen, id: str) -> Screen:
    screen.test.radio(key="choose-moved").set_value(id)
    return screen.run()


def first_slider(screen: Screen) -> str:
    return str(screen.test.select_slider[0].label)


def test_the_first_other_moves_until_another_is_chosen() -> None:
    screen = page()
    choice = screen.test.radio(key="choose-moved")
    assert choice.label == "Van welke gemeente verandert het aantal uitkeringen?"
    assert choice.value == "beekveld"
    assert screen.tiles()[EVEN] == ("200,0", "uitkeringen in Beekveld")
    assert first_slider(screen).startswith("Uitkeringen in Beekveld")


def test_everything_on_the_page_is_about_who_was_chosen() -> None:
    """1.200.000 × 300/640 = 562.500 by number of benefits, against 600.000."""
    screen = choose(page(), "ceehuizen")
    assert screen.tiles()[EVEN] == ("60,0", "uitkeringen in Ceehuizen")
    assert screen.exact_headline() == (
        "Bij 100 uitkeringen in Ceehuizen (aanname) betaalt Aadorp € 37.500 minder per jaar "
        "naar aantal uitkeringen dan met de vaste sleutel."
    )
    assert first_slider(screen).startswith("Uitkeringen in Ceehuizen")
    assert screen.alt("curve") == "Bij 60,0 uitkeringen in Ceehuizen kosten beide sleutels Aadorp evenveel."
    assert screen.part("curve")["chart"]["title"] == "Wat Aadorp betaalt als Ceehuizen meer uitkeringen heeft"
    assert screen.address()["moved"] == "ceehuizen"
    # At 60 benefits both are the same: the curve crosses where the tile says.
    screen.slide("caseload-ceehuizen", 60.0)
    assert screen.headline() == "Bij 60 uitkeringen in Ceehuizen (aanname) betaalt Aadorp bij beide sleutels evenveel."


def test_one_may_move_oneself() -> None:
    assert page(moved="aadorp").tiles()[EVEN] == ("340,0", "uitkeringen in Aadorp")


def test_of_another_reader_it_is_another_bill() -> None:
    """Beekveld pays 30%: 240 of 800, so with 260 in Ceehuizen."""
    tiles = page(moved="ceehuizen", perspective="beekveld").tiles()
    assert tiles["Omslagpunt voor Beekveld"] == ("260,0", "uitkeringen in Ceehuizen")


def test_it_is_kept_on_other_pages_and_the_story_follows_it() -> None:
    screen = choose(page(), "ceehuizen")
    screen.go("situatie").go("start").choose("view-story", "cost")
    assert screen.headline().startswith("Bij 100 uitkeringen in Ceehuizen (aanname) betaalt Aadorp")
    assert any(str(one.key) == "set-caseload-ceehuizen" for one in screen.test.select_slider)
    assert screen.address()["moved"] == "ceehuizen"
    screen.go("kostenverdeling")
    assert screen.test.radio(key="choose-moved").value == "ceehuizen"
    assert screen.tiles()[EVEN][0] == "60,0"


def test_it_is_a_step_that_can_be_undone() -> None:
    screen = choose(page(), "ceehuizen")
    told = unmarked(screen.test.button(key="undo").help)
    assert told == "Ongedaan maken: Van wie het aantal uitkeringen verandert: Ceehuizen → Beekveld"
    screen.press("undo")
    assert "moved" not in screen.address()
    assert screen.tiles()[EVEN] == ("200,0", "uitkeringen in Beekveld")


def test_the_questions_of_the_quiet_mode_are_about_who_was_chosen() -> None:
    screen = page(moved="ceehuizen")
    screen.test.toggle(key=screen.key("view-guess")).set_value(True)
    screen.run()
    asked = {str(one.key): one.label for one in screen.test.select_slider if "guess" in str(one.key)}
    assert asked["view-guess-split-1-ceehuizen-even"] == (
        "Bij hoeveel uitkeringen in Ceehuizen kosten beide sleutels Aadorp evenveel?"
    )
    screen.press("guess-button")
    # Of another municipality nothing was revealed yet.
    choose(screen, "beekveld")
    assert not {"headline", "keys", "curve"} & set(screen.parts())


def test_who_it_is_in_what_can_be_computed_again() -> None:
    screen = page(moved="ceehuizen")
    screen.test.session_state["fold-recompute"] = True
    screen.run()
    (code,) = [one.value for one in screen.test.code if "cost_split.compute" in one.value]
    assert "moved = 2  # ceehuizen" in code


def test_the_slides_follow_the_link() -> None:
    speak("nl")
    case = villages()
    link = read_link(case, {"moved": "ceehuizen", "caseload.beekveld": "240"})
    own = case.assumptions.replace(**link.changes)
    columns = [Column(key=key, name=key, side=Side(NAMES[key], own)) for key in link.view.columns]
    claims = json.loads(outline(case, own, link.view, columns, (), "https://voorbeeld.nl/", date(2026, 11, 30), 10_000))
    assert [one for one in claims if one.startswith("Bij 100 uitkeringen in Ceehuizen (aanname) betaalt Aadorp")]


def test_with_two_municipalities_there_is_nothing_to_choose(use: Use) -> None:
    use(FOLDERS["dinkelland-tubbergen"])
    screen = Screen("kostenverdeling")
    assert not [one for one in screen.test.radio if one.key == "choose-moved"]
    assert screen.tiles()["Omslagpunt voor Dinkelland"] == ("216,1", "uitkeringen in Tubbergen")
