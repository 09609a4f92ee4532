"""What a finding does to the scores, in words: the options that move, and whether the order does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.records import Finding
from model.numbers.arrays import Floats
from model.options.finding_scores import ScoreEffect, score_effects
from model.options.scoring import places
from words.claims.scores import alternative_name
from words.texts import _, number, of


def lines(case: Case, assumptions: Assumptions, finding: Finding) -> list[str]:
    """A sentence per task; none if no argument hangs on the finding."""
    return [_sentence(case, effect) for effect in score_effects(case, assumptions, finding)]


def _sentence(case: Case, effect: ScoreEffect) -> str:
    called = [alternative_name(case, one) for one in effect.alternatives]
    moves = "; ".join(_moves(called, effect)) or _("no score changes")
    before, after = _order(called, effect.printed), _order(called, effect.other)
    order = _("The order does not change.") if before == after else _("Order: {before} → {after}.", before=before,
                                                                      after=after)  # fmt: skip
    joining = "; ".join(of(case.criterion(id).label) for id in effect.joining)
    joins = [_("Then this counts too: {names}.", names=joining)] if joining else []
    return " ".join([f"{of(case.task(effect.task).label)}: {moves}.", *joins, order])


def _moves(called: Sequence[str], effect: ScoreEffect) -> Iterator[str]:
    for name, before, after in zip(called, effect.printed, effect.other, strict=True):
        texts = {"before": number(float(before), 1), "after": number(float(after), 1)}
        if texts["before"] != texts["after"]:
            yield _("{name} {before} → {after}", name=name, **texts)


def _order(called: Sequence[str], totals: Floats) -> str:
    """Each option with its place, the first in front; equals have the same place."""
    placed = sorted(zip(places(totals).tolist(), called, strict=True), key=lambda one: one[0])
    return ", ".join(f"{place} {name}" for place, name in placed)
