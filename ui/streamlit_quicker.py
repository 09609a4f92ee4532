"""The same as Streamlit does, at less cost: what each answer would do again, or one by one, for nothing.

It leans on what no documentation promises, as ``streamlit_internals``; ``tests/ui/test_streamlit_quicker.py`` fails
where an upgrade changes that.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from copy import copy
from functools import cache, partial
from pathlib import Path
from typing import Any

FIXED = ("theme",)
"""The sections of Streamlit's settings that no visitor and no run changes."""
GATHERED = 0.01
"""Seconds in which the parts of an answer are gathered before they go on their way together; the last goes at once."""


@cache
def _page(file: Path, title: str, url_path: str, icon: str) -> Any:
    import streamlit as st

    return st.Page(file, title=title, url_path=url_path, icon=icon, default=not url_path)


def page_of(file: Path, title: str, url_path: str, icon: str) -> Any:
    """``st.Page``, the default one if it has no path. It looks its file up on the disk, so that is done once.

    A copy for every run, because a page keeps whether this run may still call it.
    """
    return copy(_page(file, title, url_path, icon))


def remember_settings() -> None:
    """Let Streamlit look its theme up once.

    It reads the theme's six sections from all its settings again for every answer: a tenth of a rerun here.
    """
    from streamlit import config

    setattr(config, "get_options_for_section", remembering(config.get_options_for_section))  # noqa: B010


def remembering(read: Callable[[str], dict[str, Any]]) -> Callable[[str], dict[str, Any]]:
    """A function that asks ``read`` once for each of the sections that do not change."""
    remembered = cache(read)
    return lambda section: remembered(section) if section.split(".")[0] in FIXED else read(section)


class SessionSeen(Mapping[str, Any]):
    """What the session holds, looked up one key at a time; all of it only for who asks for all of it."""

    def __init__(self, session: Any, whole: Callable[[Any], Mapping[str, Any]]) -> None:
        self._session, self._whole = session, whole

    def __getitem__(self, key: str) -> Any:
        return self._session[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._whole(self._session))

    def __len__(self) -> int:
        return len(self._whole(self._session))


def look_up_one_value() -> None:
    """Let Streamlit look up one value of the session where it wants one.

    Every dropdown, text field and row of radio buttons asks whether its own value is None, and for that a copy of
    the whole session is made: a tenth of a rerun here.
    """
    from streamlit.runtime.state.safe_session_state import SafeSessionState

    whole = vars(SafeSessionState)["filtered_state"].fget
    setattr(SafeSessionState, "filtered_state", property(lambda session: SessionSeen(session, whole)))  # noqa: B010


def look_up_our_own_values() -> None:
    """Let ``st.session_state`` give what we keep there ourselves without looking for a widget of that name.

    It asks for each value whether the run has to stop, where its widget is and how that shows it: a hundred and fifty
    times in an answer, a tenth of its time. A run that has to stop does so at the next part that it builds.
    """
    from streamlit.runtime.state.session_state_proxy import SessionStateProxy

    whole = SessionStateProxy.__getitem__

    def taken(proxy: Any, key: str) -> Any:
        found = _our_own(key, _NOT_OURS)
        return whole(proxy, key) if found is _NOT_OURS else found

    setattr(SessionStateProxy, "__getitem__", taken)  # noqa: B010


_NOT_OURS = object()


def _our_own(key: str, otherwise: object) -> Any:
    """What the session holds under a key that is no widget's."""
    from streamlit.runtime.scriptrunner import get_script_run_ctx

    run = get_script_run_ctx(suppress_warning=True)
    if run is None:
        return otherwise
    state = run.session_state._state
    if key in state._key_id_mapper:
        return otherwise
    # Another run of the same visitor may be moving the one into the other.
    found = state._new_session_state.get(key, _NOT_OURS)
    return state._old_state.get(key, otherwise) if found is _NOT_OURS else found


def gather_messages() -> None:
    """Let the parts of an answer go together to the thread that sends them, instead of waking it for each.

    Fifty parts are fifty times that two threads fight for Python. Whatever is no part, as the end of an answer, takes
    along what waits, so nothing comes in another order.
    """
    from streamlit.runtime.app_session import AppSession

    setattr(AppSession, "_on_scriptrunner_event", _heard)  # noqa: B010


def _heard(session: Any, sender: Any, event: Any, **more: Any) -> None:
    """What a run says, in the thread of that run."""
    vars(session).setdefault("_gathered", deque()).append((sender, event, more))
    if "forward_msg" not in more:
        session._call_soon_on_event_loop(partial(_hand_over, session))
    elif not vars(session).get("_gathering"):
        session._gathering = True
        session._call_soon_on_event_loop(lambda: session._event_loop.call_later(GATHERED, partial(_hand_over, session)))


def _hand_over(session: Any) -> None:
    """Do in the thread that sends what a run said until now."""
    session._gathering = False
    gathered = session._gathered
    try:
        while gathered:
            sender, event, more = gathered.popleft()
            session._handle_scriptrunner_event_on_event_loop(sender, event, **more)
    finally:
        if gathered:  # one that cannot be done keeps the others from nothing
            session._call_soon_on_event_loop(partial(_hand_over, session))
