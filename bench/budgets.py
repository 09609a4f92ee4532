"""What may be spent on each page (budgets.json), and where a measurement lies above it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

FILE = Path(__file__).parent / "budgets.json"
Quantity = Literal["p95_ms", "kilobytes", "drag_ratio", "paint_ratio", "layout_shift"]
MIXED = "mixed"


class Budgets(BaseModel):
    """Per page (and for the mixed crowd) the most that each quantity may be, and what was measured last."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    machine: str
    date: str
    """Of the last measurement."""
    sessions: int
    """So many visitors the budget for p95 and kilobytes is about."""
    budgets: Mapping[str, Mapping[Quantity, float]]
    measured: Mapping[str, Mapping[Quantity, float]]


def load(path: Path = FILE) -> Budgets:
    """The budgets that hold now."""
    return Budgets.model_validate(json.loads(path.read_text(encoding="utf-8")))


def name_of(page: str) -> str:
    """As a page is called in the budgets: by its address."""
    return page if page == MIXED else f"/{page}"


def verdict(page: str, **measured: float) -> str:
    """Nothing, or what lies above the budget and by how much. Nothing fails on it."""
    budget = load().budgets.get(name_of(page), {})
    above = [
        f"{quantity} {value:.4g} > {limit:.4g}"
        for quantity, limit in budget.items()
        if (value := measured.get(quantity)) is not None and value > limit
    ]
    return f"above budget: {', '.join(above)}" if above else ""


def record(found: Mapping[str, Mapping[Quantity, float]], path: Path = FILE) -> None:
    """Write what was measured into the file, with today's date; what was not measured now stays."""
    known = load(path)
    measured = {page: {**known.measured.get(page, {}), **_short(found.get(page, {}))} for page in known.budgets}
    told = known.model_copy(update={"date": date.today().isoformat(), "measured": measured})
    path.write_text(json.dumps(told.model_dump(), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _short(measured: Mapping[Quantity, float]) -> dict[Quantity, float]:
    return {quantity: float(f"{value:.3g}") for quantity, value in measured.items()}
