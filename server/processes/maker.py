"""Who makes the files that take seconds: one process beside this one (``export/apart.py``), one file at a time.

In a thread of this process they would hold up every page: Python does one thing at a time. The process is started
when somebody asks, and what was made last is kept for who asks the same, such as a whole council for one annex.
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
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Concatenate, ParamSpec

from anyio import CapacityLimiter, to_thread

from export.apart import Answer, Job, pack
from model.case.case import Case
from words.texts import language

P = ParamSpec("P")

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 60.0
"""Seconds after which a file is given up."""
MOST_WAITING = 100
"""So many files may wait for the one that is made."""
MOST_KEPT = 16_000_000
"""Bytes of files that are kept."""

logger = logging.getLogger("uvicorn.error")
_asked = 0
"""Files that are made or waited for now; only the event loop counts."""
_process: subprocess.Popen[bytes] | None = None
_kept: OrderedDict[bytes, bytes] = OrderedDict()


class NotMade(Exception):
    """There is no file now; whether there is one later depends on ``is_busy``: too many wait."""

    def __init__(self, is_busy: bool = False) -> None:
        super().__init__()
        self.is_busy = is_busy


@cache
def _one_at_a_time() -> CapacityLimiter:
    return CapacityLimiter(1)


async def made_apart(make: Callable[Concatenate[Case, P], bytes], case: Case, *args: P.args, **more: P.kwargs) -> bytes:
    """What ``make`` gives for this case, in the language of this run. Give it a function of a module that loads no
    Streamlit, and arguments that are data. Raises NotMade."""
    global _asked
    if _asked > MOST_WAITING:
        raise NotMade(is_busy=True)
    _asked += 1
    try:
        job = Job(partial(make, **more) if more else make, language(), _packed(case), args)
        return await to_thread.run_sync(_file, job, limiter=_one_at_a_time())
    finally:
        _asked -= 1


@lru_cache(maxsize=2)
def _packed(case: Case) -> bytes:
    return pack(case)


def _file(job: Job) -> bytes:
    asked = pack(job)
    key = hashlib.blake2b(asked).digest()
    if key not in _kept:
        _keep(key, _made(asked))
    _kept.move_to_end(key)
    return _kept[key]


def _keep(key: bytes, content: bytes) -> None:
    _kept[key] = content
    while len(_kept) > 1 and sum(map(len, _kept.values())) > MOST_KEPT:
        _kept.popitem(last=False)


def _made(asked: bytes) -> bytes:
    process = _running()
    answer = _ask(process, asked)
    if answer is None and process.wait() == 0:  # it had just ended because nothing was asked for long
        answer = _ask(_running(), asked)
    if answer is None:
        logger.error("The process that makes files ended before its file was there.")
        raise NotMade
    if answer.is_full:
        let_go()
    if answer.error:
        logger.error("A file was not made.\n%s", answer.error)
        raise NotMade
    return answer.content


def _ask(process: subprocess.Popen[bytes], asked: bytes) -> Answer | None:
    """What the process answers; None if it ended before it did."""
    late = threading.Timer(LONGEST, process.kill)
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


def _running() -> subprocess.Popen[bytes]:
    """The process, started if there is none."""
    global _process
    if _process is None or _process.poll() is not None:
        let_go()
        _process = subprocess.Popen(
            [sys.executable, "-c", "from export.apart import main; main()"],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            env={"OPENBLAS_NUM_THREADS": "1", **os.environ, "PYTHONPATH": str(ROOT)},
            start_new_session=True,  # what is typed in the terminal is for the server
        )  # fmt: skip
    return _process


def let_go() -> None:
    """End the process: the server stops."""
    if _process is None:
        return
    with suppress(OSError, subprocess.TimeoutExpired):
        _process.kill()
        _process.wait(1)
    for pipe in (_process.stdin, _process.stdout):
        if pipe is not None:
            with suppress(OSError):  # what was not sent any more
                pipe.close()
