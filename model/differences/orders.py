"""What each of several changes does to an amount: alone, in every order of them on average, and only together.

``Worth`` gives the amount for every set of changes asked: a row of a mask says which of them are made. So the order
in which somebody made them cannot matter. The mean over all orders is the Shapley value; above ``EXACT`` changes it
is that of ``ORDERS`` drawn orders, the same ones every time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import factorial

import numpy as np
from numpy.typing import NDArray

from model.numbers.arrays import Floats

Mask = NDArray[np.bool_]
Worth = Callable[[Mask], Floats]
"""Masks (rows, changes) -> amounts (rows,)."""
EXACT = 8
"""Up to so many changes every set of them is computed: 256 sets."""
ORDERS = 32
"""Drawn in pairs: an order and the same backwards."""
FIRST_ORDERS = 8
"""After so many is known which changes move the amount at all."""
SEED = 20220101
NO_MOVE = 0.005
"""Euros: less than half a cent is no change."""


@dataclass(frozen=True, kw_only=True)
class Parts:
    """``start`` without and ``end`` with all changes; ``alone`` and ``mean`` (changes,): each change by itself, and on
    average over orders. ``moves`` (changes,): whether it changes the amount in any set that was looked at. ``exact``:
    whether the mean is that of all orders."""

    start: float
    end: float
    alone: Floats
    mean: Floats
    moves: Mask
    exact: bool

    @property
    def together(self) -> float:
        """What the changes do only together."""
        return self.end - self.start - float(self.alone.sum())


def parts_of(worth: Worth, count: int) -> Parts:
    """The parts of so many changes: exact if no more than ``EXACT`` of them move the amount."""
    if count <= EXACT:
        return _exactly(worth, count)
    first = _by_draw(worth, count, FIRST_ORDERS)
    kept = np.flatnonzero(first.moves)

    def of_kept(mask: Mask) -> Floats:
        whole = np.zeros((len(mask), count), dtype=np.bool_)
        whole[:, kept] = mask
        return worth(whole)

    found = _exactly(of_kept, len(kept)) if len(kept) <= EXACT else _by_draw(of_kept, len(kept), ORDERS)
    # What moved nothing in any order may stay out only if the end stays where it is.
    if abs(found.end - first.end) > NO_MOVE:
        return _by_draw(worth, count, ORDERS)
    alone, mean = np.zeros(count), np.zeros(count)
    alone[kept], mean[kept] = found.alone, found.mean
    return Parts(start=found.start, end=found.end, alone=alone, mean=mean, moves=first.moves, exact=found.exact)


def _exactly(worth: Worth, count: int) -> Parts:
    """Every set of the changes: set ``s`` has change ``i`` if bit ``i`` of ``s`` is one."""
    sets = np.arange(2**count)
    mask = (sets[:, None] >> np.arange(count)) % 2 == 1
    found, sizes = worth(mask), mask.sum(axis=1)
    # How many of all orders have just this set before a change that is not in it, by the size of the set.
    weights = np.array([factorial(size) * factorial(count - size - 1) for size in range(count)]) / factorial(count)
    alone, mean, moves = np.zeros(count), np.zeros(count), np.zeros(count, dtype=np.bool_)
    for change in range(count):
        before = sets[~mask[:, change]]
        marginal = found[before | 1 << change] - found[before]
        alone[change], mean[change] = marginal[0], float(weights[sizes[before]] @ marginal)
        moves[change] = bool((np.abs(marginal) > NO_MOVE).any())
    return Parts(start=float(found[0]), end=float(found[-1]), alone=alone, mean=mean, moves=moves, exact=True)


def _by_draw(worth: Worth, count: int, number: int) -> Parts:
    """A number of orders, the changes made one after the other; and each by itself."""
    random = np.random.default_rng(SEED)
    half = np.array([random.permutation(count) for _order in range(number // 2)])
    orders = np.concatenate([half, half[:, ::-1]])
    # In which place of the order a change stands; after k steps those in a place below k are made.
    place = np.argsort(orders, axis=1)
    steps = place[:, None, :] < np.arange(count + 1)[None, :, None]
    masks = np.concatenate([steps.reshape(-1, count), np.eye(count, dtype=np.bool_)])
    sets, which = np.unique(masks, axis=0, return_inverse=True)
    found = worth(sets)[which.reshape(-1)]
    walks, single = found[: len(orders) * (count + 1)].reshape(len(orders), count + 1), found[-count:]
    marginal = np.take_along_axis(np.diff(walks, axis=1), place, axis=1)
    start, end = float(walks[0, 0]), float(walks[0, -1])
    alone, moves = single - start, (np.abs(marginal) > NO_MOVE).any(axis=0)
    return Parts(
        start=start,
        end=end,
        alone=alone,
        mean=marginal.mean(axis=0),
        moves=moves | (np.abs(alone) > NO_MOVE),
        exact=False,
    )
