"""Every day in the Dutch words of a shipped case is written as the screen writes it; a quotation is as its source."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

CASES = sorted(file.parent for file in (Path(__file__).parents[2] / "data").glob("*/case.yaml"))
DAY = re.compile(r"(?<![\d-])\d{1,2}-\d{1,2}-(?:19|20)\d\d(?!\d)")
AS_SHOWN = re.compile(r"\d\d-\d\d-\d{4}")


def dutch(case: Path) -> list[str]:
    """The Dutch cells of the tables, and the texts but for their quotations."""
    found = []
    for file in sorted(case.glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as table:
            for row in csv.DictReader(table, delimiter=";"):
                found += [text for name, text in row.items() if name.endswith("_nl") and text]
    for file in sorted(case.glob("*.yaml")):
        found += [line for line in file.read_text("utf-8").splitlines() if "quote" not in line]
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_days_are_written_as_on_the_screen(case: Path) -> None:
    days = [day for text in dutch(case) for day in DAY.findall(text)]
    assert [day for day in days if not AS_SHOWN.fullmatch(day)] == []
    if case.name == "dinkelland-tubbergen":
        assert "01-05-2022" in days  # of the findings: it is looked at
