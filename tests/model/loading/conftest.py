"""A copy of the villages, to change."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.model.loading.edits import CASE


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the fictitious case, to break something in."""
    return Path(shutil.copytree(CASE, tmp_path / "case"))
