"""The amounts that pages show beside what the formulas of the model name themselves: sums of a budget, and each key."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.naming import labels_of, named, with_names
from model.case.variants import Variant
from model.money import budget as money
from model.money.benefits import has_estimate, has_grant, has_participation, has_safety_net
from model.money.break_even import break_even_caseload
from model.money.project import project_totals
from model.money.shares import existing_shares
from model.money.split import (
    contributions,
    contributions_by_key,
    costs_by_pool,
    key_shares,
    split_by_key,
)
from model.numbers.arrays import Floats
from model.numbers.operations import numbers
from model.options.configurations import cost_change, mine

Sum = Callable[[money.Budget], Floats]
OF_ITEMS: Mapping[str, str] = {
    "execution": "execution",
    "exit": "exit_cost",
    "project": "project_cost",
    "coverage": "project_coverage_in_budget",
    "benefits": "benefits_in_budget",
    "buig": "buig_in_budget",
    "vangnet": "vangnet_in_budget",
    "participation": "participation_in_budget",
}
"""The name of each item of a budget that no printed line is, by its id."""
EXISTS: Mapping[str, Callable[[Case], bool]] = {
    "benefits_in_budget": has_estimate,
    "buig_in_budget": has_grant,
    "vangnet_in_budget": has_safety_net,
    "participation_in_budget": has_participation,
}
"""What not every case has."""


@named("by_key", "keys", "years", "parties", unit="eur_per_year")
def by_key(case: Case, assumptions: Assumptions) -> Floats:
    """A full year of the new model under each key: (keys, years, parties)."""
    costs = costs_by_pool(case, assumptions)
    return np.stack([split_by_key(case, assumptions, costs, key) for key in labels_of(case, "keys")])


@named("contribution_by", "keys", "parties", "years", unit="eur_per_year")
def contribution_by(case: Case, assumptions: Assumptions) -> Floats:
    """What each party pays under each key, with the contract until the start: (keys, parties, years)."""
    return np.stack([*contributions_by_key(case, assumptions, labels_of(case, "keys")).values()])


@named("break_even", "participants", "participants", unit="count", alone=break_even_caseload)
def break_even(case: Case, assumptions: Assumptions) -> Floats:
    """The benefits of the second at which the first pays the same under the caseload key as under the fixed one."""
    whose = range(len(case.participants))
    found = [[break_even_caseload(case, assumptions, payer, moved).item() for moved in whose] for payer in whose]
    return numbers(found)


@named("share_by", "keys", "parties", unit="share")
def share_by(case: Case, assumptions: Assumptions) -> Floats:
    """The shares under each key, fully phased in: (keys, parties)."""
    return np.stack([key_shares(case, assumptions, key) for key in labels_of(case, "keys")])


@named("chosen_share", "parties", unit="share")
def share(case: Case, assumptions: Assumptions) -> Floats:
    """The shares under the chosen key, fully phased in: (parties,)."""
    return key_shares(case, assumptions)


def _of_budget(name: str, summed: Sum) -> None:
    """A sum of a budget under its name, and what all parties, and all years, have together."""

    def compute(case: Case, assumptions: Assumptions, variant: Variant) -> Floats:
        return totals_of(case, money.budget(case, assumptions, variant), name, summed)

    exists = EXISTS.get(name, lambda _case: True)
    named(name, "parties_all", "years_all", unit="eur_per_year", exists=exists)(compute)


def totals_of(case: Case, budget: money.Budget, name: str, summed: Sum) -> Floats:
    """A sum of a budget, with what all parties, and all years, have together: (parties_all, years_all)."""
    amounts = with_names(case, summed(budget), name, "parties", "years", unit="eur_per_year")
    return with_names(case, with_totals(amounts), name, "parties_all", "years_all", unit="eur_per_year")


def with_totals(amounts: Floats) -> Floats:
    """And after them what all parties, and all years, have together."""
    rows = np.concatenate([amounts, amounts.sum(axis=-2, keepdims=True)], axis=-2)
    return np.concatenate([rows, rows.sum(axis=-1, keepdims=True)], axis=-1)


def _item(id: str) -> Sum:
    """Of the execution all pools together."""
    return lambda budget: money.total(budget, lambda item: item.id.partition(".")[0] == id)


for name, summed in {
    "framed_cost": money.framed_cost,
    "frame": lambda budget: budget.frame,
    "over_frame": money.over_frame,
    "one_off_cost": money.one_off_cost,
    "lasten": money.lasten,
    "baten": money.baten,
    "saldo": money.saldo,
    **{name: _item(id) for id, name in OF_ITEMS.items()},
}.items():
    _of_budget(name, summed)


@named("contribution", "parties", "years", unit="eur_per_year")
def contribution(case: Case, assumptions: Assumptions) -> Floats:
    """What each party pays under the chosen key, with the contract until the start."""
    return contributions(case, assumptions)


@named("printed_share", "parties", unit="share")
def printed_share(case: Case, _assumptions: Assumptions) -> Floats:
    """The fixed key as the documents print it."""
    return existing_shares(case)


@named("cost_change", unit="share")
def cost_difference(case: Case, assumptions: Assumptions) -> Floats:
    """How much dearer the execution gets by who does it."""
    return cost_change(case, assumptions, mine(case, assumptions))


@named("project_covered", unit="eur")
def project_covered(case: Case, assumptions: Assumptions) -> Floats:
    """What the money set aside for it pays of the project."""
    return project_totals(case, assumptions).covered


@named("project_uncovered", unit="eur")
def project_uncovered(case: Case, assumptions: Assumptions) -> Floats:
    """What no money is set aside for."""
    return project_totals(case, assumptions).uncovered


@named("project_by_party", "parties", unit="eur")
def project_by_party(case: Case, assumptions: Assumptions) -> Floats:
    """What each party pays of the project."""
    return project_totals(case, assumptions).by_party
