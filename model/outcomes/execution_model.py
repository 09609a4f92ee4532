"""The outcomes of the execution model: how the three variants stand, and all other models beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.variants import Variant
from model.numbers.arrays import Floats
from model.options.configurations import (
    Configurations,
    Pair,
    advised,
    cost_change,
    fit_and_risk,
    mine,
    partner_count,
    present,
)


@dataclass(frozen=True, kw_only=True)
class Standing:
    """One variant: who does what, how well it fits (0–100), its risk (sum of strengths), its number of partners, and
    how much dearer it is than the basis (a fraction; a value per row of a sweep)."""

    chosen: Mapping[str, Pair]
    fit: float
    risk: float
    partners: int
    cost_change: Floats


@dataclass(frozen=True)
class ExecutionModel:
    """``standing`` per variant; ``others``: the feasible configurations."""

    standing: Mapping[Variant, Standing]
    others: Configurations

    @property
    def is_advice(self) -> bool:
        """Whether Mijn variant is the documented advice."""
        return self.standing["mine"].chosen == self.standing["advice"].chosen


def compute(case: Case, assumptions: Assumptions, swept: Assumptions, others: Configurations) -> ExecutionModel:
    """The three variants under these assumptions. ``swept`` has the rows of a page's sliders; ``others`` are all
    configurations (``enumerate_all``), which a page remembers."""
    chosen: dict[Variant, Mapping[str, Pair]] = {
        "current": present(case),
        "advice": advised(case),
        "mine": mine(case, assumptions),
    }
    return ExecutionModel(
        {variant: _standing(case, assumptions, swept, variant, pairs) for variant, pairs in chosen.items()}, others
    )


def _standing(
    case: Case, assumptions: Assumptions, swept: Assumptions, variant: Variant, chosen: Mapping[str, Pair]
) -> Standing:
    fit, risk = fit_and_risk(case, assumptions, chosen)
    # What an executor costs is the world: it moves every new model. Huidig is the contract at its printed amount.
    cost = np.zeros(1) if variant == "current" else np.atleast_1d(cost_change(case, swept, chosen))
    return Standing(chosen=chosen, fit=fit, risk=risk, partners=partner_count(case, chosen), cost_change=cost)
