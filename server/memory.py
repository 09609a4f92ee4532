"""How the server holds on to memory.

Every answer and every draw makes arrays of some megabytes that are gone a moment later. glibc gives such memory back
to the system and asks for it anew, page by page: a quarter of the time that 100.000 draws take.
"""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Callable
from itertools import count

import anyio

TRIM_THRESHOLD, MMAP_THRESHOLD, ARENA_MAX = -1, -3, -8
"""The numbers of these settings in glibc's malloc.h (mallopt(3))."""
MEGABYTE = 1024 * 1024
PAUSE = 10.0
"""Seconds between two times that free memory is given back."""
COLLECTING = 6
"""So many of these times make one at which circles are collected."""
SETTINGS = {
    # Streamlit answers in a new thread each time; with a heap for each of them the memory would grow. ``serve`` says so
    # before there is any thread; this is for who starts the app another way.
    ARENA_MAX: 1,
    MMAP_THRESHOLD: 32 * MEGABYTE,
    TRIM_THRESHOLD: 128 * MEGABYTE,
}


def keep_freed_memory() -> None:
    """Keep what is freed for what comes. Does nothing where the C library is not glibc."""
    mallopt = _of_glibc("mallopt")
    if mallopt is not None:
        for setting, value in SETTINGS.items():
            mallopt(setting, value)


async def give_back_now_and_then() -> None:
    """Every ten seconds, give back to the system what has stayed free: a busy hour would else be held on to for good.

    Once a minute also what only holds on to itself: Streamlit leaves such circles behind a session and an answer, and
    the collector of Python hardly ever looks for them itself (``routes.lifespan``).
    """
    for turn in count(1):
        await anyio.sleep(PAUSE)
        if turn % COLLECTING == 0:
            await anyio.to_thread.run_sync(gc.collect)
        await anyio.to_thread.run_sync(give_back)


def give_back() -> None:
    """Give back to the system what is free now. Does nothing where the C library is not glibc."""
    malloc_trim = _of_glibc("malloc_trim")
    if malloc_trim is not None:
        malloc_trim(MEGABYTE)


def tidy() -> None:
    """The same of what only holds on to itself as well."""
    gc.collect()
    give_back()


def _of_glibc(name: str) -> Callable[..., int] | None:
    """A function of the C library, or None where it has none of that name."""
    return getattr(ctypes.CDLL(None), name, None) if sys.platform == "linux" else None
