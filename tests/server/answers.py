"""What the tests of the server share: asking it something."""

from __future__ import annotations

import gzip
import http.client
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.datastructures import Headers

from server import routes as subject

PLOTLY = f"/assets/plotly.min.js?v={subject.PLOTLY_VERSION}"
HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@dataclass
class Answer:
    """What the server said, the body as it came over the line."""

    status: int
    headers: Headers
    body: bytes

    @property
    def text(self) -> str:
        """The body, unpacked."""
        zipped = self.headers.get("content-encoding") == "gzip"
        return (gzip.decompress(self.body) if zipped else self.body).decode()


def ask(server: str, path: str, method: str = "GET", headers: dict[str, str] | None = None) -> Answer:
    """One request. http.client unpacks nothing and follows nothing, so that we see what is sent."""
    connection = http.client.HTTPConnection(urlsplit(server).netloc, timeout=60)
    try:
        connection.request(method, path, headers=headers or {})
        response = connection.getresponse()
        return Answer(response.status, Headers(dict(response.getheaders())), response.read())
    finally:
        connection.close()
