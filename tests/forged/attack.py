"""Forgers over real sockets, and visitors beside them who must not notice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from random import Random
from typing import Any
from urllib.parse import urlsplit

import websockets
from google.protobuf.message import DecodeError
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from bench.protocol import Visitor
from tests.forged.forging import forged_states, mutated, other_messages, scrambled
from tests.pages.screen import PAGES as ALL_PAGES

PAGES = tuple("" if page == "start" else page for page in ALL_PAGES)
BESIDE = ("kostenverdeling", "planning", "onzekerheid", "meerjarenbegroting")
"""Visitors who look at these pages all the while: more than there are processes."""
PER_SOCKET = 40
"""Messages of one forger: many forgers find more than one who sends on."""
PER_MESSAGE = 5
"""Forged states in one message."""
AWAY = 30.0
"""Seconds after which a forger no longer waits for an answer."""


@dataclass
class Sent:
    """What was sent, and how often the server hung up or a forger's own session broke."""

    messages: int = 0
    states: int = 0
    hung_up: int = 0
    broken: int = 0


@dataclass
class Bystanders:
    """Visitors who do nothing wrong: what they see must stay what it was."""

    visitors: list[Visitor]
    first: list[bytes] = field(default_factory=list)

    async def look(self) -> None:
        """Ask for the page again. Raises if there is an error on it, or if it says something else than it did."""
        for one in self.visitors:
            await asyncio.wait_for(one.rerun(), 120)
        seen = [one.shown.components["live-headline"] for one in self.visitors]
        self.first = self.first or seen
        assert seen == self.first


@asynccontextmanager
async def bystanders(url: str) -> AsyncIterator[Bystanders]:
    """Visitors who are there from before the first forger until after the last."""
    visitors = [Visitor(url, page) for page in BESIDE]
    try:
        for one in visitors:
            await one.open()
        found = Bystanders(visitors)
        await found.look()
        yield found
    finally:
        for one in visitors:
            await one.close()


@asynccontextmanager
async def socket_to(url: str) -> AsyncIterator[Any]:
    """A socket as a browser opens it."""
    address = f"ws://{urlsplit(url).netloc}/_stcore/stream"
    async with websockets.connect(
        address, subprotocols=[websockets.Subprotocol("streamlit")], max_size=None, proxy=None, ping_interval=None
    ) as opened:
        yield opened


async def send_mutated(url: str, count: int, seed: int, sent: Sent) -> None:
    """So many broken messages. At one that means nothing the server hangs up, and the forger comes back at once: what
    he sent on that socket after it, nobody would have read."""
    random = Random(seed)
    while count:
        page = random.choice(PAGES)
        real = [_rerun(page), _rerun(page), *other_messages()]
        async with socket_to(url) as opened:
            reading = asyncio.create_task(_read_all(opened))
            if random.random() < 0.1:
                await opened.send(_rerun(page))
            for _time in range(min(PER_SOCKET, count)):
                message = scrambled(random) if random.random() < 0.5 else mutated(random.choice(real), random)
                is_text = random.random() < 0.05
                await opened.send(message.hex() if is_text else message)
                count, sent.messages = count - 1, sent.messages + 1
                if is_text or not means_something(message):
                    await asyncio.wait_for(opened.wait_closed(), AWAY)
                    sent.hung_up += 1
                    break
            reading.cancel()


def means_something(message: bytes) -> bool:
    """Whether a message can be read, whatever it then says."""
    try:
        BackMsg().ParseFromString(message)
    except DecodeError:
        return False
    return True


async def _read_all(opened: Any) -> None:
    with suppress(websockets.ConnectionClosed):
        async for _message in opened:
            pass


def _rerun(page: str, states: Iterable[WidgetState] = ()) -> bytes:
    message = BackMsg()
    message.rerun_script.page_name = page
    message.rerun_script.query_string = "caseload.tubbergen=150&cost_key=caseload"
    message.rerun_script.widget_states.widgets.extend(states)
    message.rerun_script.context_info.timezone = "Europe/Amsterdam"
    return message.SerializeToString()


async def send_forged(url: str, page: str, count: int, seed: int, sent: Sent) -> None:
    """So many forged states on one page, some at a time, from sessions that have the page before them."""
    random = Random(f"{seed} {page}")
    forger: Visitor | None = None
    try:
        while count:
            if forger is None:
                forger = Visitor(url, page)
                await asyncio.wait_for(forger.open(), AWAY)
                ids = sorted(forger.shown.named)
            states = list(forged_states(ids, min(PER_MESSAGE, count), random))
            count -= len(states)
            sent.states += len(states)
            forger.states |= {one.id: one for one in states}
            try:
                await asyncio.wait_for(forger.rerun(), AWAY)
                ids = sorted(forger.shown.named) or ids
            except (RuntimeError, websockets.ConnectionClosed, TimeoutError):
                sent.broken += 1  # his own session: that may be
                await forger.close()
                forger = None
    finally:
        if forger is not None:
            await forger.close()


async def attack(url: str, messages: int, states: int, seed: int, sent: Sent) -> None:
    """Broken messages and forged states on all pages, in rounds; after each the visitors beside them look again."""
    async with bystanders(url) as beside:
        for number, page in enumerate(PAGES):
            await asyncio.gather(
                send_mutated(url, share(messages, number), seed + number, sent),
                send_forged(url, page, share(states, number), seed, sent),
            )
            await beside.look()


def share(whole: int, number: int) -> int:
    """What one of the pages gets of so many."""
    return whole // len(PAGES) + (number < whole % len(PAGES))
