"""Any assumption is found by a word, on every page, and set to exactly what is typed."""

from __future__ import annotations

import pytest

from tests.pages.screen import Screen
from ui.controls.typed import NotUnderstood
from ui.controls.what_if import value_in

PAGES = (
    "start", "vergelijken", "situatie", "scenarios", "uitvoeringsmodel", "kostenverdeling", "meerjarenbegroting",
    "onzekerheid", "risicos", "planning", "projectbegroting", "bronnen", "controle",
)  # fmt: skip


def opened(page: str, id: str) -> Screen:
    screen = Screen(page)
    screen.test.session_state["find"] = True
    screen.run()
    screen.test.selectbox(key="find-id").set_value(id)
    return screen.run()


@pytest.mark.parametrize("page", PAGES)
def test_on_every_page_a_number_is_set_exactly(page: str) -> None:
    screen = opened(page, "caseload.tubbergen")
    screen.test.text_input(key="find-caseload-tubbergen").set_value("163")
    screen.run()
    assert screen.test.session_state["changes"] == {"caseload.tubbergen": 163}
    assert "‘163’ is gelezen als 163." in [one.value for one in screen.test.caption]


@pytest.mark.parametrize("text", ["abc", "1.5", "", "-3", "31-02-2022"])
def test_what_cannot_be_used_changes_nothing_and_says_so(text: str) -> None:
    screen = opened("kostenverdeling", "caseload.tubbergen")
    before = screen.test.session_state["changes"]
    screen.test.text_input(key="find-caseload-tubbergen").set_value(text or " ")
    screen.run()
    assert screen.test.session_state["changes"] == before == {}
    notice = screen.notice("find")
    assert screen.part("find")["notice"]["title"] == "Er is niets gewijzigd."
    # The range in the case: 110 to 260.
    assert "Bereik: 110 tot 260." in notice


def test_beyond_the_range_of_the_case_it_says_so() -> None:
    screen = opened("kostenverdeling", "caseload.tubbergen")
    screen.test.text_input(key="find-caseload-tubbergen").set_value("300")
    screen.run()
    assert screen.test.session_state["changes"] == {"caseload.tubbergen": 300}
    assert any("Dat ligt buiten het bereik van de casus." in one.value for one in screen.test.caption)


def test_a_choice_and_a_switch() -> None:
    screen = opened("start", "cost_key")
    screen.test.selectbox(key="find-cost_key").set_value("caseload")
    screen.run()
    assert screen.test.session_state["changes"] == {"cost_key": "caseload"}
    screen.test.selectbox(key="find-id").set_value("frame_indexed")
    screen.run()
    screen.test.toggle(key="find-frame_indexed").set_value(True)
    screen.run()
    assert screen.test.session_state["changes"] == {"cost_key": "caseload", "frame_indexed": 1.0}


def test_from_there_to_the_control() -> None:
    screen = opened("situatie", "exit_cost_years")
    screen.test.button(key="find-go").click()
    screen.run()
    assert screen.test.session_state["page"][0] == "meerjarenbegroting"
    # Its fold is open, and the browser is told on which control to end.
    assert screen.test.select_slider(key="set-exit_cost_years").value == 0
    assert screen.part("strip")["land"]["key"] == "set-exit_cost_years"


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("150", "count", 150),
        ("-2,5%", "fraction", -0.025),
        ("\u22125 %", "fraction", -0.05),
        ("56", "fraction", 0.56),
        ("€ 12.500", "euro", 12_500),
        ("01-07-2022", "date", 738_337),  # 1-1-2022 is day 738.156, and 181 days further
    ],
)
def test_what_a_reader_means(text: str, unit: str, value: float) -> None:
    assert value_in(text, unit, "nl") == value  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "unit"), [("anders", "count"), ("", "euro"), ("--5", "fraction"), ("32-01-2022", "date")]
)
def test_what_is_no_number_is_refused(text: str, unit: str) -> None:
    with pytest.raises((NotUnderstood, ValueError)):
        value_in(text, unit, "nl")  # type: ignore[arg-type]
