"""To which names the dashboard answers, and which pages may open its WebSocket.

A site elsewhere can point a name of its own at this machine, and a page of another server on it can call ours: a
browser brings both here. So whatever comes in has to name a host of ours, and a WebSocket has to come from a page of
that host.
"""

from __future__ import annotations

import os
import re
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import IPv6Address

from starlette.datastructures import Headers
from starlette.types import Scope

from server.reach import ADDRESS, EVERYWHERE, is_own

ALLOWED = "STREAMLIT_SERVER_ALLOWED_HOSTS"
KNOWN = "keuzekompas.host"
"""Where a scope keeps the host, once it is known to be one of ours: nothing else of it is ever repeated."""


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
