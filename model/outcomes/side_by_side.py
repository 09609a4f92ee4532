"""Two to four settings side by side: what each costs, how far that can lie apart, and in which settings they differ.

Each stands under its own assumptions: those of a checkpoint hold another world than those of now, and Huidig and Advies
are what they are in the world that they are given.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from model.assumptions.declared import Value
from model.assumptions.values import Assumptions, declaration
from model.case.case import Case
from model.case.variants import Variant, of_variant
from model.differences.amounts import Amount, present_steps
from model.differences.orders import Mask, Worth
from model.money.budget import framed_budget, framed_cost, one_off_cost
from model.numbers.arrays import Floats, round_half_up, round_to_sum
from model.options.configurations import fit_and_risk
from model.outcomes.planning import starts_of_tracks
from model.outcomes.uncertainty import drivers, levels_for
from model.outcomes.waterfall import Waterfall, difference, reversed_changes, waterfall
from model.planning.schedule import start_day
from model.risks.register import assessed_of, configuration, counts_in, shares_of
from model.uncertainty.simulation import FULL, LEVELS, bands, drawn_costs, whole
from model.uncertainty.tornado import cost_of


@dataclass(frozen=True)
class Side:
    """What stands in a column: a variant, under assumptions of which only Mijn variant follows the choices."""

    variant: Variant
    assumptions: Assumptions

    def own(self, case: Case) -> Assumptions:
        """The assumptions that count in it."""
        return of_variant(case, self.assumptions, self.variant)

    def plain(self, case: Case) -> Side:
        """The same with only what counts in it: the choices move Mijn variant, so nothing of the others is computed
        anew for them; and Advies is Mijn variant with no choice made."""
        return Side("current" if self.variant == "current" else "mine", self.own(case))


@dataclass(frozen=True, kw_only=True)
class Figures:
    """What one costs in euros: ``cost``, what of it comes ``once``, and what is budgeted now (``frame``): (whose,
    periods), the last of both all together. ``enough`` (whose, certainties): the money for its risks, in whole euros;
    not-a-number where it has risks and none is assessed. ``fit``: 0–100. ``starts``: the day on which the new
    execution starts, under None, and that of each track with a start of its own; nothing where there is no new one.
    """

    cost: Floats
    once: Floats
    frame: Floats
    enough: Floats
    fit: float
    starts: Mapping[str | None, float]


def figures(case: Case, side: Side, reserves: Mapping[Variant, Floats]) -> Figures:
    """The figures of one. ``reserves``: what is enough for the risks of each variant under its assumptions
    (``model.risks.reserve``)."""
    own = side.own(case)
    budget = framed_budget(case, own, side.variant)
    counted = counts_in(case, own, side.variant)
    enough = _shared(reserves[side.variant], shares_of(case, side.assumptions, side.variant))
    fit, _risk = fit_and_risk(case, side.assumptions, configuration(case, side.assumptions, side.variant))
    return Figures(
        cost=whole(framed_cost(budget)),
        once=whole(one_off_cost(budget)),
        frame=whole(np.broadcast_to(budget.frame, framed_cost(budget).shape)),
        enough=np.full_like(enough, np.nan) if counted and not assessed_of(own, counted) else enough,
        fit=fit,
        starts={} if side.variant == "current" else _starts(case, own),
    )


def _starts(case: Case, own: Assumptions) -> Mapping[str | None, float]:
    found = [(None, start_day(case, own)), *starts_of_tracks(case, own).items()]
    return {track: float(day) for track, day in found}


def _shared(reserve: Floats, shares: Floats) -> Floats:
    """What is enough (certainties,) for each municipality and, last, for all together: in whole euros that add up."""
    parts = round_to_sum(reserve[:, None] * shares)
    return np.concatenate([parts[:, :-1], round_half_up(reserve)[:, None]], axis=-1).T


def levels_of(case: Case, sides: Sequence[Side], party: int | None) -> tuple[float, ...]:
    """At which levels all ranges are taken: at those of the page about uncertainty, or over all futures as soon as that
    is so for one of them. Ranges at two kinds of levels cannot be compared.
    """
    for side in sides:
        moving = drivers(case, side.assumptions, cost_of(case, side.variant, party))
        if levels_for(case, side.assumptions, moving) == FULL:
            return FULL
    return LEVELS


def spreads(case: Case, side: Side, draws: int) -> Mapping[tuple[float, ...], Floats]:
    """Between which amounts one costs each municipality and all together over all years, (whose, 2), at both levels.

    Not-a-number where the case does not say what it costs.
    """
    drawn = drawn_costs(case, side.assumptions, draws, variant=side.variant)[:, -1]
    eight, (low, high) = bands(drawn, LEVELS)[:, [0, -1]], bands(drawn, FULL)[:, [0, -1]].T
    # What is set lies among all draws, also if none of them hit an end of its range.
    as_set = whole(framed_cost(framed_budget(case, side.own(case), side.variant)))[:, -1]
    return {LEVELS: eight, FULL: np.stack([np.minimum(low, as_set), np.maximum(high, as_set)], axis=-1)}


def has(side: Side, id: str) -> bool:
    """Whether an assumption says something of it: Huidig knows none of the choices about a new execution."""
    return side.variant != "current" or declaration(id).layer != "choice"


def differing(case: Case, sides: Sequence[Side]) -> tuple[str, ...]:
    """The assumptions that are not the same in all of them, in the order of their declarations. One that a single one
    of them knows is there where it is not what the documents advise.
    """
    owns = [side.own(case) for side in sides]
    touched = {id for own in owns for id in own.changed_from(case.assumptions)}
    return tuple(id for id, _value in case.assumptions.items() if id in touched and _differs(case, sides, owns, id))


def _differs(case: Case, sides: Sequence[Side], owns: Sequence[Assumptions], id: str) -> bool:
    values: list[Value] = [own.get(id) for side, own in zip(sides, owns, strict=True) if has(side, id)]
    if len(values) == 1:
        values.append(case.assumptions.get(id))
    return any(value != values[0] for value in values[1:])


def why(case: Case, before: Side, after: Side, amount: Amount) -> Waterfall:
    """Why an amount differs between any two: change by change from the first to the second."""
    first, second = before.own(case), after.own(case)
    # A new model is no change that somebody made: what does nothing in it needs no mention.
    if before.variant == "current":
        return replace(waterfall(*present_steps(case, first, second, amount)), silent=0)
    if after.variant == "current":
        changes, worth = present_steps(case, second, first, amount)
        return replace(waterfall(reversed_changes(changes), _backwards(worth)), silent=0)
    return difference(first, second, amount)


def _backwards(worth: Worth) -> Worth:
    def of(mask: Mask) -> Floats:
        return worth(~mask)

    return of
