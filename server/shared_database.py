"""A small database in the folder that the processes of one server share; it lasts no longer than the server."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from store.write_ahead import PATIENCE, write_ahead


def shared_database(file: Path, tables: str) -> sqlite3.Connection:
    """The database with these tables; the first process to come makes them.

    Raises sqlite3.OperationalError if another holds the file for longer than our patience.
    """
    database = sqlite3.connect(file, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    write_ahead(database, PATIENCE)
    database.execute("PRAGMA synchronous=OFF")  # after a power cut nothing in it is worth anything
    database.executescript(tables)
    return database
