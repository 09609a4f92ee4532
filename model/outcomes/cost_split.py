"""The outcomes of the cost split: a year under each key, the curve over the partner's caseload, and every year."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial

import numpy as np
from numpy.typing import NDArray

from model.case.case import Case
from model.case.sweep import Sweep, grid, without
from model.money.key_comparison import KeyComparison, compare_keys, over_caseload, yearly_by_key
from model.numbers.arrays import Floats

CURVE_POINTS = 10
"""The curve is straight enough between so many points."""


@dataclass(frozen=True, kw_only=True)
class CostSplit:
    """What the municipalities pay under these assumptions; of a sweep every array has its rows in front.

    ``keys``: one year under each key. ``loads`` (loads,): numbers of benefits of the moved municipality; ``curve``
    (curve rows, loads, parties) what each party pays there, per key, and ``curve_rows`` (rows,) which of its rows
    belongs to each row of the sweep.
    """

    keys: KeyComparison
    loads: Floats
    curve: Mapping[str, Floats]
    curve_rows: NDArray[np.intp]
    yearly_of: Callable[[], Mapping[str, Floats]] = field(repr=False)

    @cached_property
    def yearly(self) -> Mapping[str, Floats]:
        """For the fixed, the caseload and the chosen key, (..., parties, years): computed for who asks for it."""
        return self.yearly_of()


def compute(case: Case, swept: Sweep, year: int, payer: int, moved: int) -> CostSplit:
    """The cost split in a budget year. ``payer`` and ``moved``: whose bill the break-even is about, and whose number
    of benefits moves it (places among the participants). Raises ValueError for a year outside the budget.
    """
    # The curve runs over the moved caseload itself: that slider does not change it.
    still, rows = without(swept, caseload_id(case, moved))
    loads = curve_loads(case, moved)
    return CostSplit(
        keys=compare_keys(case, swept.assumptions, year, payer, moved),
        loads=loads,
        curve=over_caseload(case, still, year, moved, loads),
        curve_rows=rows,
        yearly_of=partial(yearly_by_key, case, swept.assumptions),
    )


def caseload_id(case: Case, party: int) -> str:
    """The assumption of the number of benefits of a participant."""
    return f"caseload.{case.participants[party].id}"


def curve_loads(case: Case, moved: int) -> Floats:
    """The numbers of benefits at which the curve is computed: over the slider's range."""
    positions = grid(case.row(caseload_id(case, moved)))
    return np.linspace(positions[0], positions[-1], CURVE_POINTS)
