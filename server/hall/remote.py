"""A phone as remote control of a screen that presents: the addresses below ``/afstand``.

The screen opens a room, shows its code and waits for commands; the phone that scans the code gives them. Both wait in
requests of two seconds at most: a server that is stopped waits for those, and no longer.
"""

from __future__ import annotations

import atexit
import json
import os
import re
import shutil
import tempfile
import time
from collections.abc import Awaitable, Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Annotated, Literal

import anyio
import segno
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from server.gate.hosts import same_host
from server.hall import phone_page, rooms
from server.hall.rooms import Refused, Rooms
from server.page_shell import language_of
from server.reach import origin_for_a_phone
from server.settings import ROOMS
from words.languages import DEFAULT
from words.texts import speak

KEY = "X-Afstand"
"""The header with the key of the screen or the phone: no other site can send it."""
MOST_BYTES = 2048
WAIT = 2.0
LOOK = 0.04
"""Seconds between two looks while waiting: a slider follows the thumb without a delay that one sees."""
STATUS = {"gone": 404, "taken": 409, "busy": 429, "full": 503}
FRESH = {"Cache-Control": "no-store"}

FOLDER = r"/([A-Za-z0-9._~-]{1,60}/){0,4}"
"""Where the pages stand on their host; more than / where a web server shows them under a path of its own."""

Key = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,120}$")]


class Record(BaseModel):
    """What is sent: nothing more than it says, nothing of another kind."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Asked(Record):
    """What a screen asks that opens a room."""

    https: bool
    """Whether the browser came by https: it knows that better than we, a web server may stand before us."""
    folder: str = Field(default="/", pattern=f"^{FOLDER}$")
    """Where the browser found the pages: it knows that too."""


class Slider(Record):
    """The slider of the screen: where it stands of which places, and what that means."""

    key: Key
    label: str = Field(max_length=200)
    text: str = Field(max_length=80)
    least: int = Field(ge=0, le=100_000)
    most: int = Field(ge=0, le=100_000)
    at: int = Field(ge=0, le=100_000)


class State(Record):
    """What the screen shows, and which of its buttons can be pressed."""

    title: str = Field(max_length=120)
    back: bool
    on: bool
    slider: Slider | None


class Press(Record):
    """A button of the phone."""

    press: Literal["on", "back"]


class Slide(Record):
    """The slider of the phone; ``done`` when it was let go."""

    slide: int = Field(ge=0, le=100_000)
    done: bool
    of: Key


COMMAND: TypeAdapter[Press | Slide] = TypeAdapter(Press | Slide)
Answer = Callable[[Request, str], Awaitable[Response]]


@cache
def shared_folder() -> Path:
    """The folder of all processes. Without our own start there is one process, and it takes a folder of its own."""
    folder = os.environ.get(ROOMS)
    if not folder:
        folder = tempfile.mkdtemp(prefix="keuzekompas-")
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


@cache
def shared() -> Rooms:
    """The rooms of this server."""
    return rooms.rooms_in(shared_folder())


# ---- what may come in ----


class Wrong(Exception):
    """A request that is not as it should be."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


async def sent(request: Request) -> bytes:
    """The JSON of a request from our own page."""
    origin = request.headers.get("origin")
    if origin is not None and not same_host(origin, request.headers.get("host", "")):
        raise Wrong(403)
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise Wrong(415)
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            raise Wrong(413)
    return body


def key_of(request: Request) -> str:
    """The key of the screen or the phone."""
    key = request.headers.get(KEY, "")
    if not re.fullmatch(r"[A-Za-z0-9_-]{16,64}", key):
        raise Wrong(400)
    return key


def number(request: Request, name: str) -> int:
    """A whole number from the address."""
    text = request.query_params.get(name, "0")
    if not re.fullmatch("[0-9]{1,15}", text):
        raise Wrong(400)
    return int(text)


def guarded(answer: Answer) -> Callable[[Request], Awaitable[Response]]:
    """The same with a plain sentence, in the language of the address, for whatever is refused."""

    async def answered(request: Request) -> Response:
        speak(language_of(request.scope))
        try:
            response = await answer(request, request.path_params.get("code", ""))
        except Refused as refused:
            texts = {"gone": phone_page.gone, "taken": phone_page.taken}
            text = texts[refused.reason]() if refused.reason in texts else ""
            response = PlainTextResponse(text, STATUS[refused.reason])
        except (Wrong, ValidationError) as wrong:
            response = PlainTextResponse("", wrong.status if isinstance(wrong, Wrong) else 422)
        response.headers.update(FRESH)
        return response

    return answered


