"""A visitor over real sockets who loses his connection, and the processes that serve him."""

from __future__ import annotations

import os
import signal
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import URL, insert
from streamlit.proto.Block_pb2 import Block
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from bench.protocol import Visitor
from bench.servers import ROOT, Server, free_port, serve
from bench.widgets import choose, chosen, key_of
from model.loading.load import FILE_NAMES, version_of
from store.case_versions import packed
from store.migrate import open_store
from store.place import DATA_VARIABLE, FILE
from store.tables import CaseRow
from ui.session.served import DEFAULT

RECORD = "kept-record"
PATIENCE = 60  # seconds


@dataclass
class Guest(Visitor):
    """A visitor who presses buttons and opens folds too."""

    ids: dict[str, str] = field(default_factory=dict)
    """The id of every button and fold, by key."""
    delivered: set[str] = field(default_factory=set)
    """The keys of the live parts that came since the connection was made."""

    async def open(self) -> None:
        await self.close()
        self.delivered = set()
        await super().open()

    def state(self, key: str) -> WidgetState:
        """What the browser holds of the widget with this key."""
        (found,) = [state for id, state in self.states.items() if key_of(id) == key]
        return found

    def value(self, key: str) -> str | bool:
        """At what the widget with this key stands."""
        state = self.state(key)
        kind = state.WhichOneof("value")
        if kind == "bool_value":
            return state.bool_value
        return state.string_value if kind == "string_value" else chosen(state)

    def set(self, key: str, to: str | bool) -> None:
        """Move a widget; the server hears it with the next run."""
        state = self.state(key)
        if isinstance(to, bool):
            state.bool_value = to
        elif state.WhichOneof("value") == "string_value":
            state.string_value = to
        else:
            choose(state, to)

    def press(self, key: str) -> None:
        """Press a button; the server hears it with the next run."""
        id = self.ids[key]
        self.states[id] = WidgetState(id=id, trigger_value=True)

    def fold(self, key: str, opened: bool = True) -> None:
        """Open or close a fold, or what a button of the bar opens."""
        id = self.ids[key]
        self.states[id] = WidgetState(id=id, bool_value=opened)

    def loses_connection(self) -> None:
        """All that the browser knows is still there; nobody answers any more."""
        self._socket.transport.abort()

    def _delta(self, message: ForwardMsg) -> None:
        opened = message.delta.add_block.popover
        if opened.id:
            self.ids[key_of(opened.id)] = opened.id
            self.shown.widgets.add(opened.id)
        super()._delta(message)

    def _fold(self, fold: Block.Expandable, place: tuple[int, ...]) -> None:
        if fold.id:
            self.ids[key_of(fold.id)] = fold.id
            self.shown.widgets.add(fold.id)
        super()._fold(fold, place)

    def _element(self, element: Element, around: bool, place: tuple[int, ...]) -> None:
        if element.WhichOneof("type") == "button":
            self.ids[key_of(element.button.id)] = element.button.id
        elif element.WhichOneof("type") == "bidi_component":
            self.delivered.add(key_of(element.bidi_component.id))
        super()._element(element, around, place)


@contextmanager
def two_processes() -> Iterator[Server]:
    """A server of two processes, on a machine with one core too, that has kept the case of ``THEN``."""
    port = free_port()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as data:
        engine = open_store(URL.create("sqlite", database=str(Path(data) / FILE)))
        with engine.begin() as connection:
            connection.execute(insert(CaseRow), [_row_of_then()])
        engine.dispose()
        with serve(
            ["-m", "server.serve", "--port", str(port), "--workers", "2"], port, ROOT, {DATA_VARIABLE: data}
        ) as server:
            yield server


def _files_of_then() -> dict[str, bytes]:
    """The case of the server, before somebody counted another number of benefits in Tubbergen."""
    files = {path.name: path.read_bytes() for path in DEFAULT.iterdir() if path.name in FILE_NAMES}
    before, after = (f"caseload.tubbergen;{count};".encode() for count in (171, 165))
    assert files["assumptions.csv"].count(before) == 1
    return {**files, "assumptions.csv": files["assumptions.csv"].replace(before, after)}


THEN = version_of(_files_of_then())
"""The version of a case as it was once."""


def _row_of_then() -> dict[str, object]:
    return {
        "version": THEN, "case_id": "dinkelland-tubbergen", "schema_version": 1, "kept": datetime.now(UTC),
        "files": packed(_files_of_then()),
    }  # fmt: skip


def workers(supervisor: int) -> set[int]:
    """The processes that serve: the descendants of this one that Python's multiprocessing started."""
    found: set[int] = set()
    for children in Path(f"/proc/{supervisor}/task").glob("*/children"):
        with suppress(OSError):
            for child in map(int, children.read_text().split()):
                found |= workers(child)
                if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes():
                    found.add(child)
    return found


def kill_all(supervisor: int, url: str) -> None:
    """End all processes that serve, at once and without notice, and wait until others answer in their place."""
    before = workers(supervisor)
    assert len(before) == 2
    for pid in before:
        os.kill(pid, signal.SIGKILL)
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with suppress(urllib.error.URLError, OSError), urllib.request.urlopen(f"{url}/gezond", timeout=30):
            if not workers(supervisor) & before:
                return
        time.sleep(0.1)
    raise TimeoutError("nobody answers after all processes were killed")
