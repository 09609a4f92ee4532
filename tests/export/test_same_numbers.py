"""One variant says the same everywhere: what its page says, stands in every document that is made of it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

import openpyxl

from export.workbook import write
from model.assumptions.values import Assumptions
from model.case.case import Case
from model.loading.load import load_case
from tests.model.worlds import ROOT
from words.texts import speak

CHANGED = {"caseload.tubbergen": 150.0, "cost_key": "caseload"}
LINK = "http://kompas.example/?caseload.tubbergen=150&cost_key=caseload"
BUDGET, SPLIT = "Meerjarenbegroting", "Kostenverdeling"


@cache
def case() -> Case:
    return load_case(ROOT / "data" / "dinkelland-tubbergen")


def mine() -> Assumptions:
    return case().assumptions.replace(**CHANGED)


def euros(amount: float) -> str:
    """As a Dutch reader finds it: half up to whole euros, with points."""
    whole = int(abs(amount) + 0.5)
    return f"€ {'-' if amount < 0 else ''}{whole:,}".replace(",", ".")


@cache
def workbook() -> Any:
    speak("nl")
    content = write.workbook(case(), mine(), "mine", LINK, date(2026, 11, 30))
    return openpyxl.load_workbook(io.BytesIO(content), data_only=True)


def block(sheet: str, heading: str) -> Iterator[list[Any]]:
    """The rows under a heading of a sheet of the workbook, its columns first, until an empty one."""
    rows = iter(workbook()[sheet].iter_rows(values_only=True))
    next(row for row in rows if row[0] == heading)
    for row in rows:
        filled = [cell for cell in row if cell is not None]
        if not filled:
            return
        yield filled


def of_workbook() -> dict[str, str]:
    """The numbers by which a council knows a variant, from the cells of its workbook."""
    raise NotImplementedError
