"""What a variant was saved with is kept: the files of the cases that this server shows, at the start and after each
change.

What was removed long ago is erased once a day. Beside everything else, and tried again until it is done: without a
database the server shows its pages all the same.
"""

from __future__ import annotations

import logging
import time
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

import anyio

from server.processes.case_watch import Watch, the_watches
from store import process
from store.case_versions import keep_case
from store.problems import Unavailable
from store.saving import erase_removed

EVERY = 2.0
"""Seconds between two looks."""
AFTER_A_FAILURE = 15.0
DAY = 24 * 60 * 60.0

logger = logging.getLogger(__name__)


@dataclass
class Kept:
    """The version of the case that was seen to last; ``failed``: that it could not be, which is told once."""

    version: str = ""
    failed: bool = False
    erased: float = -DAY
    """When what was removed long ago was last erased, of the monotonic clock."""


async def keep_what_is_shown() -> None:
    """Until the server stops."""
    kept = {watch.source: Kept() for watch in the_watches()}
    first = next(iter(kept.values()))
    while True:
        for watch in the_watches():
            await anyio.to_thread.run_sync(keep, watch, kept[watch.source], abandon_on_cancel=True)
        if time.monotonic() - first.erased > DAY:
            await anyio.to_thread.run_sync(erase, first, abandon_on_cancel=True)
        await anyio.sleep(AFTER_A_FAILURE if any(one.failed for one in kept.values()) else EVERY)


def keep(watch: Watch, kept: Kept) -> None:
    """Keep the case that is shown, if it is another than the last one that was kept."""
    if watch.shown is None or watch.shown[0].version == kept.version:
        return
    case, folder = watch.shown
    try:
        process.ask(partial(keep_case, case=case, folder=folder))
    except (Unavailable, OSError) as error:
        if not kept.failed:
            logger.warning("Varianten kunnen nu niet worden bewaard (%s); de rest gaat door.", error)
        kept.failed = True
        return
    except Exception:
        logger.exception("De casus kon niet worden bewaard.")
        kept.failed = True
        return
    kept.version, kept.failed = case.version, False


def erase(kept: Kept) -> None:
    """Erase what was removed so long ago that it cannot be undone; if that cannot be done now, later."""
    with suppress(Unavailable):
        process.ask(erase_removed)
        kept.erased = time.monotonic()
