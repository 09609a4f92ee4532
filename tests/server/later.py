"""What comes in the place of a part of a page when nothing has moved for a moment: asked as the browser asks it."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request

from server import routes
from ui.live.payload import unpack


def come(part: dict[str, Any]) -> dict[str, Any]:
    """The part, or what comes in its place when nothing has moved for a moment: asked as the browser asks it."""
    if "later" not in part:
        return part
    asked = urlsplit(part["later"])
    (answer_of,) = [one.endpoint for one in routes.routes() if one.path == asked.path.removeprefix(".")]
    request = Request({"type": "http", "query_string": asked.query.encode(), "headers": []})
    # In a thread of its own: a browser that is driven from this one has a loop here already.
    with ThreadPoolExecutor(max_workers=1) as thread:
        answer = thread.submit(asyncio.run, answer_of(request)).result()
    assert answer.status_code == 200, answer.body
    return unpack(bytes(answer.body))
