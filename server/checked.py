"""Whether everything adds up, for the mark at the foot of every page and for Controle: asked by a browser in which
nothing has moved for a moment.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.outcomes.check import broken
from server.asked import NOT_KEPT, case_of, named, refusal, wrong_part
from server.in_turn import in_turn
from ui.live.live_chart import packed
from ui.views.documents import checks
from words.link import OF_NUMBERS, PART, read_link
from words.texts import speak


async def answer(request: Request) -> Response:
    """The mark of what the address says as a share link does, or the part of Controle that takes longer.

    400 with every value that is not allowed.
    """
    parameters = dict(request.query_params)
    case = await case_of(parameters)
    place = parameters.pop(PART, None)
    asked = read_link(case, parameters)
    speak(asked.view.language, case.about.words)
    if wrong := [*asked.problems, *wrong_part(place, OF_NUMBERS)]:
        return refusal(named(case, wrong))
    assumptions = case.assumptions.replace(**asked.changes)
    if place == OF_NUMBERS:
        sent = await in_turn(_numbers, case, assumptions)
        return Response(sent, media_type="application/octet-stream", headers=NOT_KEPT)
    found = await in_turn(checks.checked, case, assumptions)
    return JSONResponse({"text": checks.mark(found), "holds": not broken(found)}, headers=NOT_KEPT)


def _numbers(case: Case, assumptions: Assumptions) -> bytes:
    return packed([checks.numbers_tile(case, assumptions)], None, [""])
