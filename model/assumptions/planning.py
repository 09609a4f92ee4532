"""The assumptions on the way to the new model: how late each step is, and what the project costs."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from model.assumptions.declared import Declared, Group, PerKey, Scalar, msg

MAX_HOURS = 100_000
MAX_RATE = 10_000
MAX_AMOUNT = 100_000_000


class PlanningAssumptions(Group):
    """Delay per step, the date on which one looks at the planning, and the lines of the project budget."""

    step_delay: Annotated[
        PerKey,
        Declared(
            "weeks",
            msg("Weeks later: {name}"),
            msg("This step takes so many weeks longer. What waits for it moves along, as far as there is no slack."),
            "world",
            upper=26,
            whole=True,
            per="step",
            table="steps",
        ),
    ]
    step_spread: Annotated[
        str,
        Declared(
            "choice",
            msg("How far steps run late"),
            msg(
                "No source says how far a step can run late. Optimistic: part of the slippage that we assume per step. "
                "Usual: all of it. None: every step takes as long as printed, and no chance is given."
            ),
            "world",
            choices=("none", "optimistic", "usual"),
        ),
    ]
    planning_date: Annotated[
        Scalar,
        Declared(
            "date",
            msg("Reference date of the planning"),
            msg("What is ready, late, taken or no longer possible is shown as on this day."),
            "world",
            lower=date(1990, 1, 1).toordinal(),
            upper=date(2100, 12, 31).toordinal(),
            whole=True,
            table="about",
        ),
    ]
    project_hours: Annotated[
        PerKey,
        Declared(
            "count",
            msg("Project hours: {name}"),
            msg("As soon as you change the hours or the rate, hours × rate counts instead of the printed amount."),
            "world",
            upper=MAX_HOURS,
            per="labour_line",
            table="project",
        ),
    ]
    project_rate: Annotated[
        PerKey,
        Declared(
            "euro",
            msg("Project rate per hour: {name}"),
            msg("As soon as you change the rate or the hours, hours × rate counts instead of the printed amount."),
            "world",
            upper=MAX_RATE,
            per="labour_line",
            table="project",
            is_price=True,
        ),
    ]
    project_amount: Annotated[
        PerKey,
        Declared(
            "euro",
            msg("Project cost: {name}"),
            msg("The amount of a line of the project budget that is not hours × rate."),
            "world",
            upper=MAX_AMOUNT,
            per="other_line",
            table="project",
        ),
    ]
    project_key: Annotated[
        str,
        Declared(
            "choice",
            msg("Cost key of the project"),
            msg("How the project cost is split. The sources split it over nobody. Nothing stays unpaid."),
            "choice",
            choices=("shares", "residents"),
        ),
    ]
    project_coverage: Annotated[
        Scalar,
        Declared(
            "euro",
            msg("Coverage of the project cost"),
            msg("Money that is set aside for the project. The rest is not covered. Split as the project cost."),
            "world",
            upper=MAX_AMOUNT,
            uncertain=True,
        ),
    ]
