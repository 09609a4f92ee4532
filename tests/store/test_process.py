"""The database of a process: whoever asks gets it, or hears at once that it is not there; later it may be."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import psycopg
import pytest

from store import process, variants
from store.place import DATA_VARIABLE, DATABASE_VARIABLE
from store.problems import Unavailable
from tests.store import postgres
from tests.store.drafts import CONTENT, saved

SOON = 60.0
"""Seconds within which even a busy machine does something that takes no time."""
LOOK = partial(variants.listed, case_id=CONTENT.case)


@pytest.fixture(autouse=True)
def of_this_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv(DATABASE_VARIABLE, raising=False)
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "data"))
    process.let_go()
    yield
    process.let_go()


def test_all_who_ask_share_one_database() -> None:
    assert process.ask(lambda engine: engine) is process.ask(lambda engine: engine)
    process.ask(partial(saved, listed=True))
    assert process.ask(LOOK).total == 1
    process.let_go()
    assert process.ask(LOOK).total == 1
    process.try_to_write()


def test_one_that_is_away_is_looked_for_beside_the_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who asks tries once; then everybody hears it at once, however long a try lasts, until it is back."""
    in_the_way = tmp_path / "data"
    in_the_way.write_text("no folder")
    tries = 0
    going_on, ended = threading.Event(), list[bool]()
    really = process.open_store

    def counted(*given: object) -> object:
        nonlocal tries
        tries += 1
        if tries > 1:
            ended.append(going_on.wait(SOON))
        return really(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(process, "open_store", counted)
    monkeypatch.setattr(process, "REST", 0.05)
    until = time.monotonic() + SOON
    while tries < 2:
        assert time.monotonic() < until
        with pytest.raises(Unavailable):
            process.ask(LOOK)
    # The second try goes on for as long as we like, and whoever waited for it would wait here until it ended.
    for _visitor in range(100):
        with pytest.raises(Unavailable):
            process.ask(LOOK)
    assert (tries, ended) == (2, [])
    in_the_way.unlink()
    going_on.set()
    assert found_again() == 0


def found_again() -> int:
    """How many stand in the list, as soon as somebody gets an answer."""
    until = time.monotonic() + SOON
    while True:
        try:
            return process.ask(LOOK).total
        except Unavailable:
            assert time.monotonic() < until
            time.sleep(0.01)


def test_a_file_that_falls_away_and_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After it was asked already."""
    monkeypatch.setattr(process, "REST", 0.05)
    process.ask(partial(saved, listed=True))
    process.ask(lambda engine: engine.dispose())
    (tmp_path / "data").rename(tmp_path / "away")
    with pytest.raises(Unavailable):
        process.ask(LOOK)
    (tmp_path / "away").rename(tmp_path / "data")
    assert found_again() == 1


def test_postgresql_that_falls_away_and_comes_back(
    postgresql: postgres.Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its connections are ended, and nobody finds it under its name for a while."""
    monkeypatch.setattr(process, "REST", 0.05)
    monkeypatch.setenv(DATABASE_VARIABLE, postgresql.url("falls_away").render_as_string().replace("+psycopg", ""))
    with psycopg.connect(
        host=str(postgresql.folder), user=postgresql.user, dbname="postgres", autocommit=True
    ) as admin:
        admin.execute("CREATE DATABASE falls_away")
        process.ask(partial(saved, listed=True))
        admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'falls_away'")
        admin.execute("ALTER DATABASE falls_away RENAME TO elsewhere")
        with pytest.raises(Unavailable):
            process.ask(LOOK)
        admin.execute("ALTER DATABASE elsewhere RENAME TO falls_away")
        assert found_again() == 1
        process.let_go()
        admin.execute("DROP DATABASE falls_away WITH (FORCE)")
