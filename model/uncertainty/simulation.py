"""How sure the amounts are: the variants and the keys over many draws of what nobody controls.

The functions that compute a point compute the draws, a block at a time. ``simulate`` is a generator, so that a
page can show how far it is and stop halfway.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.variants import VARIANTS, Variant, of_variant
from model.money.budget import contract, framed_budget, framed_cost, one_off_cost
from model.money.split import contributions, key_shares
from model.numbers.arrays import Floats, Number
from model.uncertainty.draws import BLOCK, SEED, Spread, chances, spreads, value_of
from model.uncertainty.futures import Futures, futures
from model.uncertainty.room import at_once, blocks

LEVELS = (0.1, 0.5, 0.9)
"""P10, P50 and P90: in eight of ten cases the amount lies between the first and the last."""
FULL = (0.0, 0.5, 1.0)
"""The lowest, the middle and the highest draw."""
KEYS = ("fixed", "caseload")
WITHIN = 0.5
"""Euros: what rounds to no euro too many is within the frame."""


@dataclass(frozen=True, kw_only=True)
class Outcomes:
    """What the draws gave, in euros. ``costs`` per variant and ``paid`` per cost key: (whose, periods, draws).

    ``whose``: the participants and, last, all together (what nobody pays included). ``periods``: the years and,
    last, all years together. ``frames`` per variant: what is budgeted now, (whose, periods, draws or 1).
    ``one_off`` per variant: the part of its costs that comes once, in the shape of ``frames``.
    ``dearer``: (participants,), the part of the draws in which the caseload key is dearer than the fixed one.
    """

    costs: Mapping[Variant, Floats]
    one_off: Mapping[Variant, Floats]
    frames: Mapping[Variant, Floats]
    paid: Mapping[str, Floats]
    dearer: Floats


@dataclass(frozen=True)
class Progress:
    """How many draws are done; ``outcomes`` when all are."""

    done: int
    outcomes: Outcomes | None = None


def simulate(
    case: Case, assumptions: Assumptions, count: int, *, keys: bool = True, block: int | None = None, seed: int = SEED
) -> Iterator[Progress]:
    """Draw ``count`` times, a block at a time; the last step carries the outcomes. Without ``keys`` only the variants.

    The draws are the same in whatever blocks; without a size they are as large as the case has room for. Raises
    ValueError for no draws or for swept assumptions.
    """
    block = at_once(case) if block is None else block
    points = variant_points(case, assumptions)
    ranges = {variant: spreads(case, own) for variant, own in points.items()}
    shape = (len(case.participants) + 1, len(case.about.years) + 1)
    same = points["advice"] is points["mine"]
    shown = tuple(variant for variant in VARIANTS if not (same and variant == "advice"))
    costs = {variant: np.empty((*shape, count)) for variant in shown}
    frames: dict[Variant, list[Floats]] = {variant: [] for variant in shown}
    one_off: dict[Variant, list[Floats]] = {variant: [] for variant in shown}
    paid = {key: np.empty((*shape, count)) for key in KEYS if keys}
    dearer = np.zeros(len(case.participants))
    done = 0
    ids = {spread.id for own in ranges.values() for spread in own}
    for chance in chances(case, count, block, seed, ids):
        drawn = draw(points, ranges, chance)
        size = min(block, count - done)
        here = slice(done, done + size)
        # Only the start is decided of what the contract costs: once for all variants that start alike.
        contracts = {id(drawn["mine"].start_delay_months): contract(case, drawn["mine"])}
        present = next(iter(contracts.values()))
        for variant in shown:
            start = id(drawn[variant].start_delay_months)
            if start not in contracts:
                contracts[start] = contract(case, drawn[variant], present.running)
            result = framed_budget(case, drawn[variant], variant, contracts[start])
            _put(costs[variant][..., here], framed_cost(result))
            _add(frames[variant], result.frame, size)
            _add(one_off[variant], one_off_cost(result), size)
        for key, amounts in paid.items():
            _put(amounts[..., here], contributions(case, drawn["mine"], key, present.before))
        if keys:
            dearer += _dearer(case, drawn["mine"], size)
        done += size
        yield Progress(done)
    budgeted = {variant: _joined(blocks) for variant, blocks in frames.items()}
    once = {variant: _joined(blocks) for variant, blocks in one_off.items()}
    if same:  # untouched, Mijn variant is the documented advice
        for per_variant in (costs, budgeted, once):
            per_variant["advice"] = per_variant["mine"]
    outcomes = Outcomes(costs=costs, one_off=once, frames=budgeted, paid=paid, dearer=dearer / count)
    yield Progress(done, outcomes)


def drawn_costs(
    case: Case, assumptions: Assumptions, count: int, seed: int = SEED, variant: Variant = "mine"
) -> Floats:
    """What one variant alone costs in the draws of ``simulate``: (whose, periods, draws).

    Raises ValueError for no draws or for swept assumptions.
    """
    own = variant_points(case, assumptions)[variant]
    costs = np.empty((len(case.participants) + 1, len(case.about.years) + 1, count))
    drawn = drawn_values(case, own, count, seed)
    for here in blocks(case, count):
        these = own.with_numbers({id: values[here] for id, values in drawn.items()})
        _put(costs[..., here], framed_cost(framed_budget(case, these, variant)))
    return costs


def drawn_values(case: Case, own: Assumptions, count: int, seed: int = SEED) -> dict[str, Floats]:
    """The values of what is drawn around one point, those of ``simulate``: (draws,) each, not to be written to.

    Raises ValueError for no draws or for swept assumptions.
    """
    ranges = spreads(case, own)
    ids = frozenset(spread.id for spread in ranges)
    drawn = _drawn if count <= BLOCK else _drawn.__wrapped__
    return {spread.id: drawn(case, count, seed, ids, spread, own.distribution) for spread in ranges}


@lru_cache(maxsize=24)
def _drawn(case: Case, count: int, seed: int, ids: frozenset[str], spread: Spread, distribution: str) -> Floats:
    """The values of one assumption: who moves a slider draws the others from the same ranges again."""
    chance = _chances_at_once(case, count, seed, ids)[spread.id]
    values = np.broadcast_to(value_of(spread, chance, distribution), chance.shape)
    values.flags.writeable = False
    return values


@lru_cache(maxsize=1)
def _chances_at_once(case: Case, count: int, seed: int, ids: frozenset[str]) -> Mapping[str, Floats]:
    """The chances of all draws together: who moves a slider draws from the same ones again."""
    (chance,) = chances(case, count, count, seed, ids)
    for one in chance.values():
        one.flags.writeable = False
    return chance


def variant_points(case: Case, assumptions: Assumptions) -> dict[Variant, Assumptions]:
    """The present point of each variant. What is decided differs, so the ranges of a variant lie around its own."""
    others = of_variant(case, assumptions, "advice")
    mine = others if dict(others.items()) == dict(assumptions.items()) else assumptions
    return {"current": others, "advice": others, "mine": mine}


def draw(
    points: Mapping[Variant, Assumptions], ranges: Mapping[Variant, tuple[Spread, ...]], chance: Mapping[str, Floats]
) -> dict[Variant, Assumptions]:
    """The drawn assumptions of each variant, from the same chances; equal ranges and points share their values."""
    made: dict[tuple[str, float], Number] = {}
    drawn: dict[int, Assumptions] = {}
    for variant, own in points.items():
        if id(own) not in drawn:
            for spread in ranges[variant]:
                # Around one value there is one range; the distribution is that of the world, so of all variants.
                if (spread.id, spread.mode) not in made:
                    made[spread.id, spread.mode] = value_of(spread, chance[spread.id], own.distribution)
            drawn[id(own)] = own.with_numbers({spread.id: made[spread.id, spread.mode] for spread in ranges[variant]})
    return {variant: drawn[id(own)] for variant, own in points.items()}


def whole(amounts: Floats) -> Floats:
    """Amounts of one point (parties, years) as (whose, periods): with the sums over parties and over years."""
    parties, years = amounts.shape
    return _put(np.empty((parties, years + 1, 1)), amounts)[..., 0]


def _put(target: Floats, amounts: Floats) -> Floats:
    """Amounts (..., parties, years) as (whose, periods, draws): with the sums over parties and over years."""
    size = target.shape[-1]
    draws_last = np.moveaxis(np.broadcast_to(amounts, (size, *amounts.shape[-2:])), 0, -1)
    target[:-1, :-1] = draws_last[:-1]
    np.sum(draws_last, axis=0, out=target[-1, :-1])
    np.sum(target[:, :-1], axis=1, out=target[:, -1])
    return target


def _add(blocks: list[Floats], amounts: Floats, size: int) -> None:
    """A block more of (whose, periods, draws); of what does not depend on the draws one draw is enough."""
    moves = amounts.ndim > 2
    if moves or not blocks:
        parties, years = amounts.shape[-2:]
        blocks.append(_put(np.empty((parties, years + 1, size if moves else 1)), amounts))


def _joined(blocks: list[Floats]) -> Floats:
    """Blocks one after the other; one draw if they do not depend on the draws."""
    return blocks[0] if blocks[0].shape[-1] == 1 else np.concatenate(blocks, axis=-1)


def _dearer(case: Case, drawn: Assumptions, size: int) -> Floats:
    """In how many draws each participant's share is higher under the caseload key than under the fixed one."""
    more = key_shares(case, drawn, "caseload") - key_shares(case, drawn, "fixed") > 1e-12
    return np.asarray(np.broadcast_to(more[..., :-1], (size, more.shape[-1] - 1)).sum(axis=0), dtype=np.float64)


