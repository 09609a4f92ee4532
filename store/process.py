"""The database of this process: opened once, and tried again if that failed. Nobody waits long for one that is down.

Who asks waits in his own thread, never in that of the server. After a failure nobody tries for some seconds: a page
without what is saved comes at once.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from typing import TypeVar

from sqlalchemy import Engine, text

from store.database import writing
from store.migrate import TABLE, open_store
from store.place import database_url
from store.problems import Trouble, Unavailable

T = TypeVar("T")

PATIENCE = 2.0
"""Seconds that a visitor waits for another who writes, or for the database to answer."""
REST = 10.0
"""Seconds after a failure in which nobody tries again."""


@dataclass(eq=False)
class _Known:
    """The database, if it was opened; else why not, and when that was (of the monotonic clock)."""

    engine: Engine | None = None
    trouble: Trouble | None = None
    since: float = 0.0
    lock: Lock = field(default_factory=Lock)


_here = _Known()


def ask(do: Callable[[Engine], T]) -> T:
    """What this gives with the database. Raises Unavailable, at once if the database was away a moment ago."""
    engine = _opened()
    try:
        return do(engine)
    except Unavailable as error:
        if error.trouble == "unreachable":  # who finds it locked or full can try again at once
            with _here.lock:
                _rest(error.trouble)
        raise


def _opened() -> Engine:
    with _here.lock:
        if _here.trouble is not None and time.monotonic() - _here.since < REST:
            raise Unavailable(_here.trouble)
        if _here.engine is None:
            try:
                _here.engine = open_store(database_url(), PATIENCE)
            except Unavailable as error:
                _rest(error.trouble)
                raise
        _here.trouble = None
        return _here.engine


def _rest(trouble: Trouble) -> None:
    _here.trouble, _here.since = trouble, time.monotonic()


def let_go() -> None:
    """Forget the database; who asks next opens it, wherever it stands then."""
    with _here.lock:
        if _here.engine is not None:
            _here.engine.dispose()
        _here.engine = _here.trouble = None


def try_to_write() -> None:
    """Write something that changes nothing, down to the disk. Raises Unavailable."""
    ask(_touch)


def _touch(engine: Engine) -> None:
    with writing(engine) as session:
        session.execute(text(f"UPDATE {TABLE} SET version_num = version_num"))
