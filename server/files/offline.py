"""The pages of a variant as one file that works without network (``ui/offline``).

Every page is made for it, which takes seconds: a process beside this one does that (``server/processes/maker.py``), of
the cases as this one shows them.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from server.asked import NOT_KEPT, case_of, named, refusal
from server.downloads import not_made
from server.files.offline_pages import made, places
from server.processes.maker import OFFLINE, NotMade, made_by
from ui.session import served
from words.link import CASE, address, read_link
from words.texts import speak


async def answer(request: Request) -> Response:
    """The file of what the address says as a share link does; 400 with every value that is not allowed, 503 where too
    many wait or it could not be made."""
    before, _download, name = str(request.url.replace(query="")).rpartition("/download/")
    parameters = dict(request.query_params)
    served.begin_run()  # no case changes until all of them are handed over
    case = await case_of(parameters)
    asked = read_link(case, parameters)
    speak(asked.view.language, case.about.words)
    if asked.problems:
        return refusal(named(case, asked.problems))
    assumptions = case.assumptions.replace(**asked.changes)
    view = replace(asked.view, presenting=False)
    more = {CASE: case.version} if CASE in parameters else {}
    live = address(f"{before}/", parameters)
    try:
        content = await made_by(OFFLINE, made, case, assumptions, view, more, live, date.today(), places())
    except NotMade as wrong:
        return PlainTextResponse(not_made(wrong), status_code=503, headers=NOT_KEPT)
    fields = {"Content-Disposition": f'attachment; filename="{name}"', **NOT_KEPT}
    return Response(content, headers=fields, media_type="text/html; charset=utf-8")
