"""What is done at less cost is done as Streamlit does it, and an upgrade that changes its inside fails here."""

from __future__ import annotations

import inspect
from pathlib import Path
from types import SimpleNamespace

import pytest
from streamlit import config
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequests, ScriptRequestType
from streamlit.runtime.state.safe_session_state import SafeSessionState
from streamlit.runtime.state.session_state import SessionState
from streamlit.runtime.state.session_state_proxy import SessionStateProxy
from streamlit.testing.v1 import AppTest

from tests.pages.screen import Screen
from ui import streamlit_quicker


def test_a_page_is_looked_up_once_and_every_run_has_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    exists = Path.is_file

    def noted(path: Path) -> bool:
        looked.append(path.name)
        return exists(path)

    monkeypatch.setattr(Path, "is_file", noted)
    streamlit_quicker._page.cache_clear()
    Screen("situatie")
    assert looked.count("bronnen.py") == 1
    # What a run may call is its own: others come to the page afterwards, and again.
    assert Screen("situatie").go("situatie").headline().startswith("Aantal uitkeringen")
    assert looked.count("bronnen.py") == 1


SECTIONS = ("theme", "theme.light", "theme.dark", "theme.sidebar", "theme.light.sidebar", "theme.dark.sidebar")


def test_a_session_is_told_the_same_of_the_theme(monkeypatch: pytest.MonkeyPatch) -> None:
    """All sections as Streamlit writes them, also those that say nothing; each is asked for once."""
    asked: list[str] = []
    whole = app_session._populate_theme_msg

    def noted(message: CustomThemeConfig, section: str) -> None:
        asked.append(section)
        whole(message, section)

    told = []
    for write in (whole, streamlit_quicker.remembering(noted), streamlit_quicker.remembering(noted)):
        theme = CustomThemeConfig()
        write(theme)
        for section in SECTIONS[1:]:
            place = theme
            for name in section.split(".")[1:]:
                place = getattr(place, name)
            write(place, section)
        told.append(theme.SerializeToString())
    assert "#1d4ed8" in str(theme.light)
    assert told[0] == told[1] == told[2]
    assert asked == [*SECTIONS, *SECTIONS]
    again = streamlit_quicker.remembering(noted)
    again(CustomThemeConfig(), "theme.dark")
    again(CustomThemeConfig(), "theme.dark")
    assert asked[12:] == ["theme.dark"]


def test_the_settings_are_read_as_we_replace_it() -> None:
    """Every part of Streamlit asks ``config.get_option``, and a session ``_populate_theme_msg`` six times."""
    assert list(inspect.signature(config.get_option).parameters) == ["key"]
    assert config.get_option("global.minCachedMessageSize") == 100_000_000
    assert inspect.getsource(AppSession).count("_populate_theme_msg(") == len(SECTIONS)


def test_a_run_looks_only_when_somebody_asked() -> None:
    looked: list[object] = []
    look = streamlit_quicker.when_asked(looked.append)
    for state in (ScriptRequestType.CONTINUE, ScriptRequestType.RERUN, ScriptRequestType.STOP):
        look(SimpleNamespace(_requests=SimpleNamespace(_state=state)))
    assert [one._requests._state for one in looked] == [ScriptRequestType.RERUN, ScriptRequestType.STOP]  # type: ignore[attr-defined]


def test_a_run_that_nobody_asked_anything_goes_on() -> None:
    """So says Streamlit too of that state, under the names that we read."""
    requests = ScriptRequests()
    requests._state = ScriptRequestType.CONTINUE
    assert requests.on_scriptrunner_yield() is None
    requests.request_stop()
    assert requests._state is ScriptRequestType.STOP
    source = inspect.getsource(ScriptRunner._maybe_handle_execution_control_request)
    assert "self._requests.on_scriptrunner_yield()" in source


def test_a_widget_finds_its_own_value_in_the_session(monkeypatch: pytest.MonkeyPatch) -> None:
    """A value that is set, one that is None and a key that is not there, as Streamlit's own copy gives them; the
    widget that looks is the dropdown, whose value None empties it.
    """
    monkeypatch.setattr(SafeSessionState, "filtered_state", SafeSessionState.filtered_state)
    streamlit_quicker.look_up_one_value()
    script = (
        "import streamlit as st\n"
        "st.session_state['empty'] = None\n"
        "st.session_state['second'] = 'b'\n"
        "for key in ('empty', 'second', 'first'):\n"
        "    st.selectbox(key, ['a', 'b'], key=key)\n"
        "st.text(f'{sorted(st.session_state)} {len(st.session_state)}')\n"
    )
    shown = AppTest.from_string(script).run()
    assert not shown.exception
    assert [box.value for box in shown.selectbox] == [None, "b", "a"]
    assert shown.text[0].value == "['empty', 'first', 'second'] 3"


