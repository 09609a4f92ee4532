"""The arguments that a reader adds himself: per scenario, and for an advised hybrid, one pro and one con, which count
for nothing until he sets their strength.

The documents do not have them, so they never look like the documents' arguments: an id of their own, and a mark.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from model.assumptions.declared import Value
from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.records import AssumptionRow
from model.case.tasks import Argument

REMEMBERED = 64
"""Tasks of which the own arguments are listed once: a server has one case."""
KINDS: tuple[Literal["pro", "con"], ...] = ("pro", "con")


@dataclass(frozen=True)
class OwnArgument:
    """A reader's argument about an executor of a task; it bears on front and back office.

    About a hybrid ("front+back") it is about the two together, such as the handing over between them.
    """

    task: str
    executor: str
    kind: Literal["pro", "con"]
    office: Literal["both"] = "both"
    not_for: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The assumption that holds its strength."""
        return f"own_{self.kind}.{self.task}-{self.executor}"


AnyArgument = Argument | OwnArgument
GROUPS = tuple(f"own_{kind}{of}" for kind in KINDS for of in ("", "_criterion"))
"""The assumptions of the own arguments: their strengths and their criteria."""


@lru_cache(maxsize=REMEMBERED)
def own_arguments(case: Case, task: str) -> tuple[OwnArgument, ...]:
    """All that can be added at a task: for each scenario, and the advised hybrid, a pro and a con."""
    executors = [option.executor for option in case.options if option.task == task]
    hybrid = case.task(task).hybrid
    if executors and hybrid is not None:
        executors.append(hybrid)
    # Without criteria there is nothing to bear on.
    return tuple(OwnArgument(task, executor, kind) for executor in executors for kind in KINDS if case.criteria)


def strength_id(argument: AnyArgument) -> str:
    """The assumption that says how strong an argument is."""
    return argument.id if isinstance(argument, OwnArgument) else f"strength.{argument.id}"


def criterion_id(argument: AnyArgument) -> str:
    """The assumption that says on which criterion an argument bears."""
    if isinstance(argument, OwnArgument):
        return f"own_{argument.kind}_criterion.{argument.task}-{argument.executor}"
    return f"criterion.{argument.id}"


def criterion_of(assumptions: Assumptions, argument: AnyArgument) -> str:
    """The criterion on which an argument bears."""
    return str(assumptions.get(criterion_id(argument)))


def rows_in_use(case: Case, changes: Mapping[str, Value]) -> tuple[AssumptionRow, ...]:
    """The case's assumptions without those of own arguments that the reader left unset: nothing rests on these."""
    own = tuple((id, value) for id, value in changes.items() if id.partition(".")[0] in GROUPS)
    return _rows_in_use(case, own)


@lru_cache(maxsize=REMEMBERED)
def _rows_in_use(case: Case, changed: tuple[tuple[str, Value], ...]) -> tuple[AssumptionRow, ...]:
    """The same for these changes of own arguments: no other change adds a row or takes one away."""
    changes = dict(changed)
    assumptions = case.assumptions.replace(**changes)

    def in_use(id: str) -> bool:
        group, _, key = id.partition(".")
        if group not in GROUPS or id in changes:
            return True
        return bool(assumptions.get(f"{group.removesuffix('_criterion')}.{key}"))

    return tuple(row for row in case.assumption_rows if in_use(row.id))
