"""Files that the server makes for a visitor. The address carries what he changed, as a share link does.

So any process of the server can answer, and an address can be kept.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from model.assumptions.values import Assumptions
from model.case.case import Case
from server.in_turn import in_turn
from ui.session import case as cases
from words import budget_file, data_package, problems
from words.link import BUDGET_URL, PACKAGE_URL, read_link
from words.texts import speak


async def budget_csv(request: Request) -> Response:
    """The figures of all variants; 400 with every value that is not allowed."""
    return await _file(request, budget_file.written, BUDGET_URL, "text/csv; charset=utf-8")


async def budget_package(request: Request) -> Response:
    """The same as a data package: an archive with the figures and what describes them."""
    make = partial(data_package.zipped, made=date.today())
    return await _file(request, make, PACKAGE_URL, "application/zip")


async def _file(
    request: Request, make: Callable[[Case, Assumptions], str | bytes], url: str, media_type: str
) -> Response:
    """A file of what the address asks, which says what that of a page says: its language counts here too."""
    case = cases.current()
    asked = read_link(case, dict(request.query_params))
    speak(asked.view.language)
    if asked.problems:
        return PlainTextResponse("\n".join(problems.sentence(case, one) for one in asked.problems), status_code=400)
    content = await in_turn(make, case, case.assumptions.replace(**asked.changes))
    fields = {
        "Content-Disposition": f'attachment; filename="{url.rpartition("/")[2]}"',
        "Cache-Control": "no-store",
    }
    return Response(content, headers=fields, media_type=media_type)
