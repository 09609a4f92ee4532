"""How likely it is that the new model starts in time, when the durations of the steps are not certain.

Each duration is drawn from a triangle (Johnson, 1997): lowest = printed - ``days_shorter``, most likely = printed,
highest = printed + ``days_longer``; independent of each other. Delays are added to every draw.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import ArrayLike

from model.assumptions.values import Assumptions
from model.case.records import Case
from model.numbers.arrays import Floats, stacked
from model.numbers.distributions import triangular_quantile
from model.planning.schedule import WEEK, as_read, forward, needed

DRAWS = 5_000
SEED = 2021
LOW, HIGH = 0.1, 0.9


@dataclass(frozen=True)
class StartChance:
    """``in_time``: the chance that all that the start needs is ready on the printed day.

    ``days`` (..., 3): the days (ordinals) by which the start has happened with 10, 50 and 90% certainty, never before
    the printed day. ``by`` (..., days asked for): the chance that it has happened by then.
    """

    in_time: Floats
    days: Floats
    by: Floats


def start_chance(
    case: Case, assumptions: Assumptions, by: ArrayLike = (), draws: int = DRAWS, seed: int = SEED
) -> StartChance:
    """Draw the durations of what the start needs. The same seed gives the same draws in every row.

    The rows of a sweep in which nothing of it moves are drawn once. Stratified: every 1/``draws`` part of each
    distribution is drawn once (Latin hypercube; McKay, Beckman and Conover, 1979).
    """
    ids = [step.id for step in case.steps if step.id in needed(case)]
    earliest, lasting = as_read(case, assumptions)
    parts = [stacked(one, ids) for one in (earliest, lasting, assumptions.step_delay)]
    known = np.concatenate(np.broadcast_arrays(*parts), axis=-1)
    rows, place = np.unique(known.reshape(-1, known.shape[-1]), axis=0, return_inverse=True)
    first, length, delay = (dict(zip(ids, part.T[..., None], strict=True)) for part in np.split(rows, 3, axis=1))
    uniform = _uniform(len(ids), draws, seed)
    drawn = {}
    for number, step in enumerate(one for one in case.steps if one.id in ids):
        # The duration is drawn once for all rows that read the same one in the documents.
        mode, same = np.unique(length[step.id], return_inverse=True)
        low, high = np.maximum(mode - step.days_shorter, 0.0), mode + step.days_longer
        ranges = zip(low, mode, high, strict=True)
        sample = np.stack([triangular_quantile(uniform[number], *(float(one) for one in ends)) for ends in ranges])
        drawn[step.id] = (sample if len(mode) == 1 else sample[same.ravel()]) + WEEK * delay[step.id]
    _, finish = forward(case, first, drawn, ids)
    printed = case.about.new_model_start.date.toordinal()
    # Sorted once: percentiles and chances are then only looked up.
    ready = np.sort(reduce(np.maximum, [finish[id] for id in case.about.new_model_start.needs]), axis=-1)
    days = np.concatenate([[printed], np.asarray(by, dtype=np.float64)])
    reached = _reached(ready, days)
    shape, back = known.shape[:-1], place.reshape(-1)
    return StartChance(
        reached[back, 0].reshape(shape),
        _percentiles(np.maximum(ready, printed))[back].reshape(*shape, 3),
        reached[back, 1:].reshape(*shape, len(days) - 1),
    )


def _percentiles(values: Floats) -> Floats:
    """The low, middle and high percentile of sorted rows (rows, draws), interpolated: (rows, 3)."""
    place = np.array([LOW, 0.5, HIGH]) * (values.shape[1] - 1)
    below = np.floor(place).astype(np.int64)
    above = np.minimum(below + 1, values.shape[1] - 1)
    return np.asarray(values[:, below] + (place - below) * (values[:, above] - values[:, below]))


def _reached(ready: Floats, by: Floats) -> Floats:
    """The part of the sorted draws (rows, draws) that is ready by each of the days: (rows, days)."""
    rows, draws = ready.shape
    # Each row further along one line, so that one search serves all rows.
    apart = (max(ready.max(), by.max()) - min(ready.min(), by.min()) + 1) * np.arange(rows)[:, None]
    found = np.searchsorted((ready + apart).ravel(), by + apart, side="right")
    return np.asarray((found - draws * np.arange(rows)[:, None]) / draws)


def _uniform(steps: int, draws: int, seed: int) -> Floats:
    random = np.random.default_rng(seed)
    places = random.permuted(np.tile(np.arange(draws), (steps, 1)), axis=1)
    return np.asarray((places + random.random((steps, draws))) / draws)
