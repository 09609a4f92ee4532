"""What a browser asks beside its page when nothing has moved for a moment (``controls/range.js``).

Not whether everything adds up: that is asked for who looks at the foot of the page, and these visitors move a slider.
"""

from __future__ import annotations

import asyncio
import time
from urllib.parse import urljoin, urlsplit

from bench.protocol import Visitor
from ui.live.payload import unpack

STILL = {("live-strip", "range"): 0.7, ("live-range", "later"): 0.7}
"""By the part of the page and where its data names the address: the seconds after which a browser asks it. What comes
later in this order is asked in place of what comes earlier: on Start the range of the strip stands in the part."""


def addresses(visitor: Visitor) -> dict[float, str]:
    """What this page asks, by the seconds after which."""
    found = {}
    for (key, field), pause in STILL.items():
        raw = visitor.shown.components.get(key)
        address = unpack(raw).get(field) if raw else None
        if address:
            found[pause] = str(address)
    return found


async def ask(url: str, address: str) -> float:
    """The seconds until the answer. Raises RuntimeError if it is no good one."""
    start = time.monotonic()
    to = urlsplit(urljoin(f"{url}/", address))
    reader, writer = await asyncio.open_connection(to.hostname, to.port, limit=2**20)
    try:
        writer.write(f"GET {to.path}?{to.query} HTTP/1.1\r\nHost: {to.netloc}\r\nConnection: close\r\n\r\n".encode())
        await writer.drain()
        answer = await reader.read()
    finally:
        writer.close()
    head = answer.split(b"\r\n", 1)[0]
    if b" 200 " not in head:
        raise RuntimeError(f"{address}: {answer[:300].decode(errors='replace')}")
    return time.monotonic() - start