def test_one_value_is_looked_up_without_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SafeSessionState, "filtered_state", SafeSessionState.filtered_state)
    streamlit_quicker.look_up_one_value()
    copied: list[object] = []
    monkeypatch.setattr(SessionState, "filtered_state", property(copied.append))
    shown = AppTest.from_string("import streamlit as st\nst.write(st.selectbox('x', ['a', 'b'], key='first'))").run()
    assert (shown.selectbox[0].value, copied) == ("a", [])


OF_THE_SESSION = """
import streamlit as st
st.session_state.setdefault("own", [1])
st.session_state["empty"] = None
before = st.session_state.get("slid")
st.slider("x", 0, 9, 4, key="slid")
told = [st.session_state["own"], st.session_state["empty"], before, st.session_state["slid"]]
told += [st.session_state.get("none", "no"), "none" in st.session_state, "own" in st.session_state]
try:
    st.session_state["none"]
except KeyError as error:
    told.append("st.session_state has no key" in str(error))
st.session_state["own"] = [*st.session_state["own"], 2]
st.text(repr([*told, st.session_state["own"]]))
"""


@pytest.mark.parametrize("quick", [False, True])
def test_the_session_gives_the_same(monkeypatch: pytest.MonkeyPatch, quick: bool) -> None:
    """Our own values, also the one that is None, those of a widget in the run that builds it and in the next, and what
    is not there."""
    monkeypatch.setattr(SessionStateProxy, "__getitem__", SessionStateProxy.__getitem__)
    if quick:
        streamlit_quicker.look_up_our_own_values()
    shown = AppTest.from_string(OF_THE_SESSION).run()
    assert shown.text[0].value == "[[1], None, None, 4, 'no', False, True, True, [1, 2]]"
    shown.slider[0].set_value(7).run()
    assert shown.text[0].value == "[[1, 2], None, 7, 7, 'no', False, True, True, [1, 2, 2]]"


def test_our_own_values_are_not_looked_for_among_widgets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SessionStateProxy, "__getitem__", SessionStateProxy.__getitem__)
    streamlit_quicker.look_up_our_own_values()
    asked: list[str] = []
    whole = SafeSessionState.__getitem__
    monkeypatch.setattr(SafeSessionState, "__getitem__", lambda state, key: asked.append(key) or whole(state, key))  # type: ignore[func-returns-value]
    script = "import streamlit as st\nst.session_state['own'] = 3\nst.toggle('x', key='on')\n"
    shown = AppTest.from_string(script + "st.text(f\"{st.session_state['own']} {st.session_state['on']}\")").run()
    assert shown.text[0].value == "3 False"
    assert "on" in asked
    assert "own" not in asked


@pytest.mark.parametrize(("key", "before"), [("kept", 0), ("$$WIDGET-kept", 1)])
def test_who_leaves_while_his_page_asks_for_what_he_kept_ends_the_run_without_an_error(
    key: str, before: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``before``: how often Streamlit looked whether he was there, and he was, until it had nothing of him."""

    class Stopped(BaseException):
        """As Streamlit ends a run that nobody looks at any more."""

    looked: list[str] = []

    def stop() -> None:
        looked.append(key)
        if len(looked) > before:
            raise Stopped

    as_it_was = SessionStateProxy.__getitem__
    for asked, ends in ((stop, Stopped), (lambda: None, KeyError)):
        run = SimpleNamespace(session_state=SafeSessionState(SessionState(), asked))
        monkeypatch.setattr("streamlit.runtime.scriptrunner.get_script_run_ctx", lambda run=run, **_how: run)
        monkeypatch.setattr(
            "streamlit.runtime.state.session_state_proxy.get_session_state", lambda run=run: run.session_state
        )
        monkeypatch.setattr(SessionStateProxy, "__getitem__", as_it_was)
        streamlit_quicker.look_up_our_own_values()
        with pytest.raises(ends):
            SessionStateProxy()[key]
