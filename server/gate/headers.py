"""The security headers: on every response, with a policy that names the host and the page shell's own scripts."""

from __future__ import annotations

import base64
import hashlib
import re

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.gate.hosts import KNOWN
from server.page_shell import index_html
from server.settings import frame_ancestors

# A host name with an optional port. Anything else (an IPv6 address, nonsense) never gets into a header.
HOST = re.compile(r"[A-Za-z0-9.-]+(?::[0-9]{1,5})?")
INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)


def script_hashes(html: str) -> list[str]:
    """The CSP source of every inline script in the page shell."""
    digests = (hashlib.sha256(body.encode()).digest() for body in INLINE_SCRIPT.findall(html))
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


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
                self.fill(headers, scope)
            await send(message)

        await self.app(scope, receive, add)

    def fill(self, headers: MutableHeaders, scope: Scope) -> None:
        """Set what the response did not set. Only a host that is known to be ours is repeated (``hosts.py``)."""
        for name, value in self.fixed.items():
            headers.setdefault(name, value)
        policy = content_security_policy(scope.get(KNOWN, ""), self.ancestors, self.scripts)
        headers.setdefault("Content-Security-Policy", policy)
