"""What leans on Streamlit's inside stands in two files, and an upgrade that changes that inside fails here."""

from __future__ import annotations

import ast
import asyncio
import inspect
import socket
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import MagicMock

import pytest
import streamlit as st
from streamlit import git_util, net_util
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import memory_session_storage
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import magic
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.runtime.session_manager import SessionInfo
from streamlit.testing.v1 import AppTest
from streamlit.web.server import server_util

from tests.pages.screen import Screen
from ui import streamlit_internals

ROOT = Path(__file__).parents[2]
OWN = ("ui", "pages", "server")


def inside(source: str) -> set[str]:
    """The modules of Streamlit that a source imports from, besides ``streamlit`` itself."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names if alias.name.startswith("streamlit.")}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "streamlit":
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def test_an_import_of_the_inside_is_recognised() -> None:
    source = "import streamlit as st\nimport streamlit.runtime\ndef f():\n    from streamlit import config\n"
    assert inside(source) == {"streamlit.runtime", "streamlit.config"}


def test_only_four_files_look_inside() -> None:
    paths = [ROOT / "app.py", *(path for package in OWN for path in (ROOT / package).rglob("*.py"))]
    looking = {path.relative_to(ROOT).as_posix(): found for path in paths if (found := inside(path.read_text("utf-8")))}
    assert set(looking) == {
        "ui/offline/recorded.py", "ui/streamlit_internals.py", "ui/streamlit_quicker.py", "ui/streamlit_sending.py",
    }  # fmt: skip


def test_the_browser_tells_which_widgets_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside a run none; in the second run of a page those that the first run put there."""
    assert streamlit_internals.keys_sent() == frozenset()
    sent: list[frozenset[str]] = []
    read = streamlit_internals.keys_sent
    monkeypatch.setattr(streamlit_internals, "keys_sent", lambda: sent.append(read()) or sent[-1])  # type: ignore[func-returns-value]
    Screen("kostenverdeling").slide("caseload-tubbergen", 150.0)
    assert "set-caseload-tubbergen" not in sent[0]
    assert {"set-caseload-tubbergen", "set-cost_key", "choose-perspective"} <= sent[-1]


def test_the_key_stands_in_the_id_of_a_widget() -> None:
    """``$$ID-<hash>-<key>``: what the bench and ``keys_sent`` take apart."""
    test = AppTest.from_string("import streamlit as st\nst.slider('x', key='set-a-b')").run()
    assert test.slider[0].proto.id.split("-", maxsplit=2)[-1] == "set-a-b"


def test_what_is_built_unseen_is_known_and_not_sent() -> None:
    script = """
import streamlit as st
from ui.streamlit_internals import unseen
with unseen():
    st.toggle("a", key="unseen", value=True)
st.toggle("b", key="seen")
st.session_state["known"] = st.session_state["unseen"]
"""
    test = AppTest.from_string(script).run()
    assert [one.key for one in test.toggle] == ["seen"]
    assert test.session_state["known"] is True


def test_an_error_in_what_is_unseen_is_shown() -> None:
    script = "from ui.streamlit_internals import unseen\nwith unseen():\n    raise ValueError('seen')"
    assert len(AppTest.from_string(script).run().exception) == 1


def test_what_the_browser_sends_can_be_read_and_given_anew() -> None:
    """The callback hears in the second run of the script what the first had not taken."""
    script = """
import streamlit as st
from ui import streamlit_internals as inside
told = st.session_state.setdefault("told", [])
st.session_state.setdefault("again", None)
sent = inside.widgets_sent()
if inside.plain_values_sent() and st.session_state["again"] is None:
    st.session_state["again"] = inside.plain_values_sent()
    st.session_state["x"] = "before"
st.text_input("x", key="x", on_change=lambda: told.append(st.session_state["x"]))
if st.session_state["again"] == {"x": "after"} and len(told) < 2:
    inside.run_again(sent)
"""
    test = AppTest.from_string(script).run()
    test.text_input[0].set_value("after").run()
    assert test.session_state["again"] == {"x": "after"}
    assert test.session_state["told"] == ["after", "after"]
    assert test.text_input[0].value == "after"


def test_the_page_shell_is_the_one_that_we_rewrite() -> None:
    html = streamlit_internals.page_shell()
    for mark in ('<html lang="en">', "<title>Streamlit</title>", "</head>", "<noscript>", 'rel="shortcut icon"'):
        assert html.count(mark) == 1, mark


