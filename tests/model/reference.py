"""A second, slow implementation of the model: one point at a time, exact fractions, money counted month by month.
It shares no code with the model: only the printed figures of the case.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import pairwise

from model import Case
from tests.model.worlds import Point, defaults

Grid = list[list[Fraction]]
"""Euros per party (the last one: nobody) and year."""


def names(case: Case) -> list[str]:
    return [one.id for one in case.municipalities if one.role == "participant"]


def place(case: Case, id: str) -> int:
    return names(case).index(id)


def _switched(case: Case, point: Point, table: str, row: str, year: int | None = None) -> Fraction:
    """What the findings' switches add to a printed figure."""
    extra = Fraction(0)
    for finding in case.findings:
        one = finding.correction
        if one and (one.table, one.row, one.year) == (table, row, year) and point[f"finding.{finding.id}"] == 1:
            extra += Fraction(str(one.alternative)) - Fraction(str(one.printed))
    return extra


def loads(case: Case, point: Point) -> list[Fraction]:
    return [point[f"caseload.{one}"] + _switched(case, point, "caseload", one) for one in names(case)]


def printed(case: Case, point: Point, id: str) -> list[Fraction]:
    line = next(line for line in case.budget_lines if line.id == id)
    return [
        Fraction(str(amount)) + _switched(case, point, "budget_lines", id, year)
        for year, amount in zip(case.about.years, line.amounts, strict=True)
    ]


def lead_line(case: Case) -> str:
    return next(one.id for one in case.budget_lines if one.role == "execution" and one.municipality == case.about.lead)


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


def key(case: Case, point: Point, name: str) -> list[Fraction]:
    if name == "fixed":
        return fixed_key(case, point)
    if name == "caseload":
        return in_proportion(loads(case, point))
    if name == "residents":
        figures = {one.municipality: one.value for one in case.figures if one.id == "residents"}
        return in_proportion([Fraction(figures[one]) for one in names(case)])
    weight = point["caseload_weight"]
    pairs = zip(key(case, point, "caseload"), fixed_key(case, point), strict=True)
    return [weight * by_number + (1 - weight) * fixed for by_number, fixed in pairs]


def own_costs(case: Case, point: Point, year: int) -> list[Fraction]:
    """Benefits × the lead's printed amount per printed benefit. No case prints a second amount."""
    numbers = loads(case, point)
    written = {id: value for id, value in defaults(case).items() if id.startswith("caseload.")}
    price = printed(case, point, lead_line(case))[year] / loads(case, point | written)[place(case, case.about.lead)]
    return [price * number for number in numbers]


def budgeted(case: Case, point: Point, year: int) -> list[Fraction]:
    """What each party has in its budget for the execution: the lead what is printed, the others by the reading."""
    found = present(case, point, year)
    found[place(case, case.about.lead)] = printed(case, point, lead_line(case))[year]
    return found


def project_key(case: Case, point: Point) -> list[Fraction]:
    """The fixed key or the residents, made to add up to all."""
    found = key(case, point, "residents" if point["project_key"] == "residents" else "fixed")[:-1]
    if not sum(found):
        found = fixed_key(case, defaults(case))[:-1]
    return [one / sum(found) for one in found] + [Fraction(0)]


def joint_frame(case: Case, point: Point, year: int) -> Fraction:
    if point["amount_reading"] == "own_cost":
        return sum(own_costs(case, point, year), Fraction(0))
    amount = printed(case, point, lead_line(case))[year]
    documents_share = defaults(case)[f"share.{case.about.lead}"]
    return amount if point["amount_reading"] == "joint_total" else amount / documents_share


def bottom_up(case: Case, point: Point, year: int) -> Fraction:
    benefits = sum(loads(case, point)) * (1 + point["caseload_growth"]) ** year
    groups = {one.id: one.number for one in case.target_group if one.municipality == case.about.lead}
    everyone = sum(one.number for one in case.target_group if one.municipality == case.about.lead and one.in_caseload)
    for one in (group for group in case.target_group if group.moves_to):
        moved = min(point[f"reassessed.{one.id}"], groups[one.id])
        groups |= {one.id: groups[one.id] - moved, one.moves_to: groups[one.moves_to] + moved}
    cost = point["ict_structural"] + point["backoffice_price"] * benefits
    for segment in case.segments:
        served = benefits * Fraction(sum(groups[id] for id in segment.target_groups), everyone)
        cost += served / point[f"benefits_per_fte.{segment.id}"] * point["cost_per_fte"]
    return cost


