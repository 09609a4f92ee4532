"""What the tests of pages share: another case for the dashboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ui.session import case as cases


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Path], None]]:
    """Let the dashboard show the case in a folder. It reads its case once, so that memory is emptied around it."""

    def folder(path: Path) -> None:
        monkeypatch.setenv(cases.VARIABLE, str(path))
        cases.read.cache_clear()

    yield folder
    cases.read.cache_clear()
