"""Who makes the files that take seconds: a process beside this one (``export/apart.py``), one file at a time.

In a thread of this process they would hold up every page: Python does one thing at a time. Files that are computed have
one process, and the file without network another, so that nobody's annex waits for it. Each is started when somebody
asks, and what was made last is kept for who asks the same, such as a whole council for one annex.
"""

from __future__ import annotations

import hashlib
import logging
import os
import pickle
import subprocess
import sys
import threading
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path
from typing import Concatenate, ParamSpec

from anyio import CapacityLimiter, to_thread

from export.apart import Answer, Job, pack
from model.case.case import Case
from words.texts import language

P = ParamSpec("P")

ROOT = Path(__file__).resolve().parents[2]
MOST_KEPT = 16_000_000
"""Bytes of files that are kept of each process."""

logger = logging.getLogger("uvicorn.error")


@dataclass(eq=False, kw_only=True)
class Maker:
    """A process that makes files, and what it made last.

    ``longest``: seconds after which a file is given up. ``most_waiting``: so many files may wait for the one that is
    made. ``most_held``: bytes that the process may hold before the next file; a process never gives back all that it
    once had.
    """

    longest: float
    most_waiting: int
    most_held: int
    asked: int = 0
    """Files that are made or waited for now; only the event loop counts."""
    process: subprocess.Popen[bytes] | None = None
    kept: OrderedDict[bytes, bytes] = field(default_factory=OrderedDict)
    turn: CapacityLimiter | None = None
    """One at a time: made in the event loop that asks first."""


FILES = Maker(longest=60, most_waiting=100, most_held=140_000_000)
"""The workbook of sixty municipalities needs two hundred million more."""
OFFLINE = Maker(longest=300, most_waiting=8, most_held=200_000_000)
"""Every page is made for it, by Streamlit: it holds that too, and takes longer."""


class NotMade(Exception):
    """There is no file now; whether there is one later depends on ``is_busy``: too many wait."""

    def __init__(self, is_busy: bool = False) -> None:
        super().__init__()
        self.is_busy = is_busy


async def made_apart(make: Callable[Concatenate[Case, P], bytes], case: Case, *args: P.args, **more: P.kwargs) -> bytes:
    """What ``make`` gives for this case, in the language of this run. Give it a function of a module that loads no
    Streamlit, and arguments that are data. Raises NotMade."""
    return await made_by(FILES, partial(make, **more) if more else make, case, *args)


async def made_by(maker: Maker, make: Callable[..., bytes], case: Case, *args: object) -> bytes:
    """The same by a process that one may choose."""
    if maker.asked > maker.most_waiting:
        raise NotMade(is_busy=True)
    maker.asked += 1
    try:
        job = Job(make, language(), packed(case), args)
        maker.turn = maker.turn or CapacityLimiter(1)
        return await to_thread.run_sync(_file, maker, job, limiter=maker.turn)
    finally:
        maker.asked -= 1


@lru_cache(maxsize=4)
def packed(case: Case) -> bytes:
    """The case as it goes to another process; always the same bytes, for what was made of it is known by them."""
    return pack(case)


def _file(maker: Maker, job: Job) -> bytes:
    asked = pack(job)
    key = hashlib.blake2b(asked).digest()
    if key not in maker.kept:
        _keep(maker, key, _made(maker, asked))
    maker.kept.move_to_end(key)
    return maker.kept[key]


def _keep(maker: Maker, key: bytes, content: bytes) -> None:
    maker.kept[key] = content
    while len(maker.kept) > 1 and sum(map(len, maker.kept.values())) > MOST_KEPT:
        maker.kept.popitem(last=False)


def _made(maker: Maker, asked: bytes) -> bytes:
    process = _running(maker)
    answer = _ask(maker, process, asked)
    if answer is None and process.wait() == 0:  # it had just ended because nothing was asked for long
        answer = _ask(maker, _running(maker), asked)
    if answer is None:
        logger.error("The process that makes files ended before its file was there.")
        raise NotMade
    if answer.is_full:
        let_go(maker)
    if answer.error:
        logger.error("A file was not made.\n%s", answer.error)
        raise NotMade
    return answer.content


def _ask(maker: Maker, process: subprocess.Popen[bytes], asked: bytes) -> Answer | None:
    """What the process answers; None if it ended before it did."""
    late = threading.Timer(maker.longest, process.kill)
    late.daemon = True
    late.start()
    try:
        if process.stdin is None or process.stdout is None:
            return None
        process.stdin.write(asked)
        process.stdin.flush()
        answer: Answer = pickle.load(process.stdout)
    except (EOFError, OSError, pickle.UnpicklingError):
        process.kill()
        return None
    else:
        return answer
    finally:
        late.cancel()


def _running(maker: Maker) -> subprocess.Popen[bytes]:
    """The process, started if there is none."""
    if maker.process is None or maker.process.poll() is not None:
        let_go(maker)
        maker.process = subprocess.Popen(
            [sys.executable, "-c", f"from export.apart import main; main({maker.most_held})"],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            env={"OPENBLAS_NUM_THREADS": "1", **os.environ, "PYTHONPATH": str(ROOT)},
            start_new_session=True,  # what is typed in the terminal is for the server
        )  # fmt: skip
    return maker.process


def let_go(*makers: Maker) -> None:
    """End the processes of these, or all: the server stops."""
    for maker in makers or (FILES, OFFLINE):
        if maker.process is None:
            continue
        with suppress(OSError, subprocess.TimeoutExpired):
            maker.process.kill()
            maker.process.wait(1)
        for pipe in (maker.process.stdin, maker.process.stdout):
            if pipe is not None:
                with suppress(OSError):  # what was not sent any more
                    pipe.close()