def by_executor(case: Case, point: Point) -> Fraction:
    """How much dearer it gets by who does it: the mean over the tasks with options, front and back office by their
    part."""
    front_part = next(Fraction(str(one.value)) for one in case.figures if one.id == "front_office_part")
    tasks = {option.task for option in case.options}
    dearer = Fraction(0)
    for task in tasks:
        dearer += front_part * point[f"executor_cost.{point[f'front.{task}']}"]
        dearer += (1 - front_part) * point[f"executor_cost.{point[f'back.{task}']}"]
    return dearer / len(tasks)


def new_cost(case: Case, point: Point, year: int) -> Fraction:
    basis = bottom_up if point["cost_basis"] == "bottom_up" else joint_frame
    price = (1 + point["execution_index"]) ** year
    dearer = (1 + point["execution_cost_change"]) * (1 + by_executor(case, point))
    return basis(case, point, year) * dearer * price


def present(case: Case, point: Point, year: int) -> list[Fraction]:
    """What each party pays under the contract, at printed prices."""
    if point["amount_reading"] == "own_cost":
        return [*own_costs(case, point, year), Fraction(0)]
    documents_key = fixed_key(case, defaults(case))
    return [share * joint_frame(case, point, year) for share in documents_key]


def old(case: Case, point: Point, year: int) -> list[Fraction]:
    return [amount * (1 + point["execution_index"]) ** year for amount in present(case, point, year)]


def ready_by_documents(case: Case, point: Point, id: str) -> int:
    """The day on which a step is ready by the documents and the switches."""
    day = next(step.ready for step in case.steps if step.id == id).toordinal()
    for finding in case.findings:
        one = finding.correction
        if one and (one.table, one.row) == ("steps", id) and point[f"finding.{finding.id}"] == 1:
            day += (one.alternative - one.printed).days
    return day


def days_of(case: Case, point: Point, id: str) -> int:
    """How long a step lasts by the documents."""
    step = next(step for step in case.steps if step.id == id)
    begin = [ready_by_documents(case, point, one) for one in step.depends_on] or [ready_by_documents(case, point, id)]
    first = step.start.toordinal() if step.start else max(begin)
    return max(ready_by_documents(case, point, id) - first, 0)


def ready(case: Case, point: Point, id: str) -> int:
    """The day on which a step is ready with its delay and those of what it waits for."""
    step = next(step for step in case.steps if step.id == id)
    begin = [ready(case, point, one) for one in step.depends_on]
    if step.start:
        begin.append(step.start.toordinal())
    begin = begin or [ready_by_documents(case, point, id)]
    return max(begin) + days_of(case, point, id) + 7 * int(point[f"step_delay.{id}"])


def days_late(case: Case, point: Point) -> int:
    start = case.about.new_model_start
    return max([0, *(ready(case, point, id) - start.date.toordinal() for id in start.needs)])


def start_month(case: Case, point: Point) -> Fraction:
    """In months of a year of 365 days."""
    planned: date = case.about.new_model_start.date
    months = (planned.year - case.about.years[0]) * 12 + planned.month - 1 + int(point["start_delay_months"])
    return months + Fraction(12 * days_late(case, point), 365)


def pieces(case: Case, point: Point) -> list[tuple[Fraction, Fraction]]:
    """The budget's time in pieces (begin and length in months) in which nothing changes: cut at every month, at the
    start, and at its anniversaries."""
    end = 12 * len(case.about.years)
    start = start_month(case, point)
    cuts = {Fraction(month) for month in range(end + 1)} | {start + 12 * year for year in range(end)}
    inside = sorted(cut for cut in cuts if 0 <= cut <= end)
    return [(begin, until - begin) for begin, until in pairwise(inside)]


