"""Marks that change with a file, so that a browser may keep it."""

from __future__ import annotations

import hashlib
from pathlib import Path


def file_version(path: Path) -> str:
    """A short mark that changes with the file, so that a browser may keep it for a year."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]
