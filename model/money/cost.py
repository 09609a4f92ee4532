"""What the execution costs: the printed frame and its readings, the new model, exit and project cost.

Amounts are euros a year, shape (..., years), unless said otherwise.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.corrections import caseloads, line_amounts, printed_caseloads, project_amounts
from model.case.naming import named, nameless, with_names
from model.money.pools import Pool, over_pools, pools_of, shares_of_members, summed
from model.money.shares import existing_shares
from model.numbers.arrays import Floats, across, along, growth, into, scaled, stacked
from model.numbers.operations import anything, minimum, numbers, one_of, part, plain, total, where
from model.options.configurations import cost_change, mean_change, mine, pairs_of


@named("price_index", "years", unit="share")
def price_index(case: Case, assumptions: Assumptions) -> Floats:
    """Price level per year, 1 in the first budget year."""
    return growth(assumptions.execution_index, len(case.about.years))


def indexed(case: Case, assumptions: Assumptions, pool: Pool, amounts: Floats) -> Floats:
    """Printed amounts of a pool (..., parties, years) at the prices of each year, at which they may be already."""
    return amounts if pool.rising else amounts * price_index(case, assumptions)[..., None, :]


@named("own_cost", "participants", "years", unit="eur_per_year")
def own_costs(case: Case, assumptions: Assumptions) -> Floats:
    """Execution cost per participant, shape (..., participants, years): price per benefit × benefits."""
    return over_pools(case, lambda pool: own_costs_in(case, assumptions, pool))


def own_costs_in(case: Case, assumptions: Assumptions, pool: Pool) -> Floats:
    """``own_costs`` of one pool; nothing for who stays out of it.

    The price is printed amount / printed number, of the municipality itself where the case has its amount, else of the
    line that is read first. So more benefits at the lead make nobody else cheaper.
    """
    loads, printed_loads = caseloads(case, assumptions), printed_caseloads(case, assumptions)
    printed = {place: line_amounts(case, assumptions, line) for place, line in pool.lines.items()}

    def price(place: int) -> Floats:
        # Without benefits there is no price per benefit: not-a-number, not an error.
        with np.errstate(divide="ignore", invalid="ignore"):
            found = printed[place] / printed_loads[..., place, None]
        return where(np.isfinite(plain(found)), found, np.nan)

    columns = [
        price(place if place in printed else pool.first) * loads[..., place, None]
        if takes_part
        else np.zeros(len(case.about.years))
        for place, takes_part in enumerate(pool.members)
    ]
    found = np.stack(np.broadcast_arrays(*columns), axis=-2)
    return with_names(case, found, pool.called("own_cost"), "participants", "years", unit="eur_per_year")


@named("joint_frame", "years", unit="eur_per_year")
def joint_frame(case: Case, assumptions: Assumptions) -> Floats:
    """The joint cost that the printed amounts stand for, by ``amount_reading``, as printed: the sum over the pools."""
    return over_pools(case, lambda pool: joint_in(case, assumptions, pool))


def joint_in(case: Case, assumptions: Assumptions, pool: Pool) -> Floats:
    """``joint_frame`` of one pool.

    ``share``: the printed amounts together / the shares of those municipalities in the printed key. ``own_cost``: the
    sum of ``own_costs_in``. ``joint_total``: the printed amount of the line that is read first.
    """
    printed = {place: line_amounts(case, assumptions, line) for place, line in pool.lines.items()}
    found = one_of(
        assumptions.amount_reading,
        {
            # The key that the documents print, not the one the user tries: that would undo his change.
            "share": lambda: np.asarray(
                summed([*printed.values()]) / summed([existing_in(case, pool)[place] for place in printed])
            ),
            "own_cost": lambda: np.asarray(own_costs_in(case, assumptions, pool).sum(axis=-2)),
            "joint_total": lambda: printed[pool.first],
        },
    )
    return with_names(case, found, pool.called("joint_frame"), "years", unit="eur_per_year")


@lru_cache(maxsize=32)
def existing_in(case: Case, pool: Pool) -> Floats:
    """``existing_shares`` of who takes part in a pool: (parties,). Remembered, so it cannot be written to."""
    shares = shares_of_members(pool, existing_shares(case))
    shares = with_names(case, shares, pool.called("printed_share"), "parties", unit="share")
    shares.setflags(write=False)
    return shares


@named("fte", "segments", unit="count")
def fte(case: Case, assumptions: Assumptions) -> Floats:
    """Full-time workers in the first budget year, per segment: shape (..., segments)."""
    benefits = caseloads(case, assumptions).sum(axis=-1)
    per_fte = stacked(assumptions.benefits_per_fte, (segment.id for segment in case.segments))
    shares = segment_shares(case, assumptions)
    parts = across(np.multiply, shares, benefits) if shares.ndim == 1 else shares * along(benefits)
    return np.asarray(parts / per_fte)


@named("segment_share", "segments", unit="share")
def segment_shares(case: Case, assumptions: Assumptions) -> Floats:
    """The part of the caseload in each segment, from the lead's target group: shape (..., segments).

    Who moves on after a new assessment counts in the group that he moves to.
    """
    people = assessed_groups(case, assumptions)
    caseload = sum(group.number for group in case.target_group if group.in_caseload and group.id in people)
    own = {segment.id: total(people[id] for id in segment.target_groups) / caseload for segment in case.segments}
    return stacked(own, own)


def assessed_groups(case: Case, assumptions: Assumptions) -> dict[str, Floats]:
    """How many people are in each target group of the lead, by its id: (...,). Never more move than there are."""
    groups = [group for group in case.target_group if group.municipality == case.about.lead]
    people = {group.id: numbers(group.number) for group in groups}
    for group in groups:
        if group.moves_to is not None:
            moved = minimum(numbers(assumptions.reassessed[group.id]), group.number)
            people[group.id] = people[group.id] - moved
            people[group.moves_to] = people[group.moves_to] + moved
    return people


@named("bottom_up", "years", unit="eur_per_year")
def bottom_up(case: Case, assumptions: Assumptions) -> Floats:
    """fte × cost per fte + back-office price × benefits + ICT, at the price level of the first year."""
    years = len(case.about.years)
    volume = growth(assumptions.caseload_growth, years)
    staff = fte(case, assumptions).sum(axis=-1) * assumptions.cost_per_fte
    benefits = caseloads(case, assumptions).sum(axis=-1)
    moving = scaled(volume, staff + benefits * assumptions.backoffice_price)
    return into(np.add, moving, along(assumptions.ict_structural))


@named("new_model_cost", "years", unit="eur_per_year")
def new_model_cost(case: Case, assumptions: Assumptions) -> Floats:
    """Joint cost of a full year in the new model, indexed: the sum over the pools."""
    return over_pools(case, lambda pool: new_cost_in(case, assumptions, pool))


def new_cost_in(case: Case, assumptions: Assumptions, pool: Pool) -> Floats:
    """``new_model_cost`` of one pool: basis × change × what the executors of its tasks differ.

    The index is added to what is built up from below, and to printed amounts at constant prices.
    """
    index = price_index(case, assumptions)

    def built_up() -> Floats:
        amounts = bottom_up(case, assumptions)
        amounts = amounts if pool.is_only else amounts * part_of_frame(case, assumptions, pool)
        return amounts * index if pool.rising else amounts

    basis = one_of(assumptions.cost_basis, {"frame": lambda: joint_in(case, assumptions, pool), "bottom_up": built_up})
    change = 1 + numbers(assumptions.execution_cost_change)
    at_printed_prices = scaled(basis, change * (1 + executors_change(case, assumptions, pool)))
    found = at_printed_prices if pool.rising else into(np.multiply, at_printed_prices, index)
    return with_names(case, found, pool.called("new_model_cost"), "years", unit="eur_per_year")


def executors_change(case: Case, assumptions: Assumptions, pool: Pool) -> Floats:
    """How much dearer a pool gets by who carries out its tasks: a fraction, (...,)."""
    chosen = mine(case, assumptions)
    if pool.is_only:
        return cost_change(case, assumptions, chosen)
    found = mean_change(case, assumptions, pairs_of(case, chosen, pool.tasks))
    return with_names(case, found, pool.called("cost_change"), unit="share")


def part_of_frame(case: Case, assumptions: Assumptions, pool: Pool) -> Floats:
    """The part of what is built up from below that a pool takes, (..., years): as of the joint cost that is printed.

    An assumption: what is built up is of all tasks together. Where nothing is printed, or nobody knows, all take as
    much.
    """
    found = part(joint_in(case, assumptions, pool), joint_frame(case, assumptions), 1 / len(pools_of(case)))
    return with_names(case, found, pool.called("frame_part"), "years", unit="share")


@named("break_even_price", "years", unit="eur")
def break_even_backoffice_price(case: Case, assumptions: Assumptions) -> Floats:
    """The price per benefit at which the bottom-up cost equals the printed frame, per year.

    Negative where staff and ICT alone already cost more than the frame; not-a-number without benefits.
    """
    years = len(case.about.years)
    index = price_index(case, assumptions) * (1 + along(assumptions.execution_cost_change))
    index = index * over_pools(case, lambda pool: _dearer_part(case, assumptions, pool))
    without_price = nameless(bottom_up(case, assumptions.replace(backoffice_price=0.0)))
    benefits = along(caseloads(case, assumptions).sum(axis=-1)) * growth(assumptions.caseload_growth, years)
    left = joint_frame(case, assumptions) / index - without_price
    # Without benefits no price makes up for anything.
    return part(left, benefits, np.nan)


def _dearer_part(case: Case, assumptions: Assumptions, pool: Pool) -> Floats:
    """What a pool takes of what is built up, with what its executors differ: (..., years or 1)."""
    dearer = 1 + along(executors_change(case, assumptions, pool))
    return dearer if pool.is_only else part_of_frame(case, assumptions, pool) * dearer


@named("project_total", unit="eur")
def project_total(case: Case, assumptions: Assumptions) -> Floats:
    """The project cost in euros, (...,): the sum of the lines, changed by ``project_cost_change``."""
    lines = total(project_amounts(case, assumptions).values())
    return np.asarray(lines * (1 + numbers(assumptions.project_cost_change)))


def project_covered(assumptions: Assumptions, cost: Floats) -> Floats:
    """What the coverage pays of this project cost, (...,): never more than the cost."""
    coverage = numbers(assumptions.project_coverage)
    return minimum(coverage, cost) if anything(coverage) else np.zeros(())
