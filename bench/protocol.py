"""One visitor over Streamlit's own WebSocket protocol, as the browser speaks it, without a browser."""

from __future__ import annotations

import asyncio
import random
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from ui.live.payload import unpack
from words.sentences import read, received

KEPT_RUNS = 2
"""The browser keeps large messages of this many runs and names them, so that they are not sent again."""


class WrongPage(RuntimeError):
    """The server answered with something other than the page that the bench measures."""


@dataclass
class Slider:
    """A slider of the page: its widget id and the texts of its positions (``st.slider``: none)."""

    id: str
    options: list[str]
    low: float
    high: float


@dataclass
class Visitor:
    """One session. ``page`` is the URL path without slash; empty for an app without pages."""

    url: str
    page: str = ""
    slider_key: str = ""
    proof: str = "headline"
    """The component (the end of its key) or kind of element that has to change when the slider does."""
    aside_key: str = ""
    """Another slider that this visitor sets once, so that visitors differ and no answer serves two of them."""
    states: dict[str, WidgetState] = field(default_factory=dict)
    components: dict[str, bytes] = field(default_factory=dict)
    slider: Slider | None = None
    shown: str | bytes = ""
    received: int = 0
    _aside: Slider | None = None
    _kept: dict[str, tuple[int, str | bytes]] = field(default_factory=dict)
    _run: int = 0
    _hash: str = ""
    _query: str = ""
    _socket: Any = None

    async def open(self, chance: random.Random | None = None) -> None:
        """Connect and run the page for the first time; with ``chance``, set the other slider."""
        address = f"ws://{urlsplit(self.url).netloc}/_stcore/stream"
        # The browser's second subprotocol is the XSRF cookie; without one Streamlit takes any text.
        self._socket = await websockets.connect(
            address, subprotocols=[websockets.Subprotocol("streamlit")], max_size=None, proxy=None, ping_interval=None
        )
        await self._rerun()
        if self.slider is None:
            raise WrongPage(f"no slider {self.slider_key!r} on {self.url}/{self.page}")
        if chance and self.aside_key:
            aside = self._aside
            if aside is None:
                raise WrongPage(f"no slider {self.aside_key!r} on {self.url}/{self.page}")
            self.states[aside.id].string_array_value.data[:] = [chance.choice(aside.options)]
            await self._rerun()

    async def close(self) -> None:
        """Leave, as a closed tab does."""
        if self._socket is not None:
            await self._socket.close()

    async def change(self, chance: random.Random) -> float:
        """Move the slider to another position; the seconds until the server has finished the run."""
        assert self.slider is not None
        state = self.states[self.slider.id]
        before = self.shown
        if self.slider.options:
            now = state.string_array_value.data[0]
            text = chance.choice([one for one in self.slider.options if one != now])
            state.string_array_value.data[:] = [text]
        else:
            at = state.double_array_value.data[0]
            places = [one for one in range(int(self.slider.low), int(self.slider.high) + 1) if one != at]
            text = str(chance.choice(places))
            state.double_array_value.data[:] = [float(text)]
        seconds = await self._rerun()
        self._check(text, before)
        return seconds

    def _check(self, text: str, before: str | bytes) -> None:
        if self.shown == before:
            raise WrongPage(f"{self.proof} did not change at {text}")
        if self.page:  # our headline names the slider's value
            assert isinstance(self.shown, bytes)
            sentence = read(received(unpack(self.shown)["headline"]), 0, "nl")
            if text not in sentence:
                raise WrongPage(f"{text!r} is not in the headline {sentence!r}")

    async def _rerun(self) -> float:
        message = BackMsg()
        rerun = message.rerun_script
        rerun.widget_states.widgets.extend(self.states.values())
        # The first time the browser names the page; after that it names the hash that the server gave.
        if self._hash:
            rerun.page_script_hash = self._hash
        else:
            rerun.page_name = self.page
        rerun.query_string = self._query
        rerun.cached_message_hashes.extend(self._kept)
        info = rerun.context_info
        info.timezone, info.locale, info.url = "Europe/Amsterdam", "nl-NL", f"{self.url}/{self.page}"
        info.is_embedded, info.color_scheme = False, "light"
        self._run += 1
        start = time.perf_counter()
        await self._socket.send(message.SerializeToString())
        await self._until_finished()
        seconds = time.perf_counter() - start
        self._kept = {hash: kept for hash, kept in self._kept.items() if kept[0] > self._run - KEPT_RUNS}
        return seconds

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
        elif kind == "page_info_changed":
            self._query = message.page_info_changed.query_string
        elif kind == "new_session" and not self._hash and not self.page:
            self._hash = message.new_session.page_script_hash
        elif kind == "ref_hash":
            if message.ref_hash not in self._kept:
                raise WrongPage("the server refers to a message that was not kept")
            self.shown = self._kept[message.ref_hash][1] or self.shown
            self._kept[message.ref_hash] = (self._run, self._kept[message.ref_hash][1])
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            proof = self._element(message.delta.new_element)
            if message.metadata.cacheable:
                self._kept[message.hash] = (self._run, proof)

    def _element(self, element: Element) -> str | bytes:
        """Take a widget's state or a component's data; the text that proves the page, if this is it."""
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise WrongPage(f"{element.exception.type}: {element.exception.message}")
        if kind == "bidi_component":
            key = _key(element.bidi_component.id)
            self.components[key] = element.bidi_component.bytes
            return self._proof(element.bidi_component.bytes) if key.endswith(self.proof) else ""
        if kind == "plotly_chart":
            return self._proof(element.plotly_chart.spec) if self.proof == "plotly_chart" else ""
        state = widget_state(element)
        if state is not None:
            self.states.setdefault(state.id, state)
        if kind == "slider":
            one = element.slider
            found = Slider(one.id, list(one.options), one.min, one.max)
            if not self.slider_key or _key(one.id) == self.slider_key:
                self.slider = found
            elif _key(one.id) == self.aside_key:
                self._aside = found
        return ""

    def _proof(self, content: str | bytes) -> str | bytes:
        self.shown = content
        return content


