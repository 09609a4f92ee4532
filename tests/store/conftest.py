"""What the tests of the store share: both databases, and what is kept in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import URL, Engine, delete

from store.migrate import open_store
from store.tables import CaseRow, VariantRow, VersionRow
from tests.store import postgres

BOTH = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def postgresql() -> Iterator[postgres.Server]:
    """One PostgreSQL server for all tests of this process."""
    with postgres.running() as server:
        yield server


@pytest.fixture(scope="session")
def on_postgresql(postgresql: postgres.Server) -> Iterator[Engine]:
    """Its database; connecting again for every test would be most of their time."""
    opened = open_store(postgresql.url())
    yield opened
    opened.dispose()


@pytest.fixture(params=BOTH)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """Each of both databases in turn, empty."""
    if request.param == "sqlite":
        opened = open_store(sqlite(tmp_path))
        yield opened
        opened.dispose()
        return
    shared: Engine = request.getfixturevalue("on_postgresql")
    with shared.begin() as connection:
        for table in (VersionRow, VariantRow, CaseRow):
            connection.execute(delete(table))
    yield shared


def sqlite(folder: Path) -> URL:
    """A database in a file that is not there yet."""
    return URL.create("sqlite", database=str(folder / "data" / "keuzekompas.sqlite"))
