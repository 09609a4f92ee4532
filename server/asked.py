"""What routes that a page asks beside itself have in common: nobody keeps their answers, and how they refuse."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.responses import PlainTextResponse, Response

from model.assumptions.values import AssumptionProblem
from model.case.case import Case
from words import problems
from words.link import PART

NOT_KEPT = {"Cache-Control": "no-store"}


def refusal(message: str) -> Response:
    """What is asked is not allowed, and why."""
    return PlainTextResponse(message, status_code=400, headers=NOT_KEPT)


def named(case: Case, wrong: Sequence[AssumptionProblem]) -> str:
    """Every value that is not allowed, a line each."""
    return "\n".join(problems.sentence(case, one) for one in wrong)


def wrong_part(asked: str | None, allowed: str) -> list[AssumptionProblem]:
    """What is wrong with the part that is asked for; nothing if none is."""
    return [] if asked in (None, allowed) else [AssumptionProblem(PART, asked, "choice", (allowed,))]
