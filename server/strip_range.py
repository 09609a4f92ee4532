"""How far the cost can lie apart, for the strip of results and for Start: asked by a browser in which nothing has moved
for a moment.

So a meeting that drags sliders does not wait for draws, and any process of the server can answer.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from model.assumptions.values import AssumptionProblem, Assumptions
from model.case.case import Case
from model.uncertainty.room import usual
from server.asked import NOT_KEPT, case_of, named, refusal, wrong_part
from server.in_turn import in_turn
from ui.views.decision import sure, tiles
from ui.views.uncertain import run
from words.link import DRAWS as DRAWS_PARAMETER
from words.link import OF_START, PART, party_of, read_link
from words.texts import speak


async def answer(request: Request) -> Response:
    """The range in words, or the part of Start in which it stands, of what the address says as a share link does.

    400 with every value that is not allowed.
    """
    parameters = dict(request.query_params)
    case = await case_of(parameters)
    choices = run.draws_of(case)
    draws, place = parameters.pop(DRAWS_PARAMETER, str(usual(case))), parameters.pop(PART, None)
    asked = read_link(case, parameters)
    speak(asked.view.language, case.about.words)
    wrong = [AssumptionProblem(DRAWS_PARAMETER, draws, "choice", tuple(choices))] if draws not in choices else []
    if refused := [*asked.problems, *wrong, *wrong_part(place, OF_START)]:
        return refusal(named(case, refused))
    assumptions = case.assumptions.replace(**asked.changes)
    party = party_of(case, asked.view.perspective)
    if place == OF_START:
        sent = await in_turn(sure.part, case, assumptions, party, asked.view.per, choices[draws])
        return Response(sent, media_type="application/octet-stream", headers=NOT_KEPT)
    text = await in_turn(_drawn, case, assumptions, party, choices[draws])
    return PlainTextResponse(text, headers=NOT_KEPT)


def _drawn(case: Case, assumptions: Assumptions, party: int | None, draws: int) -> str:
    return tiles.range_text(sure.drawn(case, assumptions, party, draws))
