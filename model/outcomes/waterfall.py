"""Why one setting costs more than another, for whoever asks: a bar per change, and one for what they do only together.

A bar is what a change does alone, from the starting point on; ``together`` is what is left of the whole difference.
Neither depends on the order of the changes. Beside each stands its mean over all orders (Shapley), which shares out
what they do together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.variants import of_variant
from model.differences.amounts import Amount, advice_steps
from model.differences.changes import Change, changes_between, worth_of
from model.differences.orders import NO_MOVE, Parts, Worth, parts_of
from model.numbers.arrays import Floats, round_half_up, round_to_sum

Between = Literal["advice", "mine", "set"]
BETWEEN: tuple[Between, ...] = ("advice", "mine", "set")
"""advice: from Huidig to Advies; mine: from Advies to Mijn variant; set: Mijn variant from the case to as it is set."""


@dataclass(frozen=True, kw_only=True)
class Effect:
    """What a change does, in euros: ``alone``, and on average over the orders of all changes (``mean``)."""

    change: Change
    alone: float
    mean: float


@dataclass(frozen=True, kw_only=True)
class Waterfall:
    """From ``start`` to ``end``: the effects, most important first, and what they do only together. ``silent``: how
    many changes move nothing of it. ``exact``: whether the means are over all orders."""

    start: float
    end: float
    effects: tuple[Effect, ...]
    together: float
    silent: int
    exact: bool


@dataclass(frozen=True, kw_only=True)
class Whole:
    """The same in whole euros that add up: start + alone + together = end, and start + mean = end."""

    start: float
    end: float
    alone: Floats
    together: float
    mean: Floats


def between(case: Case, assumptions: Assumptions, which: Between, amount: Amount) -> Waterfall:
    """Why two of a visitor's settings differ in this amount. Not-a-number where it is unknown what something costs."""
    advice = of_variant(case, assumptions, "advice")
    if which == "advice":
        # Nobody changed these: what does nothing needs no mention.
        return replace(waterfall(*advice_steps(case, advice, amount)), silent=0)
    if which == "mine":
        return difference(advice, assumptions, amount)
    return difference(case.assumptions, assumptions, amount)


def difference(before: Assumptions, after: Assumptions, amount: Amount) -> Waterfall:
    """Why an amount differs between any two settings of a case."""
    changes = changes_between(before, after)
    return waterfall(changes, worth_of(before, changes, amount.under_key))


def reversed_changes(changes: Sequence[Change]) -> tuple[Change, ...]:
    """The same changes on the way back."""
    return tuple(replace(one, before=one.after, after=one.before) for one in changes)


def waterfall(changes: Sequence[Change], worth: Worth) -> Waterfall:
    """The effects of these changes, of which ``worth`` gives the amount with any of them made."""
    found = parts_of(worth, len(changes))
    effects = [
        Effect(change=change, alone=alone, mean=mean)
        for change, alone, mean, moves in zip(
            changes, found.alone.tolist(), found.mean.tolist(), found.moves.tolist(), strict=True
        )
        if moves
    ]
    return Waterfall(
        start=found.start,
        end=found.end,
        effects=tuple(sorted(effects, key=_importance)),
        together=_together(found),
        silent=len(changes) - len(effects),
        exact=found.exact,
    )


def _importance(effect: Effect) -> tuple[float, float]:
    """In cents, so that noise does not change places."""
    return -round(abs(effect.alone), 2), -round(abs(effect.mean), 2)


def _together(found: Parts) -> float:
    return found.together if abs(found.together) > NO_MOVE else 0.0


def whole(found: Waterfall) -> Whole:
    """Rounded so that what is shown adds up from the start that is shown to the end that is shown."""
    start, end = round_half_up([found.start, found.end]).tolist()
    alone = np.array([effect.alone for effect in found.effects])
    mean = np.array([effect.mean for effect in found.effects])
    parts = np.append(alone, found.together) if found.together else alone
    rounded = _to_sum(parts, end - start)
    count = len(alone)
    return Whole(
        start=start,
        end=end,
        alone=rounded[:count],
        together=float(rounded[count:].sum()),
        mean=_to_sum(mean, end - start),
    )


def _to_sum(parts: Floats, total: float) -> Floats:
    """Whole numbers that add up to a whole total, which may be a euro from the sum of the parts."""
    if not len(parts):
        return parts
    return round_to_sum(parts + (total - parts.sum()) / len(parts))
