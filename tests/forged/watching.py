"""What the forgers may leave behind at a server that the tests started: nothing in its log, no memory."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

from bench.processes import family, resident_mb


def complaints(log: str) -> list[str]:
    """The lines of a log that say that something failed."""
    words = ("Traceback", "Uncaught", "Exception in")
    return [line for line in log.splitlines() if any(word in line for word in words)]


def memory_of(url: str) -> float:
    """The memory in use, in MB, of all processes of the server with this address. Raises ValueError if none is ours."""
    port = str(urlsplit(url).port)
    for pid in family(os.getpid())[1:]:
        said = Path(f"/proc/{pid}/cmdline").read_bytes().decode().split("\0")
        if "server.serve" in said and port in said:
            return resident_mb(pid)
    raise ValueError(f"no process of ours serves {url}")
