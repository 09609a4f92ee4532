"""The keys that need no cost: the fixed shares, and shares in proportion to numbers.

Parties are the participants in the order of the case and, last, what nobody pays.
"""

from __future__ import annotations

from functools import lru_cache, partial

import numpy as np

from model.assumptions.declared import TO
from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.naming import named, with_names
from model.numbers.arrays import Floats, stacked, with_unallocated
from model.numbers.operations import numbers, one_of, part


@named("fixed_share", "parties", unit="share")
def fixed_shares(case: Case, assumptions: Assumptions) -> Floats:
    """The fixed key after the rule for what it leaves over: shape (..., parties)."""
    shares = with_unallocated(stacked(assumptions.share, (participant.id for participant in case.participants)))
    own, rest = shares[..., :-1], shares[..., -1:]

    def paid_by(payer: str) -> Floats:
        return with_unallocated(own + rest * np.array([one.id == payer for one in case.participants]))

    return one_of(
        assumptions.remainder,
        {
            "unallocated": lambda: shares,
            "proportional": lambda: with_unallocated(part(own, 1 - rest, own)),
            **{TO + one.id: partial(paid_by, one.id) for one in case.participants},
        },
    )


def shares_by(counts: Floats) -> Floats:
    """Shares in proportion to numbers per participant; if there are none, nobody pays: (..., parties)."""
    total = counts.sum(axis=-1, keepdims=True)
    return with_unallocated(part(counts, total, 0.0))


def residents(case: Case) -> Floats:
    """Residents per participant, shape (participants,)."""
    return numbers([case.figure("residents", participant.id) for participant in case.participants])


@named("project_share", "parties", unit="share")
def project_shares(case: Case, assumptions: Assumptions) -> Floats:
    """Who pays the project, by a key of its own that leaves nothing unpaid: shape (..., parties).

    ``shares``: the fixed key, scaled to 100%. ``residents``: by number of residents. Where these are all nothing, the
    documents' shares.
    """
    printed = existing_shares(case)[:-1]

    def split_by(counts: Floats) -> Floats:
        return with_unallocated(part(counts, counts.sum(axis=-1, keepdims=True), printed / printed.sum()))

    return one_of(
        assumptions.project_key,
        {
            "shares": lambda: split_by(fixed_shares(case, assumptions)[..., :-1]),
            "residents": lambda: split_by(residents(case)),
        },
    )


@lru_cache(maxsize=8)
def existing_shares(case: Case) -> Floats:
    """The fixed key as the documents print it: shape (parties,). Remembered, so it cannot be written to."""
    shares = with_names(case, fixed_shares(case, case.assumptions), "printed_share", "parties", unit="share")
    shares.setflags(write=False)
    return shares
