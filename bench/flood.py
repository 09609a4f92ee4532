"""What one visitor can do to the others: a flood of changes, a full hall that opens at once, draws, downloads.

    .venv/bin/python -m bench.flood                        # everything, some minutes
    .venv/bin/python -m bench.flood --attacks flood open   # only these

Measured: how long a change takes for four visitors who were there before, first in a quiet server and then during
the attack. The attackers live in a process of their own.
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import os
import random
import time
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial

from bench import changes
from bench.protocol import Visitor, spread
from bench.servers import our_app, stop_on_signal
from bench.widgets import choose
from words.link import BUDGET_URL

HONEST = 4
"""Visitors who were there already: more than one, so that every process of the server has some."""
PERIOD = 0.5
QUIET = 4.0
Attack = Callable[[str], None]


# ---- what attackers do ----


async def _flood(url: str, page: str, connections: int, rate: float, seconds: float) -> None:
    visitors = [Visitor(url, page) for _place in range(connections)]
    for visitor in visitors:
        await visitor.open()
    until = time.monotonic() + seconds

    async def one(visitor: Visitor, chance: random.Random) -> None:
        drain = asyncio.create_task(visitor.drain())
        due = time.monotonic()
        while due < until:
            changes.set_any(visitor, chance)
            await visitor.shout()
            due += 1 / rate
            await asyncio.sleep(max(0.0, due - time.monotonic()))
        drain.cancel()

    sending = [asyncio.create_task(one(visitor, random.Random(place))) for place, visitor in enumerate(visitors)]
    # Who is held up by the server stops in time as well, and leaves without a word.
    await asyncio.wait(sending, timeout=seconds + 1)
    os._exit(0)


def flood(url: str, page: str = "planning", connections: int = 4, rate: float = 100.0, seconds: float = 8.0) -> None:
    """Changes without waiting for any answer."""
    asyncio.run(_flood(url, page, connections, rate, seconds))


async def _open(url: str, page: str, count: int) -> None:
    visitors = [Visitor(url, page) for _place in range(count)]
    await asyncio.gather(*(visitor.open() for visitor in visitors))
    await asyncio.gather(*(visitor.close() for visitor in visitors))


def open_at_once(url: str, page: str = "kostenverdeling", count: int = 500) -> None:
    """So many pages at once, each until it is there."""
    asyncio.run(_open(url, page, count))


def download(url: str, clients: int = 20, seconds: float = 8.0) -> None:
    """The CSV, over and over."""
    until = time.monotonic() + seconds
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))

    def one(place: int) -> None:
        number = 0
        while time.monotonic() < until:
            number += 1
            with opener.open(f"{url}{BUDGET_URL}?caseload.dinkelland={200 + (place * 7 + number) % 150}") as answer:
                answer.read()

    with ThreadPoolExecutor(clients) as pool:
        list(pool.map(one, range(clients)))


async def _draw(url: str, sessions: int) -> None:
    visitors = [Visitor(url, "onzekerheid", f"caseload.dinkelland={210 + place}") for place in range(sessions)]
    for visitor in visitors:
        await visitor.open()
        await visitor.unfold("fold-drawing")
    for visitor in visitors:
        (draws,) = (state for state in visitor.states.values() if state.string_array_value.data[:] == ["10.000"])
        choose(draws, "100.000")
    await asyncio.gather(*(visitor.rerun() for visitor in visitors))
    await asyncio.gather(*(visitor.close() for visitor in visitors))


def draw(url: str, sessions: int = 10) -> None:
    """So many visitors who ask for 100.000 draws, all others than before."""
    asyncio.run(_draw(url, sessions))


ATTACKS: dict[str, Attack] = {
    "flood": flood,
    "thousand": partial(flood, page="meerjarenbegroting", connections=1, rate=1000.0),
    "open": open_at_once,
    "draws": draw,
    "downloads": download,
}


# ---- what the others notice ----


@contextmanager
def attacked(attack: Attack, url: str) -> Iterator[Callable[[], bool]]:
    """Run an attack in a process of its own; gives whether it is still going on."""
    process = multiprocessing.get_context("spawn").Process(target=attack, args=(url,), daemon=True)
    process.start()
    try:
        yield process.is_alive
    finally:
        process.kill()
        process.join()


async def notice(
    url: str, page: str, attack: Attack, honest: int = HONEST, quiet: float = QUIET
) -> tuple[list[float], list[float]]:
    """The seconds of the changes of visitors who were there: in a quiet server, and while somebody attacks it."""
    visitors = [Visitor(url, page) for _place in range(honest)]
    try:
        for visitor in visitors:
            await visitor.open()
        until = time.monotonic() + quiet
        before = await _changes(visitors, lambda: time.monotonic() < until)
        with attacked(attack, url) as goes_on:
            during = await _changes(visitors, goes_on)
    finally:
        for visitor in visitors:
            await visitor.close()
    return before, during


async def _changes(visitors: list[Visitor], goes_on: Callable[[], bool]) -> list[float]:
    found: list[float] = []

    async def one(visitor: Visitor, chance: random.Random) -> None:
        await asyncio.sleep(chance.uniform(0, PERIOD))
        while goes_on():
            found.append(await changes.change(visitor, chance))
            await asyncio.sleep(PERIOD)

    async with asyncio.TaskGroup() as group:
        for place, visitor in enumerate(visitors):
            group.create_task(one(visitor, random.Random(place)))
    return found


def main() -> None:
    """Read the options and run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--attacks", nargs="+", choices=list(ATTACKS), default=list(ATTACKS))
    parser.add_argument("--page", default="planning", help="where those are who were there before")
    options = parser.parse_args()
    stop_on_signal()
    print(f"{'attack':<12}{'quiet p50':>10}{'max':>7}{'during p50':>12}{'p95':>7}{'max':>7}  milliseconds", flush=True)
    for name in options.attacks:
        with our_app() as server:
            before, during = asyncio.run(notice(server.url, options.page, ATTACKS[name]))
        numbers = [1000 * value for value in (spread(before, 0.5), max(before), spread(during, 0.5))]
        numbers += [1000 * value for value in (spread(during, 0.95), max(during))]
        print(f"{name:<12}" + "".join(f"{value:>{width}.0f}" for value, width in zip(numbers, (10, 7, 12, 7, 7),
              strict=True)) + f"  {len(during)} changes", flush=True)  # fmt: skip


if __name__ == "__main__":
    main()
