"""Pages of different visitors are built one after the other, and whoever asked most of late comes last.

Python does one thing at a time anyway, and threads that fight for their part make each other slower: with 60 visitors
nineteen of twenty answers came within 1,6 s without turns and within 0,12 s with them (docs/performance.md). And who
sends changes without end takes the time of everybody, unless those who ask less go first. What takes long (draws) has
a line of its own beside that of the pages.
"""

from __future__ import annotations

import heapq
import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from itertools import count
from threading import Event, Lock

PATIENCE = 5.0
"""Seconds that one may be busy; then the next in line starts anyway."""
MEMORY = 10.0
"""In so many seconds what somebody used is forgotten, all but a third of it."""
MOST_BEHIND = 2.0
"""Nobody has to let those go first who come this many seconds later."""
NEWCOMER = 1.0
"""What somebody who just comes is said to have used: those who are there already go first."""


@dataclass(eq=False)
class Place:
    """A place in a line. One that is given up is called as well, and has no turn."""

    called: Event = field(default_factory=Event)
    given_up: bool = False


@dataclass(eq=False)
class Account:
    """The seconds of processor time that somebody used of late, as they stood at a moment of the monotonic clock."""

    used: float = NEWCOMER
    at: float = field(default_factory=time.monotonic)
    runs: int = 0
    """The runs so far. Streamlit stops a run when the same visitor begins another: only the last one counts."""
    place: Place = field(default_factory=Place)
    """Where that one waits or waited."""


@dataclass(eq=False)
class Line:
    """Who is busy, since when, and who waits for it: the one that is due first is called first."""

    busy: Place | None = None
    since: float = 0.0
    waiting: list[tuple[float, int, Place]] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)


@dataclass(frozen=True)
class Turn:
    """The turn that a run has, and the processor time of its thread when it began."""

    line: Line
    place: Place
    account: Account
    run: int
    began: float


_pages, _long = Line(), Line()
_arrivals = count()
_mine: ContextVar[Turn | None] = ContextVar("mine", default=None)


def lately(account: Account, now: float) -> float:
    """What is left of what somebody used."""
    return account.used * math.exp(-(now - account.at) / MEMORY)


def due(account: Account, now: float) -> float:
    """The moment that counts for who asks now: later by what he used."""
    return now + min(MOST_BEHIND, lately(account, now))


# ---- a line ----


def take(line: Line, due: float, mine: Place) -> None:
    """Wait until this place is called, or given up."""
    with line.lock:
        if line.busy is None:
            line.busy, line.since = mine, time.monotonic()
            return
        heapq.heappush(line.waiting, (due, next(_arrivals), mine))
    while not mine.called.wait(PATIENCE / 5):
        _pass_by(line)


def give(line: Line, mine: Place) -> None:
    """End a turn. Whoever was passed by or gave up has none any more."""
    with line.lock:
        if line.busy is mine:
            _call_next(line)


def _pass_by(line: Line) -> None:
    with line.lock:
        if time.monotonic() - line.since > PATIENCE:
            _call_next(line)


def _call_next(line: Line) -> None:
    line.busy, line.since = None, time.monotonic()
    while line.waiting and line.busy is None:
        place = heapq.heappop(line.waiting)[2]
        if not place.given_up:
            line.busy = place
            place.called.set()


# ---- for who builds a page ----


@contextmanager
def turn(account: Account) -> Iterator[None]:
    """Wait for who goes first; what it takes is written in the account."""
    account.runs += 1
    _begin(_pages, account, account.runs)
    try:
        yield
    finally:
        _end()


@contextmanager
def aside() -> Iterator[None]:
    """Let other pages go on while something takes long; that too is done by one at a time."""
    mine = _end()
    if mine is None:  # without a turn there is none to give: a page that runs by itself, or is about to be stopped
        yield
        return
    _begin(_long, mine.account, mine.run)
    try:
        yield
    finally:
        _end()
    _begin(_pages, mine.account, mine.run)  # not for a run that was stopped in between


def between() -> None:
    """Let others go first between two parts of what takes long."""
    mine = _mine.get()
    if mine is not None and mine.line.waiting:
        _end()
        _begin(mine.line, mine.account, mine.run)


def _begin(line: Line, account: Account, run: int) -> None:
    if run != account.runs:  # Streamlit stops this run at its next call
        return
    account.place.given_up = True
    account.place.called.set()
    mine = account.place = Place()
    take(line, due(account, time.monotonic()), mine)
    _mine.set(Turn(line, mine, account, run, time.thread_time()))


def _end() -> Turn | None:
    """End the turn that this run has, and write down what it took."""
    mine = _mine.get()
    if mine is None:
        return None
    _mine.set(None)
    now, account = time.monotonic(), mine.account
    account.used = lately(account, now) + time.thread_time() - mine.began
    account.at = now
    give(mine.line, mine.place)
    return mine
