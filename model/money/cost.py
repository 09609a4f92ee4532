"""What the execution costs: the printed frame and its readings, the new model, exit and project cost.

Amounts are euros a year, shape (..., years), unless said otherwise.
"""

from __future__ import annotations

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.corrections import caseloads, line_amounts, printed_caseloads, project_amounts
from model.money.shares import existing_shares
from model.numbers.arrays import Floats, across, along, growth, into, scaled, stacked
from model.options.configurations import cost_change, mine
from model.planning.schedule import late_months


def price_index(case: Case, assumptions: Assumptions) -> Floats:
    """Price level per year, 1 in the first budget year."""
    return growth(assumptions.execution_index, len(case.about.years))


def own_costs(case: Case, assumptions: Assumptions) -> Floats:
    """Execution cost per participant, shape (..., participants, years): price per benefit × benefits.

    The price is printed amount / printed number, of the municipality itself where the case has its amount, else of the
    lead. So more benefits at the lead make nobody else cheaper.
    """
    loads, printed_loads = caseloads(case, assumptions), printed_caseloads(case, assumptions)
    printed = {
        line.municipality: line_amounts(case, assumptions, line)
        for line in case.budget_lines
        if line.role == "execution"
    }

    def price(place: int) -> Floats:
        amounts = printed[case.participants[place].id]
        # Without benefits there is no price per benefit: not-a-number, not an error.
        with np.errstate(divide="ignore", invalid="ignore"):
            found = amounts / printed_loads[..., place, None]
        return np.where(np.isfinite(found), found, np.nan)

    own = [place if one.id in printed else case.lead for place, one in enumerate(case.participants)]
    columns = [price(priced) * loads[..., place, None] for place, priced in enumerate(own)]
    return np.stack(np.broadcast_arrays(*columns), axis=-2)


def joint_frame(case: Case, assumptions: Assumptions) -> Floats:
    """The joint cost that the printed amount stands for, by ``amount_reading``, at printed prices.

    ``share``: printed / the lead's share in the printed key. ``own_cost``: the sum of
    ``own_costs``. ``joint_total``: the printed amount itself.
    """
    if assumptions.amount_reading == "own_cost":
        return np.asarray(own_costs(case, assumptions).sum(axis=-2))
    lead_line = next(
        line for line in case.budget_lines if line.role == "execution" and line.municipality == case.about.lead
    )
    printed = line_amounts(case, assumptions, lead_line)
    if assumptions.amount_reading == "joint_total":
        return printed
    # The key that the documents print, not the one the user tries: that would undo his change.
    return np.asarray(printed / existing_shares(case)[case.lead])


def fte(case: Case, assumptions: Assumptions) -> Floats:
    """Full-time workers in the first budget year, per segment: shape (..., segments)."""
    total = caseloads(case, assumptions).sum(axis=-1)
    per_fte = stacked(assumptions.benefits_per_fte, (segment.id for segment in case.segments))
    shares = segment_shares(case, assumptions)
    parts = across(np.multiply, shares, total) if shares.ndim == 1 else shares * along(total)
    return np.asarray(parts / per_fte)


def segment_shares(case: Case, assumptions: Assumptions) -> Floats:
    """The part of the caseload in each segment, from the lead's target group: shape (..., segments).

    Who moves on after a new assessment counts in the group that he moves to.
    """
    numbers = assessed_groups(case, assumptions)
    caseload = sum(group.number for group in case.target_group if group.in_caseload and group.id in numbers)
    own = {
        segment.id: sum((numbers[id] for id in segment.target_groups), np.zeros(())) / caseload
        for segment in case.segments
    }
    return stacked(own, own)


def assessed_groups(case: Case, assumptions: Assumptions) -> dict[str, Floats]:
    """How many people are in each target group of the lead, by its id: (...,). Never more move than there are."""
    groups = [group for group in case.target_group if group.municipality == case.about.lead]
    numbers = {group.id: np.asarray(group.number, dtype=np.float64) for group in groups}
    for group in groups:
        if group.moves_to is not None:
            moved = np.minimum(np.asarray(assumptions.reassessed[group.id], dtype=np.float64), group.number)
            numbers[group.id] = numbers[group.id] - moved
            numbers[group.moves_to] = numbers[group.moves_to] + moved
    return numbers


