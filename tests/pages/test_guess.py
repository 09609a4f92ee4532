"""Predict, then reveal, on the page of the cost split.

By hand: 1.013.137,50 × 275/446 = 624.692,9 for Dinkelland and × 171/446 = 388.444,6 for Tubbergen; break-even
275 × 0,44/0,56 = 216,07 for Dinkelland and 275 × 0,43/0,57 = 207,46 for Tubbergen.
"""

from __future__ import annotations

import re

import pytest

from tests.pages.screen import Screen, plain, rows_agree, unmarked

PAID, EVEN = "view-guess-split-0-paid", "view-guess-split-0-even"
OUTCOMES = {"headline", "keys", "curve", "yearly", "cents"}


def quiet(on: bool = True, **parameters: str) -> Screen:
    screen = Screen("kostenverdeling", **parameters)
    return turn(screen, on)


def turn(screen: Screen, on: bool) -> Screen:
    screen.test.toggle(key=screen.key("view-guess")).set_value(on)
    return screen.run()


def guess(screen: Screen, key: str, value: float) -> Screen:
    screen.test.select_slider(key=screen.key(key)).set_value(value)
    return screen.run()


def sentence(screen: Screen) -> str:
    return plain(screen.part("guess")["headline"][0])


def test_it_is_off_until_asked_for() -> None:
    screen = Screen("kostenverdeling")
    assert set(screen.parts()) >= OUTCOMES
    assert not {"guess", "guess-first"} & set(screen.parts())
    assert not [one for one in screen.test.select_slider if str(one.key).startswith("view-guess-")]


def test_nothing_of_the_outcome_is_on_the_page_before_it_is_revealed() -> None:
    screen = quiet()
    assert not OUTCOMES & set(screen.parts())
    assert screen.notice("guess-first") == ["De uitkomsten zijn verborgen tot u erom vraagt."]
    text = plain(screen.everything())
    # What Dinkelland and Tubbergen pay under the keys, and the break-even: none is sent at all.
    for number in ("624.693", "388.445", "216,1", "57.336"):
        assert not any(number in plain(str(part)) for part in screen.parts().values()), number
    assert "216,1" not in text
    # The controls are there: the reader sees for what he guesses.
    assert screen.test.select_slider(key="set-caseload-tubbergen").value == 171.0


def test_guess_then_reveal() -> None:
    screen = quiet()
    guess(screen, PAID, 600_000.0)
    guess(screen, EVEN, 220.0)
    assert not OUTCOMES & set(screen.parts())
    screen.press("guess-button")
    assert sentence(screen) == (
        "Wat Dinkelland naar aantal uitkeringen betaalt: u schatte € 600.000, het is € 624.693, dus € 24.693 meer. "
        "Omslagpunt voor Dinkelland: u schatte 220, het is 216,1, dus 3,9 minder."
    )
    tiles = screen.part("guess")["tiles"]
    assert [(plain(one["value"][0]), plain(one["note"][0])) for one in tiles] == [
        ("€ 624.693", "uw schatting: € 600.000"),
        ("216,1", "uw schatting: 220"),
    ]
    # The page is as usual, and follows the sliders: the guess stays, the outcome moves.
    assert set(screen.parts()) >= OUTCOMES
    assert all(rows_agree(part) for part in screen.parts().values())
    screen.slide("caseload-tubbergen", 150.0)
    assert "u schatte € 600.000, het is € 655.560, dus € 55.560 meer." in sentence(screen)


def test_guess_again() -> None:
    screen = guess(quiet(), PAID, 600_000.0).press("guess-button").press("guess-button")
    assert not OUTCOMES & set(screen.parts())
    assert screen.test.select_slider(key=PAID).value == 600_000.0
    screen = guess(screen, PAID, 625_000.0).press("guess-button")
    assert "u schatte € 625.000, het is € 624.693, dus € 307 minder." in sentence(screen)


def test_a_guess_survives_a_page_switch_and_stands_in_no_link() -> None:
    screen = guess(guess(quiet(), PAID, 400_000.0), EVEN, 130.0)
    screen.go("situatie").go("kostenverdeling")
    assert screen.test.toggle(key=screen.key("view-guess")).value is True
    assert (screen.test.select_slider(key=PAID).value, screen.test.select_slider(key=EVEN).value) == (400_000.0, 130.0)
    assert not OUTCOMES & set(screen.parts())
    screen.press("guess-button").go("situatie").go("kostenverdeling")
    assert "u schatte € 400.000" in sentence(screen)
    assert screen.link() == "/kostenverdeling"
    assert screen.address() == {}


