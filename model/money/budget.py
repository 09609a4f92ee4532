"""The multi-year budget of a variant: items per party and year, and their sums.

Identities, every year and party: saldo = baten - lasten; structural + incidental = total; the sum over
taakvelden = total; execution over all parties = joint cost.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from model.assumptions.declared import msg
from model.assumptions.values import Assumptions
from model.case.base import Status
from model.case.case import Case
from model.case.corrections import line_amounts
from model.case.naming import with_names
from model.case.variants import Variant, of_variant
from model.money.cost import price_index, project_covered, project_total
from model.money.estimates import benefits_items, participation_items
from model.money.items import EXECUTION, Item, Side
from model.money.pools import Pool, by_track, over_pools, pools_of, summed
from model.money.project_years import over_project_years
from model.money.shares import project_shares
from model.money.split import budgeted, budgeted_in, contributions_in, old_in, until_start
from model.money.starts import exit_part_of
from model.numbers.arrays import Floats, added, along, part_of
from model.numbers.operations import anything, numbers, of_terms, one_of, where


@dataclass(frozen=True)
class Budget:
    """A variant's budget. ``frame`` is what is budgeted now for the lines with ``in_frame``."""

    variant: Variant
    years: tuple[int, ...]
    items: tuple[Item, ...]
    frame: Floats

    @cached_property
    def framed(self) -> Floats:
        """``framed_cost``: a page asks for it ten times. It cannot be written to."""
        found = added((_cost(item) for item in self.items if item.in_frame), np.zeros_like(self.frame))
        found.flags.writeable = False
        return found


@contextmanager
def budgets_once() -> Iterator[None]:
    """As long as this lasts, a budget that was asked just now is not computed again: twenty formulas are sums of it."""
    if _asked.get() is not None:
        yield
        return
    token = _asked.set(deque(maxlen=MOST_KEPT))
    try:
        yield
    finally:
        _asked.reset(token)


def budget(case: Case, assumptions: Assumptions, variant: Variant) -> Budget:
    """The budget of a variant under these assumptions."""
    asked = _asked.get()
    if asked is None:
        return _budget(case, assumptions, variant)
    for case_then, given, known in tuple(asked):
        if case_then is case and given is assumptions and known.variant == variant:
            return known
    found = _budget(case, assumptions, variant)
    asked.appendleft((case, assumptions, found))
    return found


MOST_KEPT = 4
_asked: ContextVar[deque[tuple[Case, Assumptions, Budget]] | None] = ContextVar("budgets", default=None)


def _budget(case: Case, assumptions: Assumptions, variant: Variant) -> Budget:
    own = of_variant(case, assumptions, variant)
    framed = framed_budget(case, own, variant)
    estimates = [*benefits_items(case, own)] if _is_on(own.with_benefits) else []
    if _is_on(own.with_participation):
        estimates += participation_items(case, own)
    return replace(framed, items=(*framed.items, *estimates))


@dataclass(frozen=True, kw_only=True)
class Contract:
    """What the present contract costs each party: per pool if it runs on and until the start, and of all pools together
    what goes on after its end."""

    running: Sequence[Floats]
    before: Sequence[Floats]
    after: Floats


def contract(case: Case, own: Assumptions, running: Sequence[Floats] | None = None) -> Contract:
    """The contract under these assumptions; ``running`` (of each pool ``old_in``) by who has it already."""
    running = [old_in(case, own, pool) for pool in pools_of(case)] if running is None else running
    after = summed(
        [
            part_of(summed([running[place] for place in places]), exit_part_of(case, own, track)[..., None, :])
            for track, places in by_track(case).items()
        ]
    )
    before = [until_start(case, own, pool, one) for pool, one in zip(pools_of(case), running, strict=True)]
    return Contract(running=running, before=before, after=after)


def framed_budget(case: Case, own: Assumptions, variant: Variant, present: Contract | None = None) -> Budget:
    """Only the lines inside the frame, under assumptions that are already those of the variant.

    ``present``: the contract under these assumptions, by who has it already.
    """
    present = contract(case, own) if present is None else present
    others = _other_lines(case, own)
    items = [*_execution(case, own, variant, present), *others]
    if variant != "current":
        items += [_exit(case, present.after), *_project(case, own)]
    return Budget(variant, case.about.years, tuple(items), _frame(case, own, others))


def frame(case: Case, assumptions: Assumptions) -> Floats:
    """What is budgeted now, income taken off: the present contributions and the other printed lines.

    Not indexed, unless ``frame_indexed``: then the contributions rise with the index of the execution cost, as these
    do. For a municipality without printed lines it follows from the reading of the printed amount.
    """
    return _frame(case, assumptions, _other_lines(case, assumptions))


def _frame(case: Case, assumptions: Assumptions, others: Iterable[Item]) -> Floats:
    if _is_on(assumptions.frame_indexed):
        execution = over_pools(case, lambda pool: _rising(case, assumptions, pool))
    else:
        execution = budgeted(case, assumptions)
    found = added((_cost(item) for item in others), execution)
    return with_names(case, found, "frame", "parties", "years", unit="eur_per_year")


def _rising(case: Case, assumptions: Assumptions, pool: Pool) -> Floats:
    """What is budgeted for a pool where the frame is indexed; amounts at the prices of each year are so already."""
    execution = budgeted_in(case, assumptions, pool)
    return execution if pool.rising else execution * _frame_index(case, assumptions)[..., None, :]