def bottom_up(case: Case, assumptions: Assumptions) -> Floats:
    """fte × cost per fte + back-office price × benefits + ICT, at the price level of the first year."""
    years = len(case.about.years)
    volume = growth(assumptions.caseload_growth, years)
    staff = fte(case, assumptions).sum(axis=-1) * assumptions.cost_per_fte
    benefits = caseloads(case, assumptions).sum(axis=-1)
    moving = scaled(volume, staff + benefits * assumptions.backoffice_price)
    return into(np.add, moving, along(assumptions.ict_structural))


def new_model_cost(case: Case, assumptions: Assumptions) -> Floats:
    """Joint cost of a full year in the new model, indexed: basis × change × what the executors differ."""
    basis = bottom_up if assumptions.cost_basis == "bottom_up" else joint_frame
    change = 1 + np.asarray(assumptions.execution_cost_change, dtype=np.float64)
    by_executor = 1 + cost_change(case, assumptions, mine(case, assumptions))
    at_printed_prices = scaled(basis(case, assumptions), change * by_executor)
    return into(np.multiply, at_printed_prices, price_index(case, assumptions))


def break_even_backoffice_price(case: Case, assumptions: Assumptions) -> Floats:
    """The price per benefit at which the bottom-up cost equals the printed frame, per year.

    Negative where staff and ICT alone already cost more than the frame; not-a-number without benefits.
    """
    years = len(case.about.years)
    by_executor = 1 + along(cost_change(case, assumptions, mine(case, assumptions)))
    index = price_index(case, assumptions) * (1 + along(assumptions.execution_cost_change)) * by_executor
    without_price = bottom_up(case, assumptions.replace(backoffice_price=0.0))
    benefits = along(caseloads(case, assumptions).sum(axis=-1)) * growth(assumptions.caseload_growth, years)
    left = joint_frame(case, assumptions) / index - without_price
    # Without benefits no price makes up for anything.
    return np.asarray(np.where(benefits > 0, left / np.where(benefits > 0, benefits, 1.0), np.nan))


def start_month(case: Case, assumptions: Assumptions) -> Floats:
    """Months from the first day of the first budget year to the start of the new model.

    The chosen delay and what the steps of the planning are late (``planning.late_months``) are both added.
    """
    planned = case.about.new_model_start.date
    months = (planned.year - case.about.years[0]) * 12 + planned.month - 1
    chosen = np.asarray(assumptions.start_delay_months, dtype=np.float64)
    return np.asarray(months + chosen + late_months(case, assumptions))


def new_model_part(case: Case, assumptions: Assumptions) -> Floats:
    """The part of each year in which the new model runs: 0 before, 1 after, between in the year itself."""
    ends = 12 * np.arange(1, len(case.about.years) + 1)
    return np.asarray(np.clip(across(np.subtract, ends, start_month(case, assumptions)), 0, 12) / 12)


def exit_part(case: Case, assumptions: Assumptions) -> Floats:
    """The part of the old contract's cost that goes on after its end: 1, (n-1)/n, ... 1/n in n years.

    Exit years run from the end of the contract, so a start in mid-year spreads them over two budget years.
    """
    year = np.arange(len(case.about.years), dtype=np.float64)
    start = start_month(case, assumptions) / 12
    whole = np.floor(start)
    later = along(start - whole)
    since = across(np.subtract, year, whole)
    length = along(assumptions.exit_cost_years)
    step = 1 / np.maximum(length, 1)

    def ladder(exit_year: Floats) -> Floats:
        return np.asarray(np.maximum(length - exit_year, 0) * (exit_year >= 0))

    return np.asarray((1 - later) * step * ladder(since) + later * step * ladder(since - 1))


def project_total(case: Case, assumptions: Assumptions) -> Floats:
    """The project cost in euros, (...,): the sum of the lines, changed by ``project_cost_change``."""
    lines = sum(project_amounts(case, assumptions).values(), start=np.asarray(0.0))
    return np.asarray(lines * (1 + np.asarray(assumptions.project_cost_change)))


def project_covered(assumptions: Assumptions, total: Floats) -> Floats:
    """What the coverage pays of this project cost, (...,): never more than the cost."""
    coverage = np.asarray(assumptions.project_coverage, dtype=np.float64)
    return np.minimum(coverage, total) if np.any(coverage) else np.zeros(())


def in_project_year(case: Case, amount: Floats) -> Floats:
    """The amount in the project year and nothing in the others: shape (..., years)."""
    return across(np.multiply, np.array(case.about.years) == case.about.project_year, amount)
