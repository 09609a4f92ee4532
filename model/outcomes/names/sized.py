"""How many numbers there are that take no draws, and which of them the check takes apart: of a hundred thousand a part,
for all would take minutes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import product
from math import prod

from model.case.case import Case
from model.case.naming import FORMULAS, Formula, labels_of
from model.case.variants import VARIANTS, Variant

MANY = 10_000
"""Numbers of a variant: up to so many all are taken apart."""
MOST = 500
"""Of more those of the formulas with the fewest, up to so many."""


MOST_OF_ONE = 1_000
"""Of a case with many a file has those of the formulas that give up to so many: what one gives for every municipality
under every key, or for every task and criterion, would take more memory and time than there is."""


@lru_cache(maxsize=4)
def counts(case: Case) -> Mapping[str, int]:
    """How many numbers each formula gives, those with the fewest first."""
    listed = (one for one in FORMULAS.values() if one.listed and not one.drawn)
    return dict(sorted(((one.name, sum(_sizes(case, one))) for one in listed), key=lambda one: one[1]))


def _sizes(case: Case, formula: Formula) -> Iterator[int]:
    for lead in product(*(labels_of(case, axis) for axis in formula.each)):
        yield prod(len(labels_of(case, axis, *lead)) for axis in formula.axes)


def of_all(case: Case) -> int:
    """How many numbers a variant has."""
    return sum(counts(case).values())


def are_many(case: Case) -> bool:
    """Whether there are too many to take all of them apart."""
    return of_all(case) > MANY


def fits_in_a_file(case: Case, formula: str) -> bool:
    """Whether a file has the numbers of a formula; of what takes draws the file says so itself."""
    return not are_many(case) or counts(case).get(formula, 0) <= MOST_OF_ONE


def variants(case: Case) -> tuple[Variant, ...]:
    """The variants of which numbers are taken apart."""
    return ("mine",) if are_many(case) else VARIANTS


@lru_cache(maxsize=4)
def taken(case: Case) -> Mapping[str, int]:
    """The formulas whose numbers are taken apart, and how many numbers each gives."""
    if not are_many(case):
        return counts(case)
    found: dict[str, int] = {}
    for name, count in counts(case).items():
        if sum(found.values()) + count > MOST:
            break
        found[name] = count
    return found
