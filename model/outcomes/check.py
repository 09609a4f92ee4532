"""The master check: identities that hold for any settings, each with both its sides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.corrections import line_amounts
from model.case.records import BudgetLine
from model.case.variants import VARIANTS, Variant, of_variant
from model.money.budget import Budget, budget, framed_cost, saldo, total
from model.money.key_comparison import KeyComparison, compare_keys
from model.money.project import project_totals
from model.money.shares import fixed_shares
from model.numbers.arrays import Floats, round_half_up
from model.outcomes.derivation import terms, values

CENT = 0.005
"""Euros: sides that lie nearer are the same."""
NEAR = 1e-9
"""So near a number and its term are, in euros or as a part of the number."""
SPLIT, NATURES, FIELDS, PRINTED, SHARES, UNTOUCHED, WHOLE, TERMS = (
    "split", "natures", "fields", "printed", "shares", "untouched", "whole", "terms",
)  # fmt: skip
KINDS = (SPLIT, NATURES, FIELDS, PRINTED, SHARES, UNTOUCHED, WHOLE, TERMS)
"""contributions + unallocated = joint; structural + incidental = balance; the policy fields add up; printed totals are
the sum of their lines; shares together at most 100%; Mijn variant without choices of its own is the advice; whole euros
add up to the whole sum; a number is that of its derivation."""
ALWAYS = ("by_key",)
"""The formulas of which every check takes the numbers apart: what each pays in each year under each key, which rests on
the whole of what the new model costs. All formulas take twenty times as long (``taken_apart``)."""


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
    """What the identities are about, computed once: the split of every year and the budget of every variant."""

    case: Case
    assumptions: Assumptions
    years: tuple[KeyComparison, ...]
    budgets: Mapping[Variant, Budget]


def check(case: Case, assumptions: Assumptions) -> tuple[Check, ...]:
    """Every identity under these settings, of one point."""
    years = tuple(compare_keys(case, assumptions, year, case.lead, case.lead) for year in case.about.years)
    budgets = {variant: budget(case, assumptions, variant) for variant in VARIANTS}
    made = Made(case=case, assumptions=assumptions, years=years, budgets=budgets)
    return tuple(one for checks in CHECKS for one in checks(made))


def broken(checks: Iterable[Check]) -> tuple[Check, ...]:
    """Those that do not hold."""
    return tuple(one for one in checks if not one.ok)


def _equal(kind: str, about: str, left: Floats, right: Floats, near: float = CENT, part: float = 1e-12) -> Check:
    """Both sides in every place (party, year, ...); told where they lie furthest apart. ``near`` in the unit of the
    sides, ``part`` of them."""
    sides = np.broadcast_arrays(np.asarray(left, dtype=np.float64), np.asarray(right, dtype=np.float64))
    one, other = (side.reshape(-1) for side in sides)
    ok = np.isclose(one, other, rtol=part, atol=near, equal_nan=True)
    apart = np.where(ok, np.nan_to_num(np.abs(one - other)), np.inf)
    place = int(apart.argmax())
    if bool(ok.all()):
        return Check(kind=kind, about=about, left=float(one.sum()), right=float(other.sum()), ok=True)
    return Check(kind=kind, about=about, left=float(one[place]), right=float(other[place]), ok=False)


def _split(made: Made) -> Iterator[Check]:
    joint = np.array([one.joint for one in made.years])
    for key in made.years[0].by_key:
        yield _equal(SPLIT, key, np.array([one.by_key[key].sum() for one in made.years]), joint)


def _whole(made: Made) -> Iterator[Check]:
    joint = round_half_up([one.joint for one in made.years])
    for key in made.years[0].by_key:
        shown = np.array([one.whole[key][0] for one in made.years])
        unknown = np.isnan(shown).all(axis=-1)
        yield _equal(WHOLE, key, np.where(unknown, np.nan, np.nan_to_num(shown).sum(axis=-1)), joint)


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
        yield _equal(NATURES, variant, parts[0] + parts[1], saldo(result))


def _fields(made: Made) -> Iterator[Check]:
    known = {one.id for one in made.case.policy_fields} | {line.policy_field for line in made.case.budget_lines}
    for variant, result in made.budgets.items():
        parts = [_balance(result, lambda item, field=field: item.policy_field == field) for field in known]  # type: ignore[misc]
        yield _equal(FIELDS, variant, np.asarray(sum(parts, start=np.zeros_like(result.frame))), saldo(result))


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
            yield _as_printed(
                f"project_{part}", np.array(computed), np.array(printed), _corrected(case, "project", ids)
            )


def _amounts(case: Case, line: BudgetLine) -> Floats:
    return line_amounts(case, case.assumptions, line)


def _corrected(case: Case, table: str, rows: set[str]) -> bool:
    """Whether a finding says that one of these rows of a table is printed wrong."""
    found = (finding.correction for finding in case.findings if finding.correction is not None)
    return any(one.table == table and one.row in rows for one in found)


def _as_printed(about: str, own: Floats, printed: Floats, known: bool) -> Check:
    found = _equal(PRINTED, about, own, printed)
    if found.ok or not known:
        return found
    return Check(kind=PRINTED, about=about, left=found.left, right=found.right, ok=True, finding=True)


def _shares(made: Made) -> Iterator[Check]:
    together = float(fixed_shares(made.case, made.assumptions)[..., :-1].sum())
    yield Check(kind=SHARES, about="", left=together, right=1.0, ok=together <= 1 + 1e-9)


def _untouched(made: Made) -> Iterator[Check]:
    """With every choice as the documents have it, in the world as it is set."""
    mine = budget(made.case, of_variant(made.case, made.assumptions, "advice"), "mine")
    yield _equal(UNTOUCHED, "", framed_cost(mine), framed_cost(made.budgets["advice"]))


def _terms(made: Made) -> Iterator[Check]:
    yield _apart(made.case, made.assumptions, "mine", ALWAYS)[1]


def taken_apart(case: Case, assumptions: Assumptions, variant: Variant) -> tuple[int, Check]:
    """How many numbers a variant has that take no draws, and whether each of them is what it is made of."""
    return _apart(case, assumptions, variant)


def _apart(
    case: Case, assumptions: Assumptions, variant: Variant, only: Sequence[str] | None = None
) -> tuple[int, Check]:
    numbers, made = values(case, assumptions, variant, only=only), terms(case, assumptions, variant, only=only)
    left, right = np.array([made[name].value for name in numbers]), np.array([*numbers.values()])
    found = _equal(TERMS, variant, left, right, NEAR, NEAR)
    if not found.ok:
        furthest = next(name for name in numbers if made[name].value == found.left and numbers[name] == found.right)
        found = replace(found, about=furthest)
    return len(numbers), found


CHECKS: tuple[Callable[[Made], Iterator[Check]], ...] = (
    _split, _natures, _fields, _printed, _shares, _untouched, _whole, _terms,
)  # fmt: skip
"""One for each kind, in the order of ``KINDS``: who adds an identity adds a function here."""
