"""What a finding is worth in euros: Mijn variant with and without the change that the finding names."""

from __future__ import annotations

from collections.abc import Callable

from model.assumptions.declared import Value
from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.records import Finding
from model.case.situations import elsewhere, situation
from model.case.variants import Variant
from model.money.budget import Budget, budget, lasten
from model.numbers.arrays import Floats


def effect(
    case: Case,
    assumptions: Assumptions,
    finding: Finding,
    variant: Variant = "mine",
    of: Callable[[Budget], Floats] = lasten,
) -> Floats | None:
    """Change in the expenditure of a variant, euros per party and year, or None if it has none.

    From the default of what is compared (the printed figure) to the finding's alternative, both under the
    finding's ``given``, all other assumptions as they are. Shares are one key together: where a finding names one,
    all start from their defaults, beside which loading has checked it. ``of``: another sum of the budget.
    """
    if not finding.compare:
        return None
    changed = with_finding(case, assumptions, finding.id)
    base = without_finding(case, assumptions, finding.id)
    after = elsewhere(f"with.{finding.id}", of(budget(case, changed, variant)))
    return after - elsewhere(f"without.{finding.id}", of(budget(case, base, variant)))


@situation("without")
def without_finding(case: Case, assumptions: Assumptions, finding: str) -> Assumptions:
    """As the documents print what a finding compares, under what it holds the same."""
    one = case.finding(finding)
    # Loading has checked that all this may stand together.
    return assumptions.with_numbers({**_printed(case, one), **one.given})


@situation("with")
def with_finding(case: Case, assumptions: Assumptions, finding: str) -> Assumptions:
    """The same with what the finding names instead."""
    return without_finding(case, assumptions, finding).with_numbers(case.finding(finding).compare)


def _printed(case: Case, finding: Finding) -> dict[str, Value]:
    """The defaults of what a finding compares, and of every share if it names one."""
    named = [*finding.compare, *finding.given]
    shares = [f"share.{key}" for key in case.assumptions.share] if any(id.startswith("share.") for id in named) else []
    return {id: case.assumptions.get(id) for id in (*finding.compare, *shares)}
