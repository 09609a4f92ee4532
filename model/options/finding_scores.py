"""What a finding does to the scores where it decides which arguments count."""

from __future__ import annotations

from dataclasses import dataclass

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.records import Finding
from model.numbers.arrays import Floats
from model.options.scoring import Alternative, Scores, score


@dataclass(frozen=True, kw_only=True)
class ScoreEffect:
    """Totals of a task's alternatives (alternatives,), 0 to 100: as the source prints it, and read the other way.

    ``joining``: the criteria with a weight that count for the task only when it is read the other way, and so move
    every total.
    """

    task: str
    alternatives: tuple[Alternative, ...]
    printed: Floats
    other: Floats
    joining: tuple[str, ...]


def score_effects(case: Case, assumptions: Assumptions, finding: Finding) -> tuple[ScoreEffect, ...]:
    """Of every task with an argument that hangs on this finding; none if no argument does.

    From the printed reading to the other, all other assumptions as they are, also where the switch is on now.
    """
    switch = f"finding.{finding.id}"
    hanging = [one.task for one in case.arguments if finding.id in (one.with_finding, one.without_finding)]
    return tuple(
        _effect(case, task, *(score(case, assumptions.replace(**{switch: position}), task) for position in (0, 1)))
        for task in dict.fromkeys(hanging)
    )


def _effect(case: Case, task: str, printed: Scores, other: Scores) -> ScoreEffect:
    joining = (other.weights > 0) & ~printed.kept
    return ScoreEffect(
        task=task,
        alternatives=printed.alternatives,
        printed=printed.total,
        other=other.total,
        joining=tuple(criterion.id for criterion, joins in zip(case.criteria, joining, strict=True) if joins),
    )
