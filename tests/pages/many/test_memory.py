"""What a page of sixty municipalities needs at once: a process of the server has to show it in less than 300 MB."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from bench.cases.made import SIXTY, written
from tests.pages.screen import PAGES, Screen

MOST = 75_000_000
"""Bytes that a page may hold at one moment beside what is held already, however much of it is opened."""


def test_no_page_of_sixty_needs_much_at_once(use: Callable[[Path], None], tmp_path: Path) -> None:
    """All that moves under one key is 380 rows × 61 × 15 numbers: 3 MB. Both ends of 1.001 assumptions, for all at
    once, were ten times 15 MB; a thousand draws of five amounts are 5 × 8 MB."""
    use(written(SIXTY, tmp_path / "case"))
    screen = Screen(execution_index="0.0123")
    needed = {}
    for page in PAGES:
        gc.collect()
        tracemalloc.start()
        try:
            screen.go(page)
            needed[page] = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
    assert {page: count for page, count in needed.items() if count > MOST} == {}
    # What is measured is there: the draws.
    assert needed["onzekerheid"] > 5 * 1_000 * 61 * 16 * 8
