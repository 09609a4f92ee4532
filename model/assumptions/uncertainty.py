"""The assumptions on the uncertainty: what is drawn, and how values within a range are spread."""

from __future__ import annotations

from typing import Annotated

from model.assumptions.declared import Declared, Group, PerKey, msg

DRAWN = "drawn"


def switch_of(assumption: str) -> str:
    """The switch that lets an assumption be drawn: ``drawn.caseload-tubbergen`` of ``caseload.tubbergen``."""
    return f"{DRAWN}.{assumption.replace('.', '-', 1)}"


def subject_of(key: str) -> str:
    """The assumption that the switch with this key lets be drawn: ``caseload.tubbergen`` of ``caseload-tubbergen``."""
    return key.replace("-", ".", 1)


class UncertaintyAssumptions(Group):
    """Which numbers that nobody controls are drawn, and how."""

    drawn: Annotated[
        PerKey,
        Declared(
            "switch",
            msg("Uncertain too: {name}"),
            msg("On: in every possible future this has another value in its range. Off: it stays as set."),
            "world",
            per="uncertain",
            whole=True,
            table="assumptions",
        ),
    ]
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
