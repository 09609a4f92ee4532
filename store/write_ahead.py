"""How SQLite lets who reads not hold up who writes. Needs nothing but Python itself: the server's own databases use it
too."""

from __future__ import annotations

import sqlite3
import time

PATIENCE = 5.0
"""Seconds that one process waits for another."""


def write_ahead(database: sqlite3.Connection, patience: float = PATIENCE) -> None:
    """Let the file be written ahead. Two processes that start together both ask for it, and for this alone sqlite does
    not wait by itself. Raises sqlite3.OperationalError if another holds the file for longer than our patience.
    """
    until = time.monotonic() + patience
    while True:
        try:
            database.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.01)
