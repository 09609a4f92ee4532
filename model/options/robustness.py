"""How firm a ranking is: over random weightings (SMAA), over one weight, and against other methods."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from model.assumptions.values import DECLARED, Assumptions
from model.case.case import Case
from model.numbers.arrays import Floats
from model.options.own_arguments import strength_id
from model.options.scoring import Alternative, Scores, counted_arguments, score

DRAWS = 100_000
SEED = 2022
BLOCK = 1_500
"""So many draws are scored at once, so that what is between fits the cache: all at once takes twice as long."""
SPREAD = 1.0
"""A strength is drawn between one lower and one higher than it is set."""


@dataclass(frozen=True, kw_only=True)
class Acceptability:
    """SMAA (Lahdelma, Hokkanen & Salminen 1998): ``ranks`` (alternatives, ranks) is the share of weightings
    in which an alternative gets a rank; ``central`` (alternatives, criteria) the mean weights of those in
    which it is first (not-a-number if it never is)."""

    ranks: Floats
    central: Floats


def smaa(
    case: Case, assumptions: Assumptions, task: str, shown: tuple[Alternative, ...] | None = None, draws: int = DRAWS
) -> Acceptability:
    """Rank acceptability over weights drawn evenly from all weightings and strengths around the set ones.

    Seeded: the same question gets the same answer. Equal totals share their ranks.
    """
    columns, random = _drawn_weights(len(case.criteria), draws)
    changes: dict[str, NDArray[np.float64]] = {
        f"weight.{criterion.id}": column for criterion, column in zip(case.criteria, columns, strict=True)
    }
    bounds = DECLARED["strength"]
    for argument in counted_arguments(case, assumptions, task):
        id = strength_id(argument)
        middle = float(np.asarray(assumptions.get(id)))
        drawn = random.uniform(middle - SPREAD, middle + SPREAD, draws)
        changes[id] = np.clip(drawn, bounds.lower, bounds.upper)
    blocks = (
        assumptions.with_numbers({id: one[start : start + BLOCK] for id, one in changes.items()})
        for start in range(0, draws, BLOCK)
    )
    totals, weights = [], []
    for block in blocks:
        # Of a block only these are kept: all that the scores were made of is ten times as much.
        found = score(case, block, task, shown)
        totals.append(np.broadcast_to(found.total, (len(found.weights), found.total.shape[-1])))
        weights.append(found.weights)
    return acceptability(_joined(totals), _joined(weights))


def _joined(parts: list[Floats]) -> Floats:
    """The parts one after the other; the list is empty afterwards, so that nothing is held twice."""
    found = np.concatenate(parts)
    parts.clear()
    return found


def _drawn_weights(count: int, draws: int) -> tuple[tuple[Floats, ...], np.random.Generator]:
    """The weight of each criterion in every draw, as its slider has it, and what strengths are drawn from."""
    columns, state = _remembered_weights(count, draws)
    random = np.random.default_rng(SEED)
    random.bit_generator.state = state
    return columns, random


@lru_cache(maxsize=1)
def _remembered_weights(count: int, draws: int) -> tuple[tuple[Floats, ...], Any]:
    """They depend on nothing that is set. Each in its own row, so that a block of draws lies together. Of twenty
    criteria they take 16 MB, so only those of the last case are kept: drawing them takes some hundredths of a second.
    """
    random = np.random.default_rng(SEED)
    weights = random.standard_exponential((draws, count))
    weights /= weights.sum(axis=-1, keepdims=True)
    columns = np.ascontiguousarray(weights.T) * DECLARED["weight"].upper
    columns.flags.writeable = False
    return tuple(columns), random.bit_generator.state


def acceptability(totals: Floats, weights: Floats) -> Acceptability:
    """Ranks from totals (draws, alternatives); equals share the ranks that they take together."""
    totals = np.round(totals, 9)
    count = totals.shape[-1]
    # Pair by pair: a few columns of draws, not a cube.
    above = np.zeros(totals.shape, dtype=np.int8)
    equal = np.zeros(totals.shape, dtype=np.int8)
    for rival in range(count):
        above += totals[:, [rival]] > totals
        equal += totals[:, [rival]] == totals

    def held(rank: int) -> Floats:
        return np.asarray(((above <= rank) & (rank < above + equal)) / equal)

    ranks = np.stack([held(rank).mean(axis=0) for rank in range(count)], axis=-1)
    wins = held(0)
    with np.errstate(invalid="ignore"):
        central = (wins.T @ weights) / wins.sum(axis=0)[:, None]
    return Acceptability(ranks=ranks, central=central)


def stability(scores: Scores, leader: int | None = None) -> Floats:
    """Per criterion the share of the total weight, from and to, in which the leader stays first or shares that place:
    the alternative at this place, which has or shares the first place now; without it the first of them.

    The other weights keep their proportions. Exact: with share t the totals are straight lines in t. Shape
    (criteria, 2), from one point (no leading axis). Raises ValueError for a sweep.
    """
    if scores.total.ndim != 1:
        raise ValueError("stability is about one point, not a sweep")
    leader = int(np.argmax(np.round(scores.total, 9))) if leader is None else leader
    intervals = []
    for place, weight in enumerate(scores.weights):
        own = scores.by_criterion[:, place]
        others = np.delete(scores.weights, place)
        kept = np.delete(scores.kept, place)
        share = others / others.sum() if others.sum() > 0 else kept / max(kept.sum(), 1)
        rest = np.delete(scores.by_criterion, place, axis=1) @ share
        # The leader's lead over another at share t is t × a + (1 - t) × b.
        intervals.append(_stays(own[leader] - own, rest[leader] - rest, float(weight)))
    return np.array(intervals)


def _stays(a: Floats, b: Floats, now: float) -> tuple[float, float]:
    low, high = 0.0, 1.0
    for at_one, at_zero in zip(a, b, strict=True):
        if abs(at_one - at_zero) < 1e-12:
            continue
        crossing = at_zero / (at_zero - at_one)
        if at_one > at_zero:
            low = max(low, crossing)
        else:
            high = min(high, crossing)
    return min(low, now), max(high, now)
