"""What leans on Streamlit's undocumented inside, but for what only makes it quicker (``streamlit_quicker`` and
``streamlit_sending``). ``tests/ui/test_streamlit_internals.py`` fails where an upgrade changes it; nothing else imports
from there.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

_log = logging.getLogger(__name__)


def keys_sent() -> frozenset[str]:
    """The keys of the widgets of which the browser sent a value with this run; none outside a run.

    A widget's id is ``$$ID-<hash>-<key>``.
    """
    from streamlit.runtime.scriptrunner import get_script_run_ctx

    run = get_script_run_ctx()
    states = run.session_state.get_widget_states() if run else []
    return frozenset(state.id.split("-", maxsplit=2)[-1] for state in states)


def of_session(key: str) -> Any:
    """What the session of this run keeps under a key; None if there is none, or no run."""
    from streamlit.runtime.scriptrunner import get_script_run_ctx

    if get_script_run_ctx(suppress_warning=True) is None:
        return None
    import streamlit as st

    return st.session_state.get(key)


def went_in_browser() -> bool:
    """Whether this run is the answer to Back or Forward in the browser; its address is that of before."""
    from streamlit.runtime.scriptrunner import get_script_run_ctx

    run = get_script_run_ctx()
    return run is not None and run.is_history_navigation


def plain_values_sent() -> dict[str, str | bool]:
    """By key the texts and switches that the browser sent with this run, as it says them itself."""
    fields = ("string_value", "bool_value")
    return {
        state.id.split("-", maxsplit=2)[-1]: getattr(state, field)
        for state in widgets_sent().widgets
        if (field := state.WhichOneof("value")) in fields
    }


def widgets_sent() -> Any:
    """Everything that the browser sent with this run, as Streamlit's own message. Read it before a widget is built."""
    from streamlit.proto.WidgetStates_pb2 import WidgetStates
    from streamlit.runtime.scriptrunner import get_script_run_ctx

    run = get_script_run_ctx()
    return WidgetStates(widgets=run.session_state.get_widget_states() if run else [])


@contextmanager
def unseen() -> Iterator[None]:
    """What is built meanwhile is known to the session, and nothing of it is sent to the browser."""
    from streamlit.runtime.scriptrunner import get_script_run_ctx

    run = get_script_run_ctx()
    assert run is not None
    send = run._enqueue
    run._enqueue = lambda _message: None
    try:
        yield
    finally:
        run._enqueue = send


def run_again(sent: Any) -> NoReturn:
    """Let this session take what the browser sent (``widgets_sent``) as if it came now, and run the page with it."""
    from streamlit.runtime.scriptrunner import RerunData, RerunException, get_script_run_ctx

    run = get_script_run_ctx()
    assert run is not None
    raise RerunException(
        RerunData(
            query_string=run.query_string,
            widget_states=sent,
            page_script_hash=run.page_script_hash,
            cached_message_hashes=run.cached_message_hashes,
            context_info=run.context_info,
            is_history_navigation=run.is_history_navigation,
        )
    )


def page_shell() -> str:
    """The HTML around every page."""
    # Here, because the process that only starts the others need not load Streamlit.
    from streamlit import file_util

    return (Path(file_util.get_static_dir()) / "index.html").read_text(encoding="utf-8")


def stay_inside() -> None:
    """Let Streamlit ask nobody for this machine's address.

    To know whether a page of another origin may open a WebSocket it asks a server elsewhere, and all visitors wait for
    the answer; ours refuses such a page before (``server/gate``). Without an address it goes by its own names only.
    """
    from streamlit import net_util

    setattr(net_util, "get_external_ip", lambda: None)  # noqa: B010
    setattr(net_util, "get_internal_ip", lambda: None)  # noqa: B010


def tell_when_a_run_ends(key: str) -> None:
    """Call what the scope of a WebSocket keeps under this key each time that a run for it has ended.

    At once, also if the visitor has not read what came of it.
    """
    from streamlit.web.server.starlette.starlette_websocket import StarletteSessionClient

    written = StarletteSessionClient.write_forward_msg

    def told(client: Any, message: Any) -> None:
        if message.WhichOneof("type") == "script_finished":
            client._websocket.scope.get(key, _nothing)()
        written(client, message)

    setattr(StarletteSessionClient, "write_forward_msg", told)  # noqa: B010