def test_off_again_shows_the_page_as_usual() -> None:
    screen = turn(guess(quiet(), PAID, 400_000.0), False)
    assert set(screen.parts()) >= OUTCOMES
    assert "guess" not in screen.parts()
    # On again: what was guessed is still there, and still hidden.
    assert turn(screen, True).test.select_slider(key=PAID).value == 400_000.0
    assert not OUTCOMES & set(screen.parts())


def test_each_municipality_has_questions_of_its_own() -> None:
    screen = guess(quiet(), PAID, 600_000.0).press("guess-button").choose("choose-perspective", "tubbergen")
    assert not OUTCOMES & set(screen.parts())
    questions = [one.label for one in screen.test.select_slider if str(one.key).startswith("view-guess-")]
    assert questions == [
        "Wat betaalt Tubbergen in 2022 als de kosten naar aantal uitkeringen worden verdeeld?",
        "Bij hoeveel uitkeringen in Tubbergen kosten beide sleutels Tubbergen evenveel?",
    ]
    guess(screen, "view-guess-split-1-paid", 300_000.0)
    guess(screen, "view-guess-split-1-even", 207.0)
    assert sentence(screen.press("guess-button")) == (
        "Wat Tubbergen naar aantal uitkeringen betaalt: u schatte € 300.000, het is € 388.445, dus € 88.445 meer. "
        "Omslagpunt voor Tubbergen: u schatte 207, het is 207,5, dus 0,5 meer."
    )
    # Back at Dinkelland its outcome is still revealed.
    assert "u schatte € 600.000" in sentence(screen.choose("choose-perspective", "dinkelland"))


def test_a_right_guess_and_a_number_that_does_not_exist() -> None:
    # 150 benefits of 300: exactly half of the joint cost; without a share of the key there is no break-even.
    screen = quiet(share__dinkelland="0", caseload__dinkelland="200", caseload__tubbergen="200")
    screen.press("guess-button")
    assert "maar zo’n aantal is er niet." in sentence(screen)
    assert plain(screen.part("guess")["tiles"][1]["value"][0]) == "geen"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_questions_in_both_languages(language: str) -> None:
    screen = guess(quiet(lang=language), PAID, 600_000.0).press("guess-button")
    english = "What Dinkelland pays by number of benefits: you guessed €600,000, it is €624,693, €24,693 more."
    dutch = "Wat Dinkelland naar aantal uitkeringen betaalt: u schatte € 600.000, het is € 624.693, dus € 24.693 meer."
    assert sentence(screen).startswith(dutch if language == "nl" else english)


# The page of the uncertainty


def test_the_uncertainty_is_guessed_before_it_is_shown() -> None:
    screen = Screen("onzekerheid", perspective="dinkelland")
    shown = set(screen.parts())
    screen.test.toggle(key=screen.key("view-guess")).set_value(True)
    screen.run()
    # Nothing of the draws, the tornado or the tipping points is sent; what is drawn, and from where, still is.
    outcomes = {"headline", "tiles", "why", "pulls", "exit", "bands", "within", "paid", "curve", "tornado", "tipping"}
    assert len(outcomes & shown) > 8
    assert not outcomes & set(screen.parts())
    assert "drawn" in screen.parts()
    sliders = [one for one in screen.test.select_slider if str(one.key).startswith("view-guess-uncertainty-dinkelland")]
    assert [unmarked(slider.label) for slider in sliders] == [
        "Hoeveel procent duurder kan mijn variant hoogstens uitvallen dan nu ingesteld? (Dinkelland)",
    ]
    screen.press("guess-button")
    # The strip of results stays away until the quiet mode is off.
    assert shown - {"strip"} <= set(screen.parts())
    # The outcome beside the guess is the one that the page shows: from the set point to the end of the range.
    value, note = screen.tiles()["Mijn variant, zoals nu ingesteld"]
    high = re.findall(r"€ ([\d.]+)", note)[1]
    share = int(high.replace(".", "")) / int(value.removeprefix("€ ").replace(".", "")) - 1
    told = screen.said(screen.part("guess")["headline"])
    assert "u schatte 50%" in told
    assert f"het is {round(100 * share)}%" in told
