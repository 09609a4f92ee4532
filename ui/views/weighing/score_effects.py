"""What a finding does to the scores, in words: the options that move, and whether the order does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.records import Finding
from model.case.situations import MARK
from model.numbers.arrays import Floats
from model.options.finding_scores import ScoreEffect, score_effects
from model.options.scoring import places
from model.outcomes.names.tried import AT
from words.claims.scores import alternative_name
from words.texts import _, md, number, of, pressed


def lines(case: Case, assumptions: Assumptions, finding: Finding) -> list[str]:
    """A sentence per task, in Markdown; none if no argument hangs on the finding."""
    return [_sentence(case, finding, effect) for effect in score_effects(case, assumptions, finding)]


def _sentence(case: Case, finding: Finding, effect: ScoreEffect) -> str:
    readings = [f"{AT}.finding.{finding.id}={position}{MARK}" for position in (0, 1)]
    moves = "; ".join(_moves(case, effect, readings)) or _("no score changes")
    same = bool(np.array_equal(places(effect.printed), places(effect.other)))
    before, after = (
        _order(case, effect, totals, reading)
        for totals, reading in zip((effect.printed, effect.other), readings, strict=True)
    )
    order = _("The order does not change.") if same else _("Order: {before} → {after}.", before=before, after=after)
    joining = "; ".join(md(of(case.criterion(id).label)) for id in effect.joining)
    joins = [_("Then this counts too: {names}.", names=joining)] if joining else []
    return " ".join([f"{md(of(case.task(effect.task).label))}: {moves}.", *joins, order])


def _moves(case: Case, effect: ScoreEffect, readings: Sequence[str]) -> Iterator[str]:
    for one, *scores in zip(effect.alternatives, effect.printed, effect.other, strict=True):
        texts = [number(float(score), 1) for score in scores]
        if texts[0] != texts[1]:
            names = [f"{reading}score.{effect.task}.{one.id}" for reading in readings]
            before, after = map(pressed, texts, names)
            yield _("{name} {before} → {after}", name=md(alternative_name(case, one)), before=before, after=after)


def _order(case: Case, effect: ScoreEffect, totals: Floats, reading: str) -> str:
    """Each option with its place, the first in front; equals have the same place."""
    placed = sorted(zip(places(totals).tolist(), effect.alternatives, strict=True), key=lambda one: one[0])
    return ", ".join(
        f"{pressed(str(place), f'{reading}place.{effect.task}.sum.{one.id}')} {md(alternative_name(case, one))}"
        for place, one in placed
    )
