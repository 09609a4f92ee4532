"""Which option of a task comes first, in a sentence, and what must be known of that."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from model.case.case import Case
from model.case.tasks import Task
from model.numbers.arrays import round_half_up
from model.options.scoring import Alternative, Scores, winner, winning_margin
from words.sentences import Sentences, distinct, numbers, slot
from words.texts import _, of


def alternative_name(case: Case, alternative: Alternative) -> str:
    """The executor, or that it is the hybrid; who does which office of it stands in the advice."""
    return of(case.executor(alternative.front).short) if alternative.front == alternative.back else _("Hybrid")


def names(case: Case, scores: Scores) -> list[str]:
    """The alternatives as the screen calls them."""
    return [alternative_name(case, alternative) for alternative in scores.alternatives]


def headline(case: Case, task: Task, scores: Scores) -> Sentences:
    """Which alternative comes first, and whether the documented advice does, for every row."""
    totals = np.atleast_2d(scores.total)
    best = np.atleast_1d(winner(scores))
    ahead = np.atleast_1d(winning_margin(scores))
    first = np.round(totals, 9) == np.round(totals, 9).max(axis=-1, keepdims=True)
    called = names(case, scores)
    advised = next((index for index, alternative in enumerate(scores.alternatives) if alternative.advised), None)
    said = [
        _tie(of(task.label), called, shared, winning, advised)
        if sum(shared) > 1
        else _sentence(case, of(task.label), called, winning, gap, advised)
        for shared, winning, gap in zip(first.tolist(), best.tolist(), ahead.tolist(), strict=True)
    ]
    # A score is told in whole points.
    given = {_place(index): numbers(round_half_up(totals[:, index]), "count") for index in range(len(called))}
    made = {_place(index): f"score.{task.id}.{one.id}" for index, one in enumerate(scores.alternatives)}
    return replace(distinct(said), numbers=given, made=made)


def _place(alternative: int) -> str:
    """Where the score of an alternative stands in a sentence."""
    return f"score{alternative}"


def _tie(task: str, called: list[str], shared: list[bool], best: int, advised: int | None) -> str:
    """More than one comes first: none of them is named as the winner."""
    level = ", ".join(name for name, is_first in zip(called, shared, strict=True) if is_first)
    text = _("{task}: no winner. Equal first with {score} of 100: {names}.", task=task, names=level,
             score=slot(_place(best)))  # fmt: skip
    if advised is None:
        return text
    among = _("The documented advice, {name}, is one of them.", name=called[advised])
    return f"{text} {among if shared[advised] else _outcome_of(called, advised)}"


def _outcome_of(called: list[str], advised: int) -> str:
    return _("The documented advice, {name}, gets {score}.", name=called[advised], score=slot(_place(advised)))


def _sentence(case: Case, task: str, called: list[str], best: int, gap: float, advised: int | None) -> str:
    if len(called) == 1:
        return _("{task}: the source gives one scenario only, {name}.", task=task, name=called[0])
    score = slot(_place(best))
    if gap < case.figure("score_close"):
        text = _("{task}: no clear winner. {name} comes just first with {score} of 100.", task=task, name=called[best],
                 score=score)  # fmt: skip
    else:
        text = _("{task}: {name} comes first with {score} of 100.", task=task, name=called[best], score=score)
    if advised is None:
        return text
    agrees = _("That is the documented advice too.")
    return f"{text} {agrees if best == advised else _outcome_of(called, advised)}"


def against(scores: Scores) -> str:
    """What a reader must know of an option that comes first."""
    best = scores.alternatives[int(winner(scores))]
    if best.front == best.back:
        return _("The score counts the arguments of the documents. How heavily is our reading (assumption).")
    return _(
        "A hybrid takes the strengths of both sides, and the source names no drawback of handing over between front "
        "and back office. So it wins almost by construction."
    )
