"""What a finding is worth in euros: Mijn variant with and without the change that the finding names."""

from __future__ import annotations

from model.assumptions.declared import Value
from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.records import Finding
from model.money.budget import budget, lasten
from model.numbers.arrays import Floats


def effect(case: Case, assumptions: Assumptions, finding: Finding) -> Floats | None:
    """Change in the expenditure of Mijn variant, euros per party and year, or None if it has none.

    From the default of what is compared (the printed figure) to the finding's alternative, both under the
    finding's ``given``, all other assumptions as they are. Shares are one key together: where a finding names one,
    all start from their defaults, beside which loading has checked it.
    """
    if not finding.compare:
        return None
    base = assumptions.replace(**{**_printed(case, finding), **finding.given})
    changed = base.replace(**finding.compare)
    return lasten(budget(case, changed, "mine")) - lasten(budget(case, base, "mine"))


def _printed(case: Case, finding: Finding) -> dict[str, Value]:
    """The defaults of what a finding compares, and of every share if it names one."""
    named = [*finding.compare, *finding.given]
    shares = [f"share.{key}" for key in case.assumptions.share] if any(id.startswith("share.") for id in named) else []
    return {id: case.assumptions.get(id) for id in (*finding.compare, *shares)}
