"""The same as Streamlit does, at less cost: what each answer would do again, or one by one, for nothing.

It leans on what no documentation promises, as ``streamlit_internals``; ``tests/ui/test_streamlit_quicker.py`` fails
where an upgrade changes that.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator, Mapping
from contextvars import ContextVar
from copy import copy
from functools import cache
from inspect import getmembers, isfunction
from pathlib import Path
from types import CodeType, MethodType, ModuleType
from typing import Any

PAGES = Path(__file__).resolve().parent.parent / "pages"


def load_without_plotly() -> None:
    """Load Streamlit as where Plotly for Python is not installed: it makes a theme for charts that it draws itself,
    which we have none of (16 MB, and a third of a second at the start). What the browser draws with is a file."""
    known = sys.modules.get("plotly")
    sys.modules["plotly"] = None  # type: ignore[assignment]  # Python's own way to say that there is none
    try:
        importlib.import_module("streamlit")
    finally:
        del sys.modules["plotly"]
        if known is not None:
            sys.modules["plotly"] = known


@cache
def _page(name: str, title: str, url_path: str, icon: str) -> Any:
    import streamlit as st

    return st.Page(PAGES / f"{name}.py", title=title, url_path=url_path, icon=icon, default=not url_path)


def page_of(name: str, title: str, url_path: str, icon: str) -> Any:
    """``st.Page`` of this file, the default one if it has no path. It looks the file up on the disk, so that is done
    once.

    A copy for every run, because a page keeps whether this run may still call it.
    """
    page = copy(_page(name, title, url_path, icon))
    _of_this_run.set({**(_of_this_run.get() or {}), name: page})
    return page


_of_this_run: ContextVar[Mapping[str, Any] | None] = ContextVar("pages_of_this_run", default=None)


def page_at(name: str) -> Any:
    """The page of this run with this file, for a link to it: by its path it is looked for on the disk every time."""
    return (_of_this_run.get() or {})[name]


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
    from streamlit.runtime.scriptrunner import get_script_run_ctx
    from streamlit.runtime.state.session_state import _missing_key_error_message
    from streamlit.runtime.state.session_state_proxy import SessionStateProxy

    whole = SessionStateProxy.__getitem__

    def taken(proxy: Any, key: str) -> Any:
        run = get_script_run_ctx(suppress_warning=True)
        state = None if run is None else run.session_state._state
        if state is not None and key not in state._key_id_mapper._key_id_mapping:
            # Another run of the same visitor may be moving what is new to what is old.
            for kept in (state._new_session_state, state._old_state):
                found = kept.get(key, _NOTHING)
                if found is not _NOTHING:
                    return found
            if run is not None and not key.startswith(OF_WIDGETS):
                # Who leaves at this very moment takes all with him: then the run stops, and nothing is wrong.
                run.session_state._yield_callback()
                raise KeyError(_missing_key_error_message(key))
        try:
            return whole(proxy, key)
        except KeyError:
            # Who leaves at this very moment takes all with him: then the run stops, and nothing is wrong.
            if run is not None:
                run.session_state._yield_callback()
            raise

    setattr(SessionStateProxy, "__getitem__", taken)  # noqa: B010


_NOTHING = object()
OF_WIDGETS = "$$"
"""So begins the id that Streamlit gives a widget: it may be a key too."""


def remember_settings() -> None:
    """Let Streamlit look its settings up once: no visitor and no run changes them. The theme's six sections it would
    read from all of them for every answer, and write anew."""
    from streamlit import config
    from streamlit.runtime import app_session

    setattr(config, "get_option", cache(config.get_option))  # noqa: B010
    setattr(app_session, "_populate_theme_msg", remembering(app_session._populate_theme_msg))  # noqa: B010


def remembering(write: Callable[[Any, str], None]) -> Callable[..., None]:
    """What writes a section of the theme in a message; ``write`` is asked once for each."""
    from streamlit.proto.NewSession_pb2 import CustomThemeConfig

    @cache
    def written(section: str) -> Any:
        theme = CustomThemeConfig()
        write(theme, section)
        return theme

    def fill(message: Any, section: str = "theme") -> None:
        if written(section).ByteSize():  # a section that says nothing is not there
            message.MergeFrom(written(section))

    return fill


def skip_what_is_not_sent() -> None:
    """Let nobody count which parts of Streamlit are used: nothing is told to Streamlit (``gatherUsageStats``)."""
    import streamlit as st
    from streamlit.delta_generator import DeltaGenerator

    methods: list[tuple[str, Any]] = getmembers(DeltaGenerator, isfunction)
    for name, method in methods:
        if _is_counted(method):
            setattr(DeltaGenerator, name, method.__wrapped__)
    for name, method in list(vars(st).items()):
        if isinstance(method, MethodType) and _is_counted(method.__func__):
            setattr(st, name, getattr(method.__self__, method.__name__))


def _is_counted(method: Any) -> bool:
    code: CodeType = method.__code__
    return code.co_name == "wrapped_func" and code.co_filename.endswith("metrics_util.py")


def leave_out_what_is_not_used() -> None:
    """Let Streamlit not look, at every part that it builds, for what the dashboard does not have.

    It keeps no parts for later (``st.cache_data``), and is not run without a server.
    """
    for module, name in unused():
        setattr(module, name, _do_nothing)


def unused() -> list[tuple[ModuleType, str]]:
    """The functions that look for that, by module."""
    from streamlit import delta_generator
    from streamlit.runtime import caching

    return [
        (caching, "save_element_message"),
        (caching, "save_block_message"),
        (delta_generator, "_maybe_print_use_warning"),
        (delta_generator, "_maybe_print_fragment_callback_warning"),
    ]


def _do_nothing(*_given: object, **_more: object) -> None:
    """For what need not be done."""


def know_parts_by_their_key() -> None:
    """Let Streamlit not read all that a part of ours holds to know which part it is: each has a key, and that is it."""
    from streamlit.components.v2.bidi_component.main import BidiComponentMixin

    setattr(BidiComponentMixin, "_build_bidi_identity_kwargs", lambda _self, **_given: {})  # noqa: B010


def stop_only_when_asked() -> None:
    """Let a run look whether it has to stop only where somebody asked for something: it looks at every part, and for
    parallel fragments too, which we have none of."""
    from streamlit.runtime.scriptrunner.script_runner import ScriptRunner

    look = ScriptRunner._maybe_handle_execution_control_request
    setattr(ScriptRunner, "_maybe_handle_execution_control_request", when_asked(look))  # noqa: B010


def when_asked(look: Callable[[Any], None]) -> Callable[[Any], None]:
    """``look`` only if somebody asked for something."""
    from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequestType

    goes_on = ScriptRequestType.CONTINUE

    def looked(runner: Any) -> None:
        if runner._requests._state is not goes_on:
            look(runner)

    return looked


def show_parts_plainly() -> None:
    """Let what a part of ours sent be looked up as a plain dictionary.

    Streamlit makes a class of its own for each, every time that one asks, so that a page could write into it.
    """
    from streamlit.components.v2.bidi_component import main

    setattr(main, "make_bidi_component_presenter", plainly)  # noqa: B010


def plainly(triggers_id: str, *_given: object) -> Callable[[object, Any], object]:
    """What a part keeps, with what it just sent under the name of each event."""

    def shown(kept: object, session: Any) -> object:
        states = session._new_widget_state
        if not isinstance(kept, dict) or triggers_id not in states.widget_metadata:
            return kept
        sent = [one for one in states.get(triggers_id) or () if isinstance(one, dict)]
        return {**{one["event"]: one.get("value") for one in sent if isinstance(one.get("event"), str)}, **kept}

    return shown


def only_look_whether_it_is_there() -> None:
    """Let the session say whether it has a key without making what it would show of it."""
    from streamlit.runtime.state.session_state import SessionState

    setattr(SessionState, "__contains__", _is_there)  # noqa: B010


def _is_there(state: Any, key: str) -> bool:
    id = state._get_widget_id(key)
    named = state._key_id_mapper.id_key_mapping.get(key, key) if id == key else key
    if named in state._new_session_state or id in state._old_state or named in state._old_state:
        return True
    return id in state._new_widget_state.states and id in state._new_widget_state


def quicken() -> None:
    """All of it, once, before the first page."""
    remember_settings()
    look_up_one_value()
    look_up_our_own_values()
    only_look_whether_it_is_there()
    know_parts_by_their_key()
    show_parts_plainly()
    skip_what_is_not_sent()
    leave_out_what_is_not_used()
    stop_only_when_asked()
