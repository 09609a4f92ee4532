"""The box beside a slider: what the browser says was typed there is set exactly, or refused with the reason."""

from __future__ import annotations

import pytest

from tests.pages.screen import Screen
from ui.controls.what_if import value_in

KEY = "set-caseload-tubbergen"


def typed(page: str, said: object) -> Screen:
    return Screen(page).say("strip", "typed", said)


@pytest.mark.parametrize("page", ["start", "kostenverdeling", "meerjarenbegroting", "planning", "risicos"])
def test_on_any_page_a_number_is_set_exactly(page: str) -> None:
    screen = typed(page, {"key": KEY, "text": "163,4"})
    assert screen.test.session_state["changes"] == {"caseload.tubbergen": 163.4}
    assert "refused" not in screen.parts()["strip"]


@pytest.mark.parametrize(
    ("key", "text", "id", "value"),
    [
        ("set-execution_cost_change", "-2,5%", "execution_cost_change", -0.025),
        ("set-planning_date", "15-03-2021", "planning_date", 737864),  # 719163 on 01-01-1970, 18.701 days later
    ],
)
def test_each_unit_is_read_as_it_is_written(key: str, text: str, id: str, value: float) -> None:
    screen = typed("kostenverdeling", {"key": key, "text": text})
    assert screen.test.session_state["changes"] == {id: value}


@pytest.mark.parametrize("text", ["€ -5.000", "-€ 5.000", "\u22125.000", "€\u00a0-5.000"])
def test_less_is_read_as_it_is_written(text: str) -> None:
    assert value_in(text, "euro", "nl") == -5000


@pytest.mark.parametrize("text", ["abc", "1.5", "", "-3", "1e9", "9" * 500])
def test_what_cannot_be_used_changes_nothing_and_says_so(text: str) -> None:
    screen = typed("kostenverdeling", {"key": KEY, "text": text})
    assert screen.test.session_state["changes"] == {}
    refused = screen.parts()["strip"]["refused"]
    assert refused["key"] == KEY
    assert "kan hier niet. Bereik: 110 tot 260." in refused["reason"]
    assert len(refused["reason"]) < 130
    # On another page it is forgotten.
    assert "refused" not in screen.go("planning").parts()["strip"]


@pytest.mark.parametrize(
    "said",
    [
        None,
        7,
        "150",
        ["150"],
        {},
        {"key": KEY},
        {"text": "150"},
        {"key": 3, "text": "150"},
        {"key": "set-no_such_thing", "text": "150"},
        {"key": "set-cost_key", "text": "caseload"},
        {"key": "set-risk_chance-time_pressure", "text": "1"},
    ],
)
def test_what_no_box_says_is_nothing(said: object) -> None:
    screen = typed("kostenverdeling", said)
    assert screen.test.session_state["changes"] == {}
    assert "refused" not in screen.parts()["strip"]
