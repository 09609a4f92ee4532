"""The endurance test: a mixed crowd for minutes on end, and whether the server's memory levels off."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass

from bench.crowd import Guest, Result, enter, leave, stay
from bench.processes import each_resident_mb, resident_mb

EVERY = 10.0


@dataclass(frozen=True)
class Sample:
    """The memory of all processes of the server together at some moment."""

    seconds: float
    changes: int
    mb: float


async def soak(crowd: Sequence[Guest], pid: int, minutes: float) -> None:
    """Hold the load, and print the server's memory every ten seconds."""
    result = Result("mixed", len(crowd))
    samples: list[Sample] = []
    try:
        await enter(crowd)
        watcher = asyncio.create_task(_watch(samples, result, pid))
        try:
            await stay(crowd, result, 60 * minutes, warm_up=0)
            apart = each_resident_mb(pid)
        finally:
            watcher.cancel()
    finally:
        await leave(crowd)
    print(f"p50 {result.ms(0.5):.0f} ms, p95 {result.ms(0.95):.0f} ms, {result.reached:.1f} reruns/s", flush=True)
    print(levels_off(samples))
    print(f"of which each process, the one that started the others first: {', '.join(f'{mb:.0f}' for mb in apart)} MB")


async def _watch(samples: list[Sample], result: Result, pid: int) -> None:
    start = time.monotonic()
    while True:
        sample = Sample(time.monotonic() - start, len(result.seconds), resident_mb(pid))
        samples.append(sample)
        print(f"{sample.seconds:>6.0f} s{sample.changes:>9} reruns{sample.mb:>9.1f} MB", flush=True)
        await asyncio.sleep(EVERY)


def levels_off(samples: Sequence[Sample]) -> str:
    """The slope of the memory over each third, by least squares: a server that levels off ends near nought."""
    size = len(samples) // 3
    thirds = [samples[:size], samples[size : 2 * size], samples[2 * size :]]
    slopes = [slope_of([one.changes / 1000 for one in part], [one.mb for one in part]) for part in thirds if part]
    if len(slopes) < 3 or None in slopes:
        return "too short to tell whether the memory levels off"
    said = ", ".join(f"{slope:+.2f}" for slope in slopes)
    last = thirds[-1]
    return (
        f"memory of all processes: {samples[0].mb:.0f} MB at the start, {max(one.mb for one in samples):.0f} MB at "
        f"most, {samples[-1].mb:.0f} MB at the end; MB per 1000 reruns in each third {said}; the last from "
        f"{last[0].mb:.0f} to {last[-1].mb:.0f} MB"
    )


def slope_of(x: Sequence[float], y: Sequence[float]) -> float | None:
    """The slope of the line through the points by least squares; None where there is no such line."""
    mean_x, mean_y = sum(x) / len(x), sum(y) / len(y)
    width = sum((one - mean_x) ** 2 for one in x)
    if not width:
        return None
    return sum((one - mean_x) * (other - mean_y) for one, other in zip(x, y, strict=True)) / width
