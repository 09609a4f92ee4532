"""What takes too long for every change: ``python -m tests.store.by_hand [KILLS [FILES]]``; without them 50 and 10.000.

On both databases kill -9 of who saves, kill -9 of PostgreSQL itself, and a disk that is really full (for that it has to
be root, on Linux). Then files in which something was changed. Exits with 1 if anything was lost, kept by half, or not
said.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from hypothesis import HealthCheck, given, settings
from sqlalchemy import URL

from store import saving
from store.migrate import open_store
from store.problems import Unavailable
from tests.model.worlds import dinkelland
from tests.store import postgres
from tests.store.conftest import sqlite
from tests.store.drafts import draft
from tests.store.killing import Ack, kill, problems, saved_until, savers
from tests.store.mutated import mutated, taken
from tests.store.saver import numbered


def killed(url: URL, kills: int) -> list[str]:
    """What is wrong after so many times kill -9 of who saves."""
    random = Random(2022)
    with savers(url) as said:
        acknowledged = [ack for _ in range(kills) for ack in saved_until(said, random, kill)]
    return told(url, acknowledged, f"{url.get_backend_name()}, {kills} × kill -9 of who saves")


def server_killed(kills: int) -> list[str]:
    """The same where it is the server that is killed, all of its processes at once, and started again."""
    random, wrong = Random(2022), []
    with postgres.running() as server:
        open_store(server.url()).dispose()
        acknowledged: list[Ack] = []
        for _ in range(kills):
            with savers(server.url()) as said:
                acknowledged += saved_until(said, random, lambda _saver: postgres.stop(server, signal.SIGKILL))
            postgres.start(server)
        wrong += told(server.url(), acknowledged, f"{kills} × kill -9 of PostgreSQL itself")
    return wrong


def told(url: URL, acknowledged: list[Ack], what: str) -> list[str]:
    """Print it; gives what is wrong."""
    engine = open_store(url)
    wrong = problems(engine, acknowledged)
    engine.dispose()
    print(f"{what}: {len(acknowledged)} saves acknowledged, wrong: {wrong}", flush=True)
    return wrong


@contextmanager
def small_disk(size: str) -> Iterator[Path]:
    """A disk of a few megabytes."""
    with tempfile.TemporaryDirectory(prefix="disk-") as folder:
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size},mode=1777", "tmpfs", folder], check=True)
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", "-l", folder], check=True)


def filled(url: URL, make_room: Callable[[], None]) -> list[str]:
    """What is wrong when a disk is filled by saving, and when there is room again."""
    engine, trouble = open_store(url), ""
    acknowledged: list[Ack] = []
    while not trouble:
        number = len(acknowledged)
        try:
            kept = saving.save(engine, draft(note=str(number), content=numbered(number)))
            acknowledged.append((kept.variant.id, 1, number))
        except Unavailable as error:
            trouble = error.trouble
    wrong = problems(engine, acknowledged) + ([f"it says {trouble}"] if trouble != "full" else [])
    make_room()
    saving.save(engine, draft(note="0", content=numbered(0)))
    engine.dispose()
    return told(url, acknowledged, f"{url.get_backend_name()}, a full disk ({trouble})") + wrong


def sqlite_on_a_full_disk() -> list[str]:
    """A file on a disk that is full."""
    with small_disk("2m") as disk:
        room = disk / "room"
        room.write_bytes(b"\0" * 500_000)
        return filled(sqlite(disk), room.unlink)


def postgresql_on_a_full_disk() -> list[str]:
    """Tables on a disk that is full; what a server writes ahead stands elsewhere."""
    with small_disk("4m") as disk, postgres.running() as server:
        place = disk / "tables"
        place.mkdir()
        shutil.chown(place, server.user)
        (disk / "room").write_bytes(b"\0" * 500_000)
        engine = open_store(server.url())
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql(f"CREATE TABLESPACE small LOCATION '{place}'")
            for table in ("variants", "versions"):
                connection.exec_driver_sql(f"ALTER TABLE {table} SET TABLESPACE small")
        engine.dispose()
        return filled(server.url(), (disk / "room").unlink)


def files(count: int) -> list[str]:
    """What is wrong with so many changed files."""
    seen: Counter[bool] = Counter()
    case = dinkelland()

    @settings(max_examples=count, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(mutated())
    def each(content: bytes) -> None:
        seen[taken(content, case)] += 1

    each()
    print(f"{sum(seen.values())} changed files: {seen[True]} taken, {seen[False]} refused", flush=True)
    return [] if seen[True] and seen[False] else ["all the same"]


def main(arguments: list[str]) -> int:
    """All of it; 1 if anything is wrong."""
    kills, count = (int(given) for given in (arguments + ["50", "10000"][len(arguments) :]))
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        open_store(sqlite(Path(folder))).dispose()
        wrong = killed(sqlite(Path(folder)), kills)
    with postgres.running() as server:
        open_store(server.url()).dispose()
        wrong += killed(server.url(), kills)
    wrong += server_killed(max(1, kills // 5))
    if os.geteuid() == 0:
        wrong += sqlite_on_a_full_disk() + postgresql_on_a_full_disk()
    wrong += files(count)
    print(f"{time.monotonic() - start:.0f} s; wrong: {wrong}")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
