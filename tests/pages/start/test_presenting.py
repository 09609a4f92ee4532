"""The story full screen: the chosen step alone, a drawer to try what if, and one way back to what was prepared."""

from __future__ import annotations

import pytest

from tests.model.worlds import dinkelland
from tests.pages.screen import Screen
from tests.pages.start.test_story import ALWAYS, STEPS
from words.link import SCREENS, View, read_link, write_link

ALONE = {step: {"headline", "history"} | parts for step, parts in STEPS.items()}
ALONE["unknown"] -= {"missing"}
ALONE["decide"] -= {"dated"}


def presented(**parameters: str) -> Screen:
    return Screen(presenteren="1", **parameters)


def address(screen: Screen) -> dict[str, str]:
    """What the address bar carries: AppTest gives a list of what the page wrote, a text of what the link brought."""
    return {name: "".join(text) for name, text in screen.test.query_params.items()}


def test_one_claim_and_one_chart_and_nothing_around_them() -> None:
    screen = Screen().press("present")
    assert address(screen) == {"presenteren": "1"}
    seen = []
    for _step in STEPS:
        seen.append(set(screen.parts()))
        assert (list(screen.test.title), list(screen.test.caption), list(screen.test.header)) == ([], [], [])
        assert not screen.test.select_slider
        if not screen.test.button(key="story-on").disabled:
            screen.press("story-on")
    assert seen == list(ALONE.values())
    assert screen.test.button(key="story-on").disabled
    assert set(screen.press("story-back").parts()) == ALONE["unknown"]


def test_stopping_gives_the_page_at_the_same_step() -> None:
    screen = Screen().press("present").press("story-on").press("stop-presenting")
    assert set(screen.parts()) == ALWAYS | STEPS["rules"]
    assert address(screen) == {}


def test_a_link_opens_it() -> None:
    assert set(presented().parts()) == ALONE["contract"]


def test_a_wrong_value_is_named_and_the_page_shown() -> None:
    for wrong in ("ja", "0"):
        screen = Screen(presenteren=wrong)
        (line,) = screen.part("rejected")["notice"]["lines"]
        assert line == f"‘presenteren={wrong}’ kan niet. Toegestaan: 1."
        assert set(screen.parts()) == ALWAYS | STEPS["contract"] | {"rejected"}
        assert address(screen) == {}


def test_what_a_link_says_wrong_is_said_while_presenting_too() -> None:
    screen = presented(year="1999")
    assert "year=1999" in screen.part("rejected")["notice"]["lines"][0]
    assert set(screen.press("understood").parts()) == ALONE["contract"]


def test_the_drawer_has_the_sliders_of_the_step_and_the_one_that_moves_all() -> None:
    screen = presented().press("what-if")
    assert {one.key for one in screen.test.select_slider} == {"set-step_delay-pw_1", "set-execution_cost_change"}
    # Two weeks late without slack: from 1-1-2022 to 15-1-2022.
    assert "op 15-01-2022, 14 dagen later" in screen.slide("step_delay-pw_1", 2.0).headline()
    screen.press("story-on")
    assert {one.key for one in screen.test.select_slider} == {"set-execution_cost_change"}
    assert not screen.press("what-if").test.select_slider


def test_back_to_what_was_prepared() -> None:
    """By the number of benefits 1.013.137,50 × 275/455 = 612.336, or × 275/425 = 655.560; less 567.357."""
    screen = Screen(caseload__tubbergen="180").choose("view-story", "cost").press("present")
    assert screen.test.button(key="as-prepared").disabled
    assert "€ 44.979 meer" in screen.exact_headline()
    screen.press("what-if").slide("caseload-tubbergen", 150.0).slide("execution_cost_change", 0.1)
    assert address(screen)["caseload.tubbergen"] == "150"
    assert "€ 44.979 meer" in screen.press("as-prepared").exact_headline()
    assert address(screen) == {"caseload.tubbergen": "180", "presenteren": "1"}
    assert "€ 88.203 meer" in screen.slide("caseload-tubbergen", 150.0).press("stop-presenting").exact_headline()


