"""A browser gets what the server sends, in order: short in bytes, and with few writes."""

from __future__ import annotations

import argparse
import asyncio
import inspect
import random
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import Any, cast

import pytest
from uvicorn import Config
from uvicorn.protocols.utils import ClientDisconnected
from uvicorn.protocols.websockets import websockets_sansio_impl as of_uvicorn
from uvicorn.server import ServerState
from websockets import ClientProtocol
from websockets.extensions.permessage_deflate import ClientPerMessageDeflateFactory
from websockets.frames import Frame
from websockets.http11 import Request
from websockets.uri import parse_uri

from server import serve
from server.gate.sockets import SHORT, TOGETHER, WebSockets

ANSWER = random.Random(1).randbytes(20_000)
"""As long as the answer to a change, and of a kind that is only short if it was there before."""


def settings() -> Config:
    return serve.settings("127.0.0.1", argparse.Namespace(port=1, workers=1), [])


def connected(loop: asyncio.AbstractEventLoop | None = None) -> tuple[WebSockets, ClientProtocol]:
    """The connection of a browser, without a network between."""
    protocol = WebSockets(settings(), ServerState(), {}, loop or cast(asyncio.AbstractEventLoop, SimpleNamespace()))
    browser = ClientProtocol(parse_uri("ws://localhost/"), extensions=[ClientPerMessageDeflateFactory()])
    browser.send_request(browser.connect())
    protocol.conn.receive_data(b"".join(browser.data_to_send()))
    (request,) = protocol.conn.events_received()
    assert isinstance(request, Request)
    protocol.conn.send_response(protocol.conn.accept(request))
    browser.receive_data(b"".join(protocol.conn.data_to_send()))
    browser.events_received()
    return protocol, browser


def test_the_server_uses_it() -> None:
    assert settings().ws == f"{WebSockets.__module__}:{WebSockets.__name__}"


def test_an_answer_that_comes_again_takes_little() -> None:
    protocol, browser = connected()
    sizes = []
    for _time in range(2):
        protocol.conn.send_binary(ANSWER)
        sent = b"".join(protocol.conn.data_to_send())
        sizes.append(len(sent))
        browser.receive_data(sent)
        (frame,) = browser.events_received()
        assert isinstance(frame, Frame)
        assert bytes(frame.data) == ANSWER
    assert sizes[0] >= len(ANSWER)
    assert sizes[1] < len(ANSWER) // 50


def run(visit: Coroutine[Any, Any, None]) -> None:
    """In a thread of its own: where a browser is driven a loop runs already."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, visit).result()


def written_by(protocol: WebSockets) -> list[bytes]:
    """What the server writes from now on, a write at a time."""
    written: list[bytes] = []
    protocol.transport = cast(asyncio.Transport, SimpleNamespace(write=written.append, is_closing=lambda: False))
    protocol.handshake_complete = True
    return written


def said(browser: ClientProtocol, written: list[bytes]) -> list[bytes]:
    """The messages that the browser makes of it."""
    browser.receive_data(b"".join(written))
    return [bytes(frame.data) for frame in browser.events_received() if isinstance(frame, Frame)]


def test_short_messages_go_as_they_are_and_long_ones_between_them_packed() -> None:
    protocol, browser = connected()
    sent = []
    for message in (b"a" * (SHORT - 1), b"b" * SHORT, b"a" * (SHORT - 1), b"b" * SHORT):
        protocol.conn.send_binary(message)
        sent.append(b"".join(protocol.conn.data_to_send()))
    assert [len(one) > SHORT // 2 for one in sent] == [True, False, True, False]
    assert said(browser, sent) == [b"a" * (SHORT - 1), b"b" * SHORT] * 2


async def _as_it_is() -> None:
    protocol, browser = connected(asyncio.get_running_loop())
    written = written_by(protocol)
    lengths = (0, 1, 125, 126, 127, 255, 256, SHORT - 1, SHORT, 70_000)
    for length in lengths:
        assert protocol.at_once(ANSWER[:1] * length)
    await asyncio.sleep(50 * TOGETHER)
    assert said(browser, written) == [ANSWER[:1] * length for length in lengths]


def test_a_message_of_any_length_comes_whole() -> None:
    """The short ones are framed by us: below 126 bytes, and from there on with a length of two bytes."""
    run(_as_it_is())


async def _gathered() -> None:
    protocol, browser = connected(asyncio.get_running_loop())
    written = written_by(protocol)
    assert [protocol.at_once(text) for text in (b"1", b"2", b"3")] == [True] * 3
    assert written == []
    await asyncio.sleep(50 * TOGETHER)
    assert len(written) == 1
    # What waits as Streamlit's queue does is not overtaken, and takes along what was before it.
    assert protocol.at_once(b"4")
    protocol.pause_writing()
    waiting = asyncio.create_task(protocol.send({"type": "websocket.send", "bytes": b"5"}))
    await asyncio.sleep(0)
    protocol.resume_writing()
    assert not protocol.at_once(b"6")
    await waiting
    assert protocol.at_once(b"6")
    await asyncio.sleep(50 * TOGETHER)
    assert said(browser, written) == [b"1", b"2", b"3", b"4", b"5", b"6"]


def test_messages_are_written_together_and_in_order() -> None:
    run(_gathered())


async def _refused() -> None:
    protocol, _browser = connected(asyncio.get_running_loop())
    written = written_by(protocol)
    protocol.pause_writing()
    assert not protocol.at_once(b"full")
    protocol.resume_writing()
    assert protocol.at_once(b"last")
    protocol.disconnected = True
    assert not protocol.at_once(b"gone")
    with pytest.raises(ClientDisconnected):
        await protocol.send({"type": "websocket.send", "bytes": b"gone"})
    protocol.transport = cast(asyncio.Transport, SimpleNamespace(write=written.append, is_closing=lambda: True))
    await asyncio.sleep(50 * TOGETHER)
    assert written == []


def test_nothing_is_taken_for_a_browser_that_does_not_read_or_is_gone() -> None:
    run(_refused())


def test_uvicorn_sends_as_we_lean_on() -> None:
    """Whatever is written takes along what waits in ``conn``, and what a full connection waits for is ``writable``."""
    source = inspect.getsource(of_uvicorn)
    assert source.count("output = self.conn.data_to_send()") > 5
    assert source.count("await self.writable.wait()") == 1
    assert "result = await self.app(self.scope, self.receive, self.send)" in source
