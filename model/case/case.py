"""A whole case: every table of ``data/<case>/``, validated and cross-checked."""

from __future__ import annotations

from functools import cached_property

from pydantic import SkipValidation

from model.assumptions.values import Assumptions
from model.case.base import Record
from model.case.planning import Decision, Step, Track
from model.case.records import (
    About,
    AssumptionRow,
    BudgetLine,
    Correlation,
    Fact,
    Figure,
    Finding,
    Municipality,
    Observation,
    PolicyField,
    ProjectLine,
    Segment,
    Source,
    TargetGroup,
)
from model.case.risks import Risk, RiskClass
from model.case.tasks import Argument, Criterion, Executor, Option, Rule, Task, TaskGroup


class Case(Record):
    """A whole case, as ``load_case`` gives it: every table, validated and cross-checked.

    ``version`` is a hash of the case's files: a saved result names the data it was made with.
    """

    about: About
    version: str
    sources: tuple[Source, ...]
    municipalities: tuple[Municipality, ...]
    figures: tuple[Figure, ...]
    target_group: tuple[TargetGroup, ...]
    segments: tuple[Segment, ...]
    series: tuple[Observation, ...]
    policy_fields: tuple[PolicyField, ...]
    budget_lines: tuple[BudgetLine, ...]
    executors: tuple[Executor, ...]
    task_groups: tuple[TaskGroup, ...]
    tasks: tuple[Task, ...]
    criteria: tuple[Criterion, ...]
    options: tuple[Option, ...]
    arguments: tuple[Argument, ...]
    rules: tuple[Rule, ...]
    tracks: tuple[Track, ...]
    steps: tuple[Step, ...]
    decisions: tuple[Decision, ...]
    project: tuple[ProjectLine, ...]
    risks: tuple[Risk, ...]
    risk_classes: tuple[RiskClass, ...]
    context: tuple[Fact, ...]
    findings: tuple[Finding, ...]
    assumption_rows: tuple[AssumptionRow, ...]
    correlations: tuple[Correlation, ...]
    assumptions: SkipValidation[Assumptions]
    """The defaults."""

    def __hash__(self) -> int:
        """By identity, so that what follows from a case alone can be remembered."""
        return id(self)

    @cached_property
    def participants(self) -> tuple[Municipality, ...]:
        """The municipalities that share the cost, in the order of the table."""
        return tuple(one for one in self.municipalities if one.role == "participant")

    @cached_property
    def lead(self) -> int:
        """The place of the lead municipality among the participants."""
        return [one.id for one in self.participants].index(self.about.lead)

    def figure(self, id: str, municipality: str | None = None) -> float:
        """The value of a single figure. Raises KeyError if the case does not have it."""
        for figure in self.figures:
            if (figure.id, figure.municipality) == (id, municipality):
                return figure.value
        raise KeyError(f"{id} {municipality or ''}".strip())
