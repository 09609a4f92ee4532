"""What somebody pays under one key and under another, in a sentence."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.corrections import caseloads
from model.money.key_comparison import KeyComparison
from model.money.pools import pools_of, who_count
from words.labels import choice_label
from words.origin import marked, residents_status
from words.sentences import SIGNS, Sentences, numbers, sign, slot
from words.texts import _
from words.variants import no_price


def payer_of(case: Case, party: int | None) -> int:
    """Whose bill the page tells: the lead's when all are shown."""
    return case.lead if party is None else party


def is_alone(case: Case) -> bool:
    """Whether one municipality decides alone: then there is nobody to share the cost with."""
    return len(case.participants) == 1


def headline(case: Case, assumptions: Assumptions, keys: KeyComparison, payer: int, moved: int, year: int) -> Sentences:
    """The conclusion in a sentence, for every row."""
    if is_alone(case):
        return _alone(case, keys, payer, year)
    extra = keys.whole["caseload"][:, payer] - keys.whole["fixed"][:, payer]
    load = np.broadcast_to(np.atleast_1d(caseloads(case, assumptions)[..., moved]), extra.shape)
    more = _(
        "At {count} {units} in {moved}{mark}, {payer} pays {amount} a year more "
        "by number of {units} than under the fixed key."
    )
    less = _(
        "At {count} {units} in {moved}{mark}, {payer} pays {amount} a year less "
        "by number of {units} than under the fixed key."
    )
    same = _("At {count} {units} in {moved}{mark}, {payer} pays the same under both keys.")
    unsure = _("What {payer} pays is unknown: {why}.")
    nobody = _("Without {units} there is nothing to divide by number of {units}.")
    mark = marked(case.row(f"caseload.{case.participants[moved].id}").status)
    called = {"payer": case.participants[payer].name, "moved": case.participants[moved].name, "mark": mark}
    called["why"] = no_price()
    patterns = [
        sentence.format(count=slot("count"), amount=slot("amount"), **called)
        for sentence in (less, same, more, unsure, nobody)
    ]
    given = {"count": numbers(load, "count"), "amount": numbers(np.abs(extra), "euro")}
    which = np.where(without_benefits(case, assumptions), SIGNS, sign(extra))
    made = {
        "count": f"caseload.{case.participants[moved].id}",
        "amount": f"dearer_by_caseload.{case.participants[payer].id}.{year}",
    }
    return Sentences(patterns, given, which, made=made)


def without_benefits(case: Case, assumptions: Assumptions) -> NDArray[np.bool_]:
    """Whether nobody has any benefits, for every row."""
    return np.asarray(np.atleast_2d(caseloads(case, assumptions)).sum(axis=-1) <= 0)


def somewhere_without(case: Case, assumptions: Assumptions) -> NDArray[np.bool_]:
    """Whether nobody has any benefits among those who take part in some pool, for every row."""
    loads = np.atleast_2d(caseloads(case, assumptions))
    return np.asarray(np.any([who_count(pool, loads).sum(axis=-1) <= 0 for pool in pools_of(case)], axis=0))


def _alone(case: Case, keys: KeyComparison, payer: int, year: int) -> Sentences:
    sentence = _(
        "With the fixed key {payer} pays {amount} a year. There is no other municipality to share the cost with.",
        payer=case.participants[payer].name, amount=slot("amount"),
    )  # fmt: skip
    made = {"amount": f"by_key.fixed.{year}.{case.participants[payer].id}"}
    return Sentences([sentence], {"amount": numbers(keys.whole["fixed"][:, payer], "euro")}, made=made)


def names(case: Case) -> list[str]:
    """The parties as the screen calls them; the last is what nobody pays."""
    return [*(participant.name for participant in case.participants), _("Not allocated")]


def key_labels(case: Case, keys: KeyComparison, assumptions: Assumptions) -> list[str]:
    """The keys as the chart calls them, the chosen one with a mark."""
    shown = list(keys.by_key)
    labels = [choice_label(case, key) for key in shown]
    labels[shown.index("residents")] += marked(residents_status(case))
    chosen = shown.index(assumptions.cost_key)
    labels[chosen] = f"▶ {labels[chosen]}"
    return labels