def _key(id: str) -> str:
    """The key in a widget id: ``$$ID-<32 hex>-<key>``."""
    return id.split("-", 2)[2]


def widget_state(element: Element) -> WidgetState | None:
    """The state that the browser sends back for a widget that nobody touched."""
    kind = element.WhichOneof("type")
    if kind == "slider":
        one = element.slider
        if one.options:
            text = one.raw_value[0] if one.raw_value else one.options[int(one.default[0])]
            return _texts(one.id, text)
        state = WidgetState(id=one.id)
        state.double_array_value.data.extend(one.value if one.set_value else one.default)
        return state
    if kind == "radio":
        one_radio = element.radio
        text = one_radio.raw_value or one_radio.options[one_radio.default]
        return WidgetState(id=one_radio.id, string_value=text)
    if kind == "button_group":
        group = element.button_group
        chosen = list(group.raw_values) or [group.options[place].content for place in group.default]
        return _texts(group.id, *chosen)
    if kind == "checkbox":
        box = element.checkbox
        return WidgetState(id=box.id, bool_value=box.value if box.set_value else box.default)
    return None


def _texts(id: str, *texts: str) -> WidgetState:
    state = WidgetState(id=id)
    state.string_array_value.data.extend(texts)
    return state


def components_of(url: str, page: str, slider_key: str) -> dict[str, Any]:
    """What the server sends to each live component of a page, by key."""

    async def visit() -> dict[str, Any]:
        visitor = Visitor(url, page, slider_key)
        await visitor.open()
        await visitor.close()
        return {key: unpack(raw) for key, raw in visitor.components.items()}

    return asyncio.run(visit())


def spread(seconds: list[float], share: float) -> float:
    """A percentile (0..1) of at least one measurement, by linear interpolation."""
    ordered = sorted(seconds)
    place = share * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)
