"""The identities that hold for any settings, each with both its sides: of numbers, and of terms as well."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.corrections import line_amounts
from model.case.records import BudgetLine
from model.case.situations import OF_VARIANT, elsewhere
from model.case.variants import VARIANTS, Variant, of_variant
from model.money.budget import Budget, budget, framed_cost, saldo, total
from model.money.key_comparison import KeyComparison, compare_keys
from model.money.project import project_totals
from model.money.shares import fixed_shares
from model.numbers.arrays import Floats, round_half_up
from model.numbers.operations import numbers, plain
from model.terms.term import Term

CENT = 0.005
"""Euros: sides that lie nearer are the same."""
SPLIT, NATURES, FIELDS, PRINTED, SHARES, UNTOUCHED, WHOLE = (
    "split", "natures", "fields", "printed", "shares", "untouched", "whole",
)  # fmt: skip
"""contributions + unallocated = joint; structural + incidental = balance; the policy fields add up; printed totals are
the sum of their lines; shares together at most 100%; Mijn variant without choices of its own is the advice; whole euros
add up to the whole sum."""


@dataclass(frozen=True, kw_only=True)
class Check:
    """One identity for one thing: its ``kind``, ``about`` what (a key, a variant, the id of a line), both sides, and
    whether it holds. ``finding``: a difference that the source itself has, and that stands among the findings.

    Both sides are not-a-number where it is unknown what something costs; that breaks nothing.
    """

    kind: str
    about: str
    left: float
    right: float
    ok: bool
    finding: bool = False


@dataclass(frozen=True, kw_only=True)
class Made:
    """What the identities are about under settings of one point, computed once and only if an identity asks."""

    case: Case
    assumptions: Assumptions

    @cached_property
    def years(self) -> tuple[KeyComparison, ...]:
        """The split of every year."""
        case = self.case
        return tuple(compare_keys(case, self.assumptions, year, case.lead, case.lead) for year in case.about.years)

    @cached_property
    def budgets(self) -> Mapping[Variant, Budget]:
        """The budget of every variant."""
        return {variant: budget(self.case, self.assumptions, variant) for variant in VARIANTS}


def equal(kind: str, about: str, left: Floats, right: Floats, near: float = CENT, part: float = 1e-12) -> Check:
    """Both sides in every place (party, year, ...); told where they lie furthest apart. ``near`` in the unit of the
    sides, ``part`` of them."""
    one, other = (side.reshape(-1) for side in np.broadcast_arrays(numbers(left), numbers(right)))
    ok = np.isclose(plain(one), plain(other), rtol=part, atol=near, equal_nan=True)
    apart = np.where(ok, np.nan_to_num(np.abs(plain(one) - plain(other))), np.inf)
    place = int(apart.argmax())
    if bool(ok.all()):
        return Check(kind=kind, about=about, left=_single(one.sum()), right=_single(other.sum()), ok=True)
    return Check(kind=kind, about=about, left=_single(one[place]), right=_single(other[place]), ok=False)


def _single(value: Any) -> float:
    """One number as it is: a term stays one."""
    return value if isinstance(value, Term) else float(value)  # type: ignore[return-value]


def _split(made: Made) -> Iterator[Check]:
    joint = numbers([one.joint.item() for one in made.years])
    for key in made.years[0].by_key:
        yield equal(SPLIT, key, numbers([one.by_key[key].sum() for one in made.years]), joint)


def _whole(made: Made) -> Iterator[Check]:
    joint = round_half_up([one.joint for one in made.years])
    for key in made.years[0].by_key:
        shown = np.array([one.whole[key][0] for one in made.years])
        unknown = np.isnan(shown).all(axis=-1)
        yield equal(WHOLE, key, np.where(unknown, np.nan, np.nan_to_num(shown).sum(axis=-1)), joint)


def _balance(result: Budget, name: Callable[[object], bool]) -> Floats:
    """Income less expenditure of the items that ``name`` selects: (parties, years)."""
    income = total(result, lambda item: item.side == "baten" and name(item))
    return income - total(result, lambda item: item.side == "lasten" and name(item))


def _natures(made: Made) -> Iterator[Check]:
    for variant, result in made.budgets.items():
        parts = [
            _balance(result, lambda item, nature=nature: item.nature == nature)  # type: ignore[misc]
            for nature in ("structural", "incidental")
        ]
        yield equal(NATURES, variant, *_there(variant, parts[0] + parts[1], saldo(result)))


def _fields(made: Made) -> Iterator[Check]:
    known = {one.id for one in made.case.policy_fields} | {line.policy_field for line in made.case.budget_lines}
    for variant, result in made.budgets.items():
        parts = [_balance(result, lambda item, field=field: item.policy_field == field) for field in known]  # type: ignore[misc]
        whole = np.asarray(sum(parts, start=np.zeros(result.frame.shape)))
        yield equal(FIELDS, variant, *_there(variant, whole, saldo(result)))


def _printed(made: Made) -> Iterator[Check]:
    """What the documents print, whatever is set: a total that its lines do not give is a fault of the source."""
    case = made.case
    lines = {line.id: line for line in case.budget_lines}
    for line in case.budget_lines:
        if line.role == "total" and line.sums:
            own = sum((_amounts(case, lines[part]) for part in line.sums), start=np.zeros(len(case.about.years)))
            known = _corrected(case, "budget_lines", {line.id, *line.sums})
            yield _as_printed(line.id, own, _amounts(case, line), known)
    project = project_totals(case, case.assumptions)
    for part, computed, printed in (
        ("labour", project.computed_labour, project.printed_labour),
        ("other", project.computed_other, project.printed_other),
    ):
        if printed is not None:
            ids = {one.id for one in case.project if one.part.startswith(part)}
            yield _as_printed(f"project_{part}", numbers(computed), numbers(printed), _corrected(case, "project", ids))


def _amounts(case: Case, line: BudgetLine) -> Floats:
    return line_amounts(case, case.assumptions, line)


def _corrected(case: Case, table: str, rows: set[str]) -> bool:
    """Whether a finding says that one of these rows of a table is printed wrong."""
    found = (finding.correction for finding in case.findings if finding.correction is not None)
    return any(one.table == table and one.row in rows for one in found)


def _as_printed(about: str, own: Floats, printed: Floats, known: bool) -> Check:
    found = equal(PRINTED, about, own, printed)
    if found.ok or not known:
        return found
    return Check(kind=PRINTED, about=about, left=found.left, right=found.right, ok=True, finding=True)


def _shares(made: Made) -> Iterator[Check]:
    together = _single(fixed_shares(made.case, made.assumptions)[..., :-1].sum())
    yield Check(kind=SHARES, about="", left=together, right=1.0, ok=bool(together <= 1 + 1e-9))


def _untouched(made: Made) -> Iterator[Check]:
    """With every choice as the documents have it, in the world as it is set."""
    mine = budget(made.case, of_variant(made.case, made.assumptions, "advice"), "mine")
    yield equal(UNTOUCHED, "", *_there("advice", framed_cost(mine), framed_cost(made.budgets["advice"])))


def _there(variant: Variant, *amounts: Floats) -> tuple[Floats, Floats]:
    """Both sides, as amounts of a variant."""
    left, right = (elsewhere(f"{OF_VARIANT}.{variant}", side) for side in amounts)
    return left, right


IDENTITIES: Mapping[str, Callable[[Made], Iterator[Check]]] = {
    SPLIT: _split,
    NATURES: _natures,
    FIELDS: _fields,
    PRINTED: _printed,
    SHARES: _shares,
    UNTOUCHED: _untouched,
    WHOLE: _whole,
}
"""By kind: who adds an identity adds a function here."""