# ---- the screen ----


async def opened(request: Request, _code: str) -> Response:
    """A new room, the address for the phone, and what the screen says around it."""
    asked = Asked.model_validate_json(await sent(request))
    room = await run_in_threadpool(rooms.open_room, shared(), time.time())
    address = address_of(request, room.code, asked.https, asked.folder)
    answer = {"code": room.code, "key": room.key, "address": address, "words": phone_page.for_the_screen()}
    return JSONResponse(answer, status_code=201)


def address_of(request: Request, code: str, https: bool, folder: str) -> str | None:
    """The page of the phone, in the language of this request."""
    language = language_of(request.scope)
    origin = origin_for_a_phone("https" if https else request.url.scheme, request.headers.get("host", ""))
    return origin and f"{origin}{folder}afstand/{code}" + (f"?lang={language}" if language != DEFAULT else "")


async def picture(request: Request, code: str) -> Response:
    """The address for the phone as a QR code."""
    if not await run_in_threadpool(rooms.exists, shared(), code, time.time()):
        raise Refused("gone")
    folder = request.query_params.get("folder", "/")
    if not re.fullmatch(FOLDER, folder):
        raise Wrong(400)
    address = address_of(request, code, request.query_params.get("https") == "1", folder)
    if address is None:
        raise Wrong(404)
    drawn = BytesIO()
    segno.make_qr(address, error="m").save(drawn, kind="svg", omitsize=True, light="#fff", border=4)
    return Response(drawn.getvalue(), media_type="image/svg+xml")


async def told_by_screen(request: Request, code: str) -> Response:
    """Keep what the screen shows."""
    state, key = State.model_validate_json(await sent(request)), key_of(request)
    await run_in_threadpool(rooms.tell, shared(), code, key, state.model_dump_json(), time.time())
    return Response(status_code=204)


async def commands(request: Request, code: str) -> Response:
    """What the phone asked after a command, as soon as it does; also when the first phone comes."""
    after, known = number(request, "na"), bool(number(request, "telefoon"))
    await run_in_threadpool(rooms.listen, shared(), code, key_of(request), after, time.time())
    end = time.monotonic() + WAIT
    while True:
        found = await run_in_threadpool(rooms.waiting, shared(), code, after, time.time())
        if found.commands or found.phone != known or time.monotonic() > end:
            break
        await anyio.sleep(LOOK)
    said = [{"number": place, **json.loads(body)} for place, body in found.commands]
    return JSONResponse({"phone": found.phone, "commands": said})


# ---- the phone ----


async def phone(request: Request, code: str) -> Response:
    """The page with the buttons."""
    language = language_of(request.scope)
    if await run_in_threadpool(rooms.exists, shared(), code, time.time()):
        return HTMLResponse(phone_page.page(language))
    return HTMLResponse(phone_page.gone_page(language), 404)


async def joined(request: Request, code: str) -> Response:
    """A phone comes; only the first gets in."""
    await sent(request)
    await run_in_threadpool(rooms.join, shared(), code, key_of(request), time.time())
    return Response(status_code=204)


async def shown(request: Request, code: str) -> Response:
    """What the screen shows, as soon as that is something else than the phone knows."""
    known, end = number(request, "na"), time.monotonic() + WAIT
    while True:
        found = await run_in_threadpool(rooms.told, shared(), code, time.time())
        if found.version != known or time.monotonic() > end:
            break
        await anyio.sleep(LOOK)
    state = json.loads(found.state) if found.state else None
    return JSONResponse({"version": found.version, "listens": found.listens, "state": state})


async def commanded(request: Request, code: str) -> Response:
    """A command of the phone."""
    asked, key = COMMAND.validate_json(await sent(request)), key_of(request)
    slider = asked.of if isinstance(asked, Slide) else None
    await run_in_threadpool(rooms.command, shared(), code, key, asked.model_dump_json(), slider, time.time())
    return Response(status_code=204)


def routes() -> list[Route]:
    """The addresses of the remote control."""
    room = "/afstand/{code}"
    return [
        Route("/afstand", guarded(opened), methods=["POST"]),
        Route(room, guarded(phone)),
        Route(f"{room}/qr.svg", guarded(picture)),
        Route(f"{room}/opdrachten", guarded(commands)),
        Route(f"{room}/stand", guarded(told_by_screen), methods=["PUT"]),
        Route(f"{room}/stand", guarded(shown)),
        Route(f"{room}/telefoon", guarded(joined), methods=["POST"]),
        Route(f"{room}/opdracht", guarded(commanded), methods=["POST"]),
    ]
