"""How likely it is that the new model starts in time, when the durations of the steps are not certain.

Each duration is drawn from a triangle (Johnson, 1997): lowest = printed - ``days_shorter``, most likely = printed,
highest = printed + the part of ``days_longer`` that ``step_spread`` takes; independent of each other. Delays are added
to every draw. No source gives a range: without a profile nothing is drawn.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache, reduce

import numpy as np
from numpy.typing import ArrayLike, NDArray

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.records import Start
from model.numbers.arrays import Floats, stacked
from model.numbers.distributions import triangular_quantile
from model.planning.schedule import WEEK, as_read, forward, needed, start_of

DRAWS = 2_000
SEED = 2021
LOW, HIGH = 0.1, 0.9
BLOCK = 32
"""Rows that are computed at a time, so that their draws stay in the processor's own memory."""
SAMPLES = 64
"""Drawn durations that are kept: one for every step and duration in the documents."""


@dataclass(frozen=True)
class StartChance:
    """``in_time``: the chance that all that a start needs is ready on the printed day.

    ``days`` (..., 3): the days (ordinals) by which the start has happened with 10, 50 and 90% certainty, never before
    the printed day. ``by`` (..., days asked for): the chance that it has happened by then.
    """

    in_time: Floats
    days: Floats
    by: Floats


def start_chance(
    case: Case,
    assumptions: Assumptions,
    by: ArrayLike = (),
    draws: int = DRAWS,
    seed: int = SEED,
    track: str | None = None,
) -> StartChance:
    """Draw the durations of what the start of the new model, or of a track of its own, needs.

    The same seed gives the same draws in every row. The rows of a sweep in which nothing of it moves are drawn once.
    Stratified: every 1/``draws`` part of each distribution is drawn once (Latin hypercube; McKay, Beckman and Conover,
    1979).
    """
    steps = [step for step in case.steps if step.id in needed(case, track)]
    part = slippage(case, assumptions)
    ids = [step.id for step in steps]
    earliest, lasting = as_read(case, assumptions)
    groups = [stacked(days, ids) for days in (earliest, lasting, assumptions.step_delay)]
    known = np.concatenate(np.broadcast_arrays(*groups), axis=-1)
    rows, which = _distinct(known.reshape(-1, known.shape[-1]))
    start = start_of(case, track)
    days = np.concatenate([[start.date.toordinal()], np.asarray(by, dtype=np.float64)])
    drawn = {
        step.id: _Sample(
            shorter=step.days_shorter if part else 0,
            longer=part * step.days_longer,
            place=place,
            steps=len(steps),
            draws=draws,
            seed=seed,
        )
        for place, step in enumerate(steps)
    }
    found = [_of_rows(case, start, alike, drawn, days) for alike in _blocks(rows)]
    reached, percentiles = (np.concatenate(blocks)[which] for blocks in zip(*found, strict=True))
    shape = known.shape[:-1]
    return StartChance(
        reached[:, 0].reshape(shape), percentiles.reshape(*shape, 3), reached[:, 1:].reshape(*shape, len(days) - 1)
    )


def slippage(case: Case, assumptions: Assumptions) -> float:
    """Which part counts of how much longer each step can take: nothing, the case's ``optimistic_slippage``, or all."""
    return {"none": 0.0, "optimistic": case.figure("optimistic_slippage"), "usual": 1.0}[assumptions.step_spread]


def _distinct(rows: Floats) -> tuple[Floats, NDArray[np.intp]]:
    """The different rows in the order in which they come, so that those of one slider stay together, and which of
    them each row is."""
    places: dict[bytes, int] = {}
    which = np.array([places.setdefault(row.tobytes(), len(places)) for row in rows], dtype=np.intp)
    _places, first = np.unique(which, return_index=True)
    return rows[first], which


def _blocks(rows: Floats) -> list[Floats]:
    """The rows in pieces in which the same columns move, so that what stands still in a piece is computed once."""
    moves = rows != rows[0]
    other = np.flatnonzero((moves[1:] != moves[:-1]).any(axis=1)) + 1
    alike = np.split(rows, other)
    return [piece[start : start + BLOCK] for piece in alike for start in range(0, len(piece), BLOCK)]


def _of_rows(
    case: Case, start: Start, rows: Floats, drawn: Mapping[str, _Sample], days: Floats
) -> tuple[Floats, Floats]:
    """For each row (rows, earliest start, duration and delay of every step): the chance to be ready by each of the
    days (rows, days), and the percentiles of the start, never before the first of the days (rows, 3)."""
    groups = np.split(rows, 3, axis=1)
    earliest, length, delay = (
        {id: _column(values) for id, values in zip(drawn, group.T, strict=True)} for group in groups
    )
    lasting = {id: _durations(sample, length[id]) + WEEK * delay[id] for id, sample in drawn.items()}
    _, finish = forward(case, earliest, lasting, drawn.keys())
    ready = reduce(np.maximum, [finish[id] for id in start.needs])
    # Sorted once: percentiles and chances are then only looked up.
    ready = np.sort(np.broadcast_to(ready, (len(rows), ready.shape[-1])), axis=-1)
    return _reached(ready, days), _percentiles(np.maximum(ready, days[0]))


def _column(values: Floats) -> Floats:
    """A value per row as (rows, 1); where all are the same one row does: what it moves is then computed once."""
    return values[:1, None] if bool((values == values[0]).all()) else values[:, None]


@dataclass(frozen=True, kw_only=True)
class _Sample:
    """How the durations of a step are drawn: its range, and its ``place`` among the ``steps`` of a drawing."""

    shorter: float
    longer: float
    place: int
    steps: int
    draws: int
    seed: int


def _durations(sample: _Sample, printed: Floats) -> Floats:
    """The drawn durations of a step (rows, draws), from the printed ones (rows, 1)."""
    return np.stack([_drawn(sample, mode) for mode in printed[:, 0].tolist()])


@lru_cache(maxsize=SAMPLES)
def _drawn(sample: _Sample, printed: float) -> Floats:
    """The drawn durations of a step that takes so long by the documents: (draws,). No slider moves them."""
    uniform = _uniform(sample.steps, sample.draws, sample.seed)[sample.place]
    return triangular_quantile(uniform, max(printed - sample.shorter, 0.0), printed, printed + sample.longer)


def _percentiles(values: Floats) -> Floats:
    """The low, middle and high percentile of sorted rows (rows, draws), interpolated: (rows, 3)."""
    place = np.array([LOW, 0.5, HIGH]) * (values.shape[1] - 1)
    below = np.floor(place).astype(np.int64)
    above = np.minimum(below + 1, values.shape[1] - 1)
    return np.asarray(values[:, below] + (place - below) * (values[:, above] - values[:, below]))


def _reached(ready: Floats, by: Floats) -> Floats:
    """The part of the sorted draws (rows, draws) that is ready by each of the days: (rows, days)."""
    return np.asarray(np.stack([np.searchsorted(row, by, side="right") for row in ready]) / ready.shape[1])


@lru_cache(maxsize=8)
def _uniform(steps: int, draws: int, seed: int) -> Floats:
    random = np.random.default_rng(seed)
    places = random.permuted(np.tile(np.arange(draws), (steps, 1)), axis=1)
    return np.asarray((places + random.random((steps, draws))) / draws)
