"""What a web server that stands before ours changes: the path, the scheme, and what everybody can reach."""

from __future__ import annotations

from urllib.parse import quote

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from model.case.base import PAGES

CLOSED = ("/_stcore/metrics",)
"""What Streamlit answers to everybody, and nobody outside needs."""

NONSENSE = b"\xff"


class Proxied:
    """Takes the path of the web server off, keeps what is closed closed, and marks cookies for the browser alone."""

    def __init__(self, app: ASGIApp, prefix: str = "") -> None:
        self.app = app
        self.prefix = prefix

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        path = scope["path"]
        if self.prefix and path.startswith(f"{self.prefix}/"):
            path = path.removeprefix(self.prefix)
            scope = {name: value for name, value in scope.items() if name != "raw_path"} | {"path": path}
        if scope["type"] == "websocket":
            await self.app(scope, only_bytes(receive), send)
            return
        answer = self.answered_here(scope)
        if answer is not None:
            await answer(scope, receive, send)
            return

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                mark_cookies(MutableHeaders(raw=message.setdefault("headers", [])), scope["scheme"] == "https")
            await send(message)

        await self.app(scope, receive, marked)

    def answered_here(self, scope: Scope) -> Response | None:
        """What need not reach Streamlit: its redirects forget the path that a web server took off."""
        path, query = scope["path"], scope.get("query_string", b"").decode("latin-1")
        if path in CLOSED:
            return PlainTextResponse("Not Found", status_code=404)
        if scope["method"] not in ("GET", "HEAD"):
            return None
        after = f"?{quote(query, safe='=&%+:,;./-_~')}" if query else ""
        if self.prefix and path == self.prefix:
            return _moved(f"{path.rpartition('/')[2]}/{after}")
        if path != "/" and path.endswith("/") and path[:-1] in PAGES:
            return _moved(f"..{path[:-1]}{after}")
        return None


def only_bytes(receive: Receive) -> Receive:
    """Text makes Streamlit fail; at bytes that mean nothing it closes the connection, with one line in the log."""

    async def received() -> Message:
        message = await receive()
        if message["type"] == "websocket.receive" and message.get("bytes") is None:
            return {"type": "websocket.receive", "bytes": NONSENSE}
        return message

    return received


def _moved(to: str) -> Response:
    return RedirectResponse(to, status_code=301, headers={"Cache-Control": "no-cache"})


def mark_cookies(headers: MutableHeaders, secure: bool) -> None:
    """No script reads a cookie, and over https it stays there.

    Streamlit leaves its XSRF cookie open because the browser copies it into uploads; we have none.
    """
    cookies = headers.getlist("set-cookie")
    if not cookies:
        return
    del headers["set-cookie"]
    for cookie in cookies:
        said = {part.strip().lower() for part in cookie.split(";")[1:]}
        wanted = ["HttpOnly", *(["Secure"] if secure else [])]
        headers.append("set-cookie", "; ".join([cookie, *(one for one in wanted if one.lower() not in said)]))
