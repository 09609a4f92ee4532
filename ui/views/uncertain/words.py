"""The words and tiles of the uncertainty page: what is set now, how far it can lie apart, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from math import isfinite

from model.case.case import Case
from model.case.naming import ALL
from model.case.variants import VARIANTS
from model.numbers.arrays import Floats
from model.outcomes.names.uncertain import of_draws
from model.outcomes.uncertainty import SetPoint
from model.uncertainty.pulls import Pull
from model.uncertainty.simulation import Summary
from ui.charts.parts import Tile
from words.beside import Beside, euro_beside, said, written_beside
from words.claims import spread
from words.claims.split import is_alone
from words.claims.spread import end_of, ends, is_known, place_of, whose_name
from words.formatting import round_half_up
from words.labels import label_of
from words.look.few import some
from words.sentences import Sentences, Texts, pressable, slot
from words.texts import _, euro, percent
from words.variants import cost_unknown, name_of, no_price, variant_name


def chance(share: float) -> str:
    """A part of the draws in whole per cent; what happened at least once is not 0%, what did not always not 100%."""
    if 0 < share < 0.01:
        return _("less than 1%")
    if 0.99 < share < 1:
        return _("more than 99%")
    return percent(share, 0)


def tiles(case: Case, point: SetPoint, found: Summary, party: int | None, beside: Beside | None = None) -> list[Tile]:
    """Per variant the amount over all years as set now, with its range."""
    whose = place_of(party)
    write = partial(euro_beside, beside=beside, whose=party, where="again")
    text = _("range {low} – {high} ({what})", low=slot("low"), high=slot("high"), what=spread.range_name(found.levels))
    still = [_("Nothing that is made uncertain moves that amount.")]
    result = []
    for variant in VARIANTS:
        low, high = ends(point, found, variant, whose)
        given = {
            name: (write(amount), end_of(case, found, party, variant, end))
            for name, amount, end in (("low", low, 0), ("high", high, -1))
        }
        note: Texts = [no_price()] if not isfinite(low + high) else pressable(text, given) if high > low else still
        label = _("{variant}, as set now", variant=variant_name(variant))
        cost = float(point.costs[variant][whose, -1])
        small = [said(round_half_up(cost), beside, party)] if beside else None
        named = name_of(case, "framed_cost", party, ALL, variant)
        result.append(Tile(label, [euro(cost)], note, variant, small, made=named))
    return result


def drivers_text(case: Case, ids: Sequence[str], beside: Beside | None = None) -> Sentences:
    """What the range comes from, the largest first."""
    if not ids:
        nothing = _(
            "Nothing that is made uncertain moves this amount. Switch on below what you want to be uncertain too."
        )
        return pressable(nothing, {})
    named = "; ".join(f"{label_of(case, id)} ({_span_slots(place)})" for place, id in enumerate(ids))
    given = {name: one for place, id in enumerate(ids) for name, one in _span_given(case, id, place, beside).items()}
    return pressable(_("The range comes from: {drivers}.", drivers=named), given)


def _span_slots(place: int) -> str:
    """From where to where it goes: on one line."""
    return f"{slot(f'low{place}')}\u00a0–\u00a0{slot(f'high{place}')}"


def _span_given(case: Case, id: str, place: int, beside: Beside | None) -> dict[str, tuple[str, str]]:
    """What stands in the places of both ends of a range, and their names."""
    row = case.row(id)
    found = {"low": row.low, "high": row.high}
    return {
        f"{name}{place}": (written_beside(case, id, end or 0.0, beside), f"{name}.{id}") for name, end in found.items()
    }


def pulls_text(
    case: Case,
    point: SetPoint,
    found: Summary,
    pulls: Sequence[Pull],
    party: int | None,
    beside: Beside | None = None,
) -> Sentences:
    """Why the middle of the draws does not lie at what is set: per assumption how far it pulls."""
    whose, write = place_of(party), partial(euro_beside, beside=beside, whose=party, where="again")
    if not is_known(point, party):
        return pressable(cost_unknown(case, party), {})
    gap = float(found.bands["mine"][whose, -1, 1] - point.costs["mine"][whose, -1])
    amounts = {pull.id: float(pull.amounts[whose]) for pull in pulls if abs(pull.amounts[whose]) >= 0.5}
    if not amounts:
        even = _(
            "The middle of the possible futures lies about at what is set: what moves this amount reaches equally far "
            "both ways."
        )
        return pressable(even, {})
    middle = (
        _("The middle of the possible futures lies {gap} above what is set.")
        if gap > 0
        else _("The middle of the possible futures lies {gap} below what is set.")
    )
    named = "; ".join(_pull(case, id, amount, place) for place, (id, amount) in enumerate(amounts.items()))
    why = _("That is because some ranges reach further to one side: {named}.", named=named)
    rest = gap - sum(amounts.values())
    if abs(rest) >= 0.5:
        why += " " + _("The rest, {amount}, comes from the other ranges and from chance.", amount=slot("rest"))

    def drawn(formula: str, *place: str) -> str:
        return ".".join([of_draws(formula, found.draws), *place, whose_name(case, party)])

    given = {
        "gap": (euro_beside(abs(gap), beside, party), drawn("middle_above_set")),
        "rest": (write(rest), drawn("pull_rest")),
    }
    for place, (id, amount) in enumerate(amounts.items()):
        given |= _span_given(case, id, place, beside) | {f"pull{place}": (write(abs(amount)), drawn("pull", id))}
    return pressable(f"{middle.format(gap=slot('gap'))} {why}", given)


def _pull(case: Case, id: str, amount: float, place: int) -> str:
    """Which way an assumption pulls, and how far."""
    words = _("{name} ({span}) pulls {amount} up") if amount > 0 else _("{name} ({span}) pulls {amount} down")
    return words.format(name=label_of(case, id), span=_span_slots(place), amount=slot(f"pull{place}"))


def years_title(case: Case) -> str:
    """What the fold with more of the range is called: one municipality has no others."""
    return _("Per year and per variant") if is_alone(case) else _("Per year, per variant and per municipality")


def likely_text(case: Case, ids: Sequence[str]) -> str:
    """Why no chance is given."""
    names = some([label_of(case, id) for id in ids], between="; ")
    return _(
        "No source says which value is the most likely: {names}. So here stands a range and no chance.", names=names
    )


def frozen_frame() -> str:
    """Why no chance to stay within the frame is given."""
    return _(
        "The cost rises with the index and the budget does not. A chance to stay within the budget then says nothing. "
        "Let the budget rise with the same index to compare them."
    )


def exit_text(
    case: Case, scenarios: Mapping[int, Floats], party: int | None, beside: Beside | None = None
) -> Sentences:
    """What Mijn variant costs under each scenario of exit cost."""
    costs = {years: float(amounts[place_of(party)]) for years, amounts in scenarios.items()}
    framed = name_of(case, "framed_cost", party, ALL, "mine")
    given = {
        f"exit{place}": (
            euro_beside(cost, beside, party, "again" if place else "brackets"), f"at.exit_cost_years={years}/{framed}",
        )
        for place, (years, cost) in enumerate(costs.items())
    }  # fmt: skip
    given |= {
        f"years{place}": (str(years), f"at.exit_cost_years={years}") for place, years in enumerate(costs) if years
    }
    named = "; ".join(
        _exit(slot(f"years{place}") if years else "", slot(f"exit{place}")) for place, years in enumerate(costs)
    )
    text = _(
        "Exit cost is the same in every possible future: the contract asks it or it does not, and its terms are "
        "unknown. My variant costs {named} (assumption).",
        named=named,
    )
    return pressable(text, given)


def _exit(years: str, amount: str) -> str:
    if not years:
        return _("{amount} without exit cost", amount=amount)
    return _("{amount} with {years} years of exit cost that falls to nothing", amount=amount, years=years)