def within(outcomes: Outcomes, variant: Variant) -> Floats:
    """The part of the draws in which the structural cost of a variant stays within the frame: (whose, periods).

    What comes once is never budgeted now: with it the answer would be no before anything is drawn. Not-a-number
    where any draw is: what the case does not say is unknown, not a chance.
    """
    over = outcomes.costs[variant] - outcomes.one_off[variant] - outcomes.frames[variant]
    return np.where(np.isnan(over).any(axis=-1), np.nan, (over <= WITHIN).mean(axis=-1))


def bands(amounts: Floats, levels: tuple[float, ...] = LEVELS) -> Floats:
    """Percentiles over the draws (the last axis), between two draws in proportion: (..., levels).

    Not-a-number where any draw is.
    """
    return np.moveaxis(np.quantile(amounts, levels, axis=-1), 0, -1)


@dataclass(frozen=True, kw_only=True)
class Summary:
    """What a page shows of the outcomes. ``whose`` and ``periods`` as in ``Outcomes``.

    ``levels``: the percentiles of the bands. ``bands`` per variant: (whose, periods, levels). ``paid`` per key: the
    lowest, middle and highest draw, (whose, periods, 3).
    ``within``: (whose, periods). ``curve`` per variant: the amounts of all years below which 0, 1, ... 100% of the
    draws lie, (whose, 101). ``frames`` per variant: the middle of what is budgeted now, (whose, periods).
    ``dearer``: (participants,). ``futures``: a hundred of the draws of Mijn variant over all years.
    """

    draws: int
    levels: tuple[float, ...]
    bands: Mapping[Variant, Floats]
    paid: Mapping[str, Floats]
    within: Mapping[Variant, Floats]
    curve: Mapping[Variant, Floats]
    frames: Mapping[Variant, Floats]
    dearer: Floats
    futures: Futures


def summarise(outcomes: Outcomes, levels: tuple[float, ...] = LEVELS, *, comparable: bool = True) -> Summary:
    """Percentiles and chances of the draws. ``comparable``: whether the cost may be compared with the frame."""
    steps = tuple(np.linspace(0, 1, 101))
    return Summary(
        draws=outcomes.costs["mine"].shape[-1],
        levels=levels,
        bands={variant: bands(amounts, levels) for variant, amounts in outcomes.costs.items()},
        paid={key: bands(amounts, FULL) for key, amounts in outcomes.paid.items()},
        within={variant: within(outcomes, variant) for variant in VARIANTS},
        curve={variant: bands(amounts[:, -1], steps) for variant, amounts in outcomes.costs.items()},
        frames={variant: bands(amounts, (0.5,))[..., 0] for variant, amounts in outcomes.frames.items()},
        dearer=outcomes.dearer,
        futures=futures(
            outcomes.costs["mine"][:, -1],
            outcomes.one_off["mine"][:, -1],
            outcomes.frames["mine"][:, -1],
            counted=comparable,
            whole_range=levels == FULL,
        ),
    )
