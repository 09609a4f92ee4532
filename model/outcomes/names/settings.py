"""Assumptions of one point as something to remember by: what is drawn for many names is drawn once."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from model.assumptions.declared import Value
from model.assumptions.values import Assumptions


@dataclass(frozen=True)
class Settings:
    """Equal values give equal settings."""

    values: tuple[tuple[str, Value], ...]
    assumptions: Assumptions = field(compare=False, repr=False)


def settings_of(assumptions: Assumptions) -> Settings:
    """The settings of assumptions of one point."""
    return known(Settings(tuple(assumptions.items()), assumptions))


@lru_cache(maxsize=4)
def known(settings: Settings) -> Settings:
    """Those that were equal before: what is remembered by them for each of forty tasks holds them once and not forty
    times (of sixty municipalities half a megabyte each)."""
    return settings
