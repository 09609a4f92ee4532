"""The records about who may carry out which task, and what the documents say for and against it."""

from __future__ import annotations

from typing import Literal

from model.case.base import Identifier, Identifiers, Record, Sourced, Status, Text

Kind = Literal[
    "joint_service", "each_municipality", "municipality", "cooperation", "foundation", "agency", "resident", "unknown"
]  # fmt: skip
INSIDE = ("joint_service", "each_municipality", "resident", "unknown")
"""The kinds of executor that are no partner, unless the case says otherwise: no organisation outside the municipalities
and their joint service."""


class Executor(Sourced):
    """``executors.csv``: who can carry out a task."""

    id: Identifier
    name: Text
    short: Text
    kind: Literal[
        "joint_service",
        "each_municipality",
        "municipality",
        "cooperation",
        "foundation",
        "agency",
        "resident",
        "unknown",
    ]
    scored_as: Identifier | None = None
    """The executor whose arguments hold for this one too, for the score of the present situation."""
    may_pay_benefits: bool = True
    """Whether the law allows it to pay for what the case is about; what it may not do, a rule forbids."""
    outside: bool | None = None
    """Whether it is a partner, where its kind does not tell that: a foundation of the municipalities themselves."""

    @property
    def is_outside(self) -> bool:
        """Whether it is a partner."""
        return self.kind not in INSIDE if self.outside is None else self.outside


class Task(Sourced):
    """``tasks.csv``: a task, who carries it out now, and what the documents advise per office."""

    id: Identifier
    group: Identifier
    label: Text
    now: Identifiers
    now_status: Status
    now_note: Text | None = None
    follows: Identifier | None = None
    advice_front: Identifiers = ()
    advice_back: Identifiers = ()
    advice: Text | None = None
    """The documented advice and its reason, in our own words."""
    note: Text | None = None
    opted_out: Identifiers = ()
    """The participants that do not take part in it, and pay nothing of it."""

    @property
    def hybrid(self) -> str | None:
        """The advised executors of front and back office as "front+back", if they are not the same one."""
        front, back = (next(iter(named), None) for named in (self.advice_front, self.advice_back))
        return f"{front}+{back}" if front and back and front != back else None


class TaskGroup(Record):
    """``task_groups.csv``."""

    id: Identifier
    label: Text


class Criterion(Sourced):
    """``criteria.csv``: an uitgangspunt, or what the council added."""

    id: Identifier
    origin: Literal["principle", "council"]
    label: Text
    note: Text | None = None


class Option(Sourced):
    """``options.csv``: an executor that the documents work out as a scenario for a task."""

    task: Identifier
    executor: Identifier
    label: Text
    note: Text | None = None


class Argument(Sourced):
    """``arguments.csv``: a pro, con or risk as the document lists it, and our reading of it."""

    id: Identifier
    task: Identifier
    executor: Identifier
    kind: Literal["pro", "con", "risk"]
    label: Text
    remark: Text | None = None
    not_for: Identifiers = ()
    """The executors for whom the source says that it does not hold."""
    criterion: Identifier
    office: Literal["front", "back", "both"]
    with_finding: Identifier | None = None
    """The finding whose switch must be on for it to count: another reading of the document."""
    without_finding: Identifier | None = None
    """The finding whose switch must be off for it to count."""
    reading: Text
    """Why this criterion and this office: our reading, not the document's."""


class Rule(Sourced):
    """``rules.yaml``: what is not open to choice, with the sentence of law or source behind it."""

    id: Identifier
    kind: Literal["forbid", "follow", "fixed", "require", "target"]
    tasks: Identifiers = ()
    executors: Identifiers = ()
    text: Text

    def forbids(self, task: str, executor: str) -> bool:
        """Whether it keeps this executor from this task."""
        return self.kind == "forbid" and task in self.tasks and executor in self.executors

    def fixes(self, task: str) -> bool:
        """Whether it leaves no choice of who carries out this task."""
        return self.kind == "fixed" and task in self.tasks
