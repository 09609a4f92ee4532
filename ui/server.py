"""What surrounds Streamlit's own server: two routes, the security headers and the page shell in the right language."""

from __future__ import annotations

import base64
import gc
import gzip
import hashlib
import os
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import anyio.to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import file_util

from ui.warm import warm

TITLE = "Keuzekompas"
LANGUAGES = ("nl", "en")
NOSCRIPT = {
    "nl": "Keuzekompas heeft JavaScript nodig. Zet JavaScript aan in uw browser en laad de pagina opnieuw.",
    "en": "Keuzekompas needs JavaScript. Turn on JavaScript in your browser and reload the page.",
}
PLOTLY_VERSION = metadata.version("plotly")
FRAME_VARIABLE = "KEUZEKOMPAS_FRAME_ANCESTORS"
YEAR = "public, max-age=31536000, immutable"

# A host name with an optional port. Anything else (an IPv6 address, nonsense) never gets into a header.
HOST = re.compile(r"[A-Za-z0-9.-]+(?::[0-9]{1,5})?")
FRAME_SOURCE = re.compile(r"'self'|'none'|https?://(?:\*\.)?[A-Za-z0-9.-]+(?::(?:[0-9]{1,5}|\*))?")
INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)
# Streamlit writes white on the primary colour in both themes. The dark theme's is light, because it has to be readable
# as text, so there the letters must be dark: black or white, whatever the text around the button is not.
STYLE = """<style>
  :is([data-testid^="stBaseButton-primary"], [data-testid^="stBaseLinkButton-primary"]):not(:disabled, [disabled]),
  [data-testid="stMultiSelect"] [data-tag] {
    color: oklch(from currentColor calc((0.6 - l) * 1000) 0 0) !important;
  }
  :is([data-testid^="stBaseButton-primary"], [data-testid^="stBaseLinkButton-primary"]) p { color: inherit !important; }
</style>"""


# ---- files that we keep in memory, plain and gzipped ----


@dataclass(frozen=True)
class Asset:
    """A text file in memory, compressed once."""

    plain: bytes
    packed: bytes
    media_type: str
    tag: str

    @classmethod
    def of(cls, plain: bytes, media_type: str) -> Asset:
        """Pack the bytes; the same bytes always give the same tag, on every replica."""
        tag = hashlib.sha256(plain).hexdigest()[:20]
        return cls(plain, gzip.compress(plain, 9, mtime=0), media_type, tag)

    def answer(self, headers: Headers, cache_control: str) -> Response:
        """The file in the form that the client accepts, or 304 if it has it already."""
        zipped = accepts_gzip(headers.get("accept-encoding", ""))
        # Plain and gzipped are two representations, so each has a tag of its own (RFC 9110, 8.8.3.3).
        tag = f'"{self.tag}-gz"' if zipped else f'"{self.tag}"'
        fields = {"Cache-Control": cache_control, "ETag": tag, "Vary": "Accept-Encoding"}
        if tag_matches(headers.get("if-none-match", ""), tag):
            return Response(status_code=304, headers=fields)
        if zipped:
            fields["Content-Encoding"] = "gzip"
        return Response(self.packed if zipped else self.plain, headers=fields, media_type=self.media_type)


def accepts_gzip(accept_encoding: str) -> bool:
    """Whether the Accept-Encoding header allows gzip (`gzip;q=0` refuses it)."""
    for part in accept_encoding.lower().split(","):
        name, _, parameters = part.strip().partition(";")
        if name.strip() in ("gzip", "*"):
            return not re.fullmatch(r"\s*q\s*=\s*0(\.0{0,3})?\s*", parameters)
    return False


def tag_matches(if_none_match: str, tag: str) -> bool:
    """Whether the If-None-Match header names this tag; a proxy may have made it weak."""
    return any(found.strip().removeprefix("W/") in (tag, "*") for found in if_none_match.split(","))


# ---- routes ----


@cache
def plotly_js() -> Asset:
    """The plotly.js that the Python package brings, so that version and code always belong together."""
    path = metadata.distribution("plotly").locate_file("plotly/package_data/plotly.min.js")
    return Asset.of(Path(str(path)).read_bytes(), "text/javascript")


async def plotly_route(request: Request) -> Response:
    """plotly.js, to be kept for a year if the address names the version that we serve."""
    current = request.query_params.get("v") == PLOTLY_VERSION
    return plotly_js().answer(request.headers, YEAR if current else "no-cache")


async def health(_request: Request) -> Response:
    """For a load balancer: the server answers."""
    return JSONResponse({"status": "ok"}, headers={"Cache-Control": "no-store"})


def routes() -> list[Route]:
    """Our own addresses beside the pages."""
    return [Route("/assets/plotly.min.js", plotly_route), Route("/gezond", health)]


# ---- security headers ----


@cache
def index_html() -> str:
    """Streamlit's page shell."""
    return (Path(file_util.get_static_dir()) / "index.html").read_text(encoding="utf-8")


def script_hashes(html: str) -> list[str]:
    """The CSP source of every inline script in the page shell."""
    digests = (hashlib.sha256(body.encode()).digest() for body in INLINE_SCRIPT.findall(html))
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


def frame_ancestors(setting: str | None) -> str:
    """Which sites may show the dashboard in a frame: what the environment says, else only our own."""
    sources = (setting or "").split()
    wrong = [source for source in sources if not FRAME_SOURCE.fullmatch(source)]
    if wrong:
        raise ValueError(
            f"Omgevingsvariabele {FRAME_VARIABLE}: ‘{' '.join(wrong)}’ kan niet. Toegestaan, met spaties ertussen: "
            "'self', 'none' of adressen als https://intranet.voorbeeld.nl"
        )
    if "'none'" in sources and len(sources) > 1:
        raise ValueError(f"Omgevingsvariabele {FRAME_VARIABLE}: 'none' kan niet samen met iets anders.")
    return " ".join(sources) or "'self'"


