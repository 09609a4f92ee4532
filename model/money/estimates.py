"""The lines outside the frame: the estimate of the benefits paid, and the Participatie money."""

from __future__ import annotations

import numpy as np

from model.assumptions.declared import msg
from model.assumptions.values import Assumptions
from model.case.base import Status
from model.case.case import Case
from model.money.benefits import benefits_paid, has_grant, has_safety_net, income, safety_net
from model.money.items import Item, Side
from model.numbers.arrays import Floats, along
from model.numbers.operations import of_terms, one_of


def benefits_items(case: Case, own: Assumptions) -> list[Item]:
    """The estimate of the benefits paid, and of BUIG and the safety net what the case has; zero where the switch is
    off."""
    switch = along(own.with_benefits, axes=2)
    role = "buig" if has_grant(case) else "execution"
    field, field_status = next(
        ((line.policy_field, line.policy_field_status) for line in case.budget_lines if line.role == role),
        ("", "aanname"),
    )
    paid = benefits_paid(case, own)
    lines: list[tuple[str, str, Side, Status, Floats]] = [
        ("benefits", msg("{Spending} (estimate)"), "lasten", "aanname", paid)
    ]
    if has_grant(case):
        buig = income(case, own, "buig")
        lines.append(("buig", msg("{Grant}"), "baten", "bron", buig))
        if has_safety_net(case):
            net = safety_net(case, paid, buig)
            lines.append(("vangnet", msg("{Safety_net} (estimate)"), "baten", "aanname", net))
    return [
        Item(
            id=id,
            label=label,
            side=side,
            policy_field=field,
            nature="structural",
            status=status,
            in_frame=False,
            amounts=_padded(_switched(amounts, switch)),
            policy_field_status=field_status,
        )
        for id, label, side, status, amounts in lines
    ]


def _switched(amounts: Floats, switch: Floats) -> Floats:
    """The amounts where the switch is on; zero where it is off, also of what is unknown."""
    if of_terms(amounts):
        return one_of(switch.item(), {"off": lambda: np.zeros(amounts.shape), "on": lambda: amounts})
    return np.asarray(np.where(switch == 0, 0.0, amounts * switch))


def participation_items(case: Case, own: Assumptions) -> list[Item]:
    """The Participatie money; nothing in a case that has no such line."""
    lines = [line for line in case.budget_lines if line.role == "participation"]
    if not lines:
        return []
    amounts = _padded(_switched(income(case, own, "participation"), along(own.with_participation, axes=2)))
    label, field, status = msg("{Other_grant}"), lines[0].policy_field, lines[0].status
    return [
        Item(
            id="participation",
            label=label,
            side="baten",
            policy_field=field,
            nature="structural",
            status=status,
            in_frame=False,
            amounts=amounts,
            policy_field_status=lines[0].policy_field_status,
        )
    ]


def _padded(amounts: Floats) -> Floats:
    """Amounts per participant, with a zero for the party that nobody is."""
    return np.concatenate([amounts, np.zeros_like(amounts[..., :1, :])], axis=-2)
