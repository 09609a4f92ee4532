"""The weighing of each task by name: scores, what each argument does, ranks, and how firm the first place is."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.naming import LABELS, LABELS_IN, named
from model.case.procedures import made_by
from model.case.sweep import grid, sweep
from model.case.variants import Variant
from model.numbers.arrays import Floats
from model.numbers.operations import numbers
from model.options.own_arguments import AnyArgument, own_arguments, strength_id
from model.options.robustness import DRAWS, SEED, Acceptability, smaa
from model.options.scoring import (
    acting,
    alternatives,
    argument_effects,
    arguments_of,
    criterion_parts,
    options_of,
    score,
)
from model.outcomes.names.settings import Settings, known, settings_of
from model.outcomes.scenarios import Weighing, compute

DECIDES_RANKS = ("strength.", "criterion.", "own_", "finding.", "keep_silent_criteria")
"""What the ranks over all weightings depend on: strengths and readings."""
METHODS = ("sum", "topsis", "promethee")


def _arguments(case: Case, task: str) -> tuple[AnyArgument, ...]:
    return (*arguments_of(case, task), *own_arguments(case, task))


LABELS["weighed"] = lambda case: tuple(task.id for task in case.tasks if alternatives(case, task.id))
LABELS["weighed_twice"] = lambda case: tuple(task.id for task in case.tasks if len(alternatives(case, task.id)) > 1)
LABELS["ends"] = lambda _case: ("low", "high")
LABELS["methods"] = lambda _case: METHODS
LABELS_IN["alternatives"] = lambda case, task: tuple(one.id for one in alternatives(case, task))
LABELS_IN["ranks"] = lambda case, task: tuple(str(place + 1) for place in range(len(alternatives(case, task))))
LABELS_IN["arguments"] = lambda case, task: tuple(one.id for one in _arguments(case, task))
LABELS_IN["movable"] = lambda case, task: (
    *(f"weight.{criterion.id}" for criterion in case.criteria),
    *(strength_id(one) for one in arguments_of(case, task)),
)


@named("score", "alternatives", unit="points", each=["weighed"])
def scores(case: Case, assumptions: Assumptions, task: str) -> Floats:
    """How well each alternative fits, from 0 to 100."""
    return score(case, assumptions, task).total


@named("weight_in", "criteria", unit="share", each=["weighed"])
def weights_in(case: Case, assumptions: Assumptions, task: str) -> Floats:
    """How heavily each criterion counts."""
    return score(case, assumptions, task).weights


@named("score_by", "alternatives", "criteria", unit="points", each=["weighed"])
def scores_by_criterion(case: Case, assumptions: Assumptions, task: str) -> Floats:
    """The same per criterion; 50 is neutral."""
    return score(case, assumptions, task).by_criterion


@named("score_part", "alternatives", "criteria", unit="points", each=["weighed"])
def score_parts(case: Case, assumptions: Assumptions, task: str) -> Floats:
    """What each criterion brings to the score."""
    return criterion_parts(score(case, assumptions, task))


@named("argument_effect", "alternatives", "arguments", unit="points", each=["weighed"])
def effects_of_arguments(case: Case, assumptions: Assumptions, task: str) -> Floats:
    """What each argument adds to the score, from 50 on; nothing where it does not count now."""
    found = score(case, assumptions, task)
    moved = argument_effects(found)
    places = {one.id: place for place, one in enumerate(found.arguments)}
    nothing = np.zeros(len(found.alternatives))
    columns = [moved[:, places[one.id]] if one.id in places else nothing for one in _arguments(case, task)]
    return np.stack(columns, axis=-1) if columns else np.zeros((len(found.alternatives), 0))


@made_by("acts_on", "criteria", unit="count", how="count", each=["weighed"])
def acts_on(case: Case, own: Assumptions, _variant: Variant, task: str) -> Floats:
    """On how many arguments the weight of each criterion can act."""
    if not options_of(case, task):
        return np.zeros(len(case.criteria))
    return acting(score(case, own, task)).astype(np.float64)


@made_by("rank", "alternatives", "ranks", unit="share", how="weightings", draws=DRAWS, seed=SEED, each=["weighed"])
def ranks(case: Case, own: Assumptions, _variant: Variant, task: str) -> Floats:
    """In which part of all weightings an alternative takes each place."""
    return acceptability(case, own, task).ranks


@made_by(
    "central_weight", "alternatives", "criteria", unit="share", how="weightings", draws=DRAWS, seed=SEED,
    each=["weighed"],
)  # fmt: skip
def central_weights(case: Case, own: Assumptions, _variant: Variant, task: str) -> Floats:
    """The mean weights of the weightings in which an alternative comes first."""
    return acceptability(case, own, task).central


@made_by("stays_first", "criteria", "ends", unit="share", how="search", each=["weighed"], slow=True)
def stays_first(case: Case, own: Assumptions, _variant: Variant, task: str) -> Floats:
    """From and to which share of the total weight the first alternative stays first."""
    return _weighing(case, settings_of(own), task).stability


@made_by("weight_reach", "criteria", "ends", unit="share", how="search", each=["weighed"], slow=True)
def weight_reach(case: Case, own: Assumptions, _variant: Variant, task: str) -> Floats:
    """Which shares of the total weight the slider of a criterion reaches."""
    return _weighing(case, settings_of(own), task).reach


@made_by("turning", "movable", unit="", how="search", each=["weighed"], slow=True)
def turning(case: Case, own: Assumptions, _variant: Variant, task: str) -> Floats:
    """The nearest position of a slider at which another alternative comes first; not-a-number if there is none."""
    found = {one.assumption: one.value for one in _weighing(case, settings_of(own), task).turning}
    return np.array([found.get(id, np.nan) for id in LABELS_IN["movable"](case, task)])


@made_by("place", "methods", "alternatives", unit="count", how="ranking", each=["weighed"], slow=True)
def places_by_method(case: Case, own: Assumptions, _variant: Variant, task: str) -> Floats:
    """The place of each alternative under three ways to rank."""
    found = _weighing(case, settings_of(own), task).ranks
    return np.array([found[method] for method in METHODS], dtype=np.float64)


def acceptability(case: Case, assumptions: Assumptions, task: str) -> Acceptability:
    """How often each alternative takes each place, remembered: a page and the derivation of its numbers draw once.

    Weights are drawn, so that one answer serves all who weigh differently.
    """
    values = tuple((id, value) for id, value in assumptions.items() if id.startswith(DECIDES_RANKS))
    return _acceptability(case, known(Settings(values, assumptions)), task)


@lru_cache(maxsize=64)
def _acceptability(case: Case, settings: Settings, task: str) -> Acceptability:
    return smaa(case, settings.assumptions, task)


@lru_cache(maxsize=16)
def _weighing(case: Case, settings: Settings, task: str) -> Weighing:
    own = settings.assumptions
    positions = {
        id: tuple(sorted({*grid(case.row(id)), float(numbers(own.get(id)))})) for id in LABELS_IN["movable"](case, task)
    }
    return compute(case, own, sweep(own, {}), task, positions)
