"""The examples of the page: the first cell of each column that holds something, in a case that loads."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from delivery.case_readme.fields import AMOUNTS
from delivery.packages import ROOT
from model.loading.case_workbook import SEVERAL, STEP, flat
from model.loading.yaml_texts import parsed

SMALL = ROOT / "tests" / "cases" / "aardal-beemstede"
"""The case that the page shows whole. It holds every column; what it lacks is looked for in the others."""
SETTINGS = ("given", "compare")
"""Of which each line has the id of an assumption and a value."""
OTHERS = (ROOT / "tests" / "cases" / "drie-dorpen", *sorted(one for one in (ROOT / "data").iterdir() if one.is_dir()))


def whole(file: str) -> str:
    """All that stands in this file of the small case, without the comments above it."""
    lines = (SMALL / file).read_text("utf-8").splitlines()
    while lines[0].startswith("#"):
        del lines[0]
    return "\n".join(lines)


def example(file: str, name: str) -> tuple[str, ...]:
    """What stands in a column or at a path, of a text in each language; nothing if no case has it."""
    for case in (SMALL, *OTHERS):
        found = _first(case / file)
        if name in SETTINGS:
            start = f"{name}{STEP}"
            set_to = [f"{id.removeprefix(start)}: {cell}" for id, cell in found.items() if id.startswith(start)]
            return tuple(set_to[:1])
        if name == AMOUNTS:
            years = [cell for column, cell in found.items() if column.isdecimal()]
            return tuple(years[:1])
        places = (name, f"{name}_nl", f"{name}_en", f"{name}{STEP}nl", f"{name}{STEP}en", f"{name}{SEVERAL}")
        cells = tuple(found[place] for place in places if place in found)
        if cells:
            return cells
    return ()


@cache
def _first(path: Path) -> Mapping[str, str]:
    """By column or path the first that holds something."""
    found: dict[str, str] = {}
    if path.is_file():
        for name, cell in _table(path) if path.suffix == ".csv" else _text(path):
            if cell:
                found.setdefault(name, cell)
    return found


def _table(path: Path) -> Iterator[tuple[str, str]]:
    for row in csv.DictReader(io.StringIO(path.read_text("utf-8"), newline=""), delimiter=";"):
        yield from row.items()


def _text(path: Path) -> Iterator[tuple[str, str]]:
    content: Any = parsed(path.read_text("utf-8"))
    for item in content if isinstance(content, tuple) else (content,):
        for name, cell in flat(item):
            several = f"[{str(cell).replace(SEVERAL, ', ')}]"
            yield (
                name,
                several if name.endswith(SEVERAL) else str(cell).lower() if isinstance(cell, bool) else str(cell),
            )
