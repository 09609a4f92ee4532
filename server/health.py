"""What `/gezond` says: whether this process can do its work, and if not, what is wrong.

A load balancer reads the status code (200 or 503), who keeps the server the words.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from server.hall.remote import shared
from server.hall.rooms import try_to_write
from server.processes.limits import descriptors_left
from store.problems import Unavailable
from store.process import try_to_write as try_to_save
from ui.session import served
from words.saving import why_not

LEAST_LEFT = 32
"""Fewer descriptors than this and the next visitors may not get in."""


def case_problem() -> str | None:
    """That a case cannot be shown."""
    found = [(folder, served.shown(folder).case) for folder in served.folders()]
    broken = [f"{folder.name}, {len(case)} keer iets mis" for folder, case in found if isinstance(case, tuple)]
    if broken:
        return f"casus: kan niet worden gelezen ({'; '.join(broken)})"
    twice = [f"{folder.name}, ook een andere heet {id}" for folder, id in served.hidden()]
    return f"casus: is niet te zien ({'; '.join(twice)})" if twice else None


def store_problem() -> str | None:
    """That the rooms of the remote controls cannot be written."""
    try:
        try_to_write(shared(), os.getpid(), time.time())
    except (sqlite3.Error, OSError) as error:
        return f"opslag: kan niet worden geschreven ({error})"
    return None


def descriptor_problem() -> str | None:
    """That hardly any file or connection can be opened."""
    left = descriptors_left()
    return f"verbindingen: er kunnen er nog {left} bij" if left is not None and left < LEAST_LEFT else None


CHECKS: tuple[Callable[[], str | None], ...] = (case_problem, store_problem, descriptor_problem)


def problems() -> list[str]:
    """What is wrong with this process."""
    return [problem for check in CHECKS if (problem := check())]


def saving() -> str:
    """Whether variants can be saved. Without it the dashboard does the rest of its work: that is no reason to send
    visitors elsewhere.
    """
    try:
        try_to_save()
    except Unavailable as error:
        return f"kan niet: {why_not(error.trouble)}"
    return "ok"


async def health(_request: Request) -> Response:
    """For a load balancer or whoever watches the server."""
    found = await run_in_threadpool(problems)
    said: dict[str, object] = {"status": "niet in orde", "oorzaken": found} if found else {"status": "ok"}
    answer = said | {"bewaren": await run_in_threadpool(saving)}
    return JSONResponse(answer, status_code=503 if found else 200, headers={"Cache-Control": "no-store"})
