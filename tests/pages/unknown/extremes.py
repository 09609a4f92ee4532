"""What every assumption can be at its ends: one at a time, in all pairs, and drawn at random."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from itertools import chain, zip_longest
from random import Random

import numpy as np

from model.assumptions.declared import Value
from model.assumptions.values import AssumptionError, choices, declaration
from model.case.case import Case

Changes = dict[str, Value]
OF_A_TASK = (
    "strength", "criterion", "own_pro", "own_con", "own_pro_criterion", "own_con_criterion", "front", "back",
)  # fmt: skip
"""These weigh or choose within one task: what they are in another task moves nothing of it."""
AT_A_TIME = 8
"""Of a task."""
CANDIDATES = 30
"""Rows that are drawn for every row of the covering array; the one with the most new pairs stays."""


def extremes(case: Case) -> dict[str, tuple[Value, ...]]:
    """Of every assumption what differs from its default: the ends of what is allowed and of the case's range, zero,
    and every choice."""
    found = {id: tuple(_values(case, id)) for id, _value in case.assumptions.items()}
    return {id: values for id, values in found.items() if values}


def _values(case: Case, id: str) -> Iterator[Value]:
    default, declared, row = case.assumptions.get(id), declaration(id), case.row(id)
    if declared.unit == "choice":
        yield from (one for one in choices(case.assumptions, id) if one != default)
        return
    lower, upper = declared.lower, declared.upper
    if id.startswith("share."):
        others = sum(float(share) for key, share in case.assumptions.share.items() if f"share.{key}" != id)
        upper = math.floor((1 - others) * 1e9) / 1e9
    ends = (lower, row.low, 0.0, row.high, upper)
    yield from sorted({float(end) for end in ends if end is not None and lower <= end <= upper} - {default})


def allowed(case: Case, changes: Mapping[str, Value]) -> bool:
    """Whether these values go together: shares of more than 100% do not."""
    try:
        case.assumptions.replace(**changes)
    except AssumptionError:
        return False
    return True


# ---- one at a time ----


def singles(case: Case) -> list[Changes]:
    """Every extreme of every assumption on its own."""
    return [{id: value} for id, values in extremes(case).items() for value in values]


def few_at_a_time(case: Case) -> list[Changes]:
    """The same with fewer runs: of what weighs within one task, some of every task at a time; the rest on its own."""
    alone: list[Changes] = []
    by_task: dict[str, list[Changes]] = {}
    for one in singles(case):
        (id,) = one
        group, _, key = id.partition(".")
        if group in OF_A_TASK:
            by_task.setdefault(_task(case, group, key), []).append(one)
        else:
            alone.append(one)
    heaps = chain.from_iterable(_heaps(ones) for ones in by_task.values())
    together: dict[int, Changes] = {}
    for number, heap in heaps:
        together.setdefault(number, {}).update(heap)
    return [*alone, *together.values()]


def _heaps(ones: list[Changes]) -> Iterator[tuple[int, Changes]]:
    """Some of these at a time, each of another assumption."""
    by_id: dict[str, list[Changes]] = {}
    for one in ones:
        by_id.setdefault(next(iter(one)), []).append(one)
    # First the first value of each, then the second of each, ...
    rounds = [[one for one in turn if one] for turn in zip_longest(*by_id.values())]
    heaps = [turn[start : start + AT_A_TIME] for turn in rounds for start in range(0, len(turn), AT_A_TIME)]
    yield from enumerate({id: value for one in heap for id, value in one.items()} for heap in heaps)


def _task(case: Case, group: str, key: str) -> str:
    if group in ("front", "back"):
        return key
    return key.partition("-")[0] if group.startswith("own_") else case.argument(key).task


# ---- together ----


def drawn(case: Case, count: int, size: int, seed: int) -> Iterator[Changes]:
    """So many combinations of ``size`` assumptions, each at an extreme: the same for the same seed."""
    random, values = Random(seed), extremes(case)
    ids = sorted(values)
    while count:
        made = {id: random.choice(values[id]) for id in random.sample(ids, size)}
        if allowed(case, made):
            count -= 1
            yield made


def covering(case: Case, seed: int) -> list[Changes]:
    """Few points in which every two assumptions take every two of their values, defaults too: those that move euros,
    dates or choices, for what weighs within a task would make many points of it.

    Greedy: the row of many drawn ones that has the most pairs which no row before it has. Shares that together are
    more than 100% are left at what the case says.
    """
    values = {
        id: (case.assumptions.get(id), *own)
        for id, own in extremes(case).items()
        if id.partition(".")[0] not in OF_A_TASK or id.startswith(("front.", "back."))
    }
    ids, sizes = list(values), np.array([len(own) for own in values.values()])
    first, second = np.triu_indices(len(ids), k=1)
    starts = np.concatenate([[0], np.cumsum(sizes[first] * sizes[second])])
    missing = np.ones(starts[-1], dtype=bool)
    random, rows = np.random.default_rng(seed), []
    while missing.any():
        # Every row has the first pair that is still missing, so it ends.
        place = int(missing.argmax())
        pair = int(np.searchsorted(starts, place, side="right")) - 1
        one, two = divmod(place - int(starts[pair]), int(sizes[second[pair]]))
        made = random.integers(0, sizes, size=(CANDIDATES, len(ids)))
        made[:, first[pair]], made[:, second[pair]] = one, two
        at = starts[:-1] + made[:, first] * sizes[second] + made[:, second]
        best = int(missing[at].sum(axis=1).argmax())
        missing[at[best]] = False
        rows.append({id: values[id][number] for id, number in zip(ids, made[best], strict=True)})
    return [_fitting(case, row) for row in rows]


def _fitting(case: Case, row: Changes) -> Changes:
    changed = {id: value for id, value in row.items() if value != case.assumptions.get(id)}
    if allowed(case, changed):
        return changed
    return {id: value for id, value in changed.items() if not id.startswith("share.")}
