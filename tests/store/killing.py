"""End processes that save, in the middle of it, and look at what is there afterwards."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random
from typing import IO

from sqlalchemy import URL, Engine, select

from store import variants
from store.database import reading
from store.tables import VariantRow
from tests.store.drafts import ROOT
from tests.store.saver import ENDED, STARTED, numbered

Ack = tuple[str, int, int]
"""Variant, version, and the number that it says."""


@contextmanager
def savers(url: URL) -> Iterator[IO[str]]:
    """What the processes say that save one after the other."""
    command = [sys.executable, "-m", "tests.store.saver", url.render_as_string(hide_password=False)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout
        finally:
            os.killpg(process.pid, signal.SIGKILL)


def kill(process: int) -> None:
    """kill -9."""
    os.kill(process, signal.SIGKILL)


def saved_until(said: IO[str], random: Random, end: Callable[[int], None]) -> list[Ack]:
    """What a process was told that is saved, before it came to its end at a moment that nobody chose."""
    acknowledged: list[Ack] = []
    process, wanted = 0, random.randint(1, 12)
    for line in said:
        words = line.split()
        if words[0] == ENDED:
            return acknowledged
        if words[0] == STARTED:
            process = int(words[1])
        else:
            acknowledged.append((words[0], int(words[1]), int(words[2])))
        # A child may speak before the one that started it.
        if process and len(acknowledged) == wanted:
            time.sleep(random.uniform(0, 0.02))
            end(process)
            process = 0
    raise AssertionError("it ended by itself")


def problems(engine: Engine, acknowledged: list[Ack]) -> list[str]:
    """Each save that is not there though it was acknowledged, and each that is there by half."""
    with reading(engine) as session:
        ids = session.scalars(select(VariantRow.id)).all()
    found = {id: {one.number: one for one in variants.versions(engine, id)} for id in ids}
    kept = {(id, number, int(one.note)) for id, of_variant in found.items() for number, one in of_variant.items()}
    lost = [f"lost: {ack}" for ack in acknowledged if ack not in kept]
    half = [
        f"half: {id}, version {number}"
        for id, of_variant in found.items()
        for number, version in of_variant.items()
        if version.content != numbered(int(version.note))
    ]
    gaps = [f"gap: {id}" for id, of_variant in found.items() if sorted(of_variant) != [*range(1, len(of_variant) + 1)]]
    last = [f"last: {id}" for id in ids if variants.opened(engine, id).latest.number != max(found[id])]
    return sorted(lost + half + gaps + last)
