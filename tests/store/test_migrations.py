"""The steps make the tables that the program knows, for whoever comes first, and are taken once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Engine, text

from store import migrate, variants
from store.migrate import STEPS, TABLE, open_store
from store.tables import REVISION, Base
from tests.store import postgres
from tests.store.conftest import BOTH, sqlite
from tests.store.drafts import DRAFT, ROOT, names, saved

PROCESSES = 4
# Children of one that has loaded what they need, so that they come at the same moment.
TOGETHER = f"""
import os, sys, traceback
import alembic.runtime.environment, alembic.script, alembic.operations
from sqlalchemy import make_url
from store.migrate import open_store
url = make_url(sys.argv[1])
open_now, opened = os.pipe()
children = []
for number in range({PROCESSES}):
    child = os.fork()
    if child == 0:
        os.close(opened)
        os.read(open_now, 1)
        try:
            open_store(url).dispose()
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    children.append(child)
os.close(opened)
print([os.waitpid(child, 0)[1] for child in children])
"""


@pytest.fixture(params=BOTH)
def nowhere(request: pytest.FixtureRequest, tmp_path: Path) -> URL:
    """The address of a database without a table, of each kind in turn."""
    if request.param == "sqlite":
        return sqlite(tmp_path)
    server: postgres.Server = request.getfixturevalue("postgresql")
    shared: Engine = request.getfixturevalue("on_postgresql")
    with shared.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("DROP DATABASE IF EXISTS empty WITH (FORCE)"))
        connection.execute(text("CREATE DATABASE empty"))
    return server.url("empty")


def test_the_program_knows_the_newest_step() -> None:
    assert ScriptDirectory(str(STEPS), version_locations=[str(STEPS)]).get_heads() == [REVISION]


def test_the_steps_make_the_tables_that_the_program_knows(engine: Engine) -> None:
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_processes_that_start_together_all_find_the_tables(nowhere: URL) -> None:
    command = [sys.executable, "-c", TOGETHER, nowhere.render_as_string(hide_password=False)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert (done.stdout, done.stderr) == (f"{[0] * PROCESSES}\n", "")
    engine = open_store(nowhere)
    saved(engine, listed=True)
    with engine.connect() as connection:
        assert connection.execute(text(f"SELECT version_num FROM {TABLE}")).scalars().all() == [REVISION]
    assert names(engine) == [DRAFT.name]
    engine.dispose()


def test_who_comes_later_loads_nothing_that_makes_tables(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = saved(engine).variant
    monkeypatch.setattr(migrate, "_upgrade", lambda _connection: pytest.fail("again"))
    other = open_store(engine.url)
    assert variants.opened(other, kept.id) == kept
    other.dispose()


def test_sqlite_keeps_what_it_acknowledges(tmp_path: Path) -> None:
    engine = open_store(sqlite(tmp_path))
    with engine.connect() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    engine.dispose()
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000}
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700


def test_postgresql_keeps_what_it_acknowledges(on_postgresql: Engine) -> None:
    with on_postgresql.connect() as connection:
        found = {
            name: connection.execute(text(f"SHOW {name}")).scalar()
            for name in ("synchronous_commit", "lock_timeout", "statement_timeout")
        }
    assert found == {"synchronous_commit": "on", "lock_timeout": "5s", "statement_timeout": "15s"}