def test_what_a_link_brings_is_what_was_prepared() -> None:
    screen = presented(caseload__tubbergen="180").press("what-if")
    screen.slide("execution_cost_change", 0.1).press("as-prepared")
    assert address(screen) == {"caseload.tubbergen": "180", "presenteren": "1"}


def test_guessing_hides_nothing_from_the_hall() -> None:
    screen = Screen().choose("view-story", "cost")
    screen.test.toggle(key=screen.key("view-guess")).set_value(True)
    assert "headline" not in screen.run().parts()
    assert set(screen.press("present").parts()) == ALONE["cost"]


def test_only_start_has_a_story() -> None:
    screen = presented().go("planning")
    assert "strip" in screen.parts()
    assert "strip" in screen.go("start").parts()


def shown(screen: Screen) -> str:
    """Which of how many screens is on."""
    return next(one.value for one in screen.test.markdown if "/" in one.value[:4])


def test_screens_are_chosen_and_ordered() -> None:
    screen = Screen()
    chosen = screen.key("view-screens")
    screen.test.multiselect(key=chosen).set_value([4, 1])
    assert address(screen.run()) == {"schermen": "4,1"}
    # Without any nothing changes.
    screen.test.multiselect(key=chosen).set_value([])
    screen.run().press("present")
    assert address(screen) == {"schermen": "4,1", "presenteren": "1"}
    assert shown(screen) == "1/2 Uw kosten"
    assert screen.test.button(key="story-back").disabled
    assert shown(screen.press("story-on")) == "2/2 Het contract"
    assert screen.test.button(key="story-on").disabled
    # The page itself has all six.
    assert not screen.press("stop-presenting").test.button(key="story-on").disabled


def test_a_link_opens_the_same_screens() -> None:
    screen = presented(schermen="6,2", caseload__tubbergen="150")
    assert shown(screen) == "1/2 Besluiten"
    assert address(screen) == {"caseload.tubbergen": "150", "presenteren": "1", "schermen": "6,2"}


@pytest.mark.parametrize("wrong", ["", "7", "1,1", "1;2", "1,", "kosten", "0", "1, 2", "１"])
def test_a_wrong_order_is_refused(wrong: str) -> None:
    screen = presented(schermen=wrong)
    assert screen.notice("rejected") == [
        f"‘schermen={wrong}’ kan niet. Noem schermen van 1 tot en met 6, elk hooguit één keer, met komma’s ertussen, "
        "zoals 1,3,4."
    ]
    assert shown(screen) == "1/6 Het contract"


def test_the_order_of_a_link_comes_back() -> None:
    case = dinkelland()
    view = View("nl", "samen", 2022, presenting=True, screens=(3, 1, 6))
    assert write_link(case, {}, view) == {"presenteren": "1", "schermen": "3,1,6"}
    assert read_link(case, write_link(case, {}, view)).view == view
    assert len(SCREENS) == len(STEPS)


def test_the_notes_say_where_a_slider_comes_from_and_what_comes_next() -> None:
    """[A] 171 is an assumption of ours; the missing documents are those of finding 25 and the annexes."""
    screen = presented(schermen="4,5", caseload__tubbergen="150")
    (notes,) = (one.value for one in screen.test.markdown if "Hierna" in one.value)
    notes = notes.replace("\\", "")  # what Markdown would read is written so that it does not
    assert "Uitkeringen in Tubbergen: nu 150. In de casus 171 (aanname: " in notes
    assert notes.endswith("Hierna: Onbekend.")
    (notes,) = (one.value for one in screen.press("story-on").test.markdown if "laatste scherm" in one.value)
    assert notes.count("\n- ") == len(dinkelland().missing_documents)
