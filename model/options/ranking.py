"""A short list of the best execution models, and in what a model differs from another.

The cloud of all models shows what is possible; this list is what one can choose from. It holds the models that no other
beats, and then those that fit best.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from model.numbers.arrays import Floats
from model.options.configurations import Configurations, Pair
from model.options.fronts import DECIMALS

MOST_RANKED = 8
"""As many as fit beside the tasks, and as a reader compares at once."""


@dataclass(frozen=True, kw_only=True)
class Ranked:
    """A model of the list: its place among the configurations, and whether no other listed one beats it."""

    place: int
    unbeaten: bool


@dataclass(frozen=True, kw_only=True, order=True)
class Difference:
    """Another executor for one office (``front`` or ``back``) of a task."""

    task: str
    office: str
    executor: str


def differences(chosen: Mapping[str, Pair], other: Mapping[str, Pair]) -> tuple[Difference, ...]:
    """Who does what in ``chosen`` and not in ``other``, in the order of ``chosen``."""
    return tuple(
        Difference(task=task, office=office, executor=executor)
        for task, pair in chosen.items()
        for office, executor, instead in zip(("front", "back"), pair, other[task], strict=True)
        if executor != instead
    )


def ranked(models: Configurations, advice: Mapping[str, Pair], most: int = MOST_RANKED) -> tuple[Ranked, ...]:
    """The best models, by fit: first those that no other beats, then the best fitting of the others, up to ``most``.

    A model beats another if it is at least as good in fit, risk, cost and number of partners, and better in one. Of
    models with the same four figures only one is listed: that which differs least from the advice. What fits equally
    well stands by less risk, then less cost, then fewer partners, then fewer differences from the advice.
    """
    burdens = _burdens(models)
    order = np.lexsort([_distance(models, advice), *burdens.T[::-1]])
    _same, first = np.unique(burdens[order], axis=0, return_index=True)
    distinct = order[np.sort(first)]
    unbeaten = _unbeaten(burdens[distinct])
    taken = np.concatenate([np.flatnonzero(unbeaten), np.flatnonzero(~unbeaten)])[:most]
    return tuple(Ranked(place=int(distinct[one]), unbeaten=bool(unbeaten[one])) for one in np.sort(taken))


def _burdens(models: Configurations) -> Floats:
    """Less is better: fit with its sign turned, risk, cost and partners, (listed, 4)."""
    figures = np.column_stack([-models.fit, models.risk, models.cost_change, models.partners])
    # Adding zero turns -0 into 0.
    return np.asarray(np.round(figures, DECIMALS) + 0.0, dtype=np.float64)


def _distance(models: Configurations, advice: Mapping[str, Pair]) -> NDArray[np.intp]:
    """In how many offices each listed model differs from the advice, (listed,)."""
    far = np.zeros(len(models.picks), dtype=np.intp)
    for index, (task, pairs) in enumerate(zip(models.tasks, models.pairs, strict=True)):
        far += np.array([_offices_apart(pair, advice[task]) for pair in pairs], dtype=np.intp)[models.picks[:, index]]
    return far


def _offices_apart(pair: Pair, other: Pair) -> int:
    return sum(one != two for one, two in zip(pair, other, strict=True))


def _unbeaten(burdens: Floats) -> NDArray[np.bool_]:
    """Which of these distinct rows no other equals or betters in every column. The rows are in ascending order, so that
    only an earlier one can beat a later one."""
    front: list[Floats] = []
    found = np.zeros(len(burdens), dtype=np.bool_)
    for index, row in enumerate(burdens):
        found[index] = not front or not bool((np.array(front) <= row).all(axis=1).any())
        if found[index]:
            front.append(row)
    return found
