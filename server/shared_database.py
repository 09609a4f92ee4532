"""A small database in the folder that the processes of one server share; it lasts no longer than the server."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

PATIENCE = 5.0
"""Seconds that one process waits for another."""


def shared_database(file: Path, tables: str) -> sqlite3.Connection:
    """The database with these tables; the first process to come makes them.

    Raises sqlite3.OperationalError if another holds the file for longer than our patience.
    """
    database = sqlite3.connect(file, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    _write_ahead(database)
    database.execute("PRAGMA synchronous=OFF")  # after a power cut nothing in it is worth anything
    database.executescript(tables)
    return database


def _write_ahead(database: sqlite3.Connection) -> None:
    """Who reads does not hold up who writes. Two processes that start together both ask for it, and for this alone
    sqlite does not wait by itself.
    """
    until = time.monotonic() + PATIENCE
    while True:
        try:
            database.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.01)
