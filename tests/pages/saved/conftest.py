"""A database of their own for tests of what is saved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from store import process
from store.place import DATA_VARIABLE


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder, in which nothing is kept yet."""
    folder = tmp_path / "saved"
    monkeypatch.setenv(DATA_VARIABLE, str(folder))
    process.let_go()
    yield folder
    process.let_go()
