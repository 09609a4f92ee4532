"""Memory is held on to where the C library can, and elsewhere nothing breaks."""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import anyio
import pytest

from server import memory
from server.memory import give_back_now_and_then, keep_freed_memory


def in_a_thread(task: Callable[[], Awaitable[None]]) -> None:
    """A browser test before this one may have left a running loop in this thread."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(anyio.run, task).result(timeout=90)


def test_glibc_is_told_each_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    told: dict[int, int] = {}
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: SimpleNamespace(mallopt=told.__setitem__))
    keep_freed_memory()
    # M_ARENA_MAX, M_MMAP_THRESHOLD and M_TRIM_THRESHOLD of malloc.h.
    assert told == {-8: 1, -3: 33_554_432, -1: 134_217_728}


def test_another_c_library_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: SimpleNamespace())
    keep_freed_memory()
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: pytest.fail("Windows has no library without a name"))
    keep_freed_memory()


def until(done: Callable[[], bool]) -> None:
    """Let the server tidy up until this is so; a minute at most."""

    async def some_time() -> None:
        with anyio.move_on_after(60):
            async with anyio.create_task_group() as group:
                group.start_soon(give_back_now_and_then)
                while not done():
                    await anyio.sleep(0.001)
                group.cancel_scope.cancel()

    in_a_thread(some_time)


def test_what_stays_free_is_given_back_again_and_again(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[int] = []
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: SimpleNamespace(malloc_trim=given.append))
    monkeypatch.setattr(memory, "PAUSE", 0.001)
    until(lambda: len(given) >= 3)
    # All but a megabyte of what is free.
    assert given[:3] == [1_048_576] * 3


def test_circles_are_collected_at_every_sixth_time_also_with_another_c_library(monkeypatch: pytest.MonkeyPatch) -> None:
    happened: list[str] = []
    monkeypatch.setattr(gc, "collect", lambda: happened.append("collected"))
    monkeypatch.setattr(memory, "PAUSE", 0.001)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(
        ctypes, "CDLL", lambda _name: SimpleNamespace(malloc_trim=lambda _kept: happened.append("given"))
    )
    until(lambda: happened.count("collected") >= 2)
    # Six times of ten seconds are a minute.
    assert happened[:13] == ["given"] * 5 + ["collected"] + ["given"] * 6 + ["collected"]
    happened.clear()
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: SimpleNamespace())
    until(lambda: len(happened) >= 2)
    assert set(happened) == {"collected"}
