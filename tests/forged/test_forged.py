"""Nonsense over real sockets: nobody else notices, and nothing is left behind.

A sample with a seed; ``python -m tests.forged.by_hand`` sends 10.000 messages and 5.000 states.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest

from bench.protocol import Visitor, run
from tests.conftest import ALONE, dashboard
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
            run(attack(url, MESSAGES // 2, STATES // 2, seed, sent))
            held.append(memory_of(url) if sys.platform == "linux" else 0.0)
        log = (tmp_path / "server.log").read_text("utf-8", errors="replace")
    assert (sent.messages, sent.states) == (MESSAGES, STATES)
    assert complaints(log) == []
    assert held[1] - held[0] < MOST_MORE


TIMES = 24
"""So often a visitor asks to forget everything: before a run, and later and later in it."""


def test_nobody_can_have_everything_forgotten(tmp_path: Path) -> None:
    """Streamlit lets a browser empty the caches of all; of 24 times in a run more than ten broke the page."""

    async def ask(url: str) -> None:
        visitor = Visitor(url, "kostenverdeling")
        await visitor.open()
        for time in range(TIMES):
            await visitor.shout()
            await asyncio.sleep(0.004 * (time % 12))
            await visitor.forget_all()
            await visitor.answered()
        await visitor.close()

    with dashboard(tmp_path, None, *ALONE) as url:
        run(ask(url))
        log = (tmp_path / "server.log").read_text("utf-8", errors="replace")
    assert complaints(log) == []


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
