"""One visitor over Streamlit's own WebSocket protocol, as the browser speaks it, without a browser."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlsplit

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Block_pb2 import Block
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from bench.widgets import Control, key_of, perspective_in, slider_in, widget_state

KEPT_RUNS = 2
"""The browser keeps large messages of this many runs and names them, so that they are not sent again."""

T = TypeVar("T")


class WrongPage(RuntimeError):
    """The server answered with something other than the page that the bench measures."""


@dataclass
class Shown:
    """What stands on the visitor's screen after a run."""

    components: dict[str, bytes] = field(default_factory=dict)
    """The data of the live components, by key."""
    sliders: dict[str, Control] = field(default_factory=dict)
    """Those in sight, by key."""
    perspective: Control | None = None
    charts: list[str] = field(default_factory=list)
    """The figures of ``st.plotly_chart``."""
    widgets: set[str] = field(default_factory=set)
    """The ids of the widgets."""
    named: set[str] = field(default_factory=set)
    """The ids of all that the browser may send something of: widgets, buttons, parts and folds."""
    folded: list[tuple[int, ...]] = field(default_factory=list)
    """Where the folds that are closed begin: nobody can move a slider in there."""
    folds: dict[str, str] = field(default_factory=dict)
    """The ids of those that can be opened, by key."""

    def is_folded(self, place: tuple[int, ...]) -> bool:
        """Whether something at this place stands in a closed fold."""
        return any(place[: len(fold)] == fold for fold in self.folded)


