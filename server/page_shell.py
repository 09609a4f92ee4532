"""Streamlit's page shell (the HTML around every page) in the chosen language, with our title and style."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from model.case.base import PAGES
from server.assets import Asset
from server.plain_page import unknown_page
from ui import menu, streamlit_internals
from ui.live.versions import CODE_URL, FONT_URLS, LIVE_FOLDER, MODULES, PLOTLY_URL, STYLE_URLS
from words.languages import DEFAULT, LANGUAGES
from words.link import from_page
from words.texts import speak

TITLE = "Keuzekompas"
# Streamlit writes white on the primary colour in both themes. The dark theme's is light, because it has to be readable
# as text, so there the letters must be dark: black or white, whatever the text around the button is not.
STYLE = """<style>
  :is([data-testid^="stBaseButton-primary"], [data-testid^="stBaseLinkButton-primary"]):not(:disabled, [disabled]),
  [data-testid="stMultiSelect"] [data-tag] {
    color: oklch(from currentColor calc((0.6 - l) * 1000) 0 0) !important;
  }
  :is([data-testid^="stBaseButton-primary"], [data-testid^="stBaseLinkButton-primary"]) p { color: inherit !important; }
</style>"""


# What every page needs, asked for while Streamlit's own code is still on its way.
EARLY = "".join(
    (
        *(f'<link rel="stylesheet" href="{from_page(url)}" />' for url in STYLE_URLS),
        *(
            f'<link rel="preload" as="font" type="font/woff2" crossorigin href="{from_page(url)}" />'
            for url in FONT_URLS
        ),
        *(f'<link rel="modulepreload" href="{from_page(LIVE_FOLDER)}/{name}" />' for name in MODULES),
        f'<link rel="preload" as="script" href="{from_page(PLOTLY_URL)}" />',
    )
)
# Before Streamlit's own code, which runs after it then: it hears Back and Forward first (controls/address.js).
CODE = f'<script type="module" src="{from_page(CODE_URL)}"></script>'

ICON = "/assets/icon.svg"
_ICON = re.compile(r'<link rel="(?:shortcut )?icon"[^>]*>')


@cache
def index_html() -> str:
    """Streamlit's page shell."""
    return streamlit_internals.page_shell()


def page_shell(html: str, language: str) -> str:
    """Streamlit's page shell with our language, title and style."""
    html = html.replace('<html lang="en">', f'<html lang="{language}">', 1)
    html = html.replace("<title>Streamlit</title>", f"<title>{TITLE}</title>", 1)
    html = _ICON.sub(f'<link rel="icon" type="image/svg+xml" href="{from_page(ICON)}" />', html, count=1)
    html = html.replace("</head>", f"{STYLE}<style>{menu.headings()}</style>{EARLY}</head>", 1)
    html = html.replace('<script type="module"', f'{CODE}<script type="module"', 1)
    text = f"<noscript><p>{LANGUAGES[language].needs_javascript}</p></noscript>"
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
    return asked if asked in LANGUAGES else DEFAULT


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
            response = shell_or_unknown(scope, asked)
            response.raw_headers.extend(replaced)
            await response(scope, receive, send)


def shell_or_unknown(scope: Scope, asked: Headers) -> Response:
    """The page shell at the address of a page; elsewhere Streamlit has nothing but would send it all the same."""
    language, path = language_of(scope), scope["path"]
    if path in (*PAGES, "/index.html"):
        return shells()[language].answer(asked, "no-cache")
    speak(language)
    return HTMLResponse(unknown_page(language, path), 404, {"Cache-Control": "no-cache"})


def is_shell(scope: Scope, message: Message) -> bool:
    """Whether Streamlit's file server answers with a page: the only page that it has is the shell."""
    kind = Headers(raw=message.get("headers", [])).get("content-type", "")
    # Routing leaves in the scope which part of the server answered.
    from_files = isinstance(scope.get("endpoint"), StaticFiles)
    return from_files and message["status"] == 200 and kind.startswith("text/html")
