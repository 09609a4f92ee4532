"""The pages of a variant as one file that works without network (``ui/offline``).

It is made of pages as a visitor gets them, each in its own turn: others wait for it no longer than for a visitor who
goes from page to page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from server.asked import NOT_KEPT, case_of, named, refusal
from server.assets import plotly_js
from server.explained import told
from server.memory import give_back, tidy
from ui.offline.file import Wanted, file
from ui.session.turns import Account
from words.explained.asked import Refused
from words.link import CASE, address, read_link
from words.texts import _, speak

MOST_WAITING = 8
"""So many may wait for their file: each takes seconds."""

_account = Account()
"""Whoever asks for files, goes after who asks for pages."""


@cache
def _one_at_a_time() -> CapacityLimiter:
    """Of its own: what pages ask beside themselves does not wait for a file."""
    return CapacityLimiter(1)


async def answer(request: Request) -> Response:
    """The file of what the address says as a share link does; 400 with every value that is not allowed, 503 where too
    many wait."""
    before, _download, name = str(request.url.replace(query="")).rpartition("/download/")
    parameters = dict(request.query_params)
    while True:
        case = await case_of(parameters)
        asked = read_link(case, parameters)
        speak(asked.view.language, case.about.words)
        if asked.problems:
            return refusal(named(case, asked.problems))
        if _one_at_a_time().statistics().tasks_waiting >= MOST_WAITING:
            busy = _("Too many files are being made just now. Try again in a minute.")
            return PlainTextResponse(busy, status_code=503, headers=NOT_KEPT)
        wanted = Wanted(
            case=case,
            assumptions=case.assumptions.replace(**asked.changes),
            view=replace(asked.view, presenting=False),
            more={CASE: case.version} if CASE in parameters else {},
            live=address(f"{before}/", parameters),
            made=date.today(),
        )
        content = await to_thread.run_sync(_made, wanted, limiter=_one_at_a_time())
        # Each page asks for the case itself: all of them must have had the same.
        if (await case_of(parameters)).version == case.version:
            fields = {"Content-Disposition": f'attachment; filename="{name}"', **NOT_KEPT}
            return Response(content, headers=fields, media_type="text/html; charset=utf-8")


def _made(wanted: Wanted) -> bytes:
    def explain(parameters: Mapping[str, str]) -> Mapping[str, Any] | None:
        give_back()  # one that draws needs 54 MB of sixty municipalities
        found = told(wanted.case, wanted.assumptions, parameters)
        return None if isinstance(found, Refused) else found

    return file(wanted, plotly_js().plain, explain, _account, tidy)