@dataclass
class Visitor:
    """One session. ``page`` is the URL path without slash; empty for the first page, or an app without pages."""

    url: str
    page: str = ""
    query: str = ""
    """The parameters of the address with which the visitor comes; later those that the server wrote."""
    states: dict[str, WidgetState] = field(default_factory=dict)
    shown: Shown = field(default_factory=Shown)
    received: int = 0
    pages: dict[str, str] = field(default_factory=dict)
    """The hash of every page, by path."""
    _kept: dict[str, tuple[int, ForwardMsg]] = field(default_factory=dict)
    _run: int = 0
    _hash: str = ""
    _main_hash: str = ""
    _around: set[str] = field(default_factory=set)
    """The ids of the widgets that the main script builds around every page."""
    _socket: Any = None

    async def open(self) -> None:
        """Connect and run the page for the first time."""
        address = f"ws://{urlsplit(self.url).netloc}/_stcore/stream"
        # The browser's second subprotocol is the XSRF cookie; without one Streamlit takes any text.
        self._socket = await websockets.connect(
            address, subprotocols=[websockets.Subprotocol("streamlit")], max_size=None, proxy=None, ping_interval=None
        )
        await self.rerun()

    async def close(self) -> None:
        """Leave, as a closed tab does."""
        if self._socket is not None:
            await self._socket.close()

    async def unfold(self, key: str) -> float:
        """Open a fold."""
        id = self.shown.folds[key]
        self.states[id] = WidgetState(id=id, bool_value=True)
        return await self.rerun()

    async def switch(self, page: str) -> float:
        """Go to another page through the menu: the states of the old page's widgets and its parameters stay behind."""
        self.page, self._hash, self.query = page, self.pages[page], ""
        self.states = {id: state for id, state in self.states.items() if id in self._around}
        return await self.rerun()

    @property
    def parameters(self) -> dict[str, str]:
        """The parameters in the visitor's address bar."""
        return dict(parse_qsl(self.query))

    async def rerun(self) -> float:
        """Run the page with the widgets as they stand; the seconds until the server has finished."""
        message = self._back_message()
        self._run += 1
        self.shown = Shown()
        start = time.perf_counter()
        await self._socket.send(message.SerializeToString())
        await self._until_finished()
        seconds = time.perf_counter() - start
        self._kept = {hash: kept for hash, kept in self._kept.items() if kept[0] > self._run - KEPT_RUNS}
        self.states = {id: state for id, state in self.states.items() if id in self.shown.widgets}
        return seconds

    async def shout(self) -> None:
        """Send the widgets as they stand, and wait for nothing: `drain` throws away what comes of it."""
        await self._socket.send(self._back_message().SerializeToString())

    async def forget_all(self) -> None:
        """Ask the server to empty its caches, as Streamlit lets a browser do."""
        await self._socket.send(BackMsg(clear_cache=True).SerializeToString())

    async def answered(self) -> None:
        """Take what the server sends until it has finished an answer."""
        await self._until_finished()

    async def drain(self) -> None:
        """Throw away what the server sends, until the connection ends or the task is cancelled."""
        async for _message in self._socket:
            pass

    def _back_message(self) -> BackMsg:
        message = BackMsg()
        rerun = message.rerun_script
        rerun.widget_states.widgets.extend(self.states.values())
        # The first time the browser names the page; after that it names the hash that the server gave.
        if self._hash:
            rerun.page_script_hash = self._hash
        else:
            rerun.page_name = self.page
        rerun.query_string = self.query
        rerun.cached_message_hashes.extend(self._kept)
        info = rerun.context_info
        info.timezone, info.locale, info.url = "Europe/Amsterdam", "nl-NL", f"{self.url}/{self.page}"
        info.is_embedded, info.color_scheme = False, "light"
        return message

    async def _until_finished(self) -> None:
        while True:
            raw = await self._socket.recv()
            self.received += len(raw)
            message = ForwardMsg()
            message.ParseFromString(raw)
            kind = message.WhichOneof("type")
            if kind == "script_finished":
                if message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                    return
                if message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                    raise WrongPage("the page does not compile")
            self._take(message, kind)

    def _take(self, message: ForwardMsg, kind: str | None) -> None:
        if kind == "page_not_found":
            raise WrongPage(f"no page {self.page!r}")
        if kind == "navigation":
            self._hash = message.navigation.page_script_hash
            self.pages = {page.url_pathname: page.page_script_hash for page in message.navigation.app_pages}
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "new_session":
            self._main_hash = message.new_session.main_script_hash
            self._hash = self._hash or ("" if self.page else message.new_session.page_script_hash)
        elif kind == "ref_hash":
            self._refer(message.ref_hash)
        elif kind == "delta":
            self._delta(message)
            if message.metadata.cacheable:
                self._kept[message.hash] = (self._run, message)

    def _delta(self, message: ForwardMsg) -> None:
        delta, place = message.delta, tuple(message.metadata.delta_path)
        if delta.WhichOneof("type") == "new_element":
            self._element(delta.new_element, message.metadata.active_script_hash == self._main_hash, place)
        elif delta.add_block.WhichOneof("type") == "expandable":
            self._fold(delta.add_block.expandable, place)

    def _fold(self, fold: Block.Expandable, place: tuple[int, ...]) -> None:
        """A fold that the server opens, for it hides a change, is open in the browser's answers from then on."""
        if fold.id:
            self.shown.named.add(fold.id)
            self.shown.folds[key_of(fold.id)] = fold.id
        if not fold.expanded and fold.id not in self.states:
            self.shown.folded.append(place)
        elif fold.id:
            self.shown.widgets.add(fold.id)
            self.states[fold.id] = WidgetState(id=fold.id, bool_value=True)

    def _refer(self, hash: str) -> None:
        """The server names a message that the browser still has."""
        if hash not in self._kept:
            raise WrongPage("the server refers to a message that was not kept")
        kept = self._kept[hash][1]
        self._take(kept, kept.WhichOneof("type"))

    def _element(self, element: Element, around: bool, place: tuple[int, ...]) -> None:
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise WrongPage(f"{element.exception.type}: {element.exception.message}")
        if kind == "bidi_component":
            self.shown.components[key_of(element.bidi_component.id)] = element.bidi_component.bytes
        elif kind == "plotly_chart":
            self.shown.charts.append(element.plotly_chart.spec)
        id = getattr(getattr(element, kind), "id", "") if kind else ""
        if id:
            self.shown.named.add(id)
        self._widget(element, around)
        slider = slider_in(element)
        if slider is not None and not self.shown.is_folded(place):
            self.shown.sliders[slider.key] = slider
        self.shown.perspective = perspective_in(element) or self.shown.perspective

    def _widget(self, element: Element, around: bool) -> None:
        found = widget_state(element)
        if found is None:
            return
        state, imposed = found
        self.shown.widgets.add(state.id)
        if around:
            self._around.add(state.id)
        if imposed or state.id not in self.states:
            self.states[state.id] = state


async def _opened(url: str, page: str) -> Visitor:
    visitor = Visitor(url, page)
    try:
        await visitor.open()
    finally:
        await visitor.close()
    return visitor


def opened(url: str, page: str = "") -> Visitor:
    """A visitor who has seen a page and left."""
    return run(_opened(url, page))


def run(visit: Coroutine[Any, Any, T]) -> T:
    """What a visit comes to. In a thread of its own: a browser that is driven from this one has a loop here already."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(asyncio.run, visit).result()


def spread(seconds: list[float], share: float) -> float:
    """A percentile (0..1) of at least one measurement, by linear interpolation."""
    ordered = sorted(seconds)
    place = share * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)
