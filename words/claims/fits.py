"""How well an execution model fits the principles, in a sentence."""

from __future__ import annotations

from dataclasses import replace

from model.outcomes.execution_model import ExecutionModel
from words.sentences import Sentences, pressable, slot
from words.texts import _, number


def headline(outcome: ExecutionModel) -> Sentences:
    """How well Mijn variant fits beside the advice."""
    given = {
        "own": (number(outcome.standing["mine"].fit, 1), "fit"),
        "advice": (number(outcome.standing["advice"].fit, 1), "fit@advice"),
    }
    if not outcome.others.tasks:
        return pressable(_("The case gives no scenarios: there is no executor to choose."), {})
    if outcome.is_advice:
        said = _("My variant is the documented advice: it fits the principles for {fit} of 100.", fit=slot("own"))
        return pressable(said, given)
    said = _("My variant fits the principles for {own} of 100, the documented advice for {advice}.",
             own=slot("own"), advice=slot("advice"))  # fmt: skip
    return pressable(said, given)


COUNTLESS = 1_000_000_000
"""Of more models the number itself says nothing: 25 ways for each of 40 tasks are a number of 56 figures."""


def many(count: int) -> str:
    """How many models there are."""
    return _("more than a billion") if count > COUNTLESS else number(count)


def within_rules(outcome: ExecutionModel, count: int) -> Sentences:
    """How many models the rules leave, and how well Mijn variant fits beside the advice."""
    possible = (
        _("Within the rules one execution model is possible.")
        if count == 1
        else _("Within the rules {count} execution models are possible.", count=many(count))
    )
    told = headline(outcome)
    return replace(told, patterns=[f"{possible} {pattern}" for pattern in told.patterns])
