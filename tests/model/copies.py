"""Copies of the fictitious case in which a test changes a file, as a policy officer would."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.model.worlds import FOLDERS


def copy_of_the_villages(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDERS["drie-dorpen"], tmp_path / "case"))


def add(folder: Path, file: str, *rows: str) -> None:
    """Rows at the end of a table."""
    path = folder / file
    path.write_text(path.read_text("utf-8") + "".join(f"{row}\n" for row in rows), "utf-8", newline="")


def change(folder: Path, file: str, old: str, new: str) -> None:
    """Another text in the one place where the old one stands."""
    path = folder / file
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    path.write_text(text.replace(old, new), "utf-8", newline="")


def remove(folder: Path, file: str, start: str) -> None:
    """Without the rows that start like this."""
    path = folder / file
    lines = path.read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(start)]
    assert len(kept) < len(lines), f"no row of {file} starts with {start!r}"
    path.write_text("".join(kept), "utf-8", newline="")
