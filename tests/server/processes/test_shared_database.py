"""Processes that start together make one database, and none of them fails on the others."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest

from server import shared_database as shared
from server.shared_database import shared_database

TABLES = "CREATE TABLE IF NOT EXISTS things (name TEXT);"


def writing(file: Path) -> sqlite3.Connection:
    """Another process that is making its tables."""
    other = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    other.execute("CREATE TABLE others (name TEXT)")
    return other


def test_who_comes_while_another_makes_it_waits(tmp_path: Path) -> None:
    other = writing(tmp_path / "one.sqlite")
    soon = threading.Timer(0.2, lambda: other.execute("COMMIT"))
    soon.start()
    found = shared_database(tmp_path / "one.sqlite", TABLES)
    soon.join()
    assert {name for (name,) in found.execute("SELECT name FROM sqlite_master")} == {"things", "others"}
    assert found.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    found.close()
    other.close()


def test_who_waits_in_vain_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared, "PATIENCE", 0.1)
    other = writing(tmp_path / "one.sqlite")
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        shared_database(tmp_path / "one.sqlite", TABLES)
    other.close()
