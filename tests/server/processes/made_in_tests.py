"""What tests let another process make: it loads this, so nothing but the program."""

from __future__ import annotations

import os
import time

from export import apart
from model.case.case import Case
from server.processes.maker import FILES
from words.texts import _


def told(case: Case, text: str, pause: float = 0.0) -> bytes:
    """A file of a few words: which process made it, in which language, of which case."""
    time.sleep(pause)
    return f"{os.getpid()} {text} {_('Year')} {case.version} {type(case.assumptions.share).__name__}".encode()


def wrong(_case: Case) -> bytes:
    """A mistake."""
    raise ValueError("no such file")


def too_large(_case: Case) -> bytes:
    """More memory than is granted."""
    return bytes(2 * apart.MOST_MEMORY)


_HELD: list[bytes] = []


def holding(_case: Case) -> bytes:
    """A file after which the process still holds more than it may; of which process it is."""
    _HELD.append(b"1" * FILES.most_held)
    return str(os.getpid()).encode()


def gone(_case: Case) -> bytes:
    """The end of the process itself."""
    os._exit(3)
