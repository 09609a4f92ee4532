"""The risk register: which risks count in which variant, how likely each is, and what it may cost.

A risk counts once, however many tasks it stands at. Chance and impact are classes of ``risk_classes.csv``; what
they are for a risk stands in no source, so both are assumptions. The impact is on all municipalities together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.risks import Risk
from model.case.tasks import Argument
from model.case.variants import Variant, of_variant
from model.money.split import existing_key, key_shares
from model.numbers.arrays import Floats
from model.numbers.operations import in_class, maximum, numbers, plain, total, unknown, where
from model.options.configurations import Pair, advised, mine, present
from model.options.scoring import Alternative, office_parts


@dataclass(frozen=True, kw_only=True)
class Assessment:
    """How likely a risk is, and between which amounts its impact lies: each (...,), zero if it is not assessed."""

    chance: Floats
    low: Floats
    high: Floats


def assess(case: Case, assumptions: Assumptions, risk: Risk) -> Assessment:
    """What the classes set for this risk stand for. Without a class for both, it counts for nothing."""
    assessed = is_assessed(assumptions, risk)
    low, high = (in_class(assumptions.risk_impact[risk.id], ends) for ends in bounds(case, "impact"))
    # The open class ends where the user says, never below its lower bound.
    high = where(unknown(high), maximum(numbers(assumptions.top_impact), low), high)
    chance = in_class(assumptions.risk_chance[risk.id], numbers(total(bounds(case, "chance")) / 2))
    chance, low, high = (where(assessed, one, 0.0) for one in (chance, low, high))
    return Assessment(chance=chance, low=low, high=high)


def is_assessed(assumptions: Assumptions, risk: Risk) -> NDArray[np.bool_]:
    """Whether both chance and impact have a class: (...,)."""
    return np.asarray((plain(assumptions.risk_chance[risk.id]) > 0) & (plain(assumptions.risk_impact[risk.id]) > 0))


def assessed_of(assumptions: Assumptions, risks: Iterable[Risk]) -> Floats:
    """How many of these risks have a class for both chance and impact: (...,)."""
    return np.asarray(sum((is_assessed(assumptions, risk).astype(np.float64) for risk in risks), start=np.asarray(0.0)))


@lru_cache(maxsize=4)
def bounds(case: Case, kind: Literal["chance", "impact"]) -> tuple[Floats, Floats]:
    """The lower and upper bounds by class, each (6,): zero for class 0, not-a-number where a class is open. They cannot
    be written to."""
    classes = sorted((level for level in case.risk_classes if level.kind == kind), key=lambda level: level.number)
    lows = [level.low for level in classes]
    highs = [np.nan if level.high is None else level.high for level in classes]
    found = numbers([0.0, *lows]), numbers([0.0, *highs])
    for ends in found:
        ends.flags.writeable = False
    return found


def expected_value(assessment: Assessment) -> Floats:
    """Chance × the middle of the impact, in euros: (...,)."""
    return numbers(assessment.chance * (assessment.low + assessment.high) / 2)


def expected_total(case: Case, assumptions: Assumptions, variant: Variant) -> Floats:
    """The expected values of all risks that count in a variant, together: (...,)."""
    values = [expected_value(assess(case, assumptions, risk)) for risk in counts_in(case, assumptions, variant)]
    return total(values)


def counts_in(case: Case, assumptions: Assumptions, variant: Variant) -> tuple[Risk, ...]:
    """The risks that count in a variant, in the order of the register, also those that are not assessed."""
    chosen = configuration(case, assumptions, variant)

    def counts(risk: Risk) -> bool:
        if risk.concerns == "option":
            return any(in_use(case, case.argument(id), chosen) for id in risk.arguments)
        return risk.concerns == "every" or variant != "current"

    return tuple(risk for risk in case.risks if counts(risk))


def configuration(case: Case, assumptions: Assumptions, variant: Variant) -> Mapping[str, Pair]:
    """Who carries out the tasks with a choice in a variant."""
    if variant == "mine":
        return mine(case, assumptions)
    return present(case) if variant == "current" else advised(case)


def in_use(case: Case, argument: Argument, chosen: Mapping[str, Pair]) -> bool:
    """Whether the argument is about who does its task, in an office on which it bears."""
    front, back = chosen[argument.task]
    return bool(office_parts(case, argument, Alternative(front=front, back=back)) > 0)


def tasks_of(case: Case, risk: Risk) -> tuple[str, ...]:
    """The tasks at which a risk stands, each once."""
    own = [argument.task for argument in case.arguments if argument.id in risk.arguments]
    return tuple(dict.fromkeys((*risk.tasks, *own)))


def executor_of(case: Case, risk: Risk) -> str | None:
    """Whose risk it is, for a risk of options."""
    return case.argument(risk.arguments[0]).executor if risk.arguments else None


def shares_of(case: Case, assumptions: Assumptions, variant: Variant) -> Floats:
    """Each party's part in what the risks cost, (..., parties): an assumption, the sources split no risk.

    The present key for Huidig; else the chosen key, fully phased in.
    """
    if variant == "current":
        return existing_key(case, assumptions)
    return key_shares(case, of_variant(case, assumptions, variant))
