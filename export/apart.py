"""Files are made in a process of their own, so that no page waits for them: this is that process.

The server starts it (``server/processes/maker.py``) and writes one job after another on its standard input. It ends
when that closes, so it never outlives the server, and when nothing was asked for a while.
"""

from __future__ import annotations

import copyreg
import gc
import os
import pickle
import sys
import threading
import traceback
from collections.abc import Callable, Mapping
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, NamedTuple

from model.case.case import Case
from words.texts import speak

IDLE = 120.0
"""Seconds without a job after which the process ends, and gives back its memory."""
NICENESS = 10
"""How far it lets the pages go first (POSIX: of 19)."""
MOST_MEMORY = 600_000_000
"""Bytes of its own memory: a file that needs more is not made, and the machine goes on (Linux)."""


class Job(NamedTuple):
    """What to call, in which language, with which case (as ``pack`` gives it) before the other arguments."""

    make: Callable[..., bytes]
    language: str
    case: bytes
    arguments: tuple[object, ...]


class Answer(NamedTuple):
    """The file, or why there is none as a traceback; ``is_full``: the next file needs a new process, since this one
    holds too much or had no memory for this file."""

    content: bytes
    error: str = ""
    is_full: bool = False


def read_only(kept: dict[object, object]) -> Mapping[object, object]:
    """What pickle makes of a mapping that cannot be changed."""
    return MappingProxyType(kept)


def pack(thing: object) -> bytes:
    """The bytes of anything of a case; pickle by itself knows no read-only mappings."""
    packed = BytesIO()
    pickler = pickle.Pickler(packed, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = {**copyreg.dispatch_table, MappingProxyType: lambda one: (read_only, (dict(one),))}
    pickler.dump(thing)
    return packed.getvalue()


@lru_cache(maxsize=4)
def unpacked(packed: bytes) -> Case:
    """The case that ``pack`` packed; the same object for the next file of it, so that what the model remembers of it is
    of use."""
    found: Case = pickle.loads(packed)
    return found


def answer(job: Job, most_held: int) -> Answer:
    """Make the file. ``most_held``: bytes that the process may hold before the next (Linux)."""
    case = unpacked(job.case)
    speak(job.language, case.about.words)
    try:
        content = job.make(case, *job.arguments)
        return Answer(content, is_full=_held() > most_held)
    except Exception as wrong:
        return Answer(b"", traceback.format_exc(), _is_full(wrong))


def _held() -> int:
    """The bytes of memory that this process holds; nothing where only the system knows."""
    if sys.platform != "linux":
        return 0
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def _is_full(wrong: BaseException | None) -> bool:
    """Whether there was no memory, whatever that led to."""
    return wrong is not None and (isinstance(wrong, MemoryError) or _is_full(wrong.__context__))


def serve(asked: BinaryIO, said: BinaryIO, most_held: int) -> None:
    """Answer until nobody asks any more."""
    while True:
        late = threading.Timer(IDLE, os._exit, (0,))
        late.daemon = True
        late.start()
        try:
            job: Job = pickle.load(asked)
        except EOFError:
            return
        finally:
            late.cancel()
        pickle.dump(answer(job, most_held), said)
        said.flush()


def step_back() -> None:
    """Let the pages go first, and take no more memory than is granted, where the system can do that."""
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    # A file is made of a million small things that live as long as it takes: looking among them for what is no longer
    # used was a fifth of the time.
    gc.set_threshold(50_000, 20, 100)
    if sys.platform == "linux":
        import resource  # no Windows has it

        resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))


def main(most_held: int) -> None:
    """Begin. What a library prints must not come between the answers."""
    said = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    step_back()
    serve(sys.stdin.buffer, said, most_held)
