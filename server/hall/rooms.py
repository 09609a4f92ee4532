"""The rooms in which a phone controls a screen: what the screen shows, and what the phone asks of it.

Any process of the server may answer the screen or the phone, so rooms stand in a small database that all of them open,
in a folder that lasts as long as the server. Nothing in it is about a person.
"""

from __future__ import annotations

import hmac
import secrets
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from server.shared_database import shared_database

MOST_ROOMS = 200
LASTS = 4 * 3600.0
"""Seconds without use after which a room is gone."""
MOST_WAITING = 50
MOST_A_SECOND = 30
STALE = 10.0
"""Seconds after which a command is no longer carried out: what was pressed in vain must not come as a surprise."""
LISTENS = 6.0
"""A screen that did not ask for commands for so many seconds does not listen."""
BITS = 16 * 8

TABLES = """
CREATE TABLE IF NOT EXISTS rooms (
    code TEXT PRIMARY KEY, screen TEXT NOT NULL, phone TEXT, used REAL NOT NULL, heard REAL NOT NULL DEFAULT 0,
    state TEXT, version INTEGER NOT NULL DEFAULT 0, second INTEGER NOT NULL DEFAULT 0, count INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS commands (
    number INTEGER PRIMARY KEY AUTOINCREMENT, code TEXT NOT NULL, slider TEXT, said REAL NOT NULL, body TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS tried (process INTEGER PRIMARY KEY, at REAL NOT NULL);
CREATE INDEX IF NOT EXISTS of_room ON commands (code, number);
"""

Reason = Literal["gone", "taken", "busy", "full"]


