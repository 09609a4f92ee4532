"""How the server holds on to memory.

Every answer and every draw makes arrays of some megabytes that are gone a moment later. glibc gives such memory back
to the system and asks for it anew, page by page: a quarter of the time that 100.000 draws take.
"""

from __future__ import annotations

import ctypes
import sys

TRIM_THRESHOLD, MMAP_THRESHOLD, ARENA_MAX = -1, -3, -8
"""The numbers of these settings in glibc's malloc.h (mallopt(3))."""
MEGABYTE = 1024 * 1024
SETTINGS = {
    # Streamlit answers in a new thread each time; with a heap for each of them the memory would grow.
    ARENA_MAX: 2,
    MMAP_THRESHOLD: 32 * MEGABYTE,
    TRIM_THRESHOLD: 128 * MEGABYTE,
}


def keep_freed_memory() -> None:
    """Keep what is freed for what comes. Does nothing where the C library is not glibc."""
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None) if sys.platform == "linux" else None
    if mallopt is not None:
        for setting, value in SETTINGS.items():
            mallopt(setting, value)
