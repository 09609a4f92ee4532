"""How fast one connection may ask, and how many visitors may come in at the same moment.

A connection that asks faster is not read for a while: TCP then holds its sender up, and nothing is lost. Per
connection and not per address, because a council shares one.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.types import ASGIApp, Message, Receive, Scope, Send

RATE = 20.0
"""Messages a second that a connection may go on sending: more than a thumb on a slider sends."""
BURST = 40
"""So many it may send at once after a rest."""
MOST_BYTES = 1024 * 1024
"""Of one message. What all widgets of our largest page say together takes some kilobytes."""
STARTING = 4
"""So many first pages of a process are built at a time; the others wait."""
MOST_SECONDS = 2.0
"""A first page that takes longer, or that never comes, holds up the next for so long and no longer."""
ENDED = "keuzekompas.run_ended"
"""Where the scope of a connection keeps what to call when a page was built for it (``ui/streamlit_internals.py``)."""
GONE: Message = {"type": "websocket.disconnect", "code": 1006, "reason": ""}


def after(bucket: float, now: float) -> tuple[float, float]:
    """The bucket after one message, and the seconds that the message has to wait.

    ``bucket``: the moment at which nothing of the burst is used any more, on the clock of ``now``.
    """
    wait = max(0.0, bucket - now - (BURST - 1) / RATE)
    return max(bucket, now) + 1 / RATE, wait


@dataclass
class Entrance:
    """Where first pages wait for each other."""

    room: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(STARTING))

    async def enter(self, ahead: asyncio.Future[Message]) -> Callable[[], None] | None:
        """Wait until there is room; None if the visitor leaves before: ``ahead`` is the next that comes from him.

        What comes back makes room again; more than once changes nothing.
        """
        waiting = asyncio.ensure_future(self.room.acquire())
        await asyncio.wait((waiting, ahead), return_when=asyncio.FIRST_COMPLETED)
        if not waiting.done() and not _left(ahead):
            await waiting
        if _left(ahead):
            if not waiting.cancel():
                self.room.release()
            return None
        inside = True

        def leave() -> None:
            nonlocal inside
            if inside:
                inside = False
                self.room.release()

        asyncio.get_running_loop().call_later(MOST_SECONDS, leave)
        return leave


class Pace:
    """Reads a WebSocket no faster than it may ask, and its first message only when there is room."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.entrance = Entrance()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        clock = asyncio.get_running_loop().time
        bucket, gone = 0.0, False
        ahead: asyncio.Future[Message] | None = None

        async def paced() -> Message:
            nonlocal bucket, ahead
            message, ahead = await (ahead or receive()), None
            if message["type"] != "websocket.receive":
                return message
            bucket, wait = after(bucket, clock())
            if wait:
                await asyncio.sleep(wait)
            if ENDED not in scope:
                ahead = asyncio.ensure_future(receive())
                room = await self.entrance.enter(ahead)
                if room is None:
                    return GONE
                scope[ENDED] = room
            return GONE if gone else message

        async def watched(message: Message) -> None:
            nonlocal gone
            try:
                await send(message)
            except OSError:
                # What it still sent before it left is for nobody.
                gone = True
                raise

        try:
            await self.app(scope, paced, watched)
        finally:
            scope.get(ENDED, _nothing)()
            if ahead is not None:
                ahead.cancel()


def _left(ahead: asyncio.Future[Message]) -> bool:
    return ahead.done() and ahead.result()["type"] == "websocket.disconnect"


def _nothing() -> None:
    """For a connection that never asked anything."""
