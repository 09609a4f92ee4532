"""The numbers of an outcome, whatever it is made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np


def numbers(outcome: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every array and number in an outcome, with the way to it."""
    if is_dataclass(outcome):
        for field in fields(outcome):
            yield from numbers(getattr(outcome, field.name), f"{path}.{field.name}")
    elif isinstance(outcome, dict):
        for key, value in outcome.items():
            yield from numbers(value, f"{path}[{key}]")
    elif isinstance(outcome, tuple):
        for place, value in enumerate(outcome):
            yield from numbers(value, f"{path}[{place}]")
    elif isinstance(outcome, np.ndarray | float):
        yield path, np.asarray(outcome)
