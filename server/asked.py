"""What routes that a page asks beside itself have in common: nobody keeps their answers, and how they refuse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response

from model.assumptions.values import AssumptionProblem
from model.case.case import Case
from store.problems import Unavailable
from ui.session import case as cases
from ui.session import served
from words import problems
from words.link import CASE, PART, WHICH, read_link
from words.texts import speak

NOT_KEPT = {"Cache-Control": "no-store"}
MOST_SHOWN = 20
"""Characters of what is no version of a case."""


class NotKept(HTTPException):
    """The case of then cannot be had; the server answers with the sentence that says so."""

    def __init__(self, case: Case, version: str) -> None:
        wrong = AssumptionProblem(CASE, version[:MOST_SHOWN], "unknown")
        super().__init__(400, problems.sentence(case, wrong), dict(NOT_KEPT))


class Unknown(HTTPException):
    """The server shows no case with this id; it answers with the sentence that says which there are."""

    def __init__(self, id: str) -> None:
        wrong = cases.unknown(id[:MOST_SHOWN])
        super().__init__(400, problems.sentence(cases.of_now(), wrong), dict(NOT_KEPT))


async def case_of(parameters: Mapping[str, str]) -> Case:
    """The case under which the address asks: which of those that the server shows, of now, or as it was when a variant
    was saved.

    Raises Unknown or NotKept where that cannot be had.
    """
    try:
        now = cases.linked(parameters)
    except LookupError:
        raise Unknown(parameters[WHICH]) from None
    version = parameters.get(CASE, "")
    if version in ("", now.version):
        return now
    try:
        found = await run_in_threadpool(served.kept, version, now.about.id)
    except Unavailable:
        found = None
    if found is None:
        speak(read_link(now, parameters).view.language, now.about.words)
        raise NotKept(now, version)
    return found


def refusal(message: str) -> Response:
    """What is asked is not allowed, and why."""
    return PlainTextResponse(message, status_code=400, headers=NOT_KEPT)


def named(case: Case, wrong: Sequence[AssumptionProblem]) -> str:
    """Every value that is not allowed, a line each."""
    return "\n".join(problems.sentence(case, one) for one in wrong)


def wrong_part(asked: str | None, allowed: str) -> list[AssumptionProblem]:
    """What is wrong with the part that is asked for; nothing if none is."""
    return [] if asked in (None, allowed) else [AssumptionProblem(PART, asked, "choice", (allowed,))]
