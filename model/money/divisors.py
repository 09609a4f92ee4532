"""What an amount is divided by to say what it comes to per resident or per benefit."""

from __future__ import annotations

from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.corrections import caseloads
from model.money.shares import residents
from model.numbers.arrays import Floats
from model.numbers.operations import numbers, part

Per = Literal["none", "resident", "benefit"]
PER: tuple[Per, ...] = get_args(Per)
"""Per what amounts are shown besides as they are; the first is what is usual."""


def divisors(case: Case, assumptions: Assumptions, per: Per) -> Floats:
    """How many residents or benefits each municipality has, and all have together: (rows, participants + 1).

    The number of benefits is the one that is set, on the reference date: without the growth of later years, as in the
    cost key. So what a benefit costs in each year adds up to what it costs in all. ``none`` counts nobody.
    """
    counts = {
        "none": np.zeros(len(case.participants)),
        "resident": residents(case),
        "benefit": caseloads(case, assumptions),
    }[per]
    own = np.atleast_2d(counts)
    return np.concatenate([own, own.sum(axis=-1, keepdims=True)], axis=-1)


def each(amounts: ArrayLike, counts: ArrayLike) -> Floats:
    """Amounts divided by these counts; not-a-number where nobody counts."""
    return part(numbers(amounts), numbers(counts), np.nan)
