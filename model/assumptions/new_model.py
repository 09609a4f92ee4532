"""The assumptions on the new model: what it costs to carry out, what the change costs, and when it starts."""

from __future__ import annotations

from typing import Annotated

from model.assumptions.declared import Declared, Group, PerKey, Scalar, msg


class NewModelAssumptions(Group):
    """The basis of the new execution cost, the contract that ends, the project and the start."""

    cost_basis: Annotated[
        str,
        Declared(
            "choice",
            msg("What the new execution costs"),
            msg("The frame: what is budgeted now. Bottom-up: staff, back office and ICT, all assumptions."),
            "world",
            choices=("frame", "bottom_up"),
        ),
    ]
    execution_cost_change: Annotated[
        Scalar,
        Declared(
            "fraction",
            msg("Change of the execution cost in the new model"),
            msg("Higher or lower than the chosen basis, from the start of the new model on."),
            "choice",
            lower=-0.9,
            upper=5,
            uncertain=True,
        ),
    ]
    benefits_per_fte: Annotated[
        PerKey,
        Declared(
            "count",
            msg("{Units} per fte: {name}"),
            msg("How many residents one full-time worker serves. Used in the bottom-up cost."),
            "world",
            lower=1,
            upper=10_000,
            per="segment",
            uncertain=True,
        ),
    ]
    reassessed: Annotated[
        PerKey,
        Declared(
            "count",
            msg("Moved on after a new assessment: {name}"),
            msg(
                "So many people of the lead's group move to the group that needs less guidance. The other "
                "municipalities in proportion. Used in the bottom-up cost."
            ),
            "world",
            upper=100_000,
            per="target_group",
            whole=True,
            table="target_group",
        ),
    ]
    cost_per_fte: Annotated[
        Scalar,
        Declared(
            "euro",
            msg("Cost per fte a year"),
            msg("All-in: salary, employer's charges, workplace. Used in the bottom-up cost."),
            "world",
            upper=1_000_000,
            uncertain=True,
            is_price=True,
        ),
    ]
    backoffice_price: Annotated[
        Scalar,
        Declared(
            "euro",
            msg("Back-office price per {unit} a year"),
            msg("What the partner charges per {unit}. Used in the bottom-up cost."),
            "world",
            upper=100_000,
            uncertain=True,
            is_price=True,
        ),
    ]
    ict_structural: Annotated[
        Scalar,
        Declared(
            "euro",
            msg("Structural ICT cost a year"),
            msg("Yearly cost of own systems. Used in the bottom-up cost."),
            "world",
            upper=10_000_000,
            uncertain=True,
        ),
    ]
    exit_cost_years: Annotated[
        Scalar,
        Declared(
            "years",
            msg("Years of exit cost after the contract ends"),
            msg(
                "The contract goes on costing money in so many years after it ends, falling in equal steps to nothing."
            ),
            "world",
            upper=20,
            whole=True,
        ),
    ]
    project_cost_change: Annotated[
        Scalar,
        Declared(
            "fraction",
            msg("Change of the project cost"),
            msg("Higher or lower than the printed project budget."),
            "world",
            lower=-1,
            upper=10,
            uncertain=True,
        ),
    ]
    start_delay_months: Annotated[
        Scalar,
        Declared(
            "months",
            msg("Delay of the start"),
            msg("So many months later does the new model start; until then the present contract goes on."),
            "world",
            upper=120,
            whole=True,
        ),
    ]
