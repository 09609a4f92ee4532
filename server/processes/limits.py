"""How many files and connections a process of the server may have open at once, and how many it still can."""

from __future__ import annotations

import os
import sys

WANTED = 8192
"""Descriptors for each process: a visitor takes four, and macOS allows a laptop's programs 256 unless they ask."""
OPEN = "/dev/fd"
"""The folder in which every open descriptor of the process that looks has a name."""


def raise_the_limit() -> None:
    """Ask for as many descriptors as we want, or as the system lets us have; those we start may then have them too."""
    if sys.platform == "win32":  # has no such limit
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = WANTED if hard == resource.RLIM_INFINITY else min(WANTED, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def descriptors_left() -> int | None:
    """How many files and connections this process can still open; None where there is no limit."""
    if sys.platform == "win32":
        return None
    import resource

    soft, _hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft == resource.RLIM_INFINITY:
        return None
    return soft - len(os.listdir(OPEN)) + 1  # while we look the folder itself is open too
