"""The log: bounded, one line for what a visitor sends wrong, and nothing of who he is."""

from __future__ import annotations

import asyncio
import logging
import secrets
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import websockets

from server.logs import LONGEST, MOST, UNSEEN, bounded
from tests.conftest import dashboard
from tests.server.answers import ask

NONSENSE = 40
"""So many messages of each kind."""


def test_one_place_says_no_more_than_so_much_a_minute() -> None:
    time = [0.0]
    made = bounded(logging.LogRecord, lambda: time[0])

    def levels(count: int, line: int) -> list[int]:
        return [made("one", logging.ERROR, "place.py", line, "wrong", (), None).levelno for _ in range(count)]

    assert levels(MOST + 5, 1) == [logging.ERROR] * MOST + [UNSEEN] * 5
    assert levels(1, 2) == [logging.ERROR], "another place still speaks"
    time[0] = 59.0
    assert levels(1, 1) == [UNSEEN]
    time[0] = 61.0
    again = made("one", logging.ERROR, "place.py", 1, "wrong", (), None)
    assert (again.levelno, again.getMessage()) == (logging.ERROR, "(6 keer niet getoond) wrong")
    assert made("one", logging.ERROR, "place.py", 1, "wrong", (), None).getMessage() == "wrong"


def test_a_message_is_short_and_on_one_line() -> None:
    made = bounded(logging.LogRecord)
    said = made("one", logging.WARNING, "place.py", 1, "x: %s", ("a\nWARNING b" * 1000,), None).getMessage()
    assert len(said) <= LONGEST
    assert "\n" not in said


def test_an_error_of_ours_keeps_its_traceback() -> None:
    try:
        raise KeyError("waarde")
    except KeyError:
        kept = bounded(logging.LogRecord)("one", logging.ERROR, "place.py", 1, "wrong", (), sys.exc_info())
    said = logging.Formatter().format(kept)
    assert "Traceback" in said
    assert "test_logs.py" in said


def test_a_long_message_of_ours_ends_with_what_went_wrong() -> None:
    """Uvicorn gives a failed start as one text, with the traceback in it."""
    text = "Traceback\n" + "  File x, line 1\n" * 200 + "OperationalError: database is locked"
    said = bounded(logging.LogRecord)("one", logging.ERROR, "place.py", 1, text, (), None).getMessage()
    assert said.startswith("Traceback\n")
    assert said.endswith("\nOperationalError: database is locked")
    assert len(said) <= LONGEST + len("\n[…]\n")


async def send_nonsense(url: str) -> None:
    address = f"ws://{urlsplit(url).netloc}/_stcore/stream?wie=Jansen"
    for number in range(NONSENSE):
        # Bytes of a message that is none: its first field has no such kind.
        for message in (b"\x07" + secrets.token_bytes(50), "tekst", b"\xff" * 2000):
            async with websockets.connect(
                address, subprotocols=[websockets.Subprotocol("streamlit")], proxy=None, open_timeout=60
            ) as socket:
                await socket.send(message)
                await socket.wait_closed()
                assert socket.close_code == 1002
        if number == 0:
            # Text that is none: what says so here is uvicorn.
            reader, writer = await asyncio.open_connection(urlsplit(url).hostname, urlsplit(url).port)
            writer.write(
                f"GET /_stcore/stream HTTP/1.1\r\nHost: {urlsplit(url).netloc}\r\n".encode()
                + b"Upgrade: websocket\r\nConnection: Upgrade\r\n"
                b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
            )
            await reader.readuntil(b"\r\n\r\n")
            writer.write(b"\x81\x82\x00\x00\x00\x00\xff\xff")
            await reader.read()
            writer.close()


def test_nonsense_costs_a_line_each_and_few_and_nobody_is_named(tmp_path: Path) -> None:
    with dashboard(tmp_path, None) as url:
        assert ask(url, "/kostenverdeling?caseload.tubbergen=150").status == 200
        # A thread of its own: in that of the tests the browser's loop may run.
        with ThreadPoolExecutor(1) as thread:
            thread.submit(asyncio.run, send_nonsense(url)).result()
    lines = (tmp_path / "server.log").read_text("utf-8").splitlines()
    assert any("Error deserializing back message" in line for line in lines)
    assert not [line for line in lines if "Traceback" in line or line.startswith(" ") or not line.strip()]
    # Said at two places, in two processes.
    assert len(lines) <= 2 * 2 * MOST
    assert not [line for line in lines if any(one in line for one in ("127.0.0.1", "Jansen", "kostenverdeling"))]
