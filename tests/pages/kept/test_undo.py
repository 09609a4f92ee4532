"""Undo and redo over all pages: the values, the controls that show them, and what the buttons say."""

from __future__ import annotations

from functools import partial

import pytest

from tests.pages.screen import Screen, unmarked
from ui.controls import undo
from ui.session import steps


def five_changes() -> Screen:
    """On three pages: a slider, a choice, another slider, a typed number and the perspective."""
    screen = Screen("kostenverdeling").slide("caseload-tubbergen", 150).pick("cost_key", "caseload")
    screen.go("meerjarenbegroting").slide("execution_index", 0.022)
    screen.go("projectbegroting").type("project_hours-hrm", "260")
    return screen.choose("choose-perspective", "tubbergen")


def changed(screen: Screen) -> dict[str, object]:
    return dict(screen.test.session_state["changes"])


def test_five_changes_on_three_pages_are_undone_one_by_one_and_done_again() -> None:
    screen = five_changes()
    all_of_them = {
        "caseload.tubbergen": 150.0, "cost_key": "caseload", "execution_index": 0.022, "project_hours.hrm": 260.0,
    }  # fmt: skip
    assert changed(screen) == all_of_them
    order = list(all_of_them)
    screen.press("undo")
    assert screen.test.session_state["perspective"] == "samen"
    assert screen.test.button_group(key="choose-perspective").value == "samen"
    for left in (3, 2, 1, 0):
        screen.press("undo")
        assert changed(screen) == {id: all_of_them[id] for id in order[:left]}
        assert screen.address() == screen.test.query_params
        assert len(screen.address()) == left
    assert screen.test.button(key="undo").disabled
    for left in (1, 2, 3, 4):
        screen.press("redo")
        assert changed(screen) == {id: all_of_them[id] for id in order[:left]}
    screen.press("redo")
    assert screen.test.session_state["perspective"] == "tubbergen"
    assert screen.test.button(key="redo").disabled


def test_the_controls_stand_where_the_values_are() -> None:
    screen = five_changes()
    for _number in range(3):  # on the page of the project: what was changed elsewhere too
        screen.press("undo")
    screen.go("kostenverdeling")
    assert screen.test.select_slider(key="set-caseload-tubbergen").value == 150
    screen.press("undo").press("undo")
    assert screen.test.radio(key="set-cost_key").value == "fixed"
    assert screen.test.select_slider(key="set-caseload-tubbergen").value == 171
    screen.press("redo")
    assert screen.test.select_slider(key="set-caseload-tubbergen").value == 150


def test_each_button_says_what_it_does() -> None:
    screen = Screen("kostenverdeling").slide("caseload-tubbergen", 150)
    button = screen.test.button(key="undo")
    assert button.label == "Ongedaan maken"
    assert unmarked(button.help) == "Ongedaan maken: Uitkeringen in Tubbergen: 150 → 171"
    screen.press("reset-all")  # one step, as is the perspective
    screen.choose("choose-perspective", "dinkelland").press("undo")
    assert unmarked(screen.test.button(key="redo").help) == "Opnieuw doen: Voor wie: samen → Dinkelland"
    assert unmarked(screen.test.button(key="undo").help) == "Ongedaan maken: Uitkeringen in Tubbergen: 171 → 150"


def test_resetting_everything_and_presenting_as_prepared_are_one_step_each() -> None:
    screen = Screen(caseload__tubbergen="150", execution_cost_change="-0.1").press("reset-all").press("undo")
    assert changed(screen) == {"caseload.tubbergen": 150.0, "execution_cost_change": -0.1}
    screen.press("present").press("what-if").slide("execution_cost_change", -0.2).press("as-prepared")
    screen.say("history", "typed", {"steps": -1})
    assert changed(screen)["execution_cost_change"] == -0.2
    screen.say("history", "typed", {"steps": -1})
    assert changed(screen)["execution_cost_change"] == -0.1
    assert screen.test.session_state["presenting"], "undo leaves the presentation open"


def test_a_guess_a_fold_the_language_and_a_view_are_no_step() -> None:
    screen = Screen("kostenverdeling").choose("choose-lang", "en").choose("view-keys", "total")
    screen.test.toggle(key="view-guess--en").set_value(True)
    screen.run()
    assert screen.test.button(key="undo").disabled


def test_a_link_opened_cold_has_nothing_to_undo() -> None:
    screen = Screen("kostenverdeling", caseload__tubbergen="150")
    assert screen.test.button(key="undo").disabled
    assert screen.test.button(key="redo").disabled


def test_a_change_after_undo_forgets_what_was_undone() -> None:
    screen = Screen("kostenverdeling").slide("caseload-tubbergen", 150).press("undo").pick("cost_key", "caseload")
    assert screen.test.button(key="redo").disabled
    assert changed(screen.press("undo")) == {}


def test_what_was_typed_does_not_stay_beside_another_value() -> None:
    screen = Screen("projectbegroting")
    before = screen.test.text_input(key="typed-project_hours-hrm").value
    screen.type("project_hours-hrm", "260")
    understood = "‘260’ is gelezen als 260."
    assert understood in screen.texts()
    screen.press("undo")
    assert screen.test.text_input(key="typed-project_hours-hrm").value == before
    assert understood not in screen.texts()


def test_what_is_no_word_of_the_keys_does_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    for name in ("undo", "redo"):
        monkeypatch.setattr(steps, name, partial(asked.append, name))
    for said in (None, "undo", -1, {"steps": "-1"}, {"steps": True}, {"steps": -1.5}, {"steps": None}, [-1], {}):
        undo.take(said)
    assert asked == []
    undo.take({"steps": -2})
    assert asked == ["undo", "undo"]


def test_keys_ask_several_steps_at_once_and_no_more_than_there_are() -> None:
    screen = five_changes().say("history", "typed", {"steps": -3})
    assert list(changed(screen)) == ["caseload.tubbergen", "cost_key"]
    assert changed(screen.say("history", "typed", {"steps": -(10**30)})) == {}
    assert len(changed(screen.say("history", "typed", {"steps": 4}))) == 4


def test_a_share_does_not_go_back_where_the_other_took_its_room() -> None:
    """56% and 43% in the source; at 30% and 60% going back to 56% would be 116% together."""
    screen = Screen("kostenverdeling", share__dinkelland="0.3", share__tubbergen="0.6")
    screen.press("reset-share-dinkelland")
    assert changed(screen) == {"share.dinkelland": 0.3, "share.tubbergen": 0.6}
    (line, *_more) = screen.notice("rejected")
    assert "100%" in line
