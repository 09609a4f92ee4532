"""The project budget: what is printed, what hours × rate gives, what counts now, and what is not covered."""

from __future__ import annotations

from dataclasses import dataclass

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.corrections import project_amounts
from model.case.records import ProjectLine
from model.money.cost import project_covered, project_total
from model.money.shares import project_shares
from model.numbers.arrays import Floats, along
from model.numbers.operations import total as total_of


@dataclass(frozen=True, kw_only=True)
class ProjectTotals:
    """Euros. Printed and computed are single figures; what depends on assumptions is (...,).

    ``printed_labour`` and ``printed_other`` are the totals as printed, None if the documents print none;
    ``computed_labour`` the sum of hours × rate as printed, ``computed_other`` the sum of the printed lines.
    ``total`` also has the change of the project cost in it; ``uncovered`` is what no money is set aside for;
    ``by_party`` (..., parties) splits ``total`` by the project's own key, an assumption of ours.
    """

    printed_labour: float | None
    computed_labour: float
    labour: Floats
    printed_other: float | None
    computed_other: float
    other: Floats
    total: Floats
    covered: Floats
    uncovered: Floats
    by_party: Floats


def own_lines(case: Case) -> tuple[ProjectLine, ...]:
    """The lines that count: without the printed totals."""
    return tuple(line for line in case.project if not line.is_total)


def computed(line: ProjectLine) -> float:
    """Hours × rate as printed; the printed amount of a line without them."""
    return line.hours * line.rate if line.hours is not None and line.rate is not None else line.amount


def project_totals(case: Case, assumptions: Assumptions) -> ProjectTotals:
    """The sums of the project budget under these assumptions."""
    amounts = project_amounts(case, assumptions)
    sums = {
        part: total_of(amounts[line.id] for line in own_lines(case) if line.part == part)
        for part in ("labour", "other")
    }
    printed = {line.part: line.amount for line in case.project if line.is_total}
    own = {part: sum(computed(line) for line in own_lines(case) if line.part == part) for part in sums}
    total = project_total(case, assumptions)
    covered = project_covered(assumptions, total)
    return ProjectTotals(
        printed_labour=printed.get("labour_total"),
        computed_labour=own["labour"],
        labour=sums["labour"],
        printed_other=printed.get("other_total"),
        computed_other=own["other"],
        other=sums["other"],
        total=total,
        covered=covered,
        uncovered=total - covered,
        by_party=project_shares(case, assumptions) * along(total),
    )
