"""The security headers: on every response, and as the setting says."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import pytest
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.types import Message

from server import routes as subject
from server.gate.headers import script_hashes
from server.settings import FRAME_VARIABLE, frame_ancestors
from tests.server.answers import HTML, PLOTLY, ask


@pytest.mark.parametrize("path", ["/", "/kostenverdeling", "/gezond", PLOTLY, "/_stcore/health", "/favicon.png"])
def test_security_headers_are_on_every_response(server: str, path: str) -> None:
    headers = ask(server, path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["x-frame-options"] == "SAMEORIGIN"
    assert "camera=()" in headers["permissions-policy"]
    policy = headers["content-security-policy"]
    assert "frame-ancestors 'self'" in policy
    assert "object-src 'none'" in policy
    assert "unsafe-eval" not in policy


def test_not_found_and_bad_request_have_them_too(server: str) -> None:
    for path in ("/_stcore/agent/none", "//elders.example", "/../secret"):
        answer = ask(server, path)
        assert answer.status in (400, 404)
        assert "content-security-policy" in answer.headers


def test_scripts_may_not_be_inline_except_the_shells_own(server: str) -> None:
    answer = ask(server, "/", headers=HTML)
    directives = dict(part.split(" ", 1) for part in answer.headers["content-security-policy"].split("; "))
    hashes = script_hashes(answer.text)
    assert hashes, "the page shell has an inline script"
    assert directives["script-src"].split() == ["'self'", *hashes, "blob:"]


def test_policy_names_this_hosts_websocket_only(server: str) -> None:
    host = urlsplit(server).netloc
    assert f"connect-src 'self' ws://{host} wss://{host};" in ask(server, "/").headers["content-security-policy"]
    strange = ask(server, "/gezond", headers={"Host": "x; script-src *"}).headers["content-security-policy"]
    assert "script-src *" not in strange


def test_frame_ancestors_setting() -> None:
    assert frame_ancestors(None) == frame_ancestors("  ") == "'self'"
    allowed = "'self' https://intranet.voorbeeld.nl https://*.voorbeeld.nl:8443"
    assert frame_ancestors(allowed) == allowed


@pytest.mark.parametrize("setting", ["https://a.nl; script-src *", "*", "javascript:x", "'none' https://a.nl"])
def test_wrong_frame_ancestors_are_refused_by_name(setting: str) -> None:
    with pytest.raises(ValueError, match=FRAME_VARIABLE):
        frame_ancestors(setting)


def test_wrong_setting_stops_the_server_with_a_message(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FRAME_VARIABLE, "*")
    with pytest.raises(SystemExit, match="kan niet"):
        subject.middleware()


def test_chosen_sites_replace_x_frame_options(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FRAME_VARIABLE, "https://intranet.voorbeeld.nl")
    headers = run_middleware(subject.middleware()[0])
    assert "x-frame-options" not in headers
    assert headers["content-security-policy"].endswith("frame-ancestors https://intranet.voorbeeld.nl")


def test_a_response_keeps_its_own_policy() -> None:
    headers = run_middleware(subject.middleware()[0], [(b"content-security-policy", b"default-src 'none'")])
    assert headers["content-security-policy"] == "default-src 'none'"


def run_middleware(middleware: Middleware, headers: list[tuple[bytes, bytes]] | None = None) -> Headers:
    """The headers that the middleware makes of a response."""
    import anyio

    sent: list[Message] = []

    async def application(_scope: object, _receive: object, send: object) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": headers or []})  # type: ignore[operator]

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": "/", "headers": [(b"host", b"kompas.nl")], "query_string": b""}
    wrapped = middleware.cls(application, *middleware.args, **middleware.kwargs)
    # In a thread of its own: after the browser tests this one has a loop that is still running.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(anyio.run, wrapped, scope, None, send).result()
    return Headers(raw=sent[0]["headers"])
