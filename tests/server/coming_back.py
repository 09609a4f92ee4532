"""A visitor over real sockets who loses his connection, and the processes that serve him."""

from __future__ import annotations

import os
import signal
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from streamlit.proto.Block_pb2 import Block
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from bench.protocol import Visitor
from bench.servers import ROOT, Server, free_port, serve
from bench.widgets import choose, chosen, key_of

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
    """A server of two processes, on a machine with one core too."""
    port = free_port()
    with serve(["-m", "server.serve", "--port", str(port), "--workers", "2"], port, ROOT) as server:
        yield server


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
        with suppress(urllib.error.URLError, OSError), urllib.request.urlopen(f"{url}/gezond", timeout=2):
            if not workers(supervisor) & before:
                return
        time.sleep(0.1)
    raise TimeoutError("nobody answers after all processes were killed")
