"""What surrounds Streamlit's own server: our routes, what every response passes through, and the start.

The security headers are in ``headers.py``, the page shell in the right language in ``page_shell.py``.
"""

from __future__ import annotations

import gc
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import Any

import anyio.to_thread
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from model.loading.load import CaseError
from server import checked, downloads, explained, health, strip_range
from server.asked import NOT_KEPT
from server.assets import Asset, plotly_js
from server.files import code, offline
from server.gate.headers import SecurityHeaders
from server.gate.hosts import answered
from server.gate.known_hosts import KnownHosts
from server.gate.pace import ENDED, Pace
from server.gate.proxy import Proxied
from server.gate.sockets import AT_ONCE
from server.hall import remote
from server.logs import keep_log_bounded
from server.memory import give_back_now_and_then, keep_freed_memory
from server.page_shell import ICON as ICON_URL
from server.page_shell import PageShell, shells
from server.processes import maker
from server.processes.case_keeping import keep_what_is_shown
from server.processes.case_watch import keep_looking
from server.settings import FRAME_VARIABLE, PREFIX, frame_setting
from server.warm import warm
from store import process
from store.place import database_url
from ui.live.versions import LIVE_FILES, LIVE_VERSION, PLOTLY_VERSION
from ui.streamlit_internals import (
    let_go_of_left_sessions,
    serve_no_developer,
    stay_inside,
    take_only_what_fits,
    tell_when_a_run_ends,
)
from ui.streamlit_quicker import quicken
from ui.streamlit_sending import gather_messages, mark_only_elements, send_at_once, send_together
from words import problems
from words.exported.addresses import (
    ANNEX_URL,
    CASE_FILES_URL,
    CODE_URL,
    LEAF_URL,
    OFFLINE_URL,
    OUTCOMES_URL,
    OUTLINE_URL,
    SLIDES_URL,
)
from words.link import (
    BUDGET_URL,
    CHECK_URL,
    EXPLANATION_URL,
    PACKAGE_URL,
    RANGE_URL,
    VARIANT_URL,
    WORKBOOK_URL,
)

YEAR = "public, max-age=31536000, immutable"


# ---- routes ----


async def plotly_route(request: Request) -> Response:
    """plotly.js, to be kept for a year if the address names the version that we serve."""
    current = request.query_params.get("v") == PLOTLY_VERSION
    return plotly_js().answer(request.headers, YEAR if current else "no-cache")


ICON = Path(__file__).resolve().parents[1] / "ui" / "icon.svg"
KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2"}


@cache
def live_file(name: str) -> Asset:
    """A file of the live charts."""
    return Asset.of(LIVE_FILES[name], KINDS[Path(name).suffix])


@cache
def icon() -> Asset:
    """Our own icon."""
    return Asset.of(ICON.read_bytes(), KINDS[ICON.suffix])


async def live_route(request: Request) -> Response:
    """A file of the live charts, to be kept for a year if its folder names the version that we serve."""
    name, version = request.path_params["name"], request.path_params["version"]
    if name not in LIVE_FILES:
        return PlainTextResponse("Not Found", status_code=404)
    return live_file(name).answer(request.headers, YEAR if version == LIVE_VERSION else "no-cache")


async def icon_route(request: Request) -> Response:
    """The icon that the page shell names."""
    return icon().answer(request.headers, "no-cache")


def routes() -> list[Route]:
    """Our own addresses beside the pages."""
    return [
        Route("/assets/plotly.min.js", plotly_route),
        Route("/assets/live-{version}/{name:path}", live_route),
        Route(ICON_URL, icon_route),
        Route(BUDGET_URL, downloads.budget_csv),
        Route(PACKAGE_URL, downloads.budget_package),
        Route(OUTCOMES_URL, downloads.outcomes),
        Route(VARIANT_URL, downloads.variant_json),
        Route(CASE_FILES_URL, downloads.case_files),
        Route(WORKBOOK_URL, downloads.workbook),
        Route(OFFLINE_URL, offline.answer),
        Route(ANNEX_URL, downloads.annex),
        Route(LEAF_URL, downloads.annex_page),
        Route(CODE_URL, code.picture),
        Route(SLIDES_URL, downloads.slides),
        Route(OUTLINE_URL, downloads.slides_outline),
        Route(RANGE_URL, strip_range.answer),
        Route(CHECK_URL, checked.answer),
        Route(EXPLANATION_URL, explained.answer),
        Route("/gezond", health.health),
        *remote.routes(),
    ]


# ---- around every response ----


async def broken_case(_request: Request, error: CaseError) -> Response:
    """What is asked of a case that cannot be read; its pages say what is wrong with it."""
    return PlainTextResponse(problems.broken(len(error.problems)), status_code=503, headers=NOT_KEPT)


async def server_error(request: Request, _error: Exception) -> Response:
    """The last resort. Starlette sends it from outside the middleware, so the headers are added here."""
    response = PlainTextResponse("Er ging iets mis op de server. Laad de pagina opnieuw.", status_code=500)
    SecurityHeaders(request.app, os.environ.get(FRAME_VARIABLE)).fill(response.headers, request.scope)
    return response


def refusals() -> dict[Any, Any]:
    """What answers for an error that a route raises."""
    return {CaseError: broken_case, Exception: server_error}


def middleware() -> list[Middleware]:
    """From the outside in. A wrong setting stops the server here, with a message instead of a traceback."""
    return [
        Middleware(SecurityHeaders, ancestors=frame_setting()),
        Middleware(KnownHosts, patterns=answered()),
        Middleware(Proxied, prefix=os.environ.get(PREFIX, "")),
        Middleware(PageShell),
        Middleware(Pace),
    ]


# ---- start ----


def prepare() -> None:
    """What must be right, and what Streamlit must do otherwise, from the moment that the app is made."""
    try:
        database_url()
    except ValueError as error:
        raise SystemExit(str(error)) from None
    let_go_of_left_sessions()


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[None]:
    """Load everything, then tell Python's collector to leave it alone: it lives as long as the server.

    An answer makes thousands of small objects that are gone a moment later, hardly any in a circle: looking for
    circles every 700 objects, as Python does, costs more than it finds. The bench watches the memory.
    """
    keep_log_bounded()
    for load in (warm, plotly_js, shells):
        await anyio.to_thread.run_sync(load)
    stay_inside()
    send_at_once(AT_ONCE)
    tell_when_a_run_ends(ENDED)
    quicken()
    gather_messages()
    send_together()
    mark_only_elements()
    take_only_what_fits()
    serve_no_developer()
    keep_freed_memory()
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    async with anyio.create_task_group() as beside:
        beside.start_soon(give_back_now_and_then)
        beside.start_soon(keep_looking)
        beside.start_soon(keep_what_is_shown)
        yield
        beside.cancel_scope.cancel()
    maker.let_go()
    process.let_go()
