"""Pools of cost as data/README.md tells them, and the keys by which each is split."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from model import Case
from model.case.records import BudgetLine
from tests.model.reference.printed import names


@dataclass(frozen=True, kw_only=True, eq=False)
class Pool:
    """Lines of ``execution`` with the same tasks, by municipality; ``first``: whose is read where one is to be read.

    ``members``: per participant whether it takes part. ``track``: the one with which it starts, None: the new model.
    """

    tasks: tuple[str, ...]
    lines: dict[str, BudgetLine]
    first: str
    members: tuple[bool, ...]
    track: str | None

    @property
    def rises(self) -> bool:
        """Whether the amounts are at the prices of each year already."""
        return self.lines[self.first].prices == "current"


@cache
def pools(case: Case) -> tuple[Pool, ...]:
    """In the order of their first lines. What names no task pays for every task that no other line names."""
    execution = [line for line in case.budget_lines if line.role == "execution" and line.municipality in names(case)]
    elsewhere = {task for line in execution for task in line.tasks}
    found = []
    for tasks in dict.fromkeys(frozenset(line.tasks) for line in execution):
        lines = {line.municipality: line for line in execution if frozenset(line.tasks) == tasks}
        own = [task for task in case.tasks if task.id in tasks or (not tasks and task.id not in elsewhere)]
        first = case.about.lead if case.about.lead in lines else next(iter(lines))
        stays_out = {municipality for task in own for municipality in task.opted_out}
        found.append(
            Pool(
                tasks=tuple(task.id for task in own),
                lines=lines,
                first=first,
                members=tuple(one not in stays_out for one in names(case)),
                track=lines[first].track,
            )
        )
    return tuple(found)
