"""What the case's files said one after the other, and when all processes of the server go over to it.

A small database in the folder that the processes share, as the rooms are (``rooms.py``). Of each version that is right
a copy of its files is kept: a process that starts later must show what the others show, not what stands there then.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from hashlib import blake2b
from pathlib import Path

from model.loading.problems import Problem
from server.shared_database import shared_database

ALIVE = 10.0
"""A process that did not look for so many seconds is not waited for."""
AHEAD = 2.0
"""Seconds between the agreement and its moment: each process looks at least once in between."""

TABLES = """
CREATE TABLE IF NOT EXISTS versions (
    number INTEGER PRIMARY KEY AUTOINCREMENT, signature TEXT NOT NULL, folder TEXT, problems TEXT NOT NULL, moment REAL
);
CREATE TABLE IF NOT EXISTS processes (process INTEGER PRIMARY KEY, looked REAL NOT NULL, loaded INTEGER NOT NULL);
"""


@dataclass(frozen=True)
class Version:
    """``folder``: a copy of the files, if they are right; else what is wrong. ``moment``: when it counts, if agreed."""

    number: int
    signature: str
    folder: Path | None
    problems: tuple[Problem, ...]
    moment: float | None


def versions_in(folder: Path, source: Path) -> sqlite3.Connection:
    """The versions that a server saw of the case in ``source``; the first process to come makes the database."""
    return shared_database(folder / f"case-{blake2b(str(source).encode(), digest_size=6).hexdigest()}.sqlite", TABLES)


@contextmanager
def _writing(database: sqlite3.Connection) -> Iterator[None]:
    with database:
        database.execute("BEGIN IMMEDIATE")
        yield


def latest(database: sqlite3.Connection) -> Version | None:
    """The last version that was seen."""
    return _one(database, "SELECT * FROM versions ORDER BY number DESC LIMIT 1")


def last_right(database: sqlite3.Connection) -> Version | None:
    """The last version that can be shown and that all went over to, or will."""
    return _one(
        database,
        "SELECT * FROM versions WHERE folder IS NOT NULL AND moment IS NOT NULL ORDER BY number DESC LIMIT 1",
    )


def outdated(database: sqlite3.Connection) -> list[Path]:
    """The copies that nobody needs any more: those of before the last right version."""
    right = last_right(database)
    found = database.execute(
        "SELECT folder FROM versions WHERE folder IS NOT NULL AND number < ?", (right.number if right else 0,)
    )
    return [Path(folder) for (folder,) in found]


def _one(database: sqlite3.Connection, question: str) -> Version | None:
    found = database.execute(question).fetchone()
    if found is None:
        return None
    number, signature, folder, problems, moment = found
    return Version(
        number,
        signature,
        Path(folder) if folder else None,
        tuple(Problem(**problem) for problem in json.loads(problems)),
        moment,
    )


def propose(database: sqlite3.Connection, signature: str, folder: Path | None, problems: tuple[Problem, ...]) -> bool:
    """Name a new version; False if another process already named it. The first counts at once."""
    with _writing(database):
        known = latest(database)
        if known is not None and known.signature == signature:
            return False
        text = json.dumps([asdict(problem) for problem in problems])
        database.execute(
            "INSERT INTO versions (signature, folder, problems, moment) VALUES (?, ?, ?, ?)",
            (signature, str(folder) if folder else None, text, None if known else 0.0),
        )
        return True


def report(database: sqlite3.Connection, process: int, loaded: int, now: float) -> None:
    """This process is there and can go over to this version. Agree on the moment if all that are there can."""
    with _writing(database):
        database.execute("INSERT OR REPLACE INTO processes VALUES (?, ?, ?)", (process, now, loaded))
        database.execute("DELETE FROM processes WHERE looked < ?", (now - ALIVE,))
        database.execute(
            "UPDATE versions SET moment = ? WHERE moment IS NULL AND number = (SELECT max(number) FROM versions) "
            "AND number <= (SELECT min(loaded) FROM processes)",
            (now + AHEAD,),
        )
