"""How likely it is that the new model starts in time, when the durations of the steps are not certain.

Each duration is drawn from a triangle (Johnson, 1997): lowest = printed - ``days_shorter``, most likely = printed,
highest = printed + ``days_longer``; independent of each other. Delays are added to every draw.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache, reduce

import numpy as np
from numpy.typing import ArrayLike

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.planning import Step
from model.numbers.arrays import Floats, stacked
from model.numbers.distributions import triangular_quantile
from model.planning.schedule import WEEK, as_read, forward, needed

DRAWS = 2_000
SEED = 2021
LOW, HIGH = 0.1, 0.9
BLOCK = 16
"""Rows that are drawn at a time, so that their draws stay in the processor's own memory."""


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
    groups = [stacked(days, ids) for days in (earliest, lasting, assumptions.step_delay)]
    known = np.concatenate(np.broadcast_arrays(*groups), axis=-1)
    rows, place = np.unique(known.reshape(-1, known.shape[-1]), axis=0, return_inverse=True)
    days = np.concatenate([[case.about.new_model_start.date.toordinal()], np.asarray(by, dtype=np.float64)])
    uniform = dict(zip(ids, _uniform(len(ids), draws, seed), strict=True))
    found = [_of_rows(case, rows[start : start + BLOCK], uniform, days) for start in range(0, len(rows), BLOCK)]
    reached, percentiles = (np.concatenate(blocks)[place.reshape(-1)] for blocks in zip(*found, strict=True))
    shape = known.shape[:-1]
    return StartChance(
        reached[:, 0].reshape(shape), percentiles.reshape(*shape, 3), reached[:, 1:].reshape(*shape, len(days) - 1)
    )


def _of_rows(case: Case, rows: Floats, uniform: Mapping[str, Floats], days: Floats) -> tuple[Floats, Floats]:
    """For each row (rows, earliest start, duration and delay of every step): the chance to be ready by each of the
    days (rows, days), and the percentiles of the start, never before the first of the days (rows, 3)."""
    groups = np.split(rows, 3, axis=1)
    first, length, delay = (
        {id: _column(values) for id, values in zip(uniform, group.T, strict=True)} for group in groups
    )
    drawn = {
        step.id: _drawn(step, length[step.id], uniform[step.id]) + WEEK * delay[step.id]
        for step in case.steps
        if step.id in uniform
    }
    _, finish = forward(case, first, drawn, uniform.keys())
    ready = reduce(np.maximum, [finish[id] for id in case.about.new_model_start.needs])
    # Sorted once: percentiles and chances are then only looked up.
    ready = np.sort(np.broadcast_to(ready, (len(rows), ready.shape[-1])), axis=-1)
    return _reached(ready, days), _percentiles(np.maximum(ready, days[0]))


def _column(values: Floats) -> Floats:
    """A value per row as (rows, 1); where all are the same one row does: its draws are then made once."""
    return values[:1, None] if bool((values == values[0]).all()) else values[:, None]


def _drawn(step: Step, printed: Floats, uniform: Floats) -> Floats:
    """The drawn durations of a step (rows, draws), once for all rows that read the same one in the documents."""
    mode, same = np.unique(printed, return_inverse=True)
    low, high = np.maximum(mode - step.days_shorter, 0.0), mode + step.days_longer
    ends = zip(low.tolist(), mode.tolist(), high.tolist(), strict=True)
    sample = np.stack([triangular_quantile(uniform, *spread) for spread in ends])
    return sample if len(mode) == 1 else sample[same.ravel()]


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


@lru_cache(maxsize=8)
def _uniform(steps: int, draws: int, seed: int) -> Floats:
    random = np.random.default_rng(seed)
    places = random.permuted(np.tile(np.arange(draws), (steps, 1)), axis=1)
    return np.asarray((places + random.random((steps, draws))) / draws)
