"""What the server writes in its log: bounded, and what a visitor sent wrong in one line.

Everything that logs in this process gets its records from here, also what Streamlit and uvicorn set up later.
"""

from __future__ import annotations

import logging
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

MOST = 10
"""So many lines a minute from one place in the code; then only how many there were."""
MINUTE = 60.0
LONGEST = 1000
"""Characters of a message: a visitor can put what he sends in one."""
LONGEST_TRACE = 8000
UNSEEN = -1
"""A level below that of every handler."""
OF_THE_SENDER = "codec can't decode"
"""What an exception says that only tells that a visitor sent nonsense."""

Factory = Callable[..., logging.LogRecord]


@dataclass
class Told:
    """What one place in the code said this minute."""

    since: float
    count: int = 0


def keep_log_bounded() -> None:
    """From now on, in this process."""
    logging.setLogRecordFactory(bounded(logging.getLogRecordFactory()))


def bounded(make: Factory, now: Callable[[], float] = time.monotonic) -> Factory:
    """Records that are short, and too many of which nobody sees."""
    places: dict[tuple[str, int], Told] = {}
    turn = threading.Lock()

    def made(*given: Any, **named: Any) -> logging.LogRecord:
        record = make(*given, **named)
        with turn:
            told = places.setdefault((record.pathname, record.lineno), Told(now()))
            missed = 0
            if now() - told.since >= MINUTE:
                missed = max(0, told.count - MOST)
                told.since, told.count = now(), 0
            told.count += 1
        if told.count > MOST:
            record.levelno = UNSEEN
            return record
        return shortened(record, missed)

    return made


def shortened(record: logging.LogRecord, missed: int = 0) -> logging.LogRecord:
    """The record with a message that is not too long, on one line if it is no error of ours."""
    text, error = record.getMessage().strip(), record.exc_info[1] if record.exc_info else None
    ours = record.levelno >= logging.ERROR and OF_THE_SENDER not in str(error)
    if not ours:
        text = " ".join(f"{text}: {error}".split() if error else text.split())
        record.exc_info = None
    elif error is not None:
        record.exc_text = "".join(traceback.format_exception(error))[-LONGEST_TRACE:].rstrip()
    before = f"({missed} keer niet getoond) " if missed else ""
    record.msg, record.args = before + (ending(text) if ours else text[:LONGEST]), ()
    return record


def ending(text: str) -> str:
    """The message, of which a long one keeps start and end: a traceback ends with what went wrong."""
    if len(text) <= LONGEST:
        return text
    return f"{text[: LONGEST // 4]}\n[…]\n{text[-3 * LONGEST // 4 :]}"
