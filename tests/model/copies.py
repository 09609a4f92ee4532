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


STRANGE = "$x$ **b** <i>i</i> :material/home: :smile: :red[r] https://elders.example www.elders.example a -> b"
"""What no name should need and every name may hold: a formula, Markdown, a tag, an icon, an emoji, a colour, links and
an arrow."""
_NAMES = (
    ("municipalities.csv", "Beekveld"),
    ("criteria.csv", "Vlakbij;Close by"),
    ("executors.csv", "Bureau;Office"),
    ("tasks.csv", "Betalen;Paying"),
    ("segments.csv", "Balie;Counter"),
    ("steps.csv", "Schets;Sketch"),
    ("options.csv", "Door de werkplaats;By the workshop"),
    ("arguments.csv", "Om de hoek;Round the corner"),
    ("budget_lines.csv", "Cursussen;Courses"),
    ("project.csv", "Verf;Paint"),
    ("risks.csv", "Regen;Rain"),
)


def with_strange_names(tmp_path: Path) -> Path:
    """The fictitious case in which something of every kind has such a name, in both languages."""
    folder = copy_of_the_villages(tmp_path)
    for file, names in _NAMES:
        strange = ";".join(f"{name} {STRANGE}" for name in names.split(";"))
        change(folder, file, f";{names};", f";{strange};")
    return folder
