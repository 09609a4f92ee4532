"""Files that the server makes for a visitor. The address carries what he changed, as a share link does.

So any process of the server can answer, and an address can be kept.
"""

from __future__ import annotations

from functools import cache

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from model.assumptions.values import Assumptions
from model.case.case import Case
from ui.session import case as cases
from ui.session.turns import Account, turn
from words import budget_file, problems
from words.link import BUDGET_URL, read_link
from words.texts import speak


async def budget_csv(request: Request) -> Response:
    """The figures of all variants; 400 with every value that is not allowed.

    The address says what that of a page says: its language counts here too.
    """
    case = cases.current()
    asked = read_link(case, dict(request.query_params))
    speak(asked.view.language)
    if asked.problems:
        return PlainTextResponse("\n".join(problems.sentence(case, one) for one in asked.problems), status_code=400)
    assumptions = case.assumptions.replace(**asked.changes)
    text = await to_thread.run_sync(_written, case, assumptions, limiter=_one_at_a_time())
    name = BUDGET_URL.rpartition("/")[2]
    fields = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(text, headers=fields, media_type="text/csv; charset=utf-8")


_account = Account()
"""All downloads together go in turn with the pages, as one visitor does."""


@cache
def _one_at_a_time() -> CapacityLimiter:
    """So that those who wait for a file hold up no thread of the server."""
    return CapacityLimiter(1)


def _written(case: Case, assumptions: Assumptions) -> str:
    with turn(_account):
        return budget_file.written(case, assumptions)
