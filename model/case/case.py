"""A whole case: every table of ``data/<case>/``, validated and cross-checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, Literal, Protocol, TypeVar

from pydantic import SkipValidation

from model.assumptions.values import Assumptions
from model.case.assurance import Assurance, CaseVersion, Limit
from model.case.base import Record
from model.case.context import Abbreviation, Comparison, Deliverable, Fact, MissingDocument, ModelPart
from model.case.planning import Decision, FundingWay, Step, Track
from model.case.records import (
    About,
    AssumptionRow,
    BudgetLine,
    Correlation,
    Figure,
    Finding,
    Municipality,
    Observation,
    PolicyField,
    ProjectLine,
    Segment,
    Source,
    SupportedRange,
    TargetGroup,
)
from model.case.risks import Risk, RiskClass, RiskDriver
from model.case.tasks import Argument, Criterion, Executor, Option, Rule, Task, TaskGroup


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


Found = TypeVar("Found", bound=_Identified)


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
    funding_ways: tuple[FundingWay, ...]
    project: tuple[ProjectLine, ...]
    risks: tuple[Risk, ...]
    risk_classes: tuple[RiskClass, ...]
    risk_drivers: tuple[RiskDriver, ...]
    context: tuple[Fact, ...]
    abbreviations: tuple[Abbreviation, ...]
    then_and_now: tuple[Comparison, ...]
    model_parts: tuple[ModelPart, ...]
    missing_documents: tuple[MissingDocument, ...]
    deliverables: tuple[Deliverable, ...]
    findings: tuple[Finding, ...]
    assumption_rows: tuple[AssumptionRow, ...]
    drawn: tuple[SupportedRange, ...]
    correlations: tuple[Correlation, ...]
    assurance: tuple[Assurance, ...]
    limits: tuple[Limit, ...]
    versions: tuple[CaseVersion, ...]
    assumptions: SkipValidation[Assumptions]
    """The defaults."""

    def __hash__(self) -> int:
        """By identity, so that what follows from a case alone can be remembered."""
        return id(self)

    def __copy__(self) -> Case:
        """Without what this case remembers: a copy with other records finds its own."""
        return Case.model_construct(**{name: getattr(self, name) for name in Case.model_fields})

    # Find by id. All raise KeyError(id) for an id that the case does not have.

    def source(self, id: str) -> Source:
        return self._find("sources", self.sources, id)

    def municipality(self, id: str) -> Municipality:
        return self._find("municipalities", self.municipalities, id)

    def target(self, id: str) -> TargetGroup:
        return self._find("target_group", self.target_group, id)

    def segment(self, id: str) -> Segment:
        return self._find("segments", self.segments, id)

    def executor(self, id: str) -> Executor:
        return self._find("executors", self.executors, id)

    def task(self, id: str) -> Task:
        return self._find("tasks", self.tasks, id)

    def criterion(self, id: str) -> Criterion:
        return self._find("criteria", self.criteria, id)

    def argument(self, id: str) -> Argument:
        return self._find("arguments", self.arguments, id)

    def rule(self, id: str) -> Rule:
        return self._find("rules", self.rules, id)

    def track(self, id: str) -> Track:
        return self._find("tracks", self.tracks, id)

    def step(self, id: str) -> Step:
        return self._find("steps", self.steps, id)

    def project_line(self, id: str) -> ProjectLine:
        return self._find("project", self.project, id)

    def risk(self, id: str) -> Risk:
        return self._find("risks", self.risks, id)

    def finding(self, id: str) -> Finding:
        return self._find("findings", self.findings, id)

    def fact(self, id: str) -> Fact:
        return self._find("context", self.context, id)

    def budget_line(self, id: str) -> BudgetLine:
        return self._find("budget_lines", self.budget_lines, id)

    def row(self, id: str) -> AssumptionRow:
        """The row of an assumption."""
        return self._find("assumption_rows", self.assumption_rows, id)

    def risk_class(self, kind: Literal["chance", "impact"], number: int) -> RiskClass:
        """What a class stands for. Raises KeyError for a class that the case does not have."""
        return self._risk_classes[kind, number]

    def _find(self, table: str, records: Iterable[Found], id: str) -> Found:
        """A record by its id. The ids of a table are read once, when its first record is asked for."""
        if table not in self._tables:
            self._tables[table] = {record.id: record for record in records}
        found: Found = self._tables[table][id]
        return found

    @cached_property
    def _tables(self) -> dict[str, Mapping[str, Any]]:
        return {}

    @cached_property
    def _risk_classes(self) -> Mapping[tuple[str, int], RiskClass]:
        return {(risk_class.kind, risk_class.number): risk_class for risk_class in self.risk_classes}

    @cached_property
    def participants(self) -> tuple[Municipality, ...]:
        """The municipalities that share the cost, in the order of the table."""
        return tuple(municipality for municipality in self.municipalities if municipality.role == "participant")

    @cached_property
    def participant_ids(self) -> tuple[str, ...]:
        """Their ids: what the names of nearly all numbers are read along."""
        return tuple(one.id for one in self.participants)

    def is_settled(self, id: str) -> bool:
        """Whether nothing is to be set here: the share of a municipality that has nobody to share with."""
        return id.startswith("share.") and len(self.participants) == 1

    @cached_property
    def lead(self) -> int:
        """Which of the participants the lead municipality is, counted from 0."""
        return self.participants.index(self.municipality(self.about.lead))

    def figure(self, id: str, municipality: str | None = None) -> float:
        """The value of a single figure. Raises KeyError if the case does not have it."""
        found = self._figures.get((id, municipality))
        if found is None:
            raise KeyError(f"{id} {municipality or ''}".strip())
        return found.value

    @cached_property
    def _figures(self) -> Mapping[tuple[str, str | None], Figure]:
        """Of those that are there twice the first."""
        return {(figure.id, figure.municipality): figure for figure in reversed(self.figures)}
