"""Files that the server keeps in memory, plain and gzipped, and how it answers with them."""

from __future__ import annotations

import gzip
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import Response


@dataclass(frozen=True)
class Asset:
    """A file in memory, compressed once."""

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


def plotly_code() -> bytes:
    """The plotly.js that the Python package brings, so that version and code always belong together."""
    path = metadata.distribution("plotly").locate_file("plotly/package_data/plotly.min.js")
    return Path(str(path)).read_bytes()


@cache
def plotly_js() -> Asset:
    """The same as it goes over the line."""
    return Asset.of(plotly_code(), "text/javascript")


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
