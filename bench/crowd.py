"""Many visitors at once: each changes something once in two seconds, and waits for the answer."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from bench import changes
from bench.beside import asks
from bench.protocol import Visitor, spread

PERIOD = 2.0
WARM_UP = 4.0
"""Seconds at the start of a measurement that do not count."""
OPENING = 4
"""So many sessions open at the same time."""
STAY = 10
"""In a mixed crowd every tenth change is a switch to another page."""
IDLE_CHANGES = 20
ASIDE, FIRST, COUNT = "caseload.dinkelland", 200, 150
"""Every visitor comes with a link that sets this assumption, so that visitors differ and no answer serves two."""


@dataclass
class Result:
    """The changes of one measurement."""

    name: str
    sessions: int
    seconds: list[float] = field(default_factory=list)
    switches: list[float] = field(default_factory=list)
    """Of these seconds, those of a page switch."""
    asked_beside: list[float] = field(default_factory=list)
    """The seconds of what the pages asked when nothing moved for a moment."""
    received: int = 0
    changes: int = 0
    span: float = 1.0

    @property
    def asked(self) -> float:
        """Changes a second that the visitors would make if nothing kept them waiting."""
        return self.sessions / PERIOD

    @property
    def reached(self) -> float:
        """Changes a second that they made."""
        return len(self.seconds) / self.span

    @property
    def kilobytes(self) -> float:
        """What the server sent for a change."""
        return self.received / max(1, self.changes) / 1000

    def ms(self, share: float) -> float:
        """A percentile (0..1) of the waiting times."""
        return 1000 * spread(self.seconds, share)


@dataclass
class Guest:
    """A visitor of the crowd; with ``pages`` one who walks around."""

    visitor: Visitor
    chance: random.Random
    pages: Sequence[str] = ()
    made: int = 0
    known: set[str] = field(default_factory=set)
    """The addresses beside the page that it asked before."""

    async def act(self, result: Result) -> tuple[float, bool]:
        """The next change: how long it took, and whether it was a page switch."""
        self.made += 1
        if self.pages and self.made % STAY == 0:
            page = self.chance.choice([page for page in self.pages if page != self.visitor.page])
            return await changes.switch(self.visitor, page), True
        before = self.visitor.received
        seconds = await changes.change(self.visitor, self.chance)
        result.received += self.visitor.received - before
        result.changes += 1
        return seconds, False


def guests(url: str, pages: Sequence[str], sessions: int, walking: bool) -> list[Guest]:
    """Visitors spread evenly over the pages."""
    found = []
    for place in range(sessions):
        visitor = Visitor(url, pages[place % len(pages)], query=f"{ASIDE}={FIRST + place % COUNT}")
        # Who walks is somewhere in the middle of a stay.
        chance = random.Random(place)
        found.append(Guest(visitor, chance, pages if walking else (), chance.randrange(STAY) if walking else 0))
    return found


def bare_guests(url: str, sessions: int) -> list[Guest]:
    """Visitors of the app that only has a slider and a chart."""
    return [Guest(Visitor(url), random.Random(place)) for place in range(sessions)]


async def enter(crowd: Sequence[Guest]) -> None:
    """Open all pages, a few at a time."""
    gate = asyncio.Semaphore(OPENING)

    async def open_one(guest: Guest) -> None:
        async with gate:
            await guest.visitor.open()

    async with asyncio.TaskGroup() as group:
        for guest in crowd:
            group.create_task(open_one(guest))


async def stay(crowd: Sequence[Guest], result: Result, seconds: float, warm_up: float = WARM_UP) -> None:
    """Let them all change something once in a period. Raises the first error of any of them."""
    start = time.monotonic()
    until = start + warm_up + seconds
    result.span = seconds
    async with asyncio.TaskGroup() as group:
        for guest in crowd:
            group.create_task(_visit(guest, result, start, start + warm_up, until, group))


async def _visit(
    guest: Guest, result: Result, start: float, count_from: float, until: float, group: asyncio.TaskGroup
) -> None:
    due = start + guest.chance.uniform(0, PERIOD)
    while due < until:
        await asyncio.sleep(max(0.0, due - time.monotonic()))
        seconds, switched = await guest.act(result)
        now = time.monotonic()
        if count_from <= now <= until:
            result.seconds.append(seconds)
            if switched:
                result.switches.append(seconds)
        for pause, address in asks.addresses(guest.visitor).items():
            group.create_task(_ask_when_still(guest, result, pause, address))
        # Who had to wait longer than the period goes on at the next tick.
        due += PERIOD * max(1, -int(-(now - due) // PERIOD))


async def _ask_when_still(guest: Guest, result: Result, pause: float, address: str) -> None:
    """As a browser does, unless something was changed meanwhile or the answer is known."""
    before = guest.made
    await asyncio.sleep(pause)
    if guest.made == before and address not in guest.known:
        result.asked_beside.append(await asks.ask(guest.visitor.url, address))
        guest.known.add(address)


async def leave(crowd: Sequence[Guest]) -> None:
    """Close all sessions, whatever happened in them."""
    await asyncio.gather(*(guest.visitor.close() for guest in crowd), return_exceptions=True)


async def measure(name: str, crowd: Sequence[Guest], seconds: float) -> Result:
    """A crowd enters, stays and leaves."""
    result = Result(name, len(crowd))
    try:
        await enter(crowd)
        await stay(crowd, result, seconds)
    finally:
        await leave(crowd)
    if not result.seconds:
        raise RuntimeError(f"{name}: {len(crowd)} sessions finished no change in {seconds:.0f} s")
    return result


async def idle(url: str, page: str) -> Result:
    """One visitor on a server that has nothing else to do, change after change."""
    (guest,) = guests(url, [page], 1, walking=False)
    result = Result(page, 1)
    try:
        await enter([guest])
        for _place in range(2 + IDLE_CHANGES):
            await asyncio.sleep(0.05)
            seconds, _switched = await guest.act(result)
            result.seconds.append(seconds)
    finally:
        await leave([guest])
    del result.seconds[:2]  # the first fill what later ones find ready
    return result
