"""What a declaration of an assumption consists of: its kind of value and what the code knows of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, SkipValidation

from model.numbers.arrays import Number

Value = Number | str
Scalar = Annotated[Number, SkipValidation]
PerKey = Annotated[Mapping[str, Number], SkipValidation]
Choices = Annotated[Mapping[str, str], SkipValidation]
Offered = Annotated[Mapping[str, Mapping[str, str]], SkipValidation]
"""Per task the executors that the case names; behind each the id of the rule that closes it, or nothing."""

Unit = Literal["count", "euro", "fraction", "years", "months", "weeks", "date", "switch", "choice", "class"]
"""A date is its ordinal, the number of days that ``date.toordinal`` gives."""
Per = Literal[
    "municipality",
    "segment",
    "target_group",
    "finding",
    "criterion",
    "argument",
    "option",
    "task",
    "executor",
    "step",
    "labour_line",
    "other_line",
    "risk",
    "uncertain",
]
Layer = Literal["world", "choice", "judgement"]
"""world: how things are; moves every variant that contains it. choice: what the user decides; moves only Mijn variant.
judgement: how the user weighs; every variant is measured by it."""

TO = "to:"
"""``remainder`` = ``to:<municipality>``: that municipality pays what the key leaves."""


CRITERIA = "criteria:"
"""Among the choices: every criterion of the case."""
EXECUTORS = "executors:"
"""Among the choices: every executor that the case offers for the task and no rule closes."""


def msg(text: str) -> str:
    """Mark an English text for translation; the screen translates it."""
    return text


@dataclass(frozen=True)
class Declared:
    """What the code knows of an assumption. ``label`` may contain ``{name}`` (of the municipality, ...)."""

    unit: Unit
    label: str
    meaning: str
    layer: Layer
    lower: float = 0.0
    upper: float = 1.0
    per: Per | None = None
    choices: tuple[str, ...] = ()
    whole: bool = False
    table: str = ""
    """The table of the case in which the defaults stand, if that is not ``assumptions.csv``."""
    uncertain: bool = False
    """A fact or an outcome that nobody controls: may be drawn from its range. What is decided is not drawn."""
    is_price: bool = False
    """Euros per benefit, per job or per hour: what that comes to per resident says nothing."""
    absent: float | None = None
    """What it is in a case that has no row for it, and so no such assumption; None: every case has one."""


class Group(BaseModel):
    """Assumptions that belong together; ``Assumptions`` joins all groups. Frozen, and refuses unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)
