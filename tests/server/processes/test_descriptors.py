"""Visitors who come and go take no descriptors with them, and who asks hears how many are left."""

from __future__ import annotations

import asyncio
import json
import resource
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import websockets

from bench.processes import family
from bench.protocol import Visitor, run
from server.processes.limits import WANTED
from tests.conftest import ROOT
from tests.server.processes.started import SERVE, Started, started, wait_for

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="counts descriptors in /proc")
LIMIT = 256
"""What macOS allows a program, and the most that the server of these tests may have."""
VISITS = 190
"""More than the 155 after which nothing was left. By hand 2.000 were served too (70 s)."""
AT_ONCE = 4


@pytest.fixture(scope="module")
def cramped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Started]:
    """Our dashboard in one process that can have few descriptors."""
    folder = tmp_path_factory.mktemp("cramped")
    with started(SERVE, folder, "--workers", "1", project=ROOT, limit=LIMIT) as one:
        one.until_it_answers()
        yield one


def descriptors(one: Started) -> int:
    """How many the process that serves has open."""
    return len(list(Path(f"/proc/{family(one.process.pid)[-1]}/fd").iterdir()))


def health(one: Started) -> tuple[int, dict[str, object]]:
    try:
        with urllib.request.urlopen(f"{one.url}/gezond", timeout=30) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, json.load(error)


def page(url: str) -> int:
    with urllib.request.urlopen(f"{url}/situatie", timeout=60) as answer:
        return int(answer.status)


async def visit(url: str) -> None:
    """The page, its connection and its first run; then the tab is closed."""
    assert await asyncio.to_thread(page, url) == 200
    visitor = Visitor(url, "situatie")
    try:
        await asyncio.wait_for(visitor.open(), 60)
        assert visitor.shown.components
    finally:
        await visitor.close()


async def visits(url: str) -> int:
    """Some at a time; how many were served."""
    waiting, served = iter(range(VISITS)), 0

    async def one_after_the_other() -> None:
        nonlocal served
        for _ in waiting:
            await visit(url)
            served += 1

    await asyncio.gather(*(one_after_the_other() for _ in range(AT_ONCE)))
    return served


FINE = (200, {"status": "ok", "bewaren": "ok"})


def test_more_visits_than_there_are_descriptors(cramped: Started) -> None:
    before = descriptors(cramped)
    assert run(visits(cramped.url)) == VISITS
    # A session that was cut off in its run is looked at when the next one leaves.
    wait_for(lambda: descriptors(cramped) <= before + 3 * AT_ONCE)
    assert health(cramped) == FINE


class Returning(Visitor):
    """A visitor who names the session that he had."""

    session = ""

    def _take(self, message: object, kind: str | None) -> None:
        if kind == "new_session":
            self.session = message.new_session.initialize.session_id  # type: ignore[attr-defined]
        super()._take(message, kind)  # type: ignore[arg-type]

    async def again(self) -> None:
        address = f"ws://{urlsplit(self.url).netloc}/_stcore/stream"
        names = [websockets.Subprotocol(name) for name in ("streamlit", "no-cookie", self.session)]
        self._socket = await websockets.connect(address, subprotocols=names, max_size=None, proxy=None)
        await self.rerun()


def test_who_returns_finds_his_session(cramped: Started) -> None:
    """The loop of a session that was left is closed; whoever comes back gets another, and no warning in the log."""

    async def leave_and_return() -> tuple[str, str, int]:
        visitor = Returning(cramped.url, "situatie")
        await visitor.open()
        first = visitor.session
        await visitor.close()
        await asyncio.sleep(0.5)
        await visitor.again()
        shown = len(visitor.shown.components)
        await visitor.close()
        return first, visitor.session, shown

    first, second, shown = run(leave_and_return())
    assert first == second
    assert shown > 0
    assert cramped.said() == ""


def test_who_asks_hears_that_few_are_left(cramped: Started) -> None:
    with ExitStack() as connections:
        for _ in range(LIMIT - descriptors(cramped) - 20):
            connections.enter_context(socket.create_connection(("127.0.0.1", cramped.port)))
        wait_for(lambda: descriptors(cramped) > LIMIT - 30)
        code, said = health(cramped)
        assert (code, said["status"]) == (503, "niet in orde")
        assert [str(cause).partition(":")[0] for cause in said["oorzaken"]] == ["verbindingen"]  # type: ignore[attr-defined]
    wait_for(lambda: health(cramped) == FINE)


def test_the_soft_limit_is_raised() -> None:
    code = "from server.processes.limits import *; import resource; raise_the_limit(); print(*resource.getrlimit(7))"
    assert resource.RLIMIT_NOFILE == 7
    done = subprocess.run(
        ["bash", "-c", 'ulimit -S -n 256 && exec "$@"', "bash", sys.executable, "-c", code],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    soft, hard = map(int, done.stdout.split())
    assert soft == (WANTED if hard == resource.RLIM_INFINITY else min(WANTED, hard))
    assert soft > 256
