"""Under "n gewijzigd": what each change does alone, the way back and the way to its control."""

from __future__ import annotations

from tests.model.worlds import case_of
from tests.pages.screen import Screen, plain
from ui.controls.changes import effect


def test_the_effect_of_a_change_is_that_of_it_alone() -> None:
    """Ten hours of HRM more at the printed 70 euros: 700. A weight costs nothing."""
    screen = Screen("kostenverdeling", project_hours__hrm="260", weight__nearby="1")
    texts = [plain(text) for text in screen.texts()]
    told = [text.partition("\n") for text in texts if "\n" in text]
    (hours,) = [effect for line, _end, effect in told if line.strip().endswith(": 250 → 260")]
    assert hours == ":small[€ 700 meer]"
    (weight,) = [effect for line, _end, effect in told if line.startswith("Gewicht")]
    assert weight == ":small[maakt niets uit voor de kosten]"
    screen.press("change-undo-project_hours-hrm")
    assert screen.test.session_state["changes"] == {"weight.nearby": 1.0}
    screen.press("undo")
    assert screen.test.session_state["changes"].keys() == {"weight.nearby", "project_hours.hrm"}


def test_the_list_stays_open_when_its_count_changes() -> None:
    """Under another name it is another popover to Streamlit. Not asked of `Screen`: that opens everything."""
    screen = Screen("kostenverdeling", cost_key="mixed", caseload__tubbergen="150")
    screen.press("change-undo-cost_key")
    assert screen.test.session_state["changes-list"]
    assert screen.changed() == ["Uitkeringen in Tubbergen: 171 → 150"]
    # Of nothing there is no list: it would be an empty box.
    screen.press("change-undo-caseload-tubbergen")
    assert not screen.test.session_state["changes-list"]


def test_what_cannot_be_undone_alone_has_no_effect_of_its_own() -> None:
    """30% and 60%: back to 56% would be 116% together."""
    case = case_of("dinkelland-tubbergen")
    changes = {"share.dinkelland": 0.3, "share.tubbergen": 0.6}
    assert effect(case, changes, "share.dinkelland", None) is None
    assert effect(case, changes, "share.tubbergen", None) is not None


def test_a_line_leads_to_its_control() -> None:
    screen = Screen("kostenverdeling", execution_cost_change="-0.1").press("change-go-execution_cost_change")
    assert screen.test.session_state["page"][0] == "meerjarenbegroting"
    assert not screen.test.session_state["changes-list"]
