"""One model call for a page: the present point and, after it, every position of every slider.

Row 0 is the present point; each slider has a block of rows in which only its own assumption moves. The
same code makes all rows, so a slider's position equals the result after it is released.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from model.assumptions.values import (
    DECLARED,
    AssumptionError,
    AssumptionProblem,
    Assumptions,
    choices,
    declaration,
)
from model.case.records import AssumptionRow


@dataclass(frozen=True)
class Block:
    """The rows of one slider: position ``i`` of the slider is row ``start + i``."""

    assumption: str
    start: int
    values: tuple[float, ...]


@dataclass(frozen=True)
class Sweep:
    """Assumptions whose swept ids are arrays of ``rows`` values, and the block of each slider."""

    assumptions: Assumptions
    blocks: tuple[Block, ...]
    rows: int


def sweep(assumptions: Assumptions, positions: Mapping[str, Sequence[float]]) -> Sweep:
    """Rows for every position of every slider, the other assumptions held at their present value.

    Raises AssumptionError if a position is not allowed, KeyError for an unknown id.
    """
    blocks, start = [], 1
    for assumption, values in positions.items():
        blocks.append(Block(assumption, start, tuple(map(float, values))))
        start += len(values)
    words = [id for id in positions if declaration(id).unit == "choice"]
    if words:
        raise AssumptionError(
            tuple(AssumptionProblem(id, positions[id], "choice", choices(assumptions, id)) for id in words)
        )
    changes = {}
    for block in blocks:
        column = np.full(start, assumptions.get(block.assumption), dtype=np.float64)
        column[block.start : block.start + len(block.values)] = block.values
        changes[block.assumption] = column
    # Validating every column costs more than making it: positions that are plainly allowed are taken as they are.
    plain = all(_is_plainly_allowed(block) for block in blocks)
    swept = assumptions.with_numbers(changes) if plain else assumptions.replace(**changes)
    return Sweep(swept, tuple(blocks), start)


def _is_plainly_allowed(block: Block) -> bool:
    """Within the hard bounds, whole if it must be, and no share: those depend on each other."""
    if not block.values or block.assumption.startswith("share."):
        return False
    return _are_in_place(block.assumption.partition(".")[0], block.values)


@lru_cache(maxsize=1000)
def _are_in_place(group: str, values: tuple[float, ...]) -> bool:
    declared = DECLARED[group]
    return all(
        declared.lower <= value <= declared.upper and (not declared.whole or value.is_integer()) for value in values
    )


def without(swept: Sweep, id: str) -> tuple[Assumptions, NDArray[np.intp]]:
    """A sweep in which this slider stays where it is, and which of its rows stands for each row of ``swept``.

    For what the slider does not move: half the work where it has half of the positions.
    """
    own = next((block for block in swept.blocks if block.assumption == id), None)
    if own is None:
        return swept.assumptions, np.arange(swept.rows)
    kept = np.delete(np.arange(swept.rows), slice(own.start, own.start + len(own.values)))
    rows = np.zeros(swept.rows, dtype=np.intp)
    rows[kept] = np.arange(len(kept))
    changes = {block.assumption: np.asarray(swept.assumptions.get(block.assumption))[kept] for block in swept.blocks}
    return swept.assumptions.with_numbers(changes), rows


def grid(row: AssumptionRow) -> tuple[float, ...]:
    """The positions of a slider: low, low + step, ..., high. Raises ValueError for a row without a range."""
    if row.low is None or row.high is None or row.step is None:
        raise ValueError(f"{row.id} has no range")
    return _steps(row.low, row.high, row.step)


@lru_cache(maxsize=1000)
def _steps(low: float, high: float, step: float) -> tuple[float, ...]:
    count = int(np.floor((high - low) / step + 1e-9)) + 1
    # Rounded, so that 0.1 + 0.2 is the 0.3 that the user sees and a link carries.
    return tuple(round(low + index * step, 10) for index in range(count))
