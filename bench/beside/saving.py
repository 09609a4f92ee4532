"""Visitors who save, beside a crowd: each presses the button on its own page of variants, over and over."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil

from streamlit.proto.WidgetStates_pb2 import WidgetState

from bench.crowd import Guest, Result, measure
from bench.protocol import Visitor, WrongPage, spread
from bench.widgets import key_of

PAGE = "varianten"
EACH = 4.0
"""Seconds between two saves of one visitor; the dashboard lets nobody save more than twenty times a minute."""


@dataclass
class Saver:
    """A visitor who saves a new variant, and then a next version of it every time."""

    visitor: Visitor
    seconds: list[float] = field(default_factory=list)

    async def save(self) -> None:
        """Press the button that stands there; raises WrongPage if that was not saved."""
        ids = {key_of(id): id for id in self.visitor.shown.named}
        if "save-next" in ids:
            button = ids["save-next"]
        else:
            button = ids["save-new"]
            self.visitor.states[ids["save-name"]] = WidgetState(id=ids["save-name"], string_value="Bench")
        self.visitor.states[button] = WidgetState(id=button, trigger_value=True)
        self.seconds.append(await self.visitor.rerun())
        if b'"good"' not in self.visitor.shown.components.get("live-said", b""):
            raise WrongPage("what was saved is not said to be")

    async def go_on(self, wait: float, stop: asyncio.Event) -> None:
        """Save until it stops, first after a while."""
        due = time.monotonic() + wait
        while True:
            try:
                await asyncio.wait_for(stop.wait(), max(0.0, due - time.monotonic()))
                return
            except TimeoutError:
                await self.save()
                due += EACH


def savers(url: str, rate: float) -> list[Saver]:
    """So many that together they save this often a second."""
    return [Saver(Visitor(url, PAGE, query="cost_key=caseload")) for _place in range(ceil(rate * EACH))]


async def measure_beside(name: str, crowd: Sequence[Guest], saving: Sequence[Saver], seconds: float) -> Result:
    """A crowd as ever, while others save; what the savers wait stands in themselves."""
    stop = asyncio.Event()
    try:
        for one in saving:
            await one.visitor.open()
        async with asyncio.TaskGroup() as group:
            for place, one in enumerate(saving):
                group.create_task(one.go_on(EACH * place / len(saving), stop))
            try:
                return await measure(name, crowd, seconds)
            finally:
                stop.set()
    finally:
        await asyncio.gather(*(one.visitor.close() for one in saving), return_exceptions=True)


def told(saving: Sequence[Saver]) -> str:
    """How long a save took, the page after it included."""
    every = [seconds for one in saving for seconds in one.seconds]
    p50, p95 = (1000 * spread(every, share) for share in (0.5, 0.95))
    return f"{'  its saves':<38}{p50:>9.0f}{p95:>9.0f}{'':>7}{len(every):>10} in all"
