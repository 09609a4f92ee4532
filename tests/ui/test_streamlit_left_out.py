"""What Streamlit does at every part of a page, and we let it leave out, changes nothing of the page."""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys
from pathlib import Path

import pytest
import streamlit as st
from streamlit.components.v2.bidi_component import main as parts
from streamlit.components.v2.bidi_component.main import BidiComponentMixin
from streamlit.components.v2.bidi_component.serialization import deserialize_trigger_list
from streamlit.components.v2.presentation import make_bidi_component_presenter
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime import metrics_util
from streamlit.runtime.state.common import WidgetMetadata
from streamlit.runtime.state.session_state import SessionState
from streamlit.testing.v1 import AppTest

from tests.pages.screen import Screen
from ui import streamlit_quicker

ROOT = Path(__file__).parents[2]


def unwrapped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do it for the rest of this test: afterwards everything is counted as before."""
    for name, method in inspect.getmembers(DeltaGenerator, inspect.isfunction):
        monkeypatch.setattr(DeltaGenerator, name, method)
    for name, made in list(vars(st).items()):
        if inspect.ismethod(made):
            monkeypatch.setattr(st, name, made)
    streamlit_quicker.skip_what_is_not_sent()


def test_nothing_is_counted_and_all_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the page and in a column of it, by the functions of ``st`` and by those of the column itself."""
    counted: list[str] = []
    unwrapped(monkeypatch)
    monkeypatch.setattr(
        metrics_util, "_get_command_telemetry", lambda _call, name, *_given, **_more: counted.append(name)
    )
    script = (
        "import streamlit as st\n"
        "left, right = st.columns(2)\n"
        "with left:\n    st.markdown('in')\n"
        "right.caption('beside')\n"
        "st.toggle('x', key='on')\n"
    )
    shown = AppTest.from_string(script).run()
    assert not shown.exception
    assert ([one.value for one in shown.columns[0].markdown], [one.value for one in shown.columns[1].caption]) == (
        ["in"], ["beside"],
    )  # fmt: skip
    assert [one.key for one in shown.toggle] == ["on"]
    assert not streamlit_quicker._is_counted(DeltaGenerator.markdown)
    assert not streamlit_quicker._is_counted(st.markdown.__func__)
    assert counted == []


KINDS = (
    "select_slider", "radio", "button", "toggle", "markdown", "caption", "bidi_component", "button_group", "text_input",
)  # fmt: skip


def built() -> list[str]:
    """All parts of a page as the browser gets them."""
    screen = Screen("kostenverdeling")
    return [str(one.proto) for kind in KINDS for one in screen.test.get(kind)]


def test_what_is_left_out_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for module, name in streamlit_quicker.unused():
        monkeypatch.setattr(module, name, getattr(module, name))
    whole = built()
    streamlit_quicker.leave_out_what_is_not_used()
    assert len(whole) > 30
    assert built() == whole


def test_what_is_left_out_is_not_used() -> None:
    """Parts that are kept for later would come to nothing."""
    used = {
        node.attr
        for package in ("ui", "pages", "server")
        for path in (ROOT / package).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "st"
    }
    assert "segmented_control" in used
    assert not used & {"cache_data", "cache_resource", "fragment"}


def test_a_part_with_a_key_is_the_same_whatever_it_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    """So what it holds need not be read to know which it is."""
    ids: list[set[str]] = []
    for quick in (False, True):
        monkeypatch.setattr(
            BidiComponentMixin, "_build_bidi_identity_kwargs", BidiComponentMixin._build_bidi_identity_kwargs
        )
        if quick:
            streamlit_quicker.know_parts_by_their_key()
        ids.append({one.proto.id for one in Screen("kostenverdeling").test.get("bidi_component")})
    assert len(ids[0]) > 3
    assert ids[0] == ids[1]


SENT: tuple[str | None, ...] = (
    None, "", "[]", '[{"event": "picked", "value": 3}]', '{"event": "typed", "value": {"a": 1}}',
    '[{"event": "picked", "value": 3}, {"event": "picked", "value": 4}]', '[{"event": "kept", "value": 5}]',
    '[{"event": "picked"}]', '[1, "picked", null, {"event": 2}, {"value": 3}]', '"picked"', "7",
)  # fmt: skip
"""What a browser says of a part, or somebody in its place."""


def session_with(sent: str | None) -> SessionState:
    session = SessionState()
    session._new_widget_state.widget_metadata["triggers"] = WidgetMetadata(
        "triggers", deserialize_trigger_list, str, "json_trigger_value"
    )
    session._new_widget_state.set_from_value("triggers", deserialize_trigger_list(sent))
    return session


@pytest.mark.parametrize("kept", [{}, {"kept": 1}, None, "text"])
@pytest.mark.parametrize("sent", SENT)
def test_a_part_shows_what_it_sent_as_streamlit_does(sent: str | None, kept: object) -> None:
    session = session_with(sent)
    whole = make_bidi_component_presenter("triggers", "part", {"picked"})(kept, session)
    assert streamlit_quicker.plainly("triggers", "part", {"picked"})(kept, session) == whole
    other = make_bidi_component_presenter("elsewhere", "part", None)(kept, session)
    assert streamlit_quicker.plainly("elsewhere", "part", None)(kept, session) == other == kept


def test_what_was_sent_shows_in_between(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not vacuous: what is sent above does show; and it is looked up under the name that we replace."""
    shown = make_bidi_component_presenter("triggers", "part", None)({"kept": 1}, session_with(SENT[3]))
    assert shown == {"picked": 3, "kept": 1}
    monkeypatch.setattr(parts, "make_bidi_component_presenter", make_bidi_component_presenter)
    streamlit_quicker.show_parts_plainly()
    assert parts.make_bidi_component_presenter is streamlit_quicker.plainly  # type: ignore[comparison-overlap]


def test_the_session_has_the_keys_that_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ours and those of widgets, new and of the run before, by key and by id; and no others."""
    session = session_with("[]")
    session._key_id_mapper["key"] = "triggers"
    session._key_id_mapper["later"] = "$$ID-later"
    session._new_session_state["own"] = None
    session._old_state.update({"before": 1, "$$ID-gone": 2})
    asked = ("own", "before", "key", "triggers", "later", "$$ID-later", "$$ID-gone", "nothing")
    whole = [key in session for key in asked]
    assert whole == [True, True, True, True, False, False, True, False]
    monkeypatch.setattr(SessionState, "__contains__", SessionState.__contains__)
    streamlit_quicker.only_look_whether_it_is_there()
    assert [key in session for key in asked] == whole
    assert SessionState.__contains__ is streamlit_quicker._is_there


def test_streamlit_is_loaded_without_plotly_and_who_wants_it_can_load_it() -> None:
    """In a process of its own: here everything is loaded already."""
    code = (
        "import sys; from ui.streamlit_quicker import load_without_plotly; load_without_plotly()\n"
        "print([one for one in ('streamlit', 'plotly') if one in sys.modules])\n"
        "import plotly; load_without_plotly(); print(sys.modules['plotly'] is plotly)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:2] == ["['streamlit']", "True"]