def content_security_policy(host: str, ancestors: str, scripts: list[str]) -> str:
    """The policy for one host. Its WebSocket is named because older Safari does not count it under 'self'."""
    sockets = f" ws://{host} wss://{host}" if HOST.fullmatch(host) else ""
    # blob: is how Streamlit loads the code of components.
    script_sources = " ".join(["'self'", *scripts, "blob:"])
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src {script_sources}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "media-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self'{sockets}",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            f"frame-ancestors {ancestors}",
        )
    )


class SecurityHeaders:
    """Adds the security headers to every HTTP response; a response that sets one itself keeps its own."""

    def __init__(self, app: ASGIApp, ancestors: str | None = None) -> None:
        self.app = app
        self.ancestors = frame_ancestors(ancestors)
        self.scripts = script_hashes(index_html())
        self.fixed = {
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "same-origin",
            "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
        }
        # This header knows no list of sites, so it would contradict a chosen one.
        if not ancestors:
            self.fixed["X-Frame-Options"] = "SAMEORIGIN"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def add(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=message.setdefault("headers", []))
                self.fill(headers, Headers(scope=scope).get("host", ""))
            await send(message)

        await self.app(scope, receive, add)

    def fill(self, headers: MutableHeaders, host: str) -> None:
        """Set what the response did not set."""
        for name, value in self.fixed.items():
            headers.setdefault(name, value)
        headers.setdefault("Content-Security-Policy", content_security_policy(host, self.ancestors, self.scripts))


async def server_error(request: Request, _error: Exception) -> Response:
    """The last resort. Starlette sends it from outside the middleware, so the headers are added here."""
    response = PlainTextResponse("Er ging iets mis op de server. Laad de pagina opnieuw.", status_code=500)
    SecurityHeaders(request.app, os.environ.get(FRAME_VARIABLE)).fill(response.headers, request.headers.get("host", ""))
    return response


# ---- the page shell in the chosen language ----


def page_shell(html: str, language: str) -> str:
    """Streamlit's page shell with our language, title and style."""
    html = html.replace('<html lang="en">', f'<html lang="{language}">', 1)
    html = html.replace("<title>Streamlit</title>", f"<title>{TITLE}</title>", 1)
    html = html.replace("</head>", f"{STYLE}</head>", 1)
    text = f"<noscript><p>{NOSCRIPT[language]}</p></noscript>"
    return re.sub(r"<noscript>.*?</noscript>", text, html, count=1, flags=re.DOTALL)


@cache
def shells() -> dict[str, Asset]:
    """The page shell in every language."""
    return {
        language: Asset.of(page_shell(index_html(), language).encode(), "text/html; charset=utf-8")
        for language in LANGUAGES
    }


def language_of(scope: Scope) -> str:
    """The language that the address asks for (`?lang=en`), else Dutch."""
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("lang", [""])[-1]
    return asked if asked in LANGUAGES else LANGUAGES[0]


# What Streamlit says about its own file is not true of ours.
OF_THE_FILE = {b"content-length", b"content-type", b"content-encoding", b"content-range", b"etag", b"last-modified"}
OF_THE_FILE |= {b"accept-ranges", b"vary", b"cache-control"}
# Conditions on Streamlit's file: answering them with 304 or 206 would bring back its English page.
CONDITIONS = {b"if-none-match", b"if-modified-since", b"if-match", b"if-unmodified-since", b"if-range", b"range"}


class PageShell:
    """Answers with our page shell wherever Streamlit would send its own.

    Language and tag follow from the address alone, so caches that keep pages by address never mix languages.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        asked = Headers(scope=scope)
        if "text/html" in asked.get("accept", ""):  # a visitor who opens a page
            kept = [(name, value) for name, value in scope["headers"] if name not in CONDITIONS]
            scope = {**scope, "headers": kept}
        replaced: list[tuple[bytes, bytes]] | None = None

        async def watch(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start" and is_shell(scope, message):
                replaced = [pair for pair in message["headers"] if pair[0].lower() not in OF_THE_FILE]
            if replaced is None:
                await send(message)

        await self.app(scope, receive, watch)
        if replaced is not None:
            response = shells()[language_of(scope)].answer(asked, "no-cache")
            response.raw_headers.extend(replaced)
            await response(scope, receive, send)


def is_shell(scope: Scope, message: Message) -> bool:
    """Whether Streamlit's file server answers with a page: the only page that it has is the shell."""
    kind = Headers(raw=message.get("headers", [])).get("content-type", "")
    # Routing leaves in the scope which part of the server answered.
    from_files = isinstance(scope.get("endpoint"), StaticFiles)
    return from_files and message["status"] == 200 and kind.startswith("text/html")


def middleware() -> list[Middleware]:
    """From the outside in. A wrong setting stops the server here, with a message instead of a traceback."""
    setting = os.environ.get(FRAME_VARIABLE)
    try:
        frame_ancestors(setting)
    except ValueError as error:
        raise SystemExit(str(error)) from None
    return [Middleware(SecurityHeaders, ancestors=setting), Middleware(PageShell)]


# ---- start ----


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[None]:
    """Load everything, then tell Python's collector to leave it alone: it lives as long as the server."""
    for load in (warm, plotly_js, shells):
        await anyio.to_thread.run_sync(load)
    gc.collect()
    gc.freeze()
    yield
