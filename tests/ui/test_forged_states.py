"""What a browser sends of a widget is taken only if that widget can say it (``streamlit_internals``)."""

from __future__ import annotations

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.runtime.state.session_state import SessionState, WStates
from streamlit.testing.v1 import AppTest

from ui import streamlit_internals

SLIDER = """
import streamlit as st
st.session_state.setdefault("calls", 0)
def called():
    st.session_state["calls"] += 1
place = st.select_slider("x", ["a", "b", "c"], "b", key="place", on_change=called)
st.text(f"{place} {st.session_state['calls']}")
"""


def _take_only_what_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    """As the server does when it starts, for one test."""
    for owner, name in ((WStates, "set_widget_from_proto"), (SessionState, "_set_widget_metadata")):
        monkeypatch.setattr(owner, name, getattr(owner, name))
    streamlit_internals.take_only_what_fits()


def _sent(test: AppTest, **value: object) -> str:
    """What the page says after the browser sent this of the slider."""
    states = test._tree.get_widget_states()
    (state,) = states.widgets
    state.ClearField("value")
    for name, sent in value.items():
        if name.endswith("_array_value"):
            getattr(state, name).data.extend(sent)
        else:
            setattr(state, name, sent)
    test._run(states)
    assert not test.exception
    return str(test.text[0].value)


@pytest.mark.parametrize(
    "forged",
    [
        {"bool_value": True},
        {"int_value": 2**62},
        {"double_value": float("nan")},
        {"json_value": "{"},
        {"bytes_value": b"\x00"},
        {"double_array_value": [1.0]},
        {"trigger_value": True},
    ],
)
def test_a_widget_takes_only_what_it_can_say(monkeypatch: pytest.MonkeyPatch, forged: dict[str, object]) -> None:
    """Of another kind than its own it keeps what it was, without a word; and its own it takes as ever."""
    _take_only_what_fits(monkeypatch)
    test = AppTest.from_string(SLIDER).run()
    assert _sent(test, string_array_value=["c"]) == "c 1"
    assert _sent(test, **forged) == "c 1"
    assert _sent(test, string_array_value=["a"]) == "a 2"


def test_what_is_sent_of_a_widget_that_is_still_to_be_built_must_fit_too(monkeypatch: pytest.MonkeyPatch) -> None:
    _take_only_what_fits(monkeypatch)
    id = AppTest.from_string(SLIDER).run().select_slider[0].proto.id
    chosen = WidgetState(id=id)
    chosen.string_array_value.data.append("c")
    for sent, says in ((WidgetState(id=id, bool_value=True), "b 0"), (chosen, "c 0")):
        test = AppTest.from_string(SLIDER)
        test._run(WidgetStates(widgets=[sent]))
        assert not test.exception
        assert test.text[0].value == says
