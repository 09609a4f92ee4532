"""The estimate of the benefits paid, and the safety net (vangnet) of central government.

None of this stands in the sources: it is shown only behind its switch.
"""

from __future__ import annotations

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.corrections import caseloads, line_amounts
from model.case.naming import named
from model.numbers.arrays import Floats, along, growth
from model.numbers.operations import limited, maximum


def has_estimate(case: Case) -> bool:
    """Whether the case has what the estimate takes: what one benefit costs, and the switch that shows it."""
    return case.assumptions.has("with_benefits")


def has_grant(case: Case) -> bool:
    """Whether central government pays money of its own for benefits. In a case that has a word for it and no line, it
    is unknown."""
    return has_estimate(case) and case.about.words.grant is not None


def has_safety_net(case: Case) -> bool:
    """Whether central government makes up for a deficit on that money."""
    return has_grant(case) and case.about.words.safety_net is not None


def has_participation(case: Case) -> bool:
    """Whether the case has the switch of the other money of central government."""
    return case.assumptions.has("with_participation")


@named("benefits_paid", "participants", "years", unit="eur_per_year", exists=has_estimate)
def benefits_paid(case: Case, assumptions: Assumptions) -> Floats:
    """Number of benefits × average benefit, per participant: (..., participants, years)."""
    volume = growth(assumptions.caseload_growth, len(case.about.years))[..., None, :]
    return np.asarray(caseloads(case, assumptions)[..., :, None] * volume * along(assumptions.average_benefit, axes=2))


def income(case: Case, assumptions: Assumptions, role: str) -> Floats:
    """Printed income of a role (``buig``, ``participation``), adjusted: (..., participants, years).

    Not-a-number where the case has no such line for a participant: unknown is not zero.
    """
    adjustment = assumptions.buig_adjustment if role == "buig" else assumptions.participation_adjustment
    lines = {line.municipality: line for line in case.budget_lines if line.role == role}
    unknown = np.full(len(case.about.years), np.nan)
    columns = [
        line_amounts(case, assumptions, lines[participant.id]) * (1 + along(adjustment))
        if participant.id in lines
        else unknown
        for participant in case.participants
    ]
    return np.stack(np.broadcast_arrays(*columns), axis=-2)


def safety_net(case: Case, paid: Floats, buig: Floats) -> Floats:
    """What the vangnet compensates of the deficit on BUIG, in euros.

    Up to ``vangnet_own_until`` of the budget is own risk, the part up to ``vangnet_half_until`` is
    compensated at ``vangnet_half_rate``, all above it in full. The condition over three years is left out.
    """
    own_until = buig * (1 + case.figure("vangnet_own_until"))
    half_until = buig * (1 + case.figure("vangnet_half_until"))
    partly = case.figure("vangnet_half_rate") * limited(paid - own_until, 0, half_until - own_until)
    return np.asarray(partly + maximum(paid - half_until, 0))
