"""The database: how it is opened, read and written, and what is said if that fails."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, InterfaceError, InternalError, OperationalError, TimeoutError
from sqlalchemy.orm import Session

from store.problems import Trouble, Unavailable
from store.write_ahead import PATIENCE, write_ahead

STATEMENT_SECONDS = 15
"""How long PostgreSQL works on one statement."""

OF_SQLITE: dict[int, Trouble] = {
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_PERM: "read_only",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "damaged",
    sqlite3.SQLITE_CANTOPEN: "unreachable",
    sqlite3.SQLITE_IOERR: "unreachable",
}
OF_POSTGRESQL: dict[str, Trouble] = {
    "53100": "full",
    "55P03": "locked",
    "40001": "locked",
    "40P01": "locked",
    "57014": "locked",
    "25006": "read_only",
    "42501": "read_only",
    "XX001": "damaged",
    "XX002": "damaged",
}


def engine_for(url: URL, patience: float = PATIENCE) -> Engine:
    """The way to a database; nothing is opened yet. ``patience``: seconds that it waits for another who writes."""
    arguments = _of_sqlite(patience) if url.get_backend_name() == "sqlite" else _of_postgresql(patience)
    # What a visitor wrote is not for the log.
    engine = create_engine(url, connect_args=arguments, pool_timeout=patience, pool_pre_ping=True, hide_parameters=True)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    return engine


def _of_sqlite(patience: float) -> dict[str, Any]:
    # Without an isolation level Python's module leaves it to us where a transaction begins.
    return {"timeout": patience, "isolation_level": None}


def _of_postgresql(patience: float) -> dict[str, Any]:
    settings = {
        "synchronous_commit": "on",
        "lock_timeout": f"{patience * 1000:.0f}",
        "statement_timeout": f"{STATEMENT_SECONDS * 1000}",
    }
    options = " ".join(f"-c {name}={value}" for name, value in settings.items())
    return {
        "connect_timeout": max(2, round(patience)),
        # A machine that is gone answers nothing, not even that it is: without this one waits for minutes.
        "tcp_user_timeout": round(max(2.0, patience) * 1000),
        "options": options,
        "application_name": "keuzekompas",
    }


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    """Every new connection to SQLite: what was acknowledged is on the disk, and no version without its variant."""
    write_ahead(connection)
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")


def _begin(connection: Connection) -> None:
    """Who is going to write says so at once: a reader who starts to write later can find that another was first."""
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """A look at one moment. Raises Unavailable."""
    with plainly(), Session(engine) as session:
        yield session


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """All of it is kept when this ends well, and nothing if it does not. Raises Unavailable."""
    with plainly(), Session(engine.execution_options(writes=True)) as session, session.begin():
        yield session


@contextmanager
def plainly() -> Iterator[None]:
    """What a database cannot do as one kind of exception, whatever the database. A mistake of ours stays what it is."""
    try:
        yield
    except DBAPIError as error:
        if (trouble := trouble_of(error)) is None:
            raise
        raise Unavailable(trouble) from error
    except TimeoutError as error:  # all connections of this process are in use
        raise Unavailable("locked") from error


def trouble_of(error: DBAPIError) -> Trouble | None:
    """What a driver's own exception comes to; None if it is a mistake of the program."""
    if isinstance(error.orig, sqlite3.Error):
        return OF_SQLITE.get(getattr(error.orig, "sqlite_errorcode", -1) & 0xFF)
    state = getattr(error.orig, "sqlstate", None)
    if state in OF_POSTGRESQL:
        return OF_POSTGRESQL[state]
    return "unreachable" if isinstance(error, OperationalError | InterfaceError | InternalError) else None
