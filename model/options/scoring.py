"""How well each option of a task fits: from its arguments to a score per criterion and a weighted total.

Every score lies on a fixed scale from 0 to 100 on which 50 is neutral. It depends on the option's own
arguments only, so adding, hiding or reordering other options changes nothing (no rank reversal).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.naming import labelled
from model.case.tasks import Argument, Option, Rule
from model.numbers.arrays import Floats, along, stacked
from model.numbers.operations import numbers, part, plain
from model.options.own_arguments import AnyArgument, OwnArgument, criterion_of, own_arguments, strength_id

NEUTRAL = 50.0
REMEMBERED = 64
"""Tasks of which the arguments are looked up once: a server has one case."""
SIGNS = {"pro": 1.0, "con": -1.0, "risk": -1.0}


@dataclass(frozen=True, kw_only=True)
class Alternative:
    """Who does the front office and who the back office. ``documented``: a scenario of the source."""

    front: str
    back: str
    documented: bool = False
    advised: bool = False

    @property
    def id(self) -> str:
        return self.front if self.front == self.back else f"{self.front}+{self.back}"


@dataclass(frozen=True, kw_only=True)
class Scores:
    """Scores of a task's alternatives.

    ``by_criterion`` (..., alternatives, criteria) and ``total`` (..., alternatives) run from 0 to 100.
    ``weights`` (..., criteria) add up to 1. ``arguments`` are the documents' and those that the reader added;
    ``signed`` (..., alternatives, arguments) is each argument's strength, below zero for a con or risk; ``against``
    (..., alternatives, criteria) what the net strength is divided by; ``bears_on`` (arguments, criteria) our reading.
    ``kept`` (..., criteria): whether a criterion counts for the task.
    """

    alternatives: tuple[Alternative, ...]
    arguments: tuple[AnyArgument, ...]
    by_criterion: Floats
    weights: Floats
    signed: Floats
    against: Floats
    bears_on: Floats
    total: Floats
    kept: NDArray[np.bool_]


def options_of(case: Case, task: str) -> tuple[Option, ...]:
    """The scenarios that the source works out for a task."""
    return tuple(option for option in case.options if option.task == task)


@lru_cache(maxsize=REMEMBERED)
def alternatives(case: Case, task: str) -> tuple[Alternative, ...]:
    """The source's scenarios and, if it is not among them, the hybrid that it advises."""
    advice = case.task(task)
    pair = (advice.advice_front[:1], advice.advice_back[:1])
    found = [
        Alternative(
            front=option.executor,
            back=option.executor,
            documented=True,
            advised=pair == ((option.executor,), (option.executor,)),
        )
        for option in options_of(case, task)
    ]
    if found and all(pair) and not any(alternative.advised for alternative in found):
        found.append(Alternative(front=pair[0][0], back=pair[1][0], advised=True))
    return tuple(found)


def closed_by(case: Case, task: str, executor: str) -> Rule | None:
    """The rule that keeps an executor from a task, or None."""
    return next((rule for rule in case.rules if rule.forbids(task, executor)), None)


def fixed_by(case: Case, task: str) -> Rule | None:
    """The rule that leaves no choice for a task, or None."""
    return next((rule for rule in case.rules if rule.fixes(task)), None)


@lru_cache(maxsize=REMEMBERED)
def arguments_of(case: Case, task: str) -> tuple[Argument, ...]:
    """The task's arguments, in the order of the case."""
    return tuple(argument for argument in case.arguments if argument.task == task)


def hangs_on_a_finding(argument: AnyArgument) -> bool:
    """Whether the switch of a finding decides if the argument counts. Most hang on none."""
    return isinstance(argument, Argument) and (argument.with_finding or argument.without_finding) is not None


def held(assumptions: Assumptions, argument: AnyArgument) -> Floats:
    """1 if the argument counts in the weighing, 0 if a finding's switch reads the document without it, (...,)."""
    if isinstance(argument, OwnArgument):
        return np.asarray(1.0)
    if argument.with_finding is not None:
        return numbers(assumptions.finding[argument.with_finding])
    if argument.without_finding is not None:
        return numbers(1 - numbers(assumptions.finding[argument.without_finding]))
    return np.asarray(1.0)


