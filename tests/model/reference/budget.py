"""The money of a variant, pool by pool and month by month."""

from __future__ import annotations

from fractions import Fraction

from model import Case
from tests.model.reference.cost import budgeted, index, new_cost, old
from tests.model.reference.keys import documents_key, key, project_key
from tests.model.reference.planning import pieces, start_month
from tests.model.reference.pools import Pool, pools
from tests.model.reference.printed import amount, figure, loads, names, place, switched
from tests.model.worlds import Point

Grid = list[list[Fraction]]
"""Euros per party (the last one: nobody) and year."""


def empty(case: Case) -> Grid:
    return [[Fraction(0) for _ in case.about.years] for _ in range(len(names(case)) + 1)]


def added(*grids: Grid) -> Grid:
    return [[sum(cells, Fraction(0)) for cells in zip(*rows, strict=True)] for rows in zip(*grids, strict=True)]


def contributions(case: Case, point: Point) -> Grid:
    return added(*(contributions_to(case, point, pool) for pool in pools(case)))


def contributions_to(case: Case, point: Point, pool: Pool) -> Grid:
    """Month by month: the old contract until the start, the new model from then on, by the printed key and the chosen
    one. What is counted are the months of each; what a month costs is the same all year."""
    start = start_month(case, point, pool)
    years = range(len(case.about.years))
    contract, by_documents, by_choice = ([Fraction(0) for _ in years] for _ in range(3))
    for month, length in pieces(case, point, pool):
        year = int(month // 12)
        if month < start:
            contract[year] += length / 12
        else:
            steps, taken = point["phase_in_years"] + 1, year - start // 12 + 1
            reached = min(Fraction(1), Fraction(taken) / steps)
            by_choice[year] += length / 12 * reached
            by_documents[year] += length / 12 * (1 - reached)
    shares = list(zip(documents_key(case, pool), key(case, point, point["cost_key"], pool), strict=True))
    paid = empty(case)
    for year in years:
        before, after = old(case, point, pool, year), new_cost(case, point, pool, year)
        for party, (written, chosen) in enumerate(shares):
            of_new = by_documents[year] * written + by_choice[year] * chosen
            paid[party][year] = contract[year] * before[party] + of_new * after
    return paid


def joint_cost(case: Case, point: Point) -> list[Fraction]:
    """The joint cost of each year, whoever pays it: the contract until the start, the new model from then on."""
    found = [Fraction(0) for _ in case.about.years]
    for pool in pools(case):
        start, years = start_month(case, point, pool), range(len(case.about.years))
        before = [sum(old(case, point, pool, year)) for year in years]
        after = [new_cost(case, point, pool, year) for year in years]
        for month, length in pieces(case, point, pool):
            year = int(month // 12)
            found[year] += (before if month < start else after)[year] * length / 12
    return found


def running(case: Case, point: Point) -> Grid:
    """The contract of all pools as if it ran all years."""
    found = empty(case)
    for pool in pools(case):
        for year in range(len(case.about.years)):
            for party, one in enumerate(old(case, point, pool, year)):
                found[party][year] += one
    return found


def exit_cost(case: Case, point: Point) -> Grid:
    """Month by month: in the k-th year after the contract's end (n - k + 1) / n of it goes on."""
    paid, years = empty(case), point["exit_cost_years"]
    for pool in pools(case):
        start = start_month(case, point, pool)
        goes_on = [Fraction(0) for _ in case.about.years]
        for month, length in pieces(case, point, pool):
            ended = (month - start) // 12
            if 0 <= ended < years:
                goes_on[int(month // 12)] += length / 12 * (years - ended) / years
        for year, part in enumerate(goes_on):
            for party, one in enumerate(old(case, point, pool, year)):
                paid[party][year] += one * part
    return paid


def project_line(case: Case, point: Point, id: str) -> Fraction:
    """As printed, or hours × rate once one of both was changed."""
    line = next(line for line in case.project if line.id == id)
    extra = switched(case, point, "project", id)
    if line.hours is None or line.rate is None:
        return point[f"project_amount.{id}"] + extra
    hours, rate = point[f"project_hours.{id}"], point[f"project_rate.{id}"]
    untouched = (hours, rate) == (Fraction(str(line.hours)), Fraction(str(line.rate)))
    return Fraction(str(line.amount)) + extra if untouched else hours * rate


def project(case: Case, point: Point) -> Grid:
    """Each line in its own year, or in that of the project."""
    paid, shares = empty(case), project_key(case, point)
    for line in case.project:
        if line.part in ("labour", "other"):
            year = case.about.years.index(line.year or case.about.project_year)
            cost = project_line(case, point, line.id) * (1 + point["project_cost_change"])
            for party, share in enumerate(shares):
                paid[party][year] += share * cost
    return paid


def other_lines(case: Case, point: Point, side: str = "lasten") -> Grid:
    paid = empty(case)
    for line in case.budget_lines:
        if line.role == "other" and line.side == side and line.municipality in names(case):
            for year in range(len(case.about.years)):
                paid[place(case, line.municipality)][year] += amount(case, point, line, year)
    return paid


def frame(case: Case, point: Point) -> Grid:
    """What is budgeted now, income taken off; the execution with the index if that is asked for."""
    found = empty(case)
    for pool in pools(case):
        for year in range(len(case.about.years)):
            rise = index(point, year) if point["frame_indexed"] == 1 and not pool.rises else 1
            for party, one in enumerate(budgeted(case, point, pool, year)):
                found[party][year] += one * rise
    income = [[-one for one in row] for row in other_lines(case, point, "baten")]
    return added(found, other_lines(case, point), income)


def vangnet(case: Case, paid: Fraction, buig: Fraction) -> Fraction:
    """In euros, band by band, as the rule is told."""
    own, half = buig * figure(case, "vangnet_own_until"), buig * figure(case, "vangnet_half_until")
    deficit = paid - buig
    if deficit <= own:
        return Fraction(0)
    if deficit <= half:
        return (deficit - own) * figure(case, "vangnet_half_rate")
    return (half - own) * figure(case, "vangnet_half_rate") + deficit - half


def benefits(case: Case, point: Point) -> Grid:
    """The estimate of the benefits paid, if the case has one and its switch is on."""
    found = empty(case)
    if point.get("with_benefits") == 1:
        for party, number in enumerate(loads(case, point)):
            for year in range(len(case.about.years)):
                growth = (1 + point["caseload_growth"]) ** year
                found[party][year] = number * growth * point["average_benefit"]
    return found


def expenditure(case: Case, point: Point) -> Grid:
    """All lasten of Mijn variant, the estimate of the benefits paid included if its switch is on."""
    parts = contributions, exit_cost, project, other_lines, benefits
    return added(*(part(case, point) for part in parts))
