"""The assumptions on the present budget: whom it serves, how it is split, and what central government pays."""

from __future__ import annotations

from typing import Annotated

from model.assumptions.declared import TO, Declared, Group, PerKey, Scalar, msg


class PresentAssumptions(Group):
    """Numbers of benefits, the key that splits the joint cost, growth, and money from central government."""

    caseload: Annotated[
        PerKey,
        Declared(
            "count",
            msg("{Units} in {name}"),
            msg("Number of {people} on the reference date."),
            "world",
            upper=100_000,
            per="municipality",
            uncertain=True,
        ),
    ]
    share: Annotated[
        PerKey,
        Declared(
            "fraction",
            msg("Share of {name} in the fixed key"),
            msg("Part of the joint cost that this municipality pays under the fixed key. Together at most 100%."),
            "choice",
            per="municipality",
        ),
    ]
    remainder: Annotated[
        str,
        Declared(
            "choice",
            msg("What the fixed key leaves over"),
            msg("Shares that add up to less than 100% leave a part that nobody pays. Who pays it?"),
            "choice",
            choices=("unallocated", "proportional", TO),
        ),
    ]
    amount_reading: Annotated[
        str,
        Declared(
            "choice",
            msg("What the printed amount is"),
            msg("The lead municipality's share of a joint cost, its own contract cost, or the joint total."),
            "world",
            choices=("share", "own_cost", "joint_total"),
        ),
    ]
    cost_key: Annotated[
        str,
        Declared(
            "choice",
            msg("Cost key"),
            msg("How the joint cost is split over the municipalities."),
            "choice",
            choices=("fixed", "caseload", "residents", "mixed"),
        ),
    ]
    caseload_weight: Annotated[
        Scalar,
        Declared(
            "fraction",
            msg("Weight of the number of {units} in a mixed key"),
            msg("0% is the fixed key, 100% is the key by number of {units}."),
            "choice",
        ),
    ]
    phase_in_years: Annotated[
        Scalar,
        Declared(
            "years",
            msg("Transition years to the chosen key"),
            msg("In so many years the split moves in equal steps from the existing fixed key to the chosen one."),
            "choice",
            upper=20,
            whole=True,
        ),
    ]
    execution_index: Annotated[
        Scalar,
        Declared(
            "fraction",
            msg("Price and wage index a year"),
            msg("Yearly rise of the execution cost, from the first budget year on."),
            "world",
            lower=-0.2,
            upper=0.5,
            uncertain=True,
        ),
    ]
    frame_indexed: Annotated[
        Scalar,
        Declared(
            "switch",
            msg("Let the budget rise with the same index"),
            msg("On: what is budgeted now for the execution rises with prices and wages. Off: as printed, every year."),
            "world",
            whole=True,
        ),
    ]
    caseload_growth: Annotated[
        Scalar,
        Declared(
            "fraction",
            msg("Growth of the number of {units} a year"),
            msg(
                "The same for every municipality, from the first budget year on. Used in the bottom-up cost and in the "
                "estimate of what is paid; not in a key, nor in the municipality's own contract cost."
            ),
            "world",
            lower=-0.5,
            upper=0.5,
            uncertain=True,
        ),
    ]
    with_benefits: Annotated[
        Scalar,
        Declared(
            "switch",
            msg("Include an estimate of {the_spending}"),
            msg("On: {estimate}."),
            "world",
            whole=True,
            absent=0.0,
        ),
    ]
    with_participation: Annotated[
        Scalar,
        Declared(
            "switch",
            msg("Include {the_other_grant} from central government"),
            msg("{other_grant_note}"),
            "world",
            whole=True,
            absent=0.0,
        ),
    ]
    average_benefit: Annotated[
        Scalar,
        Declared(
            "euro",
            msg("{Average} a year"),
            msg("Paid per {unit} per year. Used only in the estimate of {the_spending}."),
            "world",
            upper=100_000,
            uncertain=True,
            is_price=True,
            absent=0.0,
        ),
    ]
    buig_adjustment: Annotated[
        Scalar,
        Declared(
            "fraction",
            msg("Change of {the_grant}"),
            msg("Higher or lower than the amounts that the sources print. {grant_note}"),
            "world",
            lower=-1,
            upper=1,
            uncertain=True,
            absent=0.0,
        ),
    ]
    participation_adjustment: Annotated[
        Scalar,
        Declared(
            "fraction",
            msg("Change of {the_other_grant}"),
            msg("Higher or lower than the amounts that the sources print."),
            "world",
            lower=-1,
            upper=1,
            uncertain=True,
            absent=0.0,
        ),
    ]
