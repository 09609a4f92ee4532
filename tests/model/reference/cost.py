"""What a pool costs in a year, by its place: now, built up from below, and in the new model."""

from __future__ import annotations

from fractions import Fraction

from model import Case
from tests.model.reference.keys import documents_key, key
from tests.model.reference.pools import Pool, pools
from tests.model.reference.printed import amount, figure, loads, names, printed_loads
from tests.model.worlds import Point


def printed(case: Case, point: Point, pool: Pool, year: int) -> dict[str, Fraction]:
    """What is printed for a pool, of each municipality that has a line of it."""
    return {one: amount(case, point, line, year) for one, line in pool.lines.items()}


def own_costs(case: Case, point: Point, pool: Pool, year: int) -> list[Fraction]:
    """Benefits × the printed amount per printed benefit: its own amount, or that of the line that is read first."""
    amounts, then = printed(case, point, pool, year), dict(zip(names(case), printed_loads(case, point), strict=True))
    found = []
    for one, number, member in zip(names(case), loads(case, point), pool.members, strict=True):
        whose = one if one in amounts else pool.first
        found.append(amounts[whose] / then[whose] * number if member else Fraction(0))
    return found


def joint_frame(case: Case, point: Point, pool: Pool, year: int) -> Fraction:
    """The joint cost that is printed, by how the amount is read."""
    if point["amount_reading"] == "own_cost":
        return sum(own_costs(case, point, pool, year), Fraction(0))
    amounts = printed(case, point, pool, year)
    if point["amount_reading"] == "joint_total":
        return amounts[pool.first]
    shares = dict(zip(names(case), documents_key(case, pool), strict=False))
    return sum(amounts.values()) / sum(shares[one] for one in amounts)


def present(case: Case, point: Point, pool: Pool, year: int) -> list[Fraction]:
    """What each party pays now, as printed."""
    if point["amount_reading"] == "own_cost":
        return [*own_costs(case, point, pool, year), Fraction(0)]
    joint = joint_frame(case, point, pool, year)
    found = [share * joint for share in documents_key(case, pool)]
    return _with_printed(case, point, pool, year, found) if point["amount_reading"] == "share" else found


def budgeted(case: Case, point: Point, pool: Pool, year: int) -> list[Fraction]:
    """What each party has in its budget: what is printed for it, the others by the reading."""
    return _with_printed(case, point, pool, year, present(case, point, pool, year))


def _with_printed(case: Case, point: Point, pool: Pool, year: int, amounts: list[Fraction]) -> list[Fraction]:
    own = printed(case, point, pool, year)
    return [own.get(one, by_key) for one, by_key in zip([*names(case), ""], amounts, strict=True)]


def index(point: Point, year: int) -> Fraction:
    return (1 + point["execution_index"]) ** year


def old(case: Case, point: Point, pool: Pool, year: int) -> list[Fraction]:
    """The contract at the prices of the year, at which the amounts may be already."""
    rise = 1 if pool.rises else index(point, year)
    return [one * rise for one in present(case, point, pool, year)]


def bottom_up(case: Case, point: Point, year: int) -> Fraction:
    """Of all pools together, at the prices of the first year."""
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


def part_of_all(case: Case, point: Point, pool: Pool, year: int) -> Fraction:
    """What a pool takes of what is built up: as of the printed joint cost; of nothing all take as much."""
    whole = sum(joint_frame(case, point, one, year) for one in pools(case))
    return joint_frame(case, point, pool, year) / whole if whole else Fraction(1, len(pools(case)))


def by_executor(case: Case, point: Point, pool: Pool) -> Fraction:
    """How much dearer a pool gets by who does it: the mean over the tasks with options that its tasks are or follow,
    front and back office by their part."""
    front_part = figure(case, "front_office_part")
    follows = {task.id: task.follows for task in case.tasks}
    chosen = set()
    for task in pool.tasks:
        while follows[task]:
            task = follows[task]
        chosen |= {task} & {option.task for option in case.options}
    dearer = Fraction(0)
    for task in chosen:
        dearer += front_part * point[f"executor_cost.{point[f'front.{task}']}"]
        dearer += (1 - front_part) * point[f"executor_cost.{point[f'back.{task}']}"]
    return dearer / len(chosen) if chosen else dearer


def dearer(case: Case, point: Point, pool: Pool) -> Fraction:
    return (1 + point["execution_cost_change"]) * (1 + by_executor(case, point, pool))


def new_cost(case: Case, point: Point, pool: Pool, year: int) -> Fraction:
    """A full year of the new model, at the prices of that year."""
    if point["cost_basis"] == "bottom_up":
        basis = bottom_up(case, point, year) * part_of_all(case, point, pool, year) * index(point, year)
    else:
        basis = joint_frame(case, point, pool, year) * (1 if pool.rises else index(point, year))
    return basis * dearer(case, point, pool)


def paid_by(case: Case, point: Point, name: str, year: int) -> list[Fraction]:
    """What each party pays of all pools in a full year of the new model under a key."""
    costs = [(pool, new_cost(case, point, pool, year)) for pool in pools(case)]
    return together([[cost * share for share in key(case, point, name, pool)] for pool, cost in costs])


def together(lists: list[list[Fraction]]) -> list[Fraction]:
    return [sum(parts, Fraction(0)) for parts in zip(*lists, strict=True)]
