"""The numbers of each track that starts on a day of its own, by name."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.naming import named
from model.case.procedures import made_by
from model.case.variants import Variant
from model.money.starts import exit_part_of, new_model_part_of, phase_of, start_month_of
from model.numbers.arrays import Floats, round_half_up
from model.planning.schedule import delay_days, late_days
from model.planning.start_chance import DRAWS, SEED, start_chance
from model.terms.term import TermUnit


def _of_track(
    name: str, compute: Callable[[Case, Assumptions, str], Floats], *axes: str, unit: TermUnit = "share"
) -> None:
    def of(case: Case, assumptions: Assumptions, track: str) -> Floats:
        return compute(case, assumptions, track)

    named(f"{name}_in", *axes, unit=unit, each=["starts"])(of)


def _late(case: Case, assumptions: Assumptions, track: str) -> Floats:
    return np.asarray(delay_days(case, assumptions, track) + late_days(case, assumptions, track))


_of_track("start_month", start_month_of, unit="months")
_of_track("start_late", _late, unit="days")
for name, compute in {"new_model_part": new_model_part_of, "exit_part": exit_part_of, "phase": phase_of}.items():
    _of_track(name, compute, "years")


@made_by("start_in_time_in", unit="share", how="draws", draws=DRAWS, seed=SEED, each=["starts"])
def start_in_time_in(case: Case, own: Assumptions, _variant: Variant, track: str) -> Floats:
    """The chance that all that a track needs is ready on its printed day."""
    return start_chance(case, own, track=track).in_time


@made_by("start_by_in", "start_levels", unit="date", how="draws", draws=DRAWS, seed=SEED, each=["starts"])
def start_by_in(case: Case, own: Assumptions, _variant: Variant, track: str) -> Floats:
    """The days by which a track has started with 10, 50 and 90% certainty."""
    return round_half_up(start_chance(case, own, track=track).days)
