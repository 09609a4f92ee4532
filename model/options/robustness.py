"""How firm a ranking is: over random weightings (SMAA), over one weight, and against other methods."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from model.assumptions.values import DECLARED, Assumptions
from model.case.records import Case
from model.numbers.arrays import Floats
from model.options.scoring import Alternative, Scores, arguments_now, score

DRAWS = 100_000
SEED = 2022
SPREAD = 1.0
"""A strength is drawn between one lower and one higher than it is set."""


@dataclass(frozen=True)
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
    random = np.random.default_rng(SEED)
    weights = random.standard_exponential((draws, len(case.criteria)))
    weights /= weights.sum(axis=-1, keepdims=True)
    changes: dict[str, NDArray[np.float64]] = {
        f"weight.{criterion.id}": weights[:, place] * DECLARED["weight"].upper
        for place, criterion in enumerate(case.criteria)
    }
    bounds = DECLARED["strength"]
    for argument in arguments_now(case, assumptions, task):
        middle = float(np.asarray(assumptions.strength[argument.id]))
        drawn = random.uniform(middle - SPREAD, middle + SPREAD, draws)
        changes[f"strength.{argument.id}"] = np.clip(drawn, bounds.lower, bounds.upper)
    scores = score(case, assumptions.replace(**changes), task, shown)
    return acceptability(np.broadcast_to(scores.total, (draws, scores.total.shape[-1])), weights)


def acceptability(totals: Floats, weights: Floats) -> Acceptability:
    """Ranks from totals (draws, alternatives); equals share the ranks that they take together."""
    totals = np.round(totals, 9)
    count = totals.shape[-1]
    # Pair by pair: a few columns of draws, not a cube.
    above = np.zeros(totals.shape, dtype=np.int8)
    equal = np.zeros(totals.shape, dtype=np.int8)
    for other in range(count):
        above += totals[:, [other]] > totals
        equal += totals[:, [other]] == totals
    held = [((above <= rank) & (rank < above + equal)) / equal for rank in range(count)]
    ranks = np.stack([one.mean(axis=0) for one in held], axis=-1)
    wins = held[0]
    with np.errstate(invalid="ignore"):
        central = (wins.T @ weights) / wins.sum(axis=0)[:, None]
    return Acceptability(ranks, central)


def stability(scores: Scores) -> Floats:
    """Per criterion the share of the total weight, from and to, in which the first alternative stays first.

    The other weights keep their proportions. Exact: with share t the totals are straight lines in t. Shape
    (criteria, 2), from one point (no leading axis). Raises ValueError for a sweep.
    """
    if scores.total.ndim != 1:
        raise ValueError("stability is about one point, not a sweep")
    leader = int(np.argmax(np.round(scores.total, 9)))
    intervals = []
    for place, weight in enumerate(scores.weights):
        own = scores.by_criterion[:, place]
        others = np.delete(scores.weights, place)
        share = others / others.sum() if others.sum() > 0 else np.full(len(others), 1 / max(len(others), 1))
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