def empty(case: Case) -> Grid:
    return [[Fraction(0) for _ in case.about.years] for _ in range(len(names(case)) + 1)]


def contributions(case: Case, point: Point) -> Grid:
    """Month by month: the old contract until the start, the new model from then on."""
    paid, start = empty(case), start_month(case, point)
    documents_key = fixed_key(case, defaults(case))
    chosen_key = key(case, point, point["cost_key"])
    years = range(len(case.about.years))
    before = [old(case, point, year) for year in years]
    after = [new_cost(case, point, year) for year in years]
    for month, length in pieces(case, point):
        year = int(month // 12)
        if month < start:
            amounts = before[year]
        else:
            steps, taken = point["phase_in_years"] + 1, year - start // 12 + 1
            reached = min(Fraction(1), Fraction(taken) / steps)
            blend = zip(chosen_key, documents_key, strict=True)
            amounts = [after[year] * (reached * chosen + (1 - reached) * printed) for chosen, printed in blend]
        for party, amount in enumerate(amounts):
            paid[party][year] += amount * length / 12
    return paid


def exit_cost(case: Case, point: Point) -> Grid:
    """Month by month: in the k-th year after the contract's end (n - k + 1) / n of it goes on."""
    paid, start, years = empty(case), start_month(case, point), point["exit_cost_years"]
    for month, length in pieces(case, point):
        ended = (month - start) // 12
        if 0 <= ended < years:
            for party, amount in enumerate(old(case, point, int(month // 12))):
                paid[party][int(month // 12)] += amount * length / 12 * (years - ended) / years
    return paid


def project_line(case: Case, point: Point, id: str) -> Fraction:
    """As printed, or hours × rate once one of both was changed."""
    line = next(line for line in case.project if line.id == id)
    switched = _switched(case, point, "project", id)
    if line.hours is None or line.rate is None:
        return point[f"project_amount.{id}"] + switched
    hours, rate = point[f"project_hours.{id}"], point[f"project_rate.{id}"]
    untouched = (hours, rate) == (Fraction(str(line.hours)), Fraction(str(line.rate)))
    return Fraction(str(line.amount)) + switched if untouched else hours * rate


def project(case: Case, point: Point) -> Grid:
    paid = empty(case)
    for line in case.project:
        if line.part in ("labour", "other"):
            year = case.about.years.index(line.year or case.about.project_year)
            for party, share in enumerate(project_key(case, point)):
                paid[party][year] += share * project_line(case, point, line.id) * (1 + point["project_cost_change"])
    return paid


def other_lines(case: Case, point: Point) -> Grid:
    paid = empty(case)
    for line in case.budget_lines:
        if line.role == "other" and line.side == "lasten":
            for year, amount in enumerate(printed(case, point, line.id)):
                paid[place(case, line.municipality)][year] += amount
    return paid


def vangnet(case: Case, paid: Fraction, buig: Fraction) -> Fraction:
    """In euros, band by band, as the rule is told."""
    figures = {one.id: Fraction(str(one.value)) for one in case.figures if one.municipality is None}
    own, half = buig * figures["vangnet_own_until"], buig * figures["vangnet_half_until"]
    deficit = paid - buig
    if deficit <= own:
        return Fraction(0)
    if deficit <= half:
        return (deficit - own) * figures["vangnet_half_rate"]
    return (half - own) * figures["vangnet_half_rate"] + deficit - half


def added(*grids: Grid) -> Grid:
    return [[sum(cells, Fraction(0)) for cells in zip(*rows, strict=True)] for rows in zip(*grids, strict=True)]


def expenditure(case: Case, point: Point) -> Grid:
    """All lasten of Mijn variant, the estimate of the benefits paid included if its switch is on."""
    benefits = empty(case)
    if point["with_benefits"] == 1:
        for party, number in enumerate(loads(case, point)):
            for year in range(len(case.about.years)):
                growth = (1 + point["caseload_growth"]) ** year
                benefits[party][year] = number * growth * point["average_benefit"]
    parts = contributions, exit_cost, project, other_lines
    return added(benefits, *(part(case, point) for part in parts))
