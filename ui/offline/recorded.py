"""A page as Streamlit would send it to a visitor, without a browser: its main script runs as for anybody else.

What leans on Streamlit's undocumented inside for that stands here only; ``tests/ui/offline/test_recorded.py`` fails
where an upgrade changes it.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import CodeType
from typing import Any

SHELL = Path(__file__).resolve().parents[1] / "shell.py"
"""The main script of every page."""
MAIN = 0
"""The first number of where a part stands: the page itself, not what Streamlit draws beside it."""


@dataclass(frozen=True, kw_only=True)
class Shown:
    """Something that stands on a page: its ``kind`` as Streamlit calls it (slider, column, ...), its key, what
    Streamlit says of it, and what it holds."""

    kind: str
    key: str
    said: Any
    holds: tuple[Shown, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Visit:
    """A visitor of one page: its address, the parameters of a share link, and what Streamlit keeps of him."""

    path: str
    query: str
    session: Any


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """A page as a visitor has it, and the name and address of every page by the mark that a link to it carries."""

    visit: Visit
    shown: tuple[Shown, ...]
    pages: Mapping[str, tuple[str, str]]


def stand_in() -> None:
    """Let a page find what it asks of a running Streamlit, in a process that serves nobody."""
    from streamlit.runtime import Runtime, RuntimeConfig
    from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage
    from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

    Runtime(
        RuntimeConfig(
            script_path=str(SHELL),
            media_file_storage=MemoryMediaFileStorage(""),
            uploaded_file_manager=MemoryUploadedFileManager(""),
        )
    )


def record(path: str, query: str, session: Mapping[str, object]) -> Recorded:
    """The page at this address, with the parameters of a share link, for a new visitor whose session holds this.

    What the page raises is raised.
    """
    from streamlit.runtime.state import SafeSessionState, SessionState

    visit = Visit(path=path, query=query, session=SafeSessionState(SessionState(), lambda: None))
    messages: list[Any] = []
    with _run(messages, visit):
        for name, value in session.items():
            visit.session[name] = value
        exec(_script(), {"__name__": "__main__", "__file__": str(SHELL)})
    return Recorded(visit=visit, shown=_tree(messages), pages=_pages(messages))


def after(seen: Recorded, control: Shown, label: str, key: str) -> Any:
    """What the session of the page's visitor holds under a key when he then chooses this in a row of buttons or in a
    list; None if nothing. The page is not made again."""
    from streamlit.proto.WidgetStates_pb2 import WidgetStates

    sent = WidgetStates()
    one = sent.widgets.add(id=control.said.id)
    if control.kind == "selectbox":
        one.string_value = label
    else:
        one.string_array_value.data.append(label)
    with _run([], seen.visit):
        seen.visit.session.on_script_will_rerun(sent)
        is_there = key in seen.visit.session
        return seen.visit.session[key] if is_there else None


def theme(name: str) -> Mapping[str, str]:
    """The colours and letters of the light or the dark theme, by the name of a style variable that a page has."""
    from streamlit import config

    said = {**config.get_options_for_section("theme"), **_set(config.get_options_for_section(f"theme.{name}"))}
    own = {"text-color": "textColor", "background-color": "backgroundColor", "border-color": "borderColor",
           "secondary-background-color": "secondaryBackgroundColor", "primary-color": "primaryColor",
           "link-color": "linkColor", "font": "font"}  # fmt: skip
    colors = ",".join(said["chartCategoricalColors"])
    return {f"--st-{ours}": str(said[theirs]) for ours, theirs in own.items()} | {
        "--st-chart-categorical-colors": colors
    }


def _set(options: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in options.items() if value is not None}


@cache
def _script() -> CodeType:
    return compile(SHELL.read_text(encoding="utf-8"), str(SHELL), "exec")


@contextmanager
def _run(messages: list[Any], visit: Visit) -> Iterator[None]:
    """Let Streamlit take this thread for one that runs a page; what it sends goes into ``messages``."""
    from streamlit.runtime.fragment import MemoryFragmentStorage
    from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
    from streamlit.runtime.pages_manager import PagesManager
    from streamlit.runtime.scriptrunner.script_cache import ScriptCache
    from streamlit.runtime.scriptrunner_utils import script_run_context, script_run_context_attr
    from streamlit.util import calc_hash

    manager = PagesManager(str(SHELL), ScriptCache(), setup_watcher=False)
    manager.set_script_intent(calc_hash(visit.path), "")
    run = script_run_context.ScriptRunContext(
        session_id="offline",
        _enqueue=messages.append,
        query_string=visit.query,
        session_state=visit.session,
        uploaded_file_mgr=MemoryUploadedFileManager(""),
        main_script_path=str(SHELL),
        user_info={},
        fragment_storage=MemoryFragmentStorage(),
        pages_manager=manager,
    )
    thread = threading.current_thread()
    before = script_run_context.get_script_run_ctx(suppress_warning=True)
    script_run_context.add_script_run_ctx(thread, run)
    try:
        with visit.session.query_params() as parameters:
            parameters.set_initial_query_params(visit.query)
            parameters.populate_from_query_string(visit.query)
        run.reset(query_string=visit.query, page_script_hash=calc_hash(visit.path))
        yield
    finally:
        # The thread runs no page any more.
        if before is None:
            delattr(thread, script_run_context_attr.SCRIPT_RUN_CONTEXT_ATTR_NAME)
        else:
            script_run_context.add_script_run_ctx(thread, before)


def _pages(messages: list[Any]) -> Mapping[str, tuple[str, str]]:
    said = next(one.navigation for one in messages if one.WhichOneof("type") == "navigation")
    return {page.page_script_hash: (page.page_name, page.url_pathname) for page in said.app_pages}


def _tree(messages: list[Any]) -> tuple[Shown, ...]:
    """What stands on the page at the end: of two that came to one place the last."""
    placed: dict[tuple[int, ...], Any] = {}
    for one in messages:
        if one.WhichOneof("type") == "delta":
            path = tuple(one.metadata.delta_path)
            for other in [other for other in placed if other[: len(path)] == path]:
                del placed[other]
            placed[path] = one.delta
    return _inside(placed, (MAIN,))


def _inside(placed: Mapping[tuple[int, ...], Any], place: tuple[int, ...]) -> tuple[Shown, ...]:
    inside = sorted(path for path in placed if len(path) == len(place) + 1 and path[:-1] == place)
    return tuple(_shown(placed, path) for path in inside)


def _shown(placed: Mapping[tuple[int, ...], Any], path: tuple[int, ...]) -> Shown:
    delta = placed[path]
    if delta.WhichOneof("type") == "add_block":
        block = delta.add_block
        kind = block.WhichOneof("type") or "block"
        own = getattr(block, kind) if kind != "block" else block
        return Shown(kind=kind, key=_key(block.id), said=own, holds=_inside(placed, path))
    kind = delta.new_element.WhichOneof("type")
    own = getattr(delta.new_element, kind)
    return Shown(kind=kind, key=_key(getattr(own, "id", "")), said=own)


def _key(id: str) -> str:
    """The key in an id of Streamlit, ``$$ID-<hash>-<key>``."""
    return id.split("-", maxsplit=2)[-1] if id.startswith("$$ID-") else ""