def arguments_now(case: Case, assumptions: Assumptions, task: str) -> tuple[Argument, ...]:
    """The task's arguments without those that the switches of findings leave out."""
    return tuple(
        argument
        for argument in arguments_of(case, task)
        if not hangs_on_a_finding(argument) or np.any(plain(held(assumptions, argument)))
    )


def criterion_weights(case: Case, assumptions: Assumptions) -> Floats:
    """Weights that add up to 1, (..., criteria); if all are zero, all count the same."""
    weights = stacked(assumptions.weight, (criterion.id for criterion in case.criteria))
    total = weights.sum(axis=-1, keepdims=True)
    equal = np.full_like(weights, 1 / len(case.criteria))
    return part(weights, total, equal)


def counted_arguments(case: Case, assumptions: Assumptions, task: str) -> tuple[AnyArgument, ...]:
    """The task's arguments that the switches of findings leave in, and those of the reader that he gave a strength."""
    own = (one for one in own_arguments(case, task) if np.any(numbers(assumptions.get(one.id)) != 0))
    return (*arguments_now(case, assumptions, task), *own)


def strengths(case: Case, assumptions: Assumptions, arguments: tuple[AnyArgument, ...]) -> Floats:
    """How strong each argument is; nothing of one that a finding's switch leaves out: (..., arguments)."""
    found = {argument.id: numbers(assumptions.get(strength_id(argument))) for argument in arguments}
    for argument in arguments:
        if hangs_on_a_finding(argument):
            found[argument.id] = found[argument.id] * held(assumptions, argument)
    return stacked(found, found) if found else np.zeros(0)


def has_argument(case: Case, assumptions: Assumptions, task: str) -> NDArray[np.bool_]:
    """On which criteria any argument of any option of the task bears, whatever its strength: (..., criteria).

    One of the reader's own only where he gave it a strength.
    """
    criteria = [criterion.id for criterion in case.criteria]
    read = {criterion_of(assumptions, one) for one in arguments_now(case, assumptions, task)}
    found = np.array([criterion in read for criterion in criteria])
    for own in own_arguments(case, task):
        strength = numbers(assumptions.get(own.id))
        if np.any(strength > 0):
            here = np.array([criterion == criterion_of(assumptions, own) for criterion in criteria])
            found = found | (here & (strength > 0)[..., None])
    return found


def kept_criteria(case: Case, assumptions: Assumptions, task: str) -> NDArray[np.bool_]:
    """Which criteria count for a task: (..., criteria).

    One on which no argument of any option of the task bears says nothing of the task: every option is neutral there.
    It is left out, unless ``keep_silent_criteria`` is on or there is no argument at all.
    """
    kept = has_argument(case, assumptions, task) | (along(assumptions.keep_silent_criteria) != 0)
    return np.asarray(kept | ~kept.any(axis=-1, keepdims=True))


def task_weights(case: Case, assumptions: Assumptions, kept: NDArray[np.bool_]) -> Floats:
    """The weights of the criteria that are kept, adding up to 1: (..., criteria). All zero, these count the same."""
    weights = criterion_weights(case, assumptions)
    total = (weights * kept).sum(axis=-1, keepdims=True)
    equal = kept / kept.sum(axis=-1, keepdims=True)
    return part(weights * kept, total, equal)


def office_parts(case: Case, argument: AnyArgument, alternative: Alternative) -> float:
    """How far an argument counts for an alternative: its executor's part of the office it bears on."""
    of_front, _, of_back = argument.executor.partition("+")
    front = _holds(case, argument, of_front, alternative.front)
    back = _holds(case, argument, of_back or of_front, alternative.back)
    if of_back:  # about a hybrid: it holds for the two together, or not
        return front * back
    if argument.office == "both":
        part = case.figure("front_office_part")
        return part * front + (1 - part) * back
    return front if argument.office == "front" else back


@lru_cache(maxsize=REMEMBERED)
def _counts(case: Case, arguments: tuple[AnyArgument, ...], shown: tuple[Alternative, ...]) -> Floats:
    """How far each argument counts for each alternative, (alternatives, arguments): no draw and no setting moves it."""
    found = np.array([[office_parts(case, one, other) for one in arguments] for other in shown])
    return found.reshape(len(shown), len(arguments))


