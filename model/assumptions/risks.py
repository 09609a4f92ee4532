"""The assumptions on the risks: how likely each is and what it may cost, in classes."""

from __future__ import annotations

from typing import Annotated

from model.assumptions.declared import Declared, Group, PerKey, Scalar, msg


class RiskAssumptions(Group):
    """A class for chance and impact per risk, and where the open highest class of impact ends."""

    risk_chance: Annotated[
        PerKey,
        Declared(
            "class",
            msg("Chance: {name}"),
            msg("How likely it is that this happens, in classes 1 to 5. 0: not assessed, counts for nothing."),
            "world",
            upper=5,
            per="risk",
            whole=True,
            table="risks",
        ),
    ]
    risk_impact: Annotated[
        PerKey,
        Declared(
            "class",
            msg("Impact: {name}"),
            msg("What it costs together if it happens, in classes 1 to 5. 0: not assessed, counts for nothing."),
            "world",
            upper=5,
            per="risk",
            whole=True,
            table="risks",
        ),
    ]
    top_impact: Annotated[
        Scalar,
        Declared(
            "euro",
            msg("Upper bound of the highest impact class"),
            msg(
                "The highest class has no upper bound. Computing needs one. It is never below the class's lower bound."
            ),
            "world",
            upper=1_000_000_000,
        ),
    ]
    risk_dependence: Annotated[
        Scalar,
        Declared(
            "fraction",
            msg("How strongly risks with the same cause move together"),
            msg(
                "At 0% each risk happens by itself. The higher, the more often risks with the same cause happen "
                "together or stay away together. How likely each risk is stays the same, and so does the expected "
                "value."
            ),
            "world",
            upper=0.9,
        ),
    ]
