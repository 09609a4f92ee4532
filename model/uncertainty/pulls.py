"""Why the middle of the draws does not lie at what is set: which ranges reach further to one side, and how far they
pull the middle along."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from model.assumptions.uncertainty import switch_of
from model.assumptions.values import Assumptions
from model.case.case import Case
from model.money.budget import framed_budget, framed_cost
from model.numbers.arrays import Floats
from model.uncertainty.draws import BLOCK, SEED, Spread, chances, drawn_rows, spreads, values_of

EVEN = 1e-9
"""Of its width: a range that reaches no more further to one side than this is even."""


@dataclass(frozen=True)
class Pull:
    """How far an assumption moves the middle of what Mijn variant costs over all years: euros (whose,).

    ``whose``: the participants and, last, all together.
    """

    id: str
    amounts: Floats


def is_even(spread: Spread) -> bool:
    """Whether a range reaches equally far to both sides of what is set."""
    further = (spread.high - spread.mode) - (spread.mode - spread.low)
    return abs(further) <= EVEN * (spread.high - spread.low)


def pulls(case: Case, assumptions: Assumptions, count: int, seed: int = SEED) -> tuple[Pull, ...]:
    """The pull of every drawn assumption whose range is not even, in the order of the case.

    First the even ranges are drawn together, then the others join one after the other: a pull is how far the middle
    moves when its assumption joins. So the pulls add up to the middle of all draws minus that of the even ones,
    exactly, whatever they do to each other. Raises ValueError for no draws or for swept assumptions.
    """
    ranges = spreads(case, assumptions)
    joined = [spread.id for spread in ranges if is_even(spread)]
    before = _middle(case, assumptions, joined, count, seed)
    found = []
    for spread in ranges:
        if not is_even(spread):
            joined.append(spread.id)
            after = _middle(case, assumptions, joined, count, seed)
            found.append(Pull(spread.id, after - before))
            before = after
    return tuple(found)


def _middle(case: Case, assumptions: Assumptions, ids: Collection[str], count: int, seed: int) -> Floats:
    """The median over all years of Mijn variant when only these are drawn: (whose,)."""
    switches = {switch_of(row.id): float(row.id in ids) for row in drawn_rows(case, assumptions)}
    own = assumptions.replace(**switches)
    ranges = spreads(case, own)
    blocks = []
    for chance in chances(case, count, BLOCK, seed, ids):
        amounts = framed_cost(
            framed_budget(case, own.with_numbers(values_of(ranges, chance, own.distribution)), "mine")
        )
        blocks.append(amounts.sum(axis=-1).reshape(-1, amounts.shape[-2]))
    drawn = np.concatenate(blocks)
    whose = np.concatenate([drawn[:, :-1], drawn.sum(axis=1, keepdims=True)], axis=1)
    return np.asarray(np.quantile(whose, 0.5, axis=0))
