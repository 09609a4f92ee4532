"""Which path to the start of the new model has no slack, in words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from model.case.case import Case
from model.planning.schedule import Schedule, needed, order
from words.texts import _, of

MOST = 6
"""So many steps of a path are named; of a longer one the first, the last and how many there are."""


def sentences(case: Case, plan: Schedule, count: int) -> list[str]:
    """The sentence of every row. Rows in which the same steps hold each other up share it."""
    steps = [number for number, step in enumerate(case.steps) if step.id in needed(case)]
    holds = _holds(case, steps)
    critical, start, finish = (
        np.broadcast_to(days, (count, days.shape[-1])) for days in (plan.critical, plan.start, plan.finish)
    )
    bound = np.array([finish[:, before] == start[:, after] for before, after in holds], dtype=bool).reshape(-1, count).T
    texts: dict[bytes, str] = {}
    found = []
    for without_slack, tight in zip(critical, bound, strict=True):
        key = without_slack[steps].tobytes() + tight.tobytes()
        if key not in texts:
            texts[key] = _sentence(
                case, steps, without_slack, [pair for pair, is_ in zip(holds, tight, strict=True) if is_]
            )
        found.append(texts[key])
    return found


def _longest(
    case: Case, without_slack: NDArray[np.bool_], holds: Sequence[tuple[int, int]], ends: Sequence[int]
) -> list[int]:
    """The path with the most steps to one of these ends, the first of them if several are as long."""
    places = {step.id: number for number, step in enumerate(case.steps)}
    paths: dict[int, list[int]] = {}
    for number in (places[id] for id in order(case)):
        before = [paths[first] for first, after in holds if after == number and without_slack[first]]
        paths[number] = [*max(before, key=len, default=[]), number]
    return max((paths[end] for end in ends), key=len)


def _holds(case: Case, steps: Sequence[int]) -> list[tuple[int, int]]:
    """Which of these steps waits for which: (the one before, the one that waits), as places in the table."""
    places = {case.steps[number].id: number for number in steps}
    return [
        (places[before], number) for number in steps for before in case.steps[number].depends_on if before in places
    ]


def _sentence(
    case: Case, steps: Sequence[int], without_slack: NDArray[np.bool_], holds: Sequence[tuple[int, int]]
) -> str:
    """One path from a step that nothing holds up to one that the start needs, and which others have no slack."""
    needs = case.about.new_model_start.needs
    ends = [number for number in steps if case.steps[number].id in needs and without_slack[number]]
    if not ends:
        return _("Every step on the way there has slack.")
    path = _longest(case, without_slack, holds, ends)
    names = [of(case.steps[number].short) for number in path]
    if len(names) == 1:
        said = _("The step “{step}” has no slack.", step=names[0])
    elif len(names) <= MOST:
        said = _("This path has no slack: {path}.", path=" → ".join(names))
    else:
        said = _(
            "The path from “{first}” to “{last}” has no slack: {count} steps.",
            first=names[0], last=names[-1], count=len(names),
        )  # fmt: skip
    others = [of(case.steps[number].short) for number in steps if without_slack[number] and number not in path]
    if not others:
        return said
    beside = ", ".join(others) if len(others) <= MOST else str(len(others))
    return f"{said} {_('Without slack too: {steps}.', steps=beside)}"
