"""Many visitors at once over Streamlit's own WebSocket protocol: how long does a change take on the server?

    .venv/bin/python -m bench.load [--sessions 1 20 60 100] [--seconds 30] [--soak MINUTES] [--soak-sessions 60]

Every session first sets another slider, so that all differ, and then moves the slider once in two seconds. The
visitors live in this process, the servers in their own. Measured: from sending the change until the message that the
script has finished (all new content came before it).
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path

from bench.protocol import Visitor, spread
from bench.servers import Server, bare_streamlit, our_app, stop_on_signal

PERIOD = 2.0
WARM_UP = 4.0
"""Seconds at the start of a measurement that do not count."""
OPENING = 4
"""So many sessions open at the same time."""
IDLE_SECONDS = 60.0
"""So long we wait for a server that works on after its visitors left."""
GOAL_SESSIONS, GOAL_MS = 100, 250
PAGE, SLIDER, ASIDE = "kostenverdeling", "set-caseload-tubbergen", "set-caseload-dinkelland"


@dataclass
class Result:
    """The changes of one measurement."""

    sessions: int
    asked: float
    """Changes a second that the visitors would make if nothing kept them waiting."""
    seconds: list[float] = field(default_factory=list)
    received: int = 0
    changes: int = 0
    span: float = 0.0
    wrong: list[str] = field(default_factory=list)

    def line(self, name: str) -> str:
        """A row of the table."""
        p50, p95 = (1000 * spread(self.seconds, share) for share in (0.5, 0.95))
        rate = len(self.seconds) / self.span
        size = self.received / max(1, self.changes) / 1024
        return f"{name:<18}{self.sessions:>9}{p50:>10.0f}{p95:>10.0f}{rate:>12.1f}{self.asked:>9.1f}{size:>12.0f}"


def bare_visitor(url: str) -> Visitor:
    """A visitor of the app that only has a slider and a chart."""
    return Visitor(url, proof="plotly_chart")


def our_visitor(url: str) -> Visitor:
    """A visitor of /kostenverdeling; every answer is checked to have the slider's value in its headline."""
    return Visitor(url, PAGE, SLIDER, aside_key=ASIDE)


