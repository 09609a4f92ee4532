"""To which names the dashboard answers, and which pages may open its WebSocket.

A site elsewhere can point a name of its own at this machine, and a page of another server on it can call ours: a
browser brings both here. So whatever comes in has to name a host of ours, and a WebSocket has to come from a page of
that host.
"""

from __future__ import annotations

import logging
import os
import re
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from ipaddress import IPv6Address

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from server.page_shell import language_of
from server.reach import ADDRESS, EVERYWHERE, is_own
from words.texts import _, speak

ALLOWED = "STREAMLIT_SERVER_ALLOWED_HOSTS"
KNOWN = "keuzekompas.host"
"""Where a scope keeps the host, once it is known to be one of ours: nothing else of it is ever repeated."""
POLICY_VIOLATION = 1008

logger = logging.getLogger(__name__)


# ---- hosts ----


@dataclass(frozen=True)
class Host:
    """A host as a browser names it: in lower case, without the dot that may end it; the port if it is named."""

    name: str
    port: int | None = None

    def __str__(self) -> str:
        return self.name if self.port is None else f"{self.name}:{self.port}"


_HOST = re.compile(r"(\[[0-9a-f:.]{2,45}\]|[a-z0-9](?:[a-z0-9._-]{0,251}[a-z0-9])?\.?)(?::([1-9][0-9]{0,4}))?", re.I)
_ORIGIN = re.compile(r"(https?)://([^/]{1,270})", re.I)
_PORTS = {"http": 80, "https": 443}


def host_of(text: str) -> Host | None:
    """What a Host header says; None for what is none: too long, no number for a port, anything around it."""
    found = _HOST.fullmatch(text)
    if found is None or int(found[2] or 1) > 65535:
        return None
    name = found[1].lower().removesuffix(".")
    if name.startswith("["):
        try:
            name = f"[{IPv6Address(name[1:-1])}]"
        except ValueError:
            return None
    return Host(name, int(found[2]) if found[2] else None)


def same_host(origin: str, host: str) -> bool:
    """Whether a page of this origin belongs to the server that was asked as this host.

    Where no port is named, it is that of the origin's scheme: a web server before us may speak https for us.
    """
    found = _ORIGIN.fullmatch(origin)
    page, asked = (host_of(found[2]) if found else None), host_of(host)
    if found is None or page is None or asked is None:
        return False
    usual = _PORTS[found[1].lower()]
    return (page.name, page.port or usual) == (asked.name, asked.port or usual)


# ---- those of ours ----


@dataclass(frozen=True)
class Pattern:
    """Hosts that are answered: one name, or with ``below`` every name under it; with a port only that one."""

    name: str
    port: int | None = None
    below: bool = False

    def fits(self, host: Host) -> bool:
        """Whether a host is one of these."""
        named = host.name.endswith(f".{self.name}" if self.name else "") if self.below else host.name == self.name
        return named and self.port in (None, host.port)


EVERY = Pattern("", below=True)


def chosen(setting: str | None) -> tuple[Pattern, ...]:
    """What the setting names: hosts with commas or spaces between them. Raises ValueError with those that are none."""
    words = re.split(r"[\s,]+", (setting or "").strip(" ,"))
    found = {word: _pattern(word) for word in words if word}
    wrong = [word for word, pattern in found.items() if pattern is None]
    if wrong:
        raise ValueError(
            f"Omgevingsvariabele {ALLOWED}: ‘{' '.join(wrong)}’ kan niet. Toegestaan, met komma's ertussen: namen als "
            "keuzekompas.gemeente.nl, keuzekompas.gemeente.nl:8443, *.gemeente.nl, of * voor elke naam"
        )
    return tuple(pattern for pattern in found.values() if pattern is not None)


def _pattern(word: str) -> Pattern | None:
    if word == "*":
        return EVERY
    host = host_of(word.removeprefix("*."))
    return Pattern(host.name, host.port, word.startswith("*.")) if host else None


def own(address: str | None) -> tuple[Pattern, ...]:
    """The names of a server that listens at this address (None: on this machine only)."""
    listens = host_of(address or "localhost") or Host("localhost")
    if listens.name != EVERYWHERE:
        return (Pattern("localhost", below=True), Pattern(listens.name))
    here = host_of(socket.gethostname())
    named = (Pattern(here.name), Pattern(f"{here.name}.local")) if here else ()
    return (Pattern("localhost", below=True), *named)


def answered() -> tuple[Pattern, ...]:
    """Those of the settings; a wrong one stops the server with a message instead of a traceback."""
    try:
        return (*own(os.environ.get(ADDRESS)), *chosen(os.environ.get(ALLOWED)))
    except ValueError as error:
        raise SystemExit(str(error)) from None


def known(scope: Scope, patterns: Sequence[Pattern]) -> Host | None:
    """The host that a request names, if it is one of ours.

    That is also the address at which it came in: so a phone reaches every network that this machine is on, and a
    name that somebody else pointed here is none of these.
    """
    named = Headers(scope=scope).getlist("host")
    host = host_of(named[0]) if len(named) == 1 else None
    if host is None:
        return None
    arrived, *_port = scope.get("server") or ("",)
    bare = host.name.strip("[]")
    ours = is_own(bare) or bare == arrived.removeprefix("::ffff:") or any(pattern.fits(host) for pattern in patterns)
    return host if ours else None


# ---- before everything else ----


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
