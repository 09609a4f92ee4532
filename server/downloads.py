"""Files that the server makes for a visitor. The address carries what he changed, as a share link does.

So any process of the server can answer, and an address can be kept.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from server.in_turn import in_turn
from ui.session import case as cases
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
    text = await in_turn(budget_file.written, case, assumptions)
    name = BUDGET_URL.rpartition("/")[2]
    fields = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(text, headers=fields, media_type="text/csv; charset=utf-8")
