"""Why two settings differ, in words: what is compared, what each change is, and what may be said of the parts."""

from __future__ import annotations

from dataclasses import dataclass

from model.assumptions.declared import Value
from model.case.case import Case
from model.differences.amounts import KEY, PROJECT
from model.differences.changes import Change
from model.differences.orders import ORDERS
from model.outcomes.waterfall import Between, Waterfall, Whole
from words.labels import label_of, name_of, written
from words.sentences import Sentences, pressable, slot
from words.texts import _, change, euro, isolated, number
from words.variants import variant_name

Names = tuple[str, str, str]
"""By which what both cost and the difference can be taken apart; empty without."""


@dataclass(frozen=True)
class Compared:
    """Which two settings are compared; ``saved``: from the checkpoint of this name to Mijn variant as it is set.
    ``pair``: what both are called, where they are any two."""

    which: Between
    saved: str = ""
    pair: tuple[str, str] | None = None


def choices() -> dict[Between, str]:
    """What can be compared in any visit."""
    present, advice, mine = (variant_name(variant) for variant in ("current", "advice", "mine"))
    named: dict[Between, str] = {
        "advice": _("From {start} to {end}", start=present, end=advice),
        "mine": _("From {start} to {end}", start=advice, end=mine),
        "set": _("What I changed in my variant"),
    }
    return named


def ends(compared: Compared) -> tuple[str, str]:
    """How the starting point and the end are called."""
    if compared.pair:
        return compared.pair
    which = compared.which
    present, advice, mine = (variant_name(variant) for variant in ("current", "advice", "mine"))
    if which == "advice":
        return present, advice
    if which == "mine":
        return advice, mine
    if compared.saved:
        start = _("{name} at “{saved}”", name=mine, saved=isolated(compared.saved))
    else:
        start = _("{name} as in the case", name=mine)
    return start, _("{name} as set now", name=mine)


def _written(text: str, found: Whole, names: Names) -> Sentences:
    told = {"before": euro(found.start), "after": euro(found.end), "difference": change(found.end - found.start)}
    return pressable(text, {name: (amount, made) for (name, amount), made in zip(told.items(), names, strict=True)})


def cost_said(compared: Compared, found: Whole, who: str, period: str, names: Names) -> Sentences:
    """What both cost, and the difference."""
    start, end = ends(compared)
    text = _(
        "{start} costs {who} {before} in {period}. {end} costs {after}. The difference: {difference}.",
        start=start,
        end=end,
        who=who,
        period=period,
        before=slot("before"),
        after=slot("after"),
        difference=slot("difference"),
    )
    return _written(text, found, names)


def bill_said(compared: Compared, found: Whole, who: str, year: int, names: Names) -> Sentences:
    """What somebody pays in both, and the difference."""
    start, end = ends(compared)
    text = _(
        "{start}: {who} pays {before} in a whole year ({year}). {end}: {after}. The difference: {difference}.",
        start=start,
        end=end,
        who=who,
        year=year,
        before=slot("before"),
        after=slot("after"),
        difference=slot("difference"),
    )
    return _written(text, found, names)


def name_of_change(case: Case, one: Change) -> str:
    """What is changed."""
    if one.name == PROJECT:
        return _("Project cost, after coverage")
    if one.name == KEY:
        return _("Split by the cost key, not as now")
    group = one.id.partition(".")[0]
    if group in ("front", "back"):
        return _("Who does it: {task}", task=name_of(case, one.id))
    if group == "share" and len(one.after) > 1:
        return _("Fixed key")
    return label_of(case, one.id)


def moved(case: Case, one: Change) -> str:
    """From what to what; nothing for a step that is no single assumption."""
    if one.name:
        return ""
    pairs = [(one.before[id], value, id) for id, value in one.after.items()]
    if len(pairs) == 1:
        return "; ".join(_arrow(case, *pair) for pair in pairs)
    return "; ".join(f"{_short(case, id)}: {_arrow(case, before, after, id)}" for before, after, id in pairs)


def _short(case: Case, id: str) -> str:
    group = id.partition(".")[0]
    return {"front": _("front office"), "back": _("back office")}.get(group) or name_of(case, id)


def _arrow(case: Case, before: Value, after: Value, id: str) -> str:
    return f"{written(case, id, before)} → {written(case, id, after)}"


def nothing_said(compared: Compared, found: Waterfall) -> str:
    """Why there is no bar."""
    start, end = ends(compared)
    if compared.pair:
        return _("{start} and {end} cost the same here.", start=start, end=end)
    if found.silent:
        return _("Nothing that you changed moves this amount.")
    if compared.which == "mine":
        return _("My variant is still the advice: you changed no choice. Only a choice makes them differ.")
    if compared.saved:
        return _("Everything still stands as it did then.")
    if compared.which == "set":
        return _("You changed nothing yet.")
    return _("{start} and {end} cost the same here.", start=start, end=end)


def method(found: Waterfall, silent: str = "") -> Sentences:
    """What a bar is, what stands in the table beside it, and what moves nothing: ``silent`` is the name of how many
    changes that are. At the end where a click leads."""
    told = []
    if found.together:
        told += [_bars_said(), _mean_said(found)]
    elif len(found.effects) > 1:
        told.append(_("A bar is what one change does alone. With each other the changes do nothing more."))
    if found.silent:
        told.append(_("Other changes, which do nothing here: {count}.", count=slot("silent")))
    told.append(_("Click on a bar to go to its slider."))
    text = " ".join(told)
    given = {"silent": (number(found.silent), silent), "orders": (number(ORDERS), "fixed.orders")}
    return pressable(text, {name: one for name, one in given.items() if slot(name) in text})


def _bars_said() -> str:
    return _(
        "A bar is what one change does alone, from the starting point. “{together}” is what the changes do only "
        "with each other. So the bars add up to the difference, in whatever order you change things.",
        together=_("Together"),
    )


def _mean_said(found: Waterfall) -> str:
    if found.exact:
        return _("The table also gives what a change does on average over all orders (the Shapley value).")
    return _(
        "The table also gives what a change does on average over orders (the Shapley value). With so many changes "
        "that is an estimate, from {count} orders.",
        count=slot("orders"),
    )
