"""Lets in only who names a host of ours, before anything else of a request is read."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import cache

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from server.gate.hosts import ALLOWED, KNOWN, Pattern, known, same_host
from server.page_shell import language_of
from words.texts import _, speak

POLICY_VIOLATION = 1008

logger = logging.getLogger(__name__)


class KnownHosts:
    """Lets in what names a host of ours; a WebSocket only from a page of that same host."""

    def __init__(self, app: ASGIApp, patterns: Sequence[Pattern]) -> None:
        self.app = app
        self.patterns = patterns

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        host = known(scope, self.patterns)
        if host is not None:
            scope[KNOWN] = str(host)
        if scope["type"] == "http":
            await (self.app if host else refusal(scope))(scope, receive, send)
        elif host and from_our_page(scope):
            await self.app(scope, receive, send)
        else:
            say_once(_REFUSED_ORIGIN if host else _REFUSED_HOST)
            await WebSocketClose(POLICY_VIOLATION)(scope, receive, send)


def from_our_page(scope: Scope) -> bool:
    """Whether a page of the host itself asks this, or something that is no browser and names no origin."""
    headers = Headers(scope=scope)
    origins = headers.getlist("origin")
    return not origins or (len(origins) == 1 and same_host(origins[0], headers["host"]))


def refusal(scope: Scope) -> PlainTextResponse:
    """What stands on the screen of who comes by another name. It does not repeat that name."""
    say_once(_REFUSED_HOST)
    speak(language_of(scope))
    text = _("This dashboard does not go by this address. Its administrator can add it: {setting}.", setting=ALLOWED)
    return PlainTextResponse(text, status_code=400, headers={"Cache-Control": "no-store"})


_REFUSED_HOST = (
    f"Een verzoek kwam binnen onder een naam die niet van dit dashboard is. Klopt die naam? Zet haar in {ALLOWED}."
)
_REFUSED_ORIGIN = (
    "Een WebSocket is geweigerd: de pagina waar hij vandaan komt, heeft een ander adres dan de server. "
    "Geeft een webserver ervoor Host door met de poort erin?"
)


@cache
def say_once(text: str) -> None:
    """One line in the log, however often it happens, and nothing of what was sent."""
    logger.warning(text)
