"""What is said of settings that stand side by side: which is cheapest, by how much, and where they are the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import isfinite

from words.formatting import euros_apart, round_half_up
from words.look.few import listed
from words.sentences import Sentences, numbers, slot
from words.texts import _, euro, number
from words.variants import no_price

Costs = Mapping[str, float]
"""What each costs in euros, by its name, in the order of the columns; not-a-number where it is unknown."""


def conclusion(
    costs: Costs, names: Mapping[str, str], apart: Callable[[str, str], str], anchor: str, who: str, period: str
) -> Sentences:
    """Which is the cheapest, and how much less that is than what the others are compared with: or than the next, where
    it is that itself. ``names``: the name by which each cost can be taken apart, or nothing; ``apart``: that of how
    much two of them differ."""
    known = {name: round_half_up(amount) for name, amount in costs.items() if isfinite(amount)}
    unknown = [name for name in costs if name not in known]
    told, given, made = [], {}, {}
    if len(known) > 1:
        least = min(known.values())
        cheapest = [name for name, amount in known.items() if amount == least]
        given["cost"] = numbers(least, "euro")
        made["cost"] = names[cheapest[0]]
        fixed = {"names": listed(cheapest), "who": who, "period": period, "cost": slot("cost")}
        rest = {name: amount for name, amount in known.items() if amount != least}
        if not rest:
            told.append(_("{names} cost {who} the same in {period}: {cost}.", **fixed))
        else:
            beside = anchor if anchor in rest else min(rest, key=lambda name: rest[name])
            given["less"] = numbers(euros_apart(costs[beside], costs[cheapest[0]]), "euro")
            made["less"] = apart(cheapest[0], beside)
            sentence = (
                _("{names} costs {who} the least in {period}: {cost}, that is {less} less than {beside}.")
                if len(cheapest) == 1
                else _("{names} cost {who} the least in {period}: {cost} each, that is {less} less than {beside}.")
            )
            told.append(sentence.format(less=slot("less"), beside=beside, **fixed))
            told += [_("{names} cost the same.", names=listed(same)) for same in _equals(rest)]
    if unknown:
        told.append(_("What {names} costs {who} is unknown: {why}.", names=listed(unknown), who=who, why=no_price()))
    if len(known) == 1:
        ((name, amount),) = known.items()
        given["cost"], made["cost"] = numbers(amount, "euro"), names[name]
        told.append(_("{name} costs {cost} in {period}.", name=name, cost=slot("cost"), period=period))
    return Sentences([" ".join(told)], given, made={key: name for key, name in made.items() if name})


def _equals(costs: Costs) -> list[list[str]]:
    """The names that cost the same, where more than one does."""
    groups: dict[float, list[str]] = {}
    for name, amount in costs.items():
        groups.setdefault(amount, []).append(name)
    return [group for group in groups.values() if len(group) > 1]


# ---- one beside the anchor ----


def dearer(amount: float) -> str:
    """How much more something costs: “€ 57.000 duurder”."""
    return _less_or_more(amount, _("{amount} cheaper"), _("the same"), _("{amount} dearer"))


def more(amount: float) -> str:
    """How much more it is."""
    return _less_or_more(amount, _("{amount} less"), _("the same"), _("{amount} more"))


def _less_or_more(amount: float, below: str, same: str, above: str) -> str:
    if not isfinite(amount):
        return ""
    text = same if round(amount) == 0 else below if amount < 0 else above
    return text.format(amount=euro(abs(amount)))


def later(days: float) -> str:
    """How many days one starts after the other."""
    if days == 0:
        return _("the same day")
    if abs(days) == 1:
        return _("1 day later") if days > 0 else _("1 day earlier")
    count = number(abs(days))
    return _("{count} days later", count=count) if days > 0 else _("{count} days earlier", count=count)


def better(points: float) -> str:
    """How many points more a model fits, as both are shown."""
    if round(points, 1) == 0:
        return _("the same")
    count = number(abs(points), 1)
    return _("{count} points more", count=count) if points > 0 else _("{count} points less", count=count)


# ---- which settings differ ----


def settings_said(count: int, labels: Sequence[str]) -> str:
    """In how many settings the columns differ, and which are the first of them."""
    if not count:
        return _("There is no difference in settings.")
    names = "; ".join(labels)
    if count == 1:
        return _("They differ in 1 setting: {names}.", names=names)
    if count == len(labels):
        return _("They differ in {count} settings: {names}.", count=number(count), names=names)
    return _("They differ in {count} settings, such as: {names}.", count=number(count), names=names)
