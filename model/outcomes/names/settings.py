"""Assumptions of one point as something to remember by: what is drawn for many names is drawn once."""

from __future__ import annotations

from dataclasses import dataclass, field

from model.assumptions.declared import Value
from model.assumptions.values import Assumptions


@dataclass(frozen=True)
class Settings:
    """Equal values give equal settings."""

    values: tuple[tuple[str, Value], ...]
    assumptions: Assumptions = field(compare=False, repr=False)


def settings_of(assumptions: Assumptions) -> Settings:
    """The settings of assumptions of one point."""
    return Settings(tuple(assumptions.items()), assumptions)
