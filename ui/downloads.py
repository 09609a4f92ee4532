"""Files that the server makes for a visitor. The address carries what he changed, as a share link does.

So any process of the server can answer, and an address can be kept.
"""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from model.assumptions.values import Assumptions
from model.case.records import Case
from ui import case as cases
from ui import problems, state
from ui.link import read_link, written_value
from ui.live_chart import Download
from ui.texts import _, speak

BUDGET_URL = "/download/meerjarenbegroting.csv"


def budget_link() -> Download:
    """The link to the figures of all variants under the visitor's assumptions."""
    query = urlencode({id: written_value(id, value) for id, value in state.changes().items()}, safe=":")
    return Download(_("Download the figures of all variants (CSV)"), f"{BUDGET_URL}?{query}" if query else BUDGET_URL)


async def budget_csv(request: Request) -> Response:
    """The figures of all variants; 400 with every value that is not allowed."""
    case = cases.current()
    asked = read_link(case, dict(request.query_params))
    if asked.problems:
        speak("nl")
        return PlainTextResponse("\n".join(problems.sentence(case, one) for one in asked.problems), status_code=400)
    text = await run_in_threadpool(_budget, case, case.assumptions.replace(**asked.changes))
    name = BUDGET_URL.rpartition("/")[2]
    fields = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(text, headers=fields, media_type="text/csv; charset=utf-8")


def _budget(case: Case, assumptions: Assumptions) -> str:
    from ui import budget_view

    return budget_view.download(case, assumptions)
