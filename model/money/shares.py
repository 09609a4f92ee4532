"""The keys that need no cost: the fixed shares, and shares in proportion to numbers.

Parties are the participants in the order of the case and, last, what nobody pays.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from model.assumptions.declared import TO
from model.assumptions.values import Assumptions
from model.case.case import Case
from model.numbers.arrays import Floats, stacked, with_unallocated


def fixed_shares(case: Case, assumptions: Assumptions) -> Floats:
    """The fixed key after the rule for what it leaves over: shape (..., parties)."""
    shares = with_unallocated(stacked(assumptions.share, (participant.id for participant in case.participants)))
    rule = assumptions.remainder
    if rule == "unallocated":
        return shares
    rest = shares[..., -1:]
    if rule == "proportional":
        paid = 1 - rest
        own = shares[..., :-1]
        own = np.where(paid > 0, own / np.where(paid > 0, paid, 1.0), own)
    else:
        here = np.array([rule == TO + participant.id for participant in case.participants])
        own = shares[..., :-1] + rest * here
    return with_unallocated(own)


def shares_by(numbers: Floats) -> Floats:
    """Shares in proportion to numbers per participant; if there are none, nobody pays: (..., parties)."""
    total = numbers.sum(axis=-1, keepdims=True)
    return with_unallocated(np.where(total > 0, numbers / np.where(total > 0, total, 1.0), 0.0))


def residents(case: Case) -> Floats:
    """Residents per participant, shape (participants,)."""
    return np.array([case.figure("residents", participant.id) for participant in case.participants])


def project_shares(case: Case, assumptions: Assumptions) -> Floats:
    """Who pays the project, by a key of its own that leaves nothing unpaid: shape (..., parties).

    ``shares``: the fixed key, scaled to 100%. ``residents``: by number of residents. Where these are all nothing, the
    documents' shares.
    """
    by_residents = assumptions.project_key == "residents"
    numbers = residents(case) if by_residents else fixed_shares(case, assumptions)[..., :-1]
    total = numbers.sum(axis=-1, keepdims=True)
    printed = existing_shares(case)[:-1]
    return with_unallocated(np.where(total > 0, numbers / np.where(total > 0, total, 1.0), printed / printed.sum()))


@lru_cache(maxsize=8)
def existing_shares(case: Case) -> Floats:
    """The fixed key as the documents print it: shape (parties,). Remembered, so it cannot be written to."""
    shares = fixed_shares(case, case.assumptions)
    shares.setflags(write=False)
    return shares
