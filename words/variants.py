"""What the three variants, whose euros they are and the budget beside them are called."""

from __future__ import annotations

from model.case.case import Case
from model.case.naming import ALL
from model.case.records import Municipality
from model.case.variants import Variant
from model.money.pools import pools_of
from words.texts import _


def variant_name(variant: Variant) -> str:
    """How a variant is called on the screen."""
    return {"current": _("Present"), "advice": _("Advice"), "mine": _("My variant")}[variant]


def who(case: Case, party: int | None) -> str:
    """Whose euros these are."""
    return _("all together") if party is None else case.participants[party].name


def no_price() -> str:
    """Why it is unknown what something costs: where that is so, it is for this (``model.money.cost.own_costs``)."""
    return _("without {units} there is no price per {unit}")


def cost_unknown(case: Case, party: int | None) -> str:
    """That nobody knows what Mijn variant costs, and why."""
    return _("What my variant costs {who} is unknown: {why}.", who=who(case, party), why=no_price())


def without_lines(case: Case, party: int | None) -> list[Municipality]:
    """The municipalities shown of which the case has no printed execution cost."""
    printed = {line.municipality for line in case.budget_lines if line.role == "execution"}
    whose = case.participants if party is None else [case.participants[party]]
    return [one for one in whose if one.id not in printed]


def is_in_budget(case: Case, party: str) -> bool:
    """Whether the case has any line of this municipality, of whatever it is."""
    return any(line.municipality == party for line in case.budget_lines)


def all_printed(case: Case, party: int | None) -> bool:
    """Whether the source prints the execution cost of everyone shown, of all tasks in which they take part."""
    whose = range(len(case.participants)) if party is None else [party]
    return all(place in pool.lines for pool in pools_of(case) for place in whose if pool.members[place])


def budgeted_name(case: Case, party: int | None) -> str:
    """The frame's name; for a municipality without a printed line it is our computation."""
    return _("Budgeted now") if all_printed(case, party) else _("Budget now (part computed)")


def in_variant(name: str, variant: Variant) -> str:
    """The name of a number of a variant, as ``Tile.made``; that of Mijn variant needs no more."""
    return name if variant == "mine" else f"{name}@{variant}"


def name_of(case: Case, formula: str, party: int | None, year: str, variant: Variant) -> str:
    """The name by which an amount of a budget can be taken apart."""
    whose = ALL if party is None else case.participants[party].id
    return in_variant(f"{formula}.{whose}.{year}", variant)
