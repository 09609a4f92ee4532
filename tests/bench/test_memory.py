"""A process of the server holds less than 300 MB after every page of the shipped case and of sixty municipalities, and
one that makes their pages into a file as well."""

from __future__ import annotations

import sys

import pytest

from bench.cases.memory import measured
from words.exported.addresses import OFFLINE_URL

MOST = 300
"""MB that a process may hold at one moment."""
PAGES = 2 * 16
"""Of both cases: every page that a visitor can go to."""


@pytest.mark.skipif(sys.platform != "linux", reason="nobody says what a process holds there")
def test_after_all_pages_of_both_cases() -> None:
    seen: list[str] = []
    most, apart = measured(1, files=(OFFLINE_URL,), said=seen.append)
    assert len(seen) >= PAGES
    assert max(most, apart) < MOST, "\n".join(seen)
    # What is measured is there: Python with all libraries takes more than this.
    assert min(most, apart) > 100
