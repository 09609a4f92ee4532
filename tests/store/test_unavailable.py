"""A database that cannot be read or written says why, keeps nothing by half, and works again when it can."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import URL, Connection, Engine, event, text, update
from sqlalchemy.exc import OperationalError

from store import saving, variants
from store.database import trouble_of, writing
from store.migrate import TABLE, open_store
from store.problems import Unavailable
from store.tables import VariantRow
from tests.store.conftest import sqlite
from tests.store.drafts import CONTENT, DRAFT, names, saved

SHORT = 0.2
"""Seconds of patience where somebody else holds the database for as long as the test."""


@contextmanager
def impatient(url: URL) -> Iterator[Engine]:
    engine = open_store(url, SHORT)
    try:
        yield engine
    finally:
        engine.dispose()


def trouble(engine: Engine) -> str:
    """Why it cannot be saved."""
    with pytest.raises(Unavailable) as told:
        saving.save(engine, DRAFT)
    return told.value.trouble


def test_another_who_holds_the_database_does_not_hold_us(engine: Engine) -> None:
    kept = saved(engine, listed=True)
    with impatient(engine.url) as ours, engine.execution_options(writes=True).connect() as other:
        if engine.dialect.name == "postgresql":
            other.execute(text("LOCK TABLE variants IN EXCLUSIVE MODE"))
        else:
            other.execute(text("SELECT 1"))
        assert trouble(ours) == "locked"
        with pytest.raises(Unavailable):
            saving.save_again(ours, kept.variant.id, kept.edit_key, CONTENT, "", based_on=1)
        # Who only looks does not wait.
        assert variants.opened(ours, kept.variant.id) == kept.variant
        other.rollback()
        assert saving.save_again(ours, kept.variant.id, kept.edit_key, CONTENT, "", based_on=1).latest.number == 2
        assert names(ours) == [DRAFT.name]


def test_a_database_of_a_next_program_is_left_alone(engine: Engine) -> None:
    with engine.begin() as connection:
        before = connection.execute(text(f"SELECT version_num FROM {TABLE}")).scalar()
        connection.execute(text(f"UPDATE {TABLE} SET version_num = '9999'"))
    try:
        with pytest.raises(Unavailable, match="newer"):
            open_store(engine.url)
    finally:
        with engine.begin() as connection:
            connection.execute(text(f"UPDATE {TABLE} SET version_num = :before"), {"before": before})


# ---- SQLite ----


def save_much(engine: Engine) -> None:
    """More than there may be room for in the last page."""
    for _ in range(5):
        saved(engine, note="x" * 2_000)


def test_a_full_disk(tmp_path: Path) -> None:
    with impatient(sqlite(tmp_path)) as engine:
        kept = saved(engine)
        with engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
        with pytest.raises(Unavailable, match="full"):
            save_much(engine)
        assert variants.opened(engine, kept.variant.id) == kept.variant
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count=100000")
        save_much(engine)


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without the rights of root, who may write what is read-only."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@contextmanager
def only_read(*paths: Path) -> Iterator[None]:
    """Files and folders that nobody may write."""
    for path in paths:
        path.chmod(0o555)
    with as_nobody():
        yield
    for path in paths:
        path.chmod(0o755)


@pytest.fixture
def outside() -> Iterator[Path]:
    """A folder that everybody may write in; those of pytest are its user's alone."""
    folder = Path(tempfile.mkdtemp(prefix="store-"))
    folder.chmod(0o777)
    yield folder
    shutil.rmtree(folder)


def test_a_file_that_may_only_be_read(outside: Path) -> None:
    url = sqlite(outside)
    with impatient(url) as engine:
        kept = saved(engine)
    (outside / "data").chmod(0o777)
    with only_read(Path(str(url.database))), impatient(url) as engine:
        assert variants.opened(engine, kept.variant.id) == kept.variant
        assert trouble(engine) == "read_only"
    with impatient(url) as engine:
        saved(engine)


def test_a_folder_in_which_nothing_may_be_made(outside: Path) -> None:
    url = sqlite(outside)
    with only_read(outside), pytest.raises(Unavailable, match="read_only"):
        open_store(url)
    (outside / "data").mkdir()
    with only_read(outside / "data"), pytest.raises(Unavailable, match="unreachable"):
        open_store(url)
    with impatient(url) as engine:
        saved(engine)
    # Beside the file SQLite has to make others.
    with only_read(outside / "data", Path(str(url.database))), pytest.raises(Unavailable, match="read_only"):
        open_store(url)


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    with pytest.raises(Unavailable, match="unreachable"):
        open_store(sqlite(tmp_path))


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    file = Path(str(sqlite(tmp_path).database))
    file.parent.mkdir()
    file.write_bytes(b"no database, though long enough to hold the head of one. " * 100)
    with pytest.raises(Unavailable, match="damaged"):
        open_store(sqlite(tmp_path))
    assert file.read_bytes().startswith(b"no database")


# ---- PostgreSQL ----


def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    url = URL.create("postgresql+psycopg", "nobody", database="keuzekompas", query={"host": str(tmp_path)})
    with pytest.raises(Unavailable, match="unreachable"):
        open_store(url)


def test_a_database_that_may_only_be_read(on_postgresql: Engine) -> None:
    with impatient(on_postgresql.url) as engine:
        event.listen(engine, "begin", _only_read)
        assert trouble(engine) == "read_only"


def _only_read(connection: Connection) -> None:
    connection.exec_driver_sql("SET TRANSACTION READ ONLY")


def cut_off(server: Engine) -> None:
    """End every other connection to the database, as a server that restarts does."""
    ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = :name"
    with server.begin() as connection:
        assert connection.execute(text(ended), {"name": "postgres"}).all()


def cut_off_halfway(engine: Engine, server: Engine) -> None:
    """Change something, and lose the connection before it is kept."""
    with writing(engine) as session:
        session.execute(update(VariantRow).values(name="half"))
        cut_off(server)


def test_a_server_that_restarts(on_postgresql: Engine) -> None:
    kept = saved(on_postgresql)
    with impatient(on_postgresql.url) as engine:
        assert variants.opened(engine, kept.variant.id) == kept.variant
        cut_off(on_postgresql)
        # Between two questions nobody notices.
        assert variants.opened(engine, kept.variant.id) == kept.variant
        with pytest.raises(Unavailable, match="unreachable"):
            cut_off_halfway(engine, on_postgresql)
        assert variants.opened(engine, kept.variant.id) == kept.variant


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (psycopg.errors.DiskFull, "full"),
        (psycopg.errors.AdminShutdown, "unreachable"),
        (psycopg.errors.DeadlockDetected, "locked"),
        (psycopg.errors.InsufficientPrivilege, "read_only"),
        (psycopg.errors.TooManyConnections, "unreachable"),
        (psycopg.errors.DataCorrupted, "damaged"),
    ],
)
def test_what_postgresql_says_has_a_name_of_ours(error: type[psycopg.Error], expected: str) -> None:
    assert trouble_of(OperationalError("", {}, error())) == expected
