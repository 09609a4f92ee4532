"""What the tests of pages share: another case for the dashboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ui.session import served


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Path], None]]:
    """Let the dashboard show the case in a folder. It reads its case once, so that memory is emptied around it."""

    def folder(path: Path) -> None:
        monkeypatch.setenv(served.VARIABLE, str(path))
        served.read.cache_clear()

    yield folder
    served.read.cache_clear()