async def visit(visitor: Visitor, result: Result, start: float, until: float, chance: random.Random) -> None:
    """Change, wait, change, ... until the time is over."""
    due = start + chance.uniform(0, PERIOD)
    while due < until:
        await asyncio.sleep(max(0.0, due - time.monotonic()))
        before = visitor.received
        seconds = await visitor.change(chance)
        result.received += visitor.received - before
        result.changes += 1
        now = time.monotonic()
        if now >= start + WARM_UP and now <= until:
            result.seconds.append(seconds)
        # Who had to wait longer than the period goes on at the next tick.
        due += PERIOD * max(1, -int(-(now - due) // PERIOD))


async def crowd(make: Callable[[str], Visitor], url: str, sessions: int, seconds: float) -> Result:
    """So many visitors at once. Raises the first error of any of them."""
    visitors = [make(url) for _ in range(sessions)]
    gate = asyncio.Semaphore(OPENING)

    async def enter(visitor: Visitor, chance: random.Random) -> None:
        async with gate:
            await visitor.open(chance)

    result = Result(sessions, sessions / PERIOD, span=seconds)
    try:
        async with asyncio.TaskGroup() as group:
            for place, visitor in enumerate(visitors):
                group.create_task(enter(visitor, random.Random(place)))
        start = time.monotonic()
        until = start + WARM_UP + seconds
        async with asyncio.TaskGroup() as group:
            for place, visitor in enumerate(visitors):
                group.create_task(visit(visitor, result, start, until, random.Random(place)))
    finally:
        await asyncio.gather(*(visitor.close() for visitor in visitors), return_exceptions=True)
    if not result.seconds:
        raise RuntimeError(f"{sessions} sessions finished no change in {seconds:.0f} s")
    return result


def wait_until_idle(pid: int) -> None:
    """A saturated server works on after its visitors have left: the next measurement must not suffer from it."""
    until = time.monotonic() + IDLE_SECONDS
    while time.monotonic() < until:
        before = busy_seconds(pid)
        time.sleep(1)
        if busy_seconds(pid) - before < 0.05:
            return
    raise RuntimeError(f"the server is still busy after {IDLE_SECONDS:.0f} s")


def busy_seconds(pid: int) -> float:
    """Processor time that a process has used."""
    numbers = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(numbers[11]) + int(numbers[12])) / os.sysconf("SC_CLK_TCK")


def resident_mb(pid: int) -> float:
    """The memory in use (RSS) of a process and of those that it started."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    own = sum(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS:"))
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return own + sum(resident_mb(int(child)) for child in children)


def table(sessions: Sequence[int], seconds: float) -> None:
    """Bare Streamlit and ours, side by side for every number of sessions."""
    head = f"{'server':<18}{'sessions':>9}{'p50 ms':>10}{'p95 ms':>10}{'reruns/s':>12}{'asked':>9}{'KB a rerun':>12}"
    print(head, flush=True)
    servers: list[tuple[str, Callable[[str], Visitor], AbstractContextManager[Server]]] = [
        ("bare Streamlit", bare_visitor, bare_streamlit()),
        ("/kostenverdeling", our_visitor, our_app()),
    ]
    (bare_name, bare_make, bare_server), (name, make, server) = servers
    with bare_server as bare, server as ours:
        for count in sessions:
            theirs = asyncio.run(crowd(bare_make, bare.url, count, seconds))
            wait_until_idle(bare.pid)
            print(theirs.line(bare_name), flush=True)
            own = asyncio.run(crowd(make, ours.url, count, seconds))
            print(own.line(name), flush=True)
            ratios = [spread(own.seconds, share) / spread(theirs.seconds, share) for share in (0.5, 0.95)]
            print(f"{'  ours / bare':<18}{count:>9}{ratios[0]:>9.2f}×{ratios[1]:>9.2f}×", flush=True)
            if count == GOAL_SESSIONS:
                p95 = 1000 * spread(own.seconds, 0.95)
                met = "met" if p95 < GOAL_MS else "not met"
                print(f"goal: {GOAL_SESSIONS} sessions under {GOAL_MS} ms p95: {p95:.0f} ms, {met}", flush=True)


async def soak(url: str, pid: int, sessions: int, minutes: float) -> None:
    """Hold the load and print the server's memory every ten seconds."""
    samples: list[tuple[float, int, float]] = []
    total = Result(sessions, sessions / PERIOD)

    async def watch(start: float) -> None:
        while True:
            samples.append((time.monotonic() - start, total.changes, resident_mb(pid)))
            at, changes, memory = samples[-1]
            print(f"{at:>6.0f} s{changes:>9} reruns{memory:>9.1f} MB", flush=True)
            await asyncio.sleep(10)

    visitors = [our_visitor(url) for _ in range(sessions)]
    for place, visitor in enumerate(visitors):
        await visitor.open(random.Random(place))
    start = time.monotonic()
    watcher = asyncio.create_task(watch(start))
    try:
        async with asyncio.TaskGroup() as group:
            for place, visitor in enumerate(visitors):
                chance = random.Random(place)
                group.create_task(visit(visitor, total, start, start + 60 * minutes, chance))
    finally:
        watcher.cancel()
        await asyncio.gather(*(visitor.close() for visitor in visitors), return_exceptions=True)
    total.span = 60 * minutes - WARM_UP
    print(total.line("soak"), flush=True)
    print(levels_off(samples))


def levels_off(samples: Sequence[tuple[float, int, float]]) -> str:
    """The slope of the memory over the second half, by least squares."""
    half = samples[len(samples) // 2 :]
    runs = [changes / 1000 for _, changes, _ in half]
    memory = [size for _, _, size in half]
    mean_runs, mean_memory = sum(runs) / len(runs), sum(memory) / len(memory)
    spread_of_runs = sum((one - mean_runs) ** 2 for one in runs)
    if not spread_of_runs:
        return "too short to tell whether the memory levels off"
    pairs = zip(runs, memory, strict=True)
    slope = sum((one - mean_runs) * (size - mean_memory) for one, size in pairs) / spread_of_runs
    return (
        f"memory: {samples[0][2]:.0f} MB at the start, {max(size for _, _, size in samples):.0f} MB at most, "
        f"{samples[-1][2]:.0f} MB at the end; second half {slope:+.2f} MB per 1000 reruns"
    )


def main() -> None:
    """Read the options and run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sessions", type=int, nargs="*", default=[1, 20, 60, 100])
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--soak", type=float, default=0.0, metavar="MINUTES")
    parser.add_argument("--soak-sessions", type=int, default=60)
    options = parser.parse_args()
    stop_on_signal()
    if options.sessions:
        table(options.sessions, options.seconds)
    if options.soak:
        with our_app() as server:
            asyncio.run(soak(server.url, server.pid, options.soak_sessions, options.soak))


if __name__ == "__main__":
    main()
