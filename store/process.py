"""The database of this process: opened once, and looked for again beside the pages if it was away.

Who asks waits in his own thread, never in that of the server. Once it could not be reached nobody waits for it: a page
without what is saved comes at once, while a thread of its own tries every few seconds whether it is back.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event, Lock, Thread
from typing import TypeVar

from sqlalchemy import Engine, text

from store.database import reading, writing
from store.migrate import TABLE, open_store
from store.place import database_url
from store.problems import Trouble, Unavailable

T = TypeVar("T")

PATIENCE = 2.0
"""Seconds that a visitor waits for another who writes, or for the database to answer."""
REST = 10.0
"""Seconds between two tries of one that is away."""

logger = logging.getLogger(__name__)


@dataclass(eq=False)
class _Known:
    """The database, if it was opened; else why not. ``left``: nobody asks it here any more."""

    engine: Engine | None = None
    trouble: Trouble | None = None
    lock: Lock = field(default_factory=Lock)
    left: Event = field(default_factory=Event)


_here = _Known()


def ask(do: Callable[[Engine], T]) -> T:
    """What this gives with the database. Raises Unavailable, at once while it is known to be away."""
    here = _here
    with here.lock:
        if here.trouble is not None:
            raise Unavailable(here.trouble)
        if here.engine is None:
            try:
                here.engine = open_store(database_url(), PATIENCE)
            except Unavailable as error:
                _look_for(here, error.trouble)
                raise
        engine = here.engine
    try:
        return do(engine)
    except Unavailable as error:
        if error.trouble == "unreachable":  # who finds it locked or full can try again at once
            with here.lock:
                if here.trouble is None:
                    _look_for(here, error.trouble)
        raise


def _look_for(here: _Known, trouble: Trouble) -> None:
    here.trouble = trouble
    Thread(target=_until_it_is_back, args=(here,), name="store", daemon=True).start()


def _until_it_is_back(here: _Known) -> None:
    engine = here.engine
    while not here.left.wait(REST):
        try:
            engine = engine or open_store(database_url(), PATIENCE)
            with reading(engine) as session:
                session.execute(text("SELECT 1"))
        except Unavailable as error:
            here.trouble = error.trouble
            continue
        except Exception:
            logger.exception("De opslag kon niet worden geopend.")
            continue
        with here.lock:
            here.engine, here.trouble = engine, None
            if here.left.is_set():
                engine.dispose()
        return


def let_go() -> None:
    """Forget the database; who asks next opens it, wherever it stands then."""
    global _here
    before, _here = _here, _Known()
    with before.lock:
        before.left.set()
        if before.engine is not None:
            before.engine.dispose()


def try_to_write() -> None:
    """Write something that changes nothing, down to the disk. Raises Unavailable."""
    ask(_touch)


def _touch(engine: Engine) -> None:
    with writing(engine) as session:
        session.execute(text(f"UPDATE {TABLE} SET version_num = version_num"))