class Refused(Exception):
    """Why a room does not do what is asked."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Rooms:
    """The database of one process, and who may use it now: its threads take turns."""

    database: sqlite3.Connection
    turn: threading.Lock


@dataclass(frozen=True)
class Opened:
    """A new room: its code is for the phone, its key for the screen alone."""

    code: str
    key: str


@dataclass(frozen=True)
class Told:
    """What the screen told last (JSON), the how-manieth time that was, and whether it still listens."""

    version: int
    state: str | None
    listens: bool


@dataclass(frozen=True)
class Waiting:
    """Commands (number and JSON) in their order, and whether a phone has come."""

    commands: tuple[tuple[int, str], ...]
    phone: bool


def rooms_in(folder: Path) -> Rooms:
    """The rooms of a folder; the first to come makes them."""
    return Rooms(shared_database(folder / "rooms.sqlite", TABLES), threading.Lock())


@contextmanager
def _writing(rooms: Rooms) -> Iterator[sqlite3.Connection]:
    with rooms.turn, rooms.database as database:
        database.execute("BEGIN IMMEDIATE")
        yield database


def _room(database: sqlite3.Connection, code: str, now: float, asked: str) -> tuple[object, ...]:
    """The columns of a room that are asked for."""
    found: tuple[object, ...] | None = database.execute(
        f"SELECT {asked} FROM rooms WHERE code = ? AND used > ?", (code, now - LASTS)
    ).fetchone()
    if found is None:
        raise Refused("gone")
    return found


def _is_same(kept: object, given: str) -> bool:
    return isinstance(kept, str) and hmac.compare_digest(kept.encode(), given.encode())


def try_to_write(rooms: Rooms, process: int, now: float) -> None:
    """Write something. Raises sqlite3.Error if that is not possible, as with a full disk."""
    with _writing(rooms) as database:
        database.execute("INSERT OR REPLACE INTO tried (process, at) VALUES (?, ?)", (process, now))


def open_room(rooms: Rooms, now: float) -> Opened:
    """A new room. If there are too many, the one that was used longest ago goes, but never one whose screen listens."""
    opened = Opened(secrets.token_urlsafe(BITS // 8), secrets.token_urlsafe(BITS // 8))
    with _writing(rooms) as database:
        database.execute("DELETE FROM rooms WHERE used <= ?", (now - LASTS,))
        (count,) = database.execute("SELECT count(*) FROM rooms").fetchone()
        if count >= MOST_ROOMS:
            gone = database.execute(
                "DELETE FROM rooms WHERE code IN (SELECT code FROM rooms WHERE heard <= ? ORDER BY used LIMIT ?)",
                (now - LISTENS, count - MOST_ROOMS + 1),
            )
            if not gone.rowcount:
                raise Refused("full")
        database.execute("DELETE FROM commands WHERE code NOT IN (SELECT code FROM rooms)")
        database.execute("INSERT INTO rooms (code, screen, used) VALUES (?, ?, ?)", (opened.code, opened.key, now))
    return opened


def exists(rooms: Rooms, code: str, now: float) -> bool:
    """Whether there is such a room."""
    try:
        with rooms.turn:
            _room(rooms.database, code, now, "code")
    except Refused:
        return False
    return True


# ---- the screen ----


def tell(rooms: Rooms, code: str, key: str, state: str, now: float) -> None:
    """Keep what the screen shows."""
    with _writing(rooms) as database:
        _check_screen(database, code, key, now)
        database.execute(
            "UPDATE rooms SET state = ?, version = version + 1, used = ? WHERE code = ?", (state, now, code)
        )


def listen(rooms: Rooms, code: str, key: str, after: int, now: float) -> None:
    """The screen listens, and has carried out the commands up to this number."""
    with _writing(rooms) as database:
        _check_screen(database, code, key, now)
        database.execute("UPDATE rooms SET heard = ?, used = ? WHERE code = ?", (now, now, code))
        database.execute("DELETE FROM commands WHERE code = ? AND number <= ?", (code, after))


def waiting(rooms: Rooms, code: str, after: int, now: float) -> Waiting:
    """What the screen has not carried out yet. Only for who ``listen`` let in."""
    with rooms.turn:
        (phone,) = _room(rooms.database, code, now, "phone")
        found = rooms.database.execute(
            "SELECT number, body FROM commands WHERE code = ? AND number > ? AND said > ? ORDER BY number",
            (code, after, now - STALE),
        ).fetchall()
    return Waiting(tuple(found), phone is not None)


def _check_screen(database: sqlite3.Connection, code: str, key: str, now: float) -> None:
    (screen,) = _room(database, code, now, "screen")
    if not _is_same(screen, key):
        raise Refused("taken")


# ---- the phone ----


def join(rooms: Rooms, code: str, phone: str, now: float) -> None:
    """The first phone gets the room: everybody in the hall sees the code."""
    with _writing(rooms) as database:
        (first,) = _room(database, code, now, "phone")
        if first is not None and not _is_same(first, phone):
            raise Refused("taken")
        database.execute("UPDATE rooms SET phone = ?, used = ? WHERE code = ?", (phone, now, code))


def told(rooms: Rooms, code: str, now: float) -> Told:
    """What the screen shows."""
    with rooms.turn:
        version, state, heard = _room(rooms.database, code, now, "version, state, heard")
    assert isinstance(version, int)
    assert isinstance(heard, float)
    return Told(version, state if isinstance(state, str) else None, now - heard < LISTENS)


def command(rooms: Rooms, code: str, phone: str, body: str, slider: str | None, now: float) -> None:
    """Let a command wait for the screen. Of one slider only the last place counts, so that one takes no room."""
    with _writing(rooms) as database:
        first, second, count = _room(database, code, now, "phone, second, count")
        if not _is_same(first, phone):
            raise Refused("taken")
        assert isinstance(count, int)
        said = count + 1 if second == int(now) else 1
        if said > MOST_A_SECOND:
            raise Refused("busy")
        database.execute("UPDATE rooms SET second = ?, count = ?, used = ? WHERE code = ?", (int(now), said, now, code))
        database.execute("DELETE FROM commands WHERE code = ? AND slider = ?", (code, slider))
        database.execute(
            "INSERT INTO commands (code, slider, said, body) VALUES (?, ?, ?, ?)", (code, slider, now, body)
        )
        database.execute(
            "DELETE FROM commands WHERE code = ? AND number NOT IN "
            "(SELECT number FROM commands WHERE code = ? ORDER BY number DESC LIMIT ?)",
            (code, code, MOST_WAITING),
        )