def _nothing() -> None:
    """For a connection that nobody waits for."""


def serve_no_developer() -> None:
    """Let no visitor ask what Streamlit lets a browser ask for who makes the app. No page of ours asks it.

    To have everything forgotten: those caches are of all visitors, and the session that asks loses what the run that it
    is in is reading, which breaks the page. And how the program's folder stands in git: the name of the repository, and
    of every file there that is not in it.
    """
    from streamlit.runtime.app_session import AppSession

    for asked in ("_handle_clear_cache_request", "_handle_git_information_request"):
        setattr(AppSession, asked, lambda _session: _log.info("asked what only a developer may: refused"))


def take_only_what_fits() -> None:
    """Let Streamlit take of a widget only what that widget can say.

    It takes whatever is sent under the id of a widget, another kind of value too, and then fails somewhere in the run:
    with a traceback in the log for a message that no browser sends. What does not fit is as if it had not been sent.
    """
    from streamlit.runtime.state.session_state import SessionState, WStates

    setattr(WStates, "set_widget_from_proto", _only_fitting_state(WStates.set_widget_from_proto))  # noqa: B010
    setattr(SessionState, "_set_widget_metadata", _only_fitting_widget(SessionState._set_widget_metadata))  # noqa: B010


def _only_fitting_state(take: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    """A state comes in of a widget that stood on the page before, or of one that is still to be built."""

    def taken(states: Any, sent: Any) -> None:
        take(states, sent)
        if sent.id in states.widget_metadata:
            _keep_if_it_fits(states, states.widget_metadata[sent.id])

    return taken


def _only_fitting_widget(build: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    """A widget is built, perhaps after its state came in."""

    def built(session: Any, widget: Any) -> None:
        build(session, widget)
        _keep_if_it_fits(session._new_widget_state, widget)

    return built


def _keep_if_it_fits(states: Any, widget: Any) -> None:
    """Read what was sent of this widget, as Streamlit does a moment later, or forget it."""
    from streamlit.runtime.state.common import unpack_widget_state_value
    from streamlit.runtime.state.session_state import Serialized, Value

    sent = states.states.get(widget.id)
    if not isinstance(sent, Serialized):
        return
    # A widget that was emptied sends no value at all.
    if sent.value.WhichOneof("value") in (None, widget.value_type):
        try:
            states.states[widget.id] = Value(widget.deserializer(unpack_widget_state_value(sent.value)))
            return
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
            # Nothing of what was sent: it may be anything, as long as one likes.
            _log.info("a state that its widget cannot have: %s", type(error).__name__)
    del states.states[widget.id]


MOST_KEPT = 64
"""Sessions whose connection fell away that a process keeps, each for two minutes; Streamlit keeps 128."""


def let_go_of_left_sessions() -> None:
    """Keep fewer sessions of visitors who left, and none of their descriptors.

    Every session has an event loop for its scripts: three descriptors, that a left session kept for as long as
    Python's collector did not look. With the 256 of a laptop nothing was left after 155 visits.
    """
    from streamlit.runtime import memory_session_storage

    kept = memory_session_storage.MemorySessionStorage

    class LeftSessions(kept):  # type: ignore[valid-type, misc]
        """Streamlit's own, where whoever comes back gets a new loop."""

        def __init__(self, maxsize: int = MOST_KEPT, ttl_seconds: int = 2 * 60) -> None:
            super().__init__(maxsize, ttl_seconds)

        def save(self, session_info: Any) -> None:
            super().save(session_info)
            for info in self.list():
                close_loop(info.session)

        def get(self, session_id: str) -> Any:
            info = super().get(session_id)
            if info is not None and info.session._script_event_loop.is_closed():
                info.session._script_event_loop = asyncio.new_event_loop()
            return info

    setattr(memory_session_storage, "MemorySessionStorage", LeftSessions)  # noqa: B010


def close_loop(session: Any) -> None:
    """Close the loop of a session that runs nothing. One that still does is closed when the next visitor leaves."""
    from streamlit.runtime import app_session

    if session._scriptrunner is None:
        app_session._close_script_event_loop(session._script_event_loop)
