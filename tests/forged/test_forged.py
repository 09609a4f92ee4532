"""Nonsense over real sockets: nobody else notices, and nothing is left behind.

A sample with a seed; ``python -m tests.forged.by_hand`` sends 10.000 messages and 5.000 states.
"""

from __future__ import annotations

import asyncio
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.conftest import dashboard
from tests.forged.attack import Sent, attack
from tests.forged.watching import complaints, memory_of

MESSAGES, STATES = 440, 330
ROUNDS = (1, 2)
MOST_MORE = 60
"""MB in the second round, in which as many sessions are left behind as in the first."""


def test_nobody_but_the_forger_notices(tmp_path: Path) -> None:
    with dashboard(tmp_path, None) as url:
        sent, held = Sent(), []
        for seed in ROUNDS:
            # In a thread of its own: a browser that is driven from this one has a loop here already.
            with ThreadPoolExecutor(max_workers=1) as thread:
                thread.submit(asyncio.run, attack(url, MESSAGES // 2, STATES // 2, seed, sent)).result()
            held.append(memory_of(url) if sys.platform == "linux" else 0.0)
        log = (tmp_path / "server.log").read_text("utf-8", errors="replace")
    assert (sent.messages, sent.states) == (MESSAGES, STATES)
    assert complaints(log) == []
    assert held[1] - held[0] < MOST_MORE


@pytest.mark.parametrize(
    ("log", "found"),
    [
        ("Error deserializing back message: it means nothing\n", 0),
        ("Traceback (most recent call last):\n  File x\nKeyError: 'x'\n", 1),
        ("Uncaught app exception\n", 1),
    ],
)
def test_a_complaint_is_recognised(log: str, found: int) -> None:
    assert len(complaints(log)) == found
