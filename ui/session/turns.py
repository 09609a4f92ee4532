"""Pages of different visitors are built one after the other.

Python does one thing at a time anyway, and threads that fight for their part make each other slower: with 60 visitors
nineteen of twenty answers came within 1,6 s without turns and within 0,12 s with them (docs/performance.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Semaphore

PATIENCE = 5.0
"""Seconds that a page waits for its turn; then it starts anyway."""

_free = Semaphore(1)
_mine: ContextVar[bool] = ContextVar("mine", default=False)


@contextmanager
def turn() -> Iterator[None]:
    """Wait for the pages that came before."""
    _mine.set(_free.acquire(timeout=PATIENCE))
    try:
        yield
    finally:
        _give_way()


@contextmanager
def aside() -> Iterator[None]:
    """Let others go first while something takes long."""
    _give_way()
    try:
        yield
    finally:
        _mine.set(_free.acquire(timeout=PATIENCE))


def _give_way() -> None:
    if _mine.get():
        _mine.set(False)
        _free.release()
