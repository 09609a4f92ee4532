"""From data to a file, by a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from export.annex.blocks import Document
from export.annex.signs import shown

PRESS = Path(__file__).with_name("press.py")
SECONDS = 60
"""It takes two; whatever hangs is stopped."""


def as_set(document: Document, *more: str) -> bytes:
    """The file, or what the press gives for ``more``. Raises CalledProcessError or TimeoutExpired where it could not
    be made."""
    # -I: nothing of the folder or the environment of the server has a say in it.
    command = [sys.executable, "-I", str(PRESS), *more]
    return subprocess.run(command, input=data_of(document), capture_output=True, timeout=SECONDS, check=True).stdout


def data_of(document: Document) -> bytes:
    """What travels: JSON, every text in signs that can be shown."""
    return json.dumps(_plain(asdict(document)), ensure_ascii=False).encode("utf-8")


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return shown(value)
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value
