"""What pools of cost are called, and who does not take part in which task."""

from __future__ import annotations

from collections.abc import Sequence

from model.case.case import Case
from model.money.pools import Pool, pools_of
from words.texts import _, of

MOST_NAMED = 3
"""Of more tasks the printed line names the cost."""


def pool_name(case: Case, pool: Pool) -> str:
    """The tasks that a pool pays for; of many, or of none that has a name, what the printed line calls it."""
    if not 0 < len(pool.tasks) <= MOST_NAMED:
        return of(case.budget_line(pool.id).label)
    return listed([of(case.task(id).label) for id in pool.tasks])


def pool_named(case: Case, id: str) -> str:
    """``pool_name`` of the pool with this id."""
    return next(pool_name(case, pool) for pool in pools_of(case) if pool.id == id)


def listed(names: Sequence[str]) -> str:
    """Names in a row, with "and" before the last."""
    if len(names) < 2:
        return "".join(names)
    return _("{names} and {last}", names=", ".join(names[:-1]), last=names[-1])
