"""No file of the project keeps the marks of two versions that were put together."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("ui", "words", "model", "store", "server", "pages", "bench", "delivery", "docs", "data", "tests")
MARK = re.compile(r"^(<{7}|>{7}) ", re.MULTILINE)
SUFFIXES = {".js", ".css", ".py", ".po", ".md", ".csv", ".yaml", ".json", ".html"}


def test_no_file_holds_two_versions() -> None:
    files = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.suffix in SUFFIXES]
    assert len(files) > 300
    assert [path.name for path in files if MARK.search(path.read_text(encoding="utf-8", errors="replace"))] == []
