"""One line of a budget."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from model.case.base import Status
from model.case.records import BudgetLine
from model.money.pools import Pool
from model.numbers.arrays import Floats

Side = Literal["baten", "lasten"]
Nature = Literal["structural", "incidental"]
EXECUTION = "execution"
"""The id of the item of the execution, and how that of one pool begins."""


@dataclass(frozen=True, kw_only=True)
class Item:
    """One line of the budget. ``amounts`` are euros, (..., parties, years); not-a-number is unknown."""

    id: str
    label: str
    """What the item is called; nothing for a printed line, which the case names (``line``)."""
    side: Side
    policy_field: str
    nature: Nature
    status: Status
    in_frame: bool
    amounts: Floats
    policy_field_status: Status = "aanname"
    """Whether a source says that it stands under that taakveld."""
    line: BudgetLine | None = None
    """The printed line that the item is, if it is one."""
    pool: Pool | None = None
    """The pool that it is the execution of, if the case has more than one."""
