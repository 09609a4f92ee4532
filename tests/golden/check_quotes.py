"""Whether the words that a case quotes stand in the documents: ``python -m tests.golden.check_quotes FOLDER [CASE]``.

The documents themselves are no part of the project. FOLDER holds them as text files, each called as its source in the
case (``nota.txt``); those of the first case may be called anything, and are known by words that only they have.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from model import Case, load_case
from model.case.base import Quoted

CASE = Path(__file__).parents[2] / "data" / "dinkelland-tubbergen"
SIGNS = {"bc": "Voordelen Nadelen Risico’s", "po": "versiebeheer"}
"""Words that stand in one of the two documents only."""
MARKUP = re.compile(r"<[^>]*>|[*#•○]|^\s*-\s", re.MULTILINE)


def read(text: str) -> str:
    """A text without markup and with single spaces: a table's row becomes one line."""
    return " ".join(MARKUP.sub(" ", text).split())


def documents(folder: Path) -> dict[str, str]:
    """The text of each document by the id of its source."""
    texts = {file.stem: read(file.read_text("utf-8")) for file in sorted(folder.glob("*.txt"))}
    return texts | {source: text for source, sign in SIGNS.items() for text in texts.values() if sign in text}


def quoted(case: Case) -> Iterator[tuple[str, Quoted]]:
    """Every record that quotes its source, with the table in which it stands."""
    for table in ("figures", "target_group", "series", "budget_lines", "project", "steps", "assumption_rows"):
        yield from ((table, record) for record in getattr(case, table) if record.quote)


def missing(case: Case, texts: dict[str, str]) -> Iterator[str]:
    """A line for each quote that does not stand in its document."""
    for table, record in quoted(case):
        if record.quote not in texts[record.source]:
            yield f"{table}: “{record.quote}” does not stand in {record.source}"


def main(folder: str, case: str = str(CASE)) -> int:
    texts, loaded = documents(Path(folder)), load_case(case)
    needed = dict.fromkeys(record.source for _table, record in quoted(loaded))
    if away := [source for source in needed if source not in texts]:
        print(f"not found: {', '.join(f'{source}.txt' for source in away)}")
        return 2
    problems = list(missing(loaded, texts))
    print("\n".join([*problems, f"{len(list(quoted(loaded)))} quotes, {len(problems)} not found"]))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
