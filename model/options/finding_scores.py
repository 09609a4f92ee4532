"""What a finding does to the scores where it decides which arguments count."""

from __future__ import annotations

from dataclasses import dataclass

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.records import Finding
from model.numbers.arrays import Floats
from model.options.scoring import Alternative, alternatives, score


@dataclass(frozen=True, kw_only=True)
class ScoreEffect:
    """Totals of a task's alternatives (alternatives,), 0 to 100: as the source prints it, and read the other way."""

    task: str
    alternatives: tuple[Alternative, ...]
    printed: Floats
    other: Floats


def score_effects(case: Case, assumptions: Assumptions, finding: Finding) -> tuple[ScoreEffect, ...]:
    """Of every task with an argument that hangs on this finding; none if no argument does.

    From the printed reading to the other, all other assumptions as they are, also where the switch is on now.
    """
    switch = f"finding.{finding.id}"
    hanging = [one.task for one in case.arguments if finding.id in (one.with_finding, one.without_finding)]
    return tuple(
        ScoreEffect(
            task=task,
            alternatives=alternatives(case, task),
            printed=score(case, assumptions.replace(**{switch: 0}), task).total,
            other=score(case, assumptions.replace(**{switch: 1}), task).total,
        )
        for task in dict.fromkeys(hanging)
    )
