"""Files that the server makes for a visitor. The address carries what he changed, as a share link does.

So any process of the server can answer, and an address can be kept.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime
from functools import partial
from io import BytesIO
from urllib.parse import urlencode
from zipfile import ZipFile

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from export.annex import write as write_annex
from export.columns import Column
from export.slides.asked import outline, presentation
from export.workbook import write
from model.assumptions.values import Assumptions
from model.case.case import Case
from model.uncertainty.room import usual
from server.asked import NOT_KEPT, NotKept, case_of
from server.in_turn import in_turn
from server.processes.maker import NotMade, made_apart
from store import process
from store.case_versions import kept_files
from store.problems import NotFound, Unavailable
from store.variant_file import VERSION, VariantFile, file_of, written
from ui.session import saved
from ui.session.columns import among, here, of_point
from words import budget_file, data_package, problems
from words.exported.addresses import (
    ANNEX_URL,
    CASE_FILES_URL,
    LEAF,
    LEAF_URL,
    OUTCOMES_URL,
    OUTLINE_URL,
    SLIDES_URL,
)
from words.figures import outcomes_package
from words.link import (
    BUDGET_URL,
    PACKAGE_URL,
    SAVED,
    SAVED_VERSION,
    VARIANT_URL,
    WORKBOOK_URL,
    Link,
    View,
    address,
    read_link,
)
from words.saving import why
from words.texts import _, isolated, speak


async def budget_csv(request: Request) -> Response:
    """The figures of all variants; 400 with every value that is not allowed."""
    return await _file(request, budget_file.written, BUDGET_URL, "text/csv; charset=utf-8")


async def budget_package(request: Request) -> Response:
    """The same as a data package: an archive with the figures and what describes them."""
    make = partial(data_package.zipped, made=date.today())
    return await _file(request, make, PACKAGE_URL, "application/zip")


async def outcomes(request: Request) -> Response:
    """Every outcome of every variant, as a data package."""

    async def make(case: Case, asked: Link) -> bytes:
        return await made_apart(outcomes_package.zipped, case, case.assumptions.replace(**asked.changes), date.today())

    return await _asked(request, make, OUTCOMES_URL, "application/zip")


async def workbook(request: Request) -> Response:
    """Every number of Mijn variant as a formula that recalculates, with the address that opens it."""
    link = address(f"{_before(request, WORKBOOK_URL)}/", dict(request.query_params))

    async def make(case: Case, asked: Link) -> bytes:
        return await made_apart(
            write.workbook, case, case.assumptions.replace(**asked.changes), "mine", link, date.today()
        )

    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return await _asked(request, make, WORKBOOK_URL, media_type)


async def annex(request: Request) -> Response:
    """The annex to a council proposal with these settings: of the council whose perspective it is, or of all."""
    return await _asked(request, _annex(request, ANNEX_URL), ANNEX_URL, "application/pdf")


async def annex_page(request: Request) -> Response:
    """A page of it as a picture, in fewer points; 204 behind the last one."""
    rest = {name: text for name, text in request.query_params.items() if name != LEAF}
    asked = Request({**request.scope, "query_string": urlencode(rest).encode()})
    answer = await _asked(asked, _annex(asked, LEAF_URL, "pages"), LEAF_URL, "application/zip")
    if answer.status_code != 200:
        return answer
    with ZipFile(BytesIO(bytes(answer.body))) as pages:
        number = request.query_params.get(LEAF, "1")
        if number not in pages.namelist():  # a picture that is not there would stand in the log of the browser
            return Response(status_code=204, headers=NOT_KEPT)
        return Response(pages.read(number), media_type="image/png", headers=NOT_KEPT)


def _annex(request: Request, url: str, *more: str) -> Callable[[Case, Link], Awaitable[bytes]]:
    link = address(f"{_before(request, url)}/", dict(request.query_params))

    async def make(case: Case, asked: Link) -> bytes:
        assumptions = case.assumptions.replace(**asked.changes)
        columns, missing = await run_in_threadpool(_columns, case, assumptions, asked.view)
        return await made_apart(
            write_annex.annex, case, assumptions, asked.view, columns, missing, link, date.today(), usual(case), *more
        )

    return make


async def slides(request: Request) -> Response:
    """The story and what stands side by side as a presentation, with the address that opens it."""
    media_type = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    return await _asked(request, _slides(request, SLIDES_URL, presentation), SLIDES_URL, media_type)


async def slides_outline(request: Request) -> Response:
    """What each of its slides claims."""
    return await _asked(request, _slides(request, OUTLINE_URL, outline), OUTLINE_URL, "application/json")


def _slides(request: Request, url: str, write: Callable[..., bytes]) -> Callable[[Case, Link], Awaitable[bytes]]:
    link = address(f"{_before(request, url)}/", dict(request.query_params))

    async def make(case: Case, asked: Link) -> bytes:
        assumptions = case.assumptions.replace(**asked.changes)
        columns, missing = await run_in_threadpool(_columns, case, assumptions, asked.view)
        return await made_apart(write, case, assumptions, asked.view, columns, missing, link, date.today(), usual(case))

    return make


def _columns(case: Case, assumptions: Assumptions, view: View) -> tuple[tuple[Column, ...], tuple[str, ...]]:
    """What an address puts side by side, and in words what of it is not there or not allowed."""
    points = {name: dict(moment) for name, moment in view.points}
    at_hand = {one.key: one for one in (*here(assumptions), *(of_point(case, *one) for one in points.items()))}
    found, missing = among(case, view.columns, at_hand)
    wrong = [
        f"{isolated(name)}: {problems.sentence(case, one)}"
        for name, moment in points.items()
        for one in read_link(case, moment).problems
    ]
    columns = tuple(Column(key=one.key, name=one.name, side=one.side) for one in found)
    return columns, (*missing, *wrong)


def _before(request: Request, url: str) -> str:
    """Where the dashboard stands, from an address of the server."""
    return str(request.url.replace(query="")).rpartition(url)[0]


async def _file(
    request: Request, make: Callable[[Case, Assumptions], str | bytes], url: str, media_type: str
) -> Response:
    """A file that is soon made, in turn with the pages."""

    async def made(case: Case, asked: Link) -> str | bytes:
        return await in_turn(make, case, case.assumptions.replace(**asked.changes))

    return await _asked(request, made, url, media_type)


async def _asked(
    request: Request, make: Callable[[Case, Link], Awaitable[str | bytes]], url: str, media_type: str
) -> Response:
    """A file of what the address asks, which says what that of a page says: its language counts here too."""
    case = await case_of(request.query_params)
    asked = read_link(case, dict(request.query_params))
    speak(asked.view.language, case.about.words)
    if asked.problems:
        return PlainTextResponse("\n".join(problems.sentence(case, one) for one in asked.problems), status_code=400)
    try:
        content = await make(case, asked)
    except NotMade as wrong:
        return PlainTextResponse(not_made(wrong), status_code=503, headers=NOT_KEPT)
    return _as_download(content, url, media_type)


def not_made(wrong: NotMade) -> str:
    """What is said to who gets no file."""
    if wrong.is_busy:
        return _("Too many files are being made just now. Try again in a minute.")
    return _("This file could not be made. Try again; if that does not help, tell who runs this dashboard.")


def _as_download(content: str | bytes, url: str, media_type: str) -> Response:
    fields = {
        "Content-Disposition": f'attachment; filename="{url.rpartition("/")[2]}"',
        "Cache-Control": "no-store",
    }
    return Response(content, headers=fields, media_type=media_type)


async def variant_json(request: Request) -> Response:
    """A saved variant as a file, or Mijn variant as the address says it; 404 and 503 where it cannot be had."""
    if id := request.query_params.get(SAVED):
        try:
            content = await run_in_threadpool(_saved_variant, id, request.query_params.get(SAVED_VERSION, ""))
        except (NotFound, Unavailable) as error:
            return PlainTextResponse(why(error), status_code=404 if isinstance(error, NotFound) else 503)
        return _as_download(content, VARIANT_URL, "application/json")
    return await _file(request, _mine, VARIANT_URL, "application/json")


def _saved_variant(id: str, number: str) -> bytes:
    kept = saved.versions(id)
    wanted = int(number) if number.isdecimal() and len(number) < 6 else kept[0].number
    found = next((one for one in kept if one.number == wanted), None)
    if found is None:
        raise NotFound(id)
    return written(file_of(saved.opened(id), found))


def _mine(case: Case, assumptions: Assumptions) -> bytes:
    content = saved.content(case, assumptions.changed_from(case.assumptions))
    now = datetime.now(UTC)
    file = VariantFile(
        format="keuzekompas-variant", version=VERSION, name=_("My variant"), note="", role="other", saved=now,
        content=content,
    )  # fmt: skip
    return written(file)


async def case_files(request: Request) -> Response:
    """The files of the case of then, to compute with it; 400 where they cannot be had."""
    case = await case_of(request.query_params)
    files = await run_in_threadpool(process.ask, partial(kept_files, version=case.version, case_id=case.about.id))
    if files is None:
        raise NotKept(case, case.version)
    return _as_download(files, CASE_FILES_URL, "application/zip")
