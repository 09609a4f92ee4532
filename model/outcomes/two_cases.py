"""What a change of the case did: the same outcomes of two cases, over a fixed set of scenarios."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isclose, isnan
from types import MappingProxyType

from model.assumptions.declared import Unit, Value
from model.assumptions.values import AssumptionError, Assumptions
from model.case.assurance import CaseVersion
from model.case.case import Case
from model.case.variants import VARIANTS, Variant
from model.money.break_even import Kind, break_even_in_year, kind_of
from model.money.key_comparison import model_years
from model.money.project import project_totals
from model.outcomes import decision
from model.outcomes.planning import starts_of_tracks
from model.outcomes.uncertainty import set_point
from model.planning.schedule import start_day
from model.risks.reserve import enough_for, total_losses

SCENARIOS: Mapping[str, Mapping[str, Value]] = MappingProxyType(
    {
        "printed": {},
        "by_caseload": {"cost_key": "caseload"},
        "proportional": {"remainder": "proportional"},
        "own_cost": {"amount_reading": "own_cost"},
        "bottom_up": {"cost_basis": "bottom_up"},
        "index": {"execution_index": 0.022, "frame_indexed": 1.0},
        "with_benefits": {"with_benefits": 1.0},
        "half_year_late": {"start_delay_months": 6.0},
    }
)
"""The scenarios, by the changes of each; every case has these assumptions."""
CERTAINTY = 0.9
"""Of the reserve: the usual one."""


@dataclass(frozen=True)
class Measure:
    """What an outcome is: its name, of which variant and of whom (the id of a municipality; None: all together, or
    nobody's), its unit, and of a start the ``track`` that has its own."""

    name: str
    unit: Unit
    variant: Variant | None = None
    municipality: str | None = None
    track: str | None = None


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """A measure before and after; None where the case does not have it, not-a-number where nobody knows it.
    ``kinds``: of a break-even, how there can be one in each case.
    """

    scenario: str
    measure: Measure
    before: float | None
    after: float | None
    kinds: tuple[Kind | None, Kind | None] = (None, None)

    @property
    def changed(self) -> bool:
        """Whether the two differ by more than floating-point noise."""
        if self.before is None or self.after is None:
            return self.before is not self.after
        if isnan(self.before) or isnan(self.after):
            was, now = self.kinds  # why there is none that can be told may be another reason
            return isnan(self.before) != isnan(self.after) or was != now
        return not isclose(self.before, self.after, rel_tol=1e-9, abs_tol=1e-6)


@dataclass(frozen=True, kw_only=True)
class TwoCases:
    """Two cases and what is different.

    ``outcomes`` of both; ``defaults`` that are not the same, before and after; the assumptions that stand ``only`` in
    the old and only in the new case; ``versions`` that only the new case tells of.
    """

    old: Case
    new: Case
    outcomes: tuple[Outcome, ...]
    defaults: Mapping[str, tuple[Value, Value]]
    only: tuple[frozenset[str], frozenset[str]]
    versions: tuple[CaseVersion, ...]

    @property
    def changed(self) -> tuple[Outcome, ...]:
        """The outcomes that are not the same."""
        return tuple(outcome for outcome in self.outcomes if outcome.changed)


def compare(old: Case, new: Case) -> TwoCases:
    """The two cases beside each other."""
    found: list[Outcome] = []
    for scenario, changes in SCENARIOS.items():
        was, now = measured(old, changes), measured(new, changes)
        kinds = kinds_of(old, changes), kinds_of(new, changes)
        # In the order of the new case; what only the old one has comes last.
        for one in dict.fromkeys((*now, *was)):
            even = kinds[0].get(one), kinds[1].get(one)
            outcome = Outcome(scenario=scenario, measure=one, before=was.get(one), after=now.get(one), kinds=even)
            found.append(outcome)
    before, after = dict(old.assumptions.items()), dict(new.assumptions.items())
    known = {version.version for version in old.versions}
    return TwoCases(
        old=old,
        new=new,
        outcomes=tuple(found),
        defaults={id: (before[id], after[id]) for id in after if id in before and before[id] != after[id]},
        only=(frozenset(before.keys() - after.keys()), frozenset(after.keys() - before.keys())),
        versions=tuple(version for version in new.versions if version.version not in known),
    )


def measured(case: Case, changes: Mapping[str, Value]) -> dict[Measure, float]:
    """Every outcome of a case under these changes; none if the case does not allow them."""
    try:
        assumptions = case.assumptions.replace(**changes)
    except AssumptionError:
        return {}
    return dict((*_costs(case, assumptions), *_others(case, assumptions)))


def kinds_of(case: Case, changes: Mapping[str, Value]) -> dict[Measure, Kind]:
    """Of each break-even under these changes, how there can be one; none if the case does not allow them."""
    try:
        assumptions = case.assumptions.replace(**changes)
    except AssumptionError:
        return {}
    return {break_even_of(case, moved): kind_of(case, assumptions, case.lead, moved) for moved in others(case)}


def break_even_of(case: Case, moved: int) -> Measure:
    """The number of ``moved`` at which both keys cost the lead the same."""
    return Measure("break_even", "count", None, case.participants[moved].id)


def others(case: Case) -> list[int]:
    """The places of who shares with the lead."""
    return [place for place in range(len(case.participants)) if place != case.lead]


def _costs(case: Case, assumptions: Assumptions) -> Iterator[tuple[Measure, float]]:
    """What each variant costs everyone over all years, and what that is over the frame."""
    point = set_point(case, assumptions)
    whose = [*(participant.id for participant in case.participants), None]
    for variant in VARIANTS:
        rows = zip(whose, point.costs[variant][:, -1].tolist(), point.frames[variant][:, -1].tolist(), strict=True)
        for municipality, cost, frame in rows:
            yield Measure("cost", "euro", variant, municipality), cost
            yield Measure("over", "euro", variant, municipality), cost - frame
        yield (
            Measure("unpaid", "euro", variant),
            float(point.costs[variant][-1, -1] - point.costs[variant][:-1, -1].sum()),
        )


def _others(case: Case, assumptions: Assumptions) -> Iterator[tuple[Measure, float]]:
    first, project = case.about.years.index(model_years(case)[0]), project_totals(case, assumptions)
    for moved in others(case):
        even = break_even_in_year(case, assumptions, case.lead, moved, first)
        yield break_even_of(case, moved), float(even)
    yield Measure("project", "euro"), float(project.total)
    yield Measure("uncovered", "euro"), float(project.uncovered)
    for variant, total in total_losses(case, assumptions).items():
        yield Measure("reserve", "euro", variant), float(enough_for(total, (CERTAINTY,))[..., 0])
    support = decision.compute(case, assumptions)
    yield Measure("score", "count"), support.score
    yield Measure("first", "count"), float(len(support.first))
    yield Measure("start", "date"), float(start_day(case, assumptions))
    for track, day in starts_of_tracks(case, assumptions).items():
        yield Measure("start", "date", track=track), float(day)