def _frame_index(case: Case, assumptions: Assumptions) -> Floats:
    """How far the frame has risen in each year; not at all where the switch is off."""
    index, switch = price_index(case, assumptions), assumptions.frame_indexed
    if of_terms(index):
        return one_of(switch, {"off": lambda: np.ones(index.shape), "on": lambda: index})
    return where(along(switch) == 0, 1.0, index)


def total(budget: Budget, keep: Callable[[Item], bool]) -> Floats:
    """The sum of the items that ``keep`` selects: (..., parties, years)."""
    zero = np.zeros_like(budget.frame)
    return sum((item.amounts for item in budget.items if keep(item)), start=zero)


def lasten(budget: Budget) -> Floats:
    """All expenditure."""
    return total(budget, lambda item: item.side == "lasten")


def baten(budget: Budget) -> Floats:
    """All income."""
    return total(budget, lambda item: item.side == "baten")


def saldo(budget: Budget) -> Floats:
    """Income minus expenditure."""
    return baten(budget) - lasten(budget)


def framed_cost(budget: Budget) -> Floats:
    """Expenditure minus income of the lines inside the frame."""
    return budget.framed


def one_off_cost(budget: Budget) -> Floats:
    """The part of ``framed_cost`` that comes once and is not budgeted now: exit and project."""
    items = (item for item in budget.items if item.in_frame and item.nature == "incidental" and item.line is None)
    return added((_cost(item) for item in items), np.zeros_like(budget.frame))


def over_frame(budget: Budget) -> Floats:
    """What the lines inside the frame cost more than is budgeted now (negative: less)."""
    return framed_cost(budget) - budget.frame


def _cost(item: Item) -> Floats:
    return item.amounts if item.side == "lasten" else -item.amounts


def _is_on(switch: object) -> bool:
    return anything(numbers(switch))


def _once(case: Case, field: str, status: Status) -> tuple[str, Status]:
    """The taakveld of cost that comes once, and its status: where the case names none, that of the execution."""
    return (field, status) if field else (pools_of(case)[0].line.policy_field, "aanname")


def _execution(case: Case, own: Assumptions, variant: Variant, present: Contract) -> Iterator[Item]:
    """A line of each pool, which has a taakveld of its own."""
    status: Status = "bron" if variant == "current" else "aanname"
    paid = present.running if variant == "current" else contributions_in(case, own, present.before)
    for pool, amounts in zip(pools_of(case), paid, strict=True):
        yield Item(
            id=EXECUTION if pool.is_only else f"{EXECUTION}.{pool.id}",
            label=msg("Execution"),
            side="lasten",
            policy_field=pool.line.policy_field,
            nature="structural",
            status=status,
            in_frame=True,
            amounts=amounts,
            policy_field_status=pool.line.policy_field_status,
            pool=None if pool.is_only else pool,
        )


def _other_lines(case: Case, own: Assumptions) -> list[Item]:
    """Printed lines that no variant changes, for the municipality that they belong to."""
    parties = {participant.id: party for party, participant in enumerate(case.participants)}
    items = []
    for line in case.budget_lines:
        if line.role == "other" and line.municipality in parties:
            here = np.arange(len(parties) + 1) == parties[line.municipality]
            amounts = line_amounts(case, own, line)[..., None, :] * here[:, None]
            items.append(
                Item(
                    id=line.id,
                    label="",
                    side=line.side,
                    policy_field=line.policy_field,
                    nature=line.nature,
                    status=line.status,
                    in_frame=True,
                    amounts=amounts,
                    line=line,
                    policy_field_status=line.policy_field_status,
                )
            )
    return items


def _exit(case: Case, amounts: Floats) -> Item:
    field, field_status = _once(case, case.about.exit_policy_field, case.about.exit_policy_field_status)
    return Item(
        id="exit",
        label=msg("Exit cost"),
        side="lasten",
        policy_field=field,
        nature="incidental",
        status="aanname",
        in_frame=True,
        amounts=amounts,
        policy_field_status=field_status,
    )


def _project(case: Case, own: Assumptions) -> list[Item]:
    """The project cost, and the money set aside for it: income beside the frame."""
    # The sources split neither: both by a key of the project's own, as an assumption.
    field, field_status = _once(case, case.about.project_policy_field, case.about.project_policy_field_status)
    shares, cost = project_shares(case, own), project_total(case, own)
    lines: list[tuple[str, str, Side, Floats]] = [
        ("project", msg("Project cost"), "lasten", cost),
        ("coverage", msg("Coverage of the project cost"), "baten", project_covered(own, cost)),
    ]
    return [
        Item(
            id=id,
            label=label,
            side=side,
            policy_field=field,
            nature="incidental",
            status="aanname",
            in_frame=True,
            amounts=_split(over_project_years(case, own, total), shares),
            policy_field_status=field_status,
        )
        for id, label, side, total in lines
    ]


def _split(amounts: Floats, shares: Floats) -> Floats:
    """Amounts per year over the parties; of nothing one row does for every draw."""
    if not anything(amounts):
        return np.zeros((shares.shape[-1], amounts.shape[-1]))
    return shares[..., :, None] * amounts[..., None, :]
