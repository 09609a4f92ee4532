"""What the forgers may leave behind at a server that the tests started: nothing in its log, no memory."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

from bench.processes import family, resident_mb

AFTER = 60
"""Lines after a complaint that tell what failed."""


def complaints(log: str) -> list[str]:
    """Where a log says that something failed: each of those lines, with what follows it."""
    words = ("Traceback", "Uncaught", "Exception in")
    lines = log.splitlines()
    return ["\n".join(lines[at : at + AFTER]) for at, line in enumerate(lines) if any(word in line for word in words)]


def memory_of(url: str) -> float:
    """The memory in use, in MB, of all processes of the server with this address. Raises ValueError if none is ours."""
    port = str(urlsplit(url).port)
    for pid in family(os.getpid())[1:]:
        said = Path(f"/proc/{pid}/cmdline").read_bytes().decode().split("\0")
        if "server.serve" in said and port in said:
            return resident_mb(pid)
    raise ValueError(f"no process of ours serves {url}")