def test_streamlit_asks_nobody_for_our_address(monkeypatch: pytest.MonkeyPatch) -> None:
    """To judge a page of another origin it does, unless it is told not to."""
    asked: list[object] = []
    monkeypatch.setattr(net_util, "_make_blocking_http_get", lambda url, **_options: asked.append(url))
    monkeypatch.setattr(socket.socket, "connect", lambda _socket, place: asked.append(place))
    for name in ("_internal_ip", "_external_ip"):
        monkeypatch.setattr(net_util, name, None)
    for name in ("get_internal_ip", "get_external_ip"):
        monkeypatch.setattr(net_util, name, getattr(net_util, name))
    assert not server_util.is_url_from_allowed_origins("http://elders.example")
    assert asked[:2] == [("8.8.8.8", 1), "http://checkip.amazonaws.com"], "what there is to prevent"
    asked.clear()
    streamlit_internals.stay_inside()
    assert not server_util.is_url_from_allowed_origins("http://elders.example")
    assert asked == []


def test_no_page_is_parsed_as_a_tree(monkeypatch: pytest.MonkeyPatch) -> None:
    """As Streamlit does to write what is only named: see ``.streamlit/config.toml``."""
    monkeypatch.setattr(magic, "add_magic", lambda *_given: pytest.fail("a page was parsed as a tree"))
    assert ScriptCache().get_bytecode(str(ROOT / "pages" / "risicos.py"))


def test_a_left_session_lets_go_of_its_loop_and_gets_another_when_it_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory_session_storage, "MemorySessionStorage", memory_session_storage.MemorySessionStorage)
    streamlit_internals.let_go_of_left_sessions()
    # As Streamlit makes it (streamlit.web.server.starlette.starlette_app).
    storage = memory_session_storage.MemorySessionStorage(ttl_seconds=120)
    sessions = [
        SimpleNamespace(id=str(number), _scriptrunner=None, _script_event_loop=asyncio.new_event_loop())
        for number in range(streamlit_internals.MOST_KEPT + 1)
    ]
    sessions[1]._scriptrunner = "runs"
    for session in sessions[:2]:
        storage.save(SessionInfo(None, session))  # type: ignore[arg-type]
    assert [session._script_event_loop.is_closed() for session in sessions[:2]] == [True, False]
    sessions[1]._scriptrunner = None
    for session in sessions[2:]:
        storage.save(SessionInfo(None, session))  # type: ignore[arg-type]
    assert all(session._script_event_loop.is_closed() for session in sessions)
    assert len(storage.list()) == streamlit_internals.MOST_KEPT
    assert storage.get("0") is None
    found = storage.get("1")
    assert found is not None
    assert not found.session._script_event_loop.is_closed()
    found.session._script_event_loop.close()


def test_a_session_has_what_we_close() -> None:
    """The names in Streamlit's own session, and that it makes a new loop where ours is closed."""
    source = inspect.getsource(AppSession)
    assert "self._script_event_loop: asyncio.AbstractEventLoop = asyncio.new_event_loop()" in source
    assert "self._scriptrunner: ScriptRunner | None = None" in source
    assert "if self._script_event_loop.is_closed():" in source


OF_DEVELOPERS = ("_handle_clear_cache_request", "_handle_git_information_request")


def test_what_a_browser_can_ask_for_a_developer_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Streamlit itself forgets everything, and tells the names of files; ours does neither."""
    repo = SimpleNamespace(
        get_repo_info=lambda: ("raad/eigen", "main", "ui/shell.py"), untracked_files=["geheim.txt"],
        uncommitted_files=[], is_head_detached=False, ahead_commits=[],
    )  # fmt: skip
    monkeypatch.setattr(git_util, "GitRepo", lambda _path: repo)
    sent: list[ForwardMsg] = []
    session: Any = SimpleNamespace(
        _session_state=MagicMock(),
        _script_data=SimpleNamespace(main_script_path="shell.py"),
        _enqueue_forward_msg=sent.append,
    )
    for name in OF_DEVELOPERS:
        setattr(session, name, lambda name=name: getattr(AppSession, name)(session))

    def ask() -> tuple[int, list[str]]:
        for message in (BackMsg(clear_cache=True), BackMsg(load_git_info=True)):
            AppSession.handle_backmsg(session, message)
        return session._session_state.clear.call_count, [
            name for one in sent for name in one.git_info_changed.untracked_files
        ]

    assert ask() == (1, ["geheim.txt"])
    for name in OF_DEVELOPERS:
        monkeypatch.setattr(AppSession, name, getattr(AppSession, name))  # so that it comes back
    streamlit_internals.serve_no_developer()
    assert ask() == (1, ["geheim.txt"])


def test_the_version_that_this_was_tried_on() -> None:
    """Look at each of the above again before you change this number."""
    assert st.__version__ == "1.67.0"


def test_a_run_says_whether_it_answers_back_in_the_browser() -> None:
    """``went_in_browser`` reads it of the run; outside a run nobody went anywhere."""
    from dataclasses import fields

    from streamlit.runtime.scriptrunner import RerunData
    from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext

    assert "is_history_navigation" in {one.name for one in fields(RerunData)}
    assert ScriptRunContext.is_history_navigation is False
    assert not streamlit_internals.went_in_browser()
