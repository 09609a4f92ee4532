"""What the execution costs: the printed frame and its readings, the new model, exit and project cost.

Amounts are euros a year, shape (..., years), unless said otherwise.
"""

from __future__ import annotations

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.corrections import caseloads, line_amounts, printed_caseloads, project_amounts
from model.case.naming import named, nameless
from model.case.procedures import procedure
from model.money.shares import existing_shares
from model.numbers.arrays import Floats, across, along, growth, into, scaled, stacked
from model.numbers.operations import anything, limited, maximum, minimum, numbers, one_of, part, plain, total, where
from model.options.configurations import cost_change, mine
from model.planning.schedule import late_months


@named("price_index", "years", unit="share")
def price_index(case: Case, assumptions: Assumptions) -> Floats:
    """Price level per year, 1 in the first budget year."""
    return growth(assumptions.execution_index, len(case.about.years))


@named("own_cost", "participants", "years", unit="eur_per_year")
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
        return where(np.isfinite(plain(found)), found, np.nan)

    own = [place if one.id in printed else case.lead for place, one in enumerate(case.participants)]
    columns = [price(priced) * loads[..., place, None] for place, priced in enumerate(own)]
    return np.stack(np.broadcast_arrays(*columns), axis=-2)


@named("joint_frame", "years", unit="eur_per_year")
def joint_frame(case: Case, assumptions: Assumptions) -> Floats:
    """The joint cost that the printed amount stands for, by ``amount_reading``, at printed prices.

    ``share``: printed / the lead's share in the printed key. ``own_cost``: the sum of
    ``own_costs``. ``joint_total``: the printed amount itself.
    """
    lead_line = next(
        line for line in case.budget_lines if line.role == "execution" and line.municipality == case.about.lead
    )
    printed = line_amounts(case, assumptions, lead_line)
    return one_of(
        assumptions.amount_reading,
        {
            # The key that the documents print, not the one the user tries: that would undo his change.
            "share": lambda: np.asarray(printed / existing_shares(case)[case.lead]),
            "own_cost": lambda: np.asarray(own_costs(case, assumptions).sum(axis=-2)),
            "joint_total": lambda: printed,
        },
    )


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
    """Joint cost of a full year in the new model, indexed: basis × change × what the executors differ."""
    basis = one_of(
        assumptions.cost_basis,
        {"frame": lambda: joint_frame(case, assumptions), "bottom_up": lambda: bottom_up(case, assumptions)},
    )
    change = 1 + numbers(assumptions.execution_cost_change)
    by_executor = 1 + cost_change(case, assumptions, mine(case, assumptions))
    at_printed_prices = scaled(basis, change * by_executor)
    return into(np.multiply, at_printed_prices, price_index(case, assumptions))


@named("break_even_price", "years", unit="eur")
def break_even_backoffice_price(case: Case, assumptions: Assumptions) -> Floats:
    """The price per benefit at which the bottom-up cost equals the printed frame, per year.

    Negative where staff and ICT alone already cost more than the frame; not-a-number without benefits.
    """
    years = len(case.about.years)
    by_executor = 1 + along(cost_change(case, assumptions, mine(case, assumptions)))
    index = price_index(case, assumptions) * (1 + along(assumptions.execution_cost_change)) * by_executor
    without_price = nameless(bottom_up(case, assumptions.replace(backoffice_price=0.0)))
    benefits = along(caseloads(case, assumptions).sum(axis=-1)) * growth(assumptions.caseload_growth, years)
    left = joint_frame(case, assumptions) / index - without_price
    # Without benefits no price makes up for anything.
    return part(left, benefits, np.nan)


@procedure("printed_start_month", unit="months", how="date", record=lambda case: case.about.new_model_start)
def printed_start_month(case: Case, _assumptions: Assumptions) -> Floats:
    """Months from the first day of the first budget year to the printed start of the new model."""
    planned = case.about.new_model_start.date
    return np.asarray(float((planned.year - case.about.years[0]) * 12 + planned.month - 1))


@named("start_month", unit="months")
def start_month(case: Case, assumptions: Assumptions) -> Floats:
    """Months from the first day of the first budget year to the start of the new model.

    The chosen delay and what the steps of the planning are late (``planning.late_months``) are both added.
    """
    chosen = numbers(assumptions.start_delay_months)
    return np.asarray(printed_start_month(case, assumptions) + chosen + late_months(case, assumptions))


@named("new_model_part", "years", unit="share")
def new_model_part(case: Case, assumptions: Assumptions) -> Floats:
    """The part of each year in which the new model runs: 0 before, 1 after, between in the year itself."""
    ends = 12 * np.arange(1, len(case.about.years) + 1)
    return np.asarray(limited(across(np.subtract, ends, start_month(case, assumptions)), 0, 12) / 12)


@named("exit_part", "years", unit="share")
def exit_part(case: Case, assumptions: Assumptions) -> Floats:
    """The part of the old contract's cost that goes on after its end: 1, (n-1)/n, ... 1/n in n years.

    Exit years run from the end of the contract, so a start in mid-year spreads them over two budget years.
    """
    year = np.arange(len(case.about.years), dtype=np.float64)
    start = numbers(start_month(case, assumptions) / 12)
    whole = numbers(np.floor(start))
    later = along(start - whole)
    since = across(np.subtract, year, whole)
    length = along(assumptions.exit_cost_years)
    step = 1 / maximum(length, 1)

    def ladder(exit_year: Floats) -> Floats:
        # From the year of the start on: years are whole, and terms must not forget that another start is another year.
        return np.asarray(maximum(length - exit_year, 0) * limited(exit_year + 1, 0, 1))

    return np.asarray((1 - later) * step * ladder(since) + later * step * ladder(since - 1))


@named("project_total", unit="eur")
def project_total(case: Case, assumptions: Assumptions) -> Floats:
    """The project cost in euros, (...,): the sum of the lines, changed by ``project_cost_change``."""
    lines = total(project_amounts(case, assumptions).values())
    return np.asarray(lines * (1 + numbers(assumptions.project_cost_change)))


def project_covered(assumptions: Assumptions, cost: Floats) -> Floats:
    """What the coverage pays of this project cost, (...,): never more than the cost."""
    coverage = numbers(assumptions.project_coverage)
    return minimum(coverage, cost) if anything(coverage) else np.zeros(())