def _holds(case: Case, argument: AnyArgument, subject: str, executor: str) -> float:
    """1 if an argument about ``subject`` is about this executor, or about the one that it is scored as."""
    if executor in argument.not_for:
        return 0.0
    return float(subject in (executor, case.executor(executor).scored_as))


def score(case: Case, assumptions: Assumptions, task: str, shown: tuple[Alternative, ...] | None = None) -> Scores:
    """Score the alternatives of a task (all of them if none are named).

    Per criterion: 50 + 50 × (for - against) / (for + against + damping), where *for* is the strength of the
    pros and *against* that of the cons and risks. More or stronger arguments push towards 0 or 100 and never
    past it; raising a pro's strength never lowers its option. The damping keeps one weak argument from
    giving a perfect score. Criteria count by ``task_weights``.
    """
    known = shown is None
    shown = alternatives(case, task) if shown is None else shown
    arguments = counted_arguments(case, assumptions, task)
    counts = _counts(case, arguments, shown)
    signs = np.array([SIGNS[argument.kind] for argument in arguments])
    criteria = [criterion.id for criterion in case.criteria]
    read = [criterion_of(assumptions, argument) for argument in arguments]
    bears_on = np.array([[float(own == criterion) for criterion in criteria] for own in read])
    bears_on = bears_on.reshape(len(arguments), len(criteria))
    signed = signs * strengths(case, assumptions, arguments)[..., None, :] * counts
    # tensordot and not @: numpy would multiply a small matrix per row instead of one large one.
    weight = np.tensordot(np.abs(signed), bears_on, axes=1) + case.figure("score_damping")
    by_criterion = NEUTRAL + NEUTRAL * np.tensordot(signed, bears_on, axes=1) / weight
    kept = kept_criteria(case, assumptions, task)
    weights = task_weights(case, assumptions, kept)
    weights = labelled(weights, f"weight_in.{task}", [criteria], "share")
    labels = [one.id for one in shown]
    # An alternative that is none of the source's has no name to ask for.
    if known:
        by_criterion = labelled(by_criterion, f"score_by.{task}", [labels, criteria], "points")
    total = (by_criterion * weights[..., None, :]).sum(axis=-1)
    if known:
        total = labelled(total, f"score.{task}", [labels], "points")
    return Scores(
        alternatives=shown,
        arguments=arguments,
        by_criterion=by_criterion,
        weights=weights,
        signed=signed,
        against=weight,
        bears_on=bears_on,
        total=total,
        kept=kept,
    )


def acting(scores: Scores) -> NDArray[np.intp]:
    """On how many arguments each criterion's weight can act: those with a strength. (..., criteria)"""
    heard = np.any(scores.signed != 0, axis=-2).astype(np.float64)
    return np.asarray(np.tensordot(heard, scores.bears_on, axes=1), dtype=np.intp)


def places(totals: Floats) -> NDArray[np.intp]:
    """The place of each alternative, from 1; equals (to nine decimals) share theirs. (alternatives,)"""
    rounded = np.round(totals, 9)
    return np.asarray((rounded[None, :] > rounded[:, None]).sum(axis=1) + 1)


def winner(scores: Scores) -> NDArray[np.intp]:
    """The place of the alternative with the highest total, per row (the first of equals)."""
    return np.asarray(np.argmax(np.round(scores.total, 9), axis=-1))


def argument_effects(scores: Scores) -> Floats:
    """What each argument adds to the total: total = 50 + the sum of the parts. (..., alternatives, arguments)"""
    own_weight = np.tensordot(scores.weights, scores.bears_on.T, axes=1)[..., None, :]
    return NEUTRAL * scores.signed / np.tensordot(scores.against, scores.bears_on.T, axes=1) * own_weight


def criterion_parts(scores: Scores) -> Floats:
    """What each criterion brings to the total: total = the sum of the parts. (..., alternatives, criteria)"""
    return scores.by_criterion * scores.weights[..., None, :]


def winning_margin(scores: Scores) -> Floats:
    """By how many points the first alternative leads the second; 0 if there is only one."""
    if scores.total.shape[-1] < 2:
        return np.zeros(scores.total.shape[:-1])
    ordered = np.sort(scores.total, axis=-1)
    return np.asarray(ordered[..., -1] - ordered[..., -2])
