"""Pools of cost: the execution lines that pay for the same tasks, and which municipalities take part in these.

A case with one line, or with lines for all tasks, has one pool. Joint cost is the sum over the pools; a municipality
that does not take part in the tasks of a pool pays nothing of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce

import numpy as np

from model.case.case import Case
from model.case.naming import LABELS
from model.case.records import BudgetLine
from model.numbers.arrays import Floats, with_unallocated
from model.numbers.operations import part


@dataclass(frozen=True, kw_only=True, eq=False)
class Pool:
    """The cost of ``tasks`` (ids, in the order of the case); its id is that of the line that is read first.

    ``lines``: the printed line of each municipality that has one, by its place among the participants; ``first``: the
    place of the one that is read first, the lead's if it has one. ``members``: who takes part, per participant.
    ``rising``: whether the printed amounts are at the prices of each year, so that no index is added to them.
    ``track``: the one with which it starts, if not with the new model. ``is_only``: whether the case has no other pool.
    """

    id: str
    tasks: tuple[str, ...]
    lines: Mapping[int, BudgetLine]
    first: int
    members: tuple[bool, ...]
    rising: bool
    track: str | None
    is_only: bool

    @property
    def line(self) -> BudgetLine:
        """The line that is read first."""
        return self.lines[self.first]

    @property
    def has_everybody(self) -> bool:
        """Whether no participant stays out of it."""
        return all(self.members)

    def called(self, name: str) -> str:
        """The name of a number of this pool: of the only pool it is that of the whole."""
        return name if self.is_only else f"{name}_in.{self.id}"


@lru_cache(maxsize=16)
def pools_of(case: Case) -> tuple[Pool, ...]:
    """The pools of a case, in the order of their first lines. Remembered per case."""
    places = {one.id: place for place, one in enumerate(case.participants)}
    found: dict[frozenset[str], dict[int, BudgetLine]] = {}
    for line in case.budget_lines:
        if line.role == "execution" and line.municipality in places:
            found.setdefault(frozenset(line.tasks), {})[places[line.municipality]] = line
    named = frozenset().union(*found)
    return tuple(_pool(case, tasks, lines, named, len(found) == 1) for tasks, lines in found.items())


def _pool(
    case: Case, tasks: frozenset[str], lines: Mapping[int, BudgetLine], named: frozenset[str], is_only: bool
) -> Pool:
    first = case.lead if case.lead in lines else next(iter(lines))
    # A line that names no task pays for all that no other line names.
    own = [task for task in case.tasks if (task.id in tasks if tasks else task.id not in named)]
    out = {municipality for task in own for municipality in task.opted_out}
    return Pool(
        id=lines[first].id,
        tasks=tuple(task.id for task in own),
        lines=lines,
        first=first,
        members=tuple(one.id not in out for one in case.participants),
        rising=lines[first].prices == "current",
        track=lines[first].track,
        is_only=is_only,
    )


def shared_pool(case: Case, payer: int, moved: int) -> Pool | None:
    """A pool that stands for all in which ``payer`` takes part: if the same municipalities do in each, and ``moved`` is
    among them. Then what these pools cost does not decide which key is dearer for it. None if there is no such pool."""
    own = [pool for pool in pools_of(case) if pool.members[payer]]
    same = len({pool.members for pool in own}) == 1 and own[0].members[moved]
    return own[0] if same else None


LABELS["pools"] = lambda case: () if len(pools_of(case)) == 1 else tuple(pool.id for pool in pools_of(case))
"""Of more than one: numbers of the only pool have the name of the whole."""


def over_pools(case: Case, compute: Callable[[Pool], Floats]) -> Floats:
    """What a formula gives for every pool, added up; of the only pool it is what it gives."""
    return summed([compute(pool) for pool in pools_of(case)])


def by_track(case: Case) -> Mapping[str | None, Sequence[int]]:
    """The places of the pools by the track with which they start: all under None if no track has a start of its own."""
    found: dict[str | None, list[int]] = {}
    for place, pool in enumerate(pools_of(case)):
        found.setdefault(pool.track, []).append(place)
    return found


def summed(parts: list[Floats]) -> Floats:
    """The sum of at least one; one alone is itself, and is not copied."""
    return np.asarray(reduce(np.add, parts))


def who_count(pool: Pool, counts: Floats) -> Floats:
    """Numbers per participant, nought for who stays out of the pool: (..., participants)."""
    return counts if pool.has_everybody else counts * np.array(pool.members, dtype=np.float64)


def shares_of_members(pool: Pool, shares: Floats) -> Floats:
    """A key for all (..., parties), for who takes part in a pool.

    The share of who stays out goes to the others in proportion to theirs; what the key leaves unallocated stays. That
    is an assumption: no key says who pays for a task that one of them does not take part in.
    """
    if pool.has_everybody:
        return shares
    own = who_count(pool, shares[..., :-1])
    return with_unallocated(part(own * (1 - shares[..., -1:]), own.sum(axis=-1, keepdims=True), 0.0))
