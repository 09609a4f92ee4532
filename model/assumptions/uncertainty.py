"""The assumption on the shape of the uncertainty: how values within a range are spread."""

from __future__ import annotations

from typing import Annotated

from model.assumptions.declared import Declared, Group, msg


class UncertaintyAssumptions(Group):
    """How the numbers that nobody controls are drawn."""

    distribution: Annotated[
        str,
        Declared(
            "choice",
            msg("How values within a range are spread"),
            msg(
                "Triangular: chances fall in a straight line from the value that is set to both ends. "
                "PERT: values near the one that is set count more, the ends less."
            ),
            "world",
            choices=("triangular", "pert"),
        ),
    ]
