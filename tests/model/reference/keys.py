"""The keys: of all together, and of who takes part in a pool."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from model import Case
from tests.model.reference.pools import Pool
from tests.model.reference.printed import figure, loads, names, place
from tests.model.worlds import Point, defaults


def fixed_key(case: Case, point: Point) -> list[Fraction]:
    shares = [point[f"share.{one}"] for one in names(case)]
    left = 1 - sum(shares)
    rule = point["remainder"]
    if rule == "proportional" and sum(shares) > 0:
        return [share / sum(shares) for share in shares] + [Fraction(0)]
    if rule not in ("unallocated", "proportional"):
        shares[place(case, rule.removeprefix("to:"))] += left
        left = Fraction(0)
    return [*shares, left]


def in_proportion(numbers: list[Fraction]) -> list[Fraction]:
    total = sum(numbers)
    return [one / total for one in numbers] + [Fraction(0)] if total else [Fraction(0) for _ in numbers] + [Fraction(1)]


def fixed_in(case: Case, point: Point, pool: Pool) -> list[Fraction]:
    """Of who takes part: what the others would pay goes to these in proportion, what nobody pays stays so."""
    *shares, left = fixed_key(case, point)
    inside = [share if member else Fraction(0) for share, member in zip(shares, pool.members, strict=True)]
    whole = sum(inside)
    if not whole:
        return [*inside, Fraction(1)]
    return [share * (1 - left) / whole for share in inside] + [left]


@cache
def documents_key(case: Case, pool: Pool) -> tuple[Fraction, ...]:
    return tuple(fixed_in(case, defaults(case), pool))


def key(case: Case, point: Point, name: str, pool: Pool) -> list[Fraction]:
    if name == "fixed":
        return fixed_in(case, point, pool)
    if name == "mixed":
        weight = point["caseload_weight"]
        pairs = zip(key(case, point, "caseload", pool), fixed_in(case, point, pool), strict=True)
        return [weight * by_number + (1 - weight) * fixed for by_number, fixed in pairs]
    residents = [figure(case, "residents", one) for one in names(case)]
    numbers = loads(case, point) if name == "caseload" else residents
    return in_proportion([one if member else Fraction(0) for one, member in zip(numbers, pool.members, strict=True)])


def project_key(case: Case, point: Point) -> list[Fraction]:
    """The fixed key or the residents, made to add up to all; whoever stays out of a pool pays it too."""
    if point["project_key"] == "residents":
        return in_proportion([figure(case, "residents", one) for one in names(case)])
    found = fixed_key(case, point)[:-1]
    if not sum(found):
        found = fixed_key(case, defaults(case))[:-1]
    return [one / sum(found) for one in found] + [Fraction(0)]
