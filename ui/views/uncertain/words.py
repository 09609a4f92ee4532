"""The words and tiles of the uncertainty page: what is set now, how far it can lie apart, and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from math import isfinite

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.variants import VARIANTS, Variant
from model.numbers.arrays import Floats
from model.outcomes.uncertainty import SetPoint
from model.uncertainty.draws import drawn_rows
from model.uncertainty.pulls import Pull
from model.uncertainty.simulation import FULL, KEYS, Summary
from ui.charts.parts import Grid, StatusCell, Tile, status_cell
from ui.views import bands
from words.beside import Beside, euro_beside, said, written_beside
from words.formatting import round_half_up
from words.labels import choice_label, label_of
from words.origin import origin_of
from words.texts import _, about, euro, number, of, percent, status, unknown
from words.variants import cost_unknown, no_price, variant_name, who


def place_of(party: int | None) -> int:
    """Where the summary has a party: the last is all together."""
    return -1 if party is None else party


def chance(share: float) -> str:
    """A part of the draws in whole per cent; what happened at least once is not 0%, what did not always not 100%."""
    if 0 < share < 0.01:
        return _("less than 1%")
    if 0.99 < share < 1:
        return _("more than 99%")
    return percent(share, 0)


def is_known(point: SetPoint, party: int | None) -> bool:
    """Whether anybody knows what Mijn variant costs."""
    return isfinite(point.costs["mine"][place_of(party), -1])


def headline(case: Case, point: SetPoint, found: Summary, party: int | None, beside: Beside | None = None) -> str:
    """What Mijn variant costs as set, what of it comes once, and how far it can lie apart."""
    whose = place_of(party)
    write = partial(euro_beside, beside=beside, whose=party, where="again", write=about)
    cost, once = (float(amounts["mine"][whose, -1]) for amounts in (point.costs, point.one_off))
    if not is_known(point, party):
        return cost_unknown(case, party)
    as_set = _(
        "As set now my variant costs {who} {cost} in {first}–{last}.",
        who=who(case, party),
        cost=euro_beside(cost, beside, party, write=about),
        first=case.about.years[0],
        last=case.about.years[-1],
    )
    apart = _("{amount} of it comes once and is not budgeted now.", amount=write(once)) if round(once) else ""
    return " ".join(filter(None, (as_set, apart, _around(point, found, whose, write))))


def _around(point: SetPoint, found: Summary, whose: int, write: Callable[[float], str]) -> str:
    low, high = ends(point, found, "mine", whose)
    if not isfinite(low + high):
        return _("How far that can lie apart is unknown: {why}.", why=no_price())
    if round(low) == round(high):
        return _("Nothing that is made uncertain moves that amount.")
    words = (
        _("The range runs from {low} to {high} (assumption).")
        if found.levels == FULL
        else _("In 8 of 10 possible futures it lies between {low} and {high} (assumption).")
    )
    return words.format(low=write(low), high=write(high))


def ends(point: SetPoint, found: Summary, variant: Variant, whose: int) -> tuple[float, float]:
    """The low and the high end of the range over all years. What is set lies among all draws."""
    low, *_between, high = found.bands[variant][whose, -1].tolist()
    if found.levels != FULL:
        return low, high
    as_set = float(point.costs[variant][whose, -1])
    return float(np.minimum(low, as_set)), float(np.maximum(high, as_set))


def tiles(point: SetPoint, found: Summary, party: int | None, beside: Beside | None = None) -> list[Tile]:
    """Per variant the amount over all years as set now, with its range."""
    whose = place_of(party)
    write = partial(euro_beside, beside=beside, whose=party, where="again")
    result = []
    for variant in VARIANTS:
        low, high = ends(point, found, variant, whose)
        note = (
            _("range {low} – {high} ({what})", low=write(low), high=write(high), what=bands.range_name(found.levels))
            if isfinite(low + high)
            else no_price()
        )
        label = _("{variant}, as set now", variant=variant_name(variant))
        cost = float(point.costs[variant][whose, -1])
        small = [said(round_half_up(cost), beside, party)] if beside else None
        result.append(Tile(label, [euro(cost)], [note], variant, small))
    return result


def drivers_text(case: Case, ids: Sequence[str], beside: Beside | None = None) -> str:
    """What the range comes from, the largest first."""
    if not ids:
        return _("Nothing that is made uncertain moves this amount. Switch on below what you want to be uncertain too.")
    named = "; ".join(f"{label_of(case, id)} ({_span(case, id, beside)})" for id in ids)
    return _("The range comes from: {drivers}.", drivers=named)


def _span(case: Case, id: str, beside: Beside | None = None) -> str:
    row = case.row(id)
    return " – ".join(written_beside(case, id, end or 0.0, beside) for end in (row.low, row.high))


def pulls_text(
    case: Case,
    point: SetPoint,
    found: Summary,
    pulls: Sequence[Pull],
    party: int | None,
    beside: Beside | None = None,
) -> str:
    """Why the middle of the draws does not lie at what is set: per assumption how far it pulls."""
    whose, write = place_of(party), partial(euro_beside, beside=beside, whose=party, where="again")
    if not is_known(point, party):
        return cost_unknown(case, party)
    gap = float(found.bands["mine"][whose, -1, 1] - point.costs["mine"][whose, -1])
    amounts = {pull.id: float(pull.amounts[whose]) for pull in pulls if abs(pull.amounts[whose]) >= 0.5}
    if not amounts:
        return _(
            "The middle of the possible futures lies about at what is set: what moves this amount reaches equally far "
            "both ways."
        )
    middle = (
        _("The middle of the possible futures lies {gap} above what is set.")
        if gap > 0
        else _("The middle of the possible futures lies {gap} below what is set.")
    )
    named = "; ".join(_pull(case, id, amount, write(abs(amount)), beside) for id, amount in amounts.items())
    why = _("That is because some ranges reach further to one side: {named}.", named=named)
    rest = gap - sum(amounts.values())
    if abs(rest) >= 0.5:
        why += " " + _("The rest, {amount}, comes from the other ranges and from chance.", amount=write(rest))
    return f"{middle.format(gap=euro_beside(abs(gap), beside, party))} {why}"


def _pull(case: Case, id: str, amount: float, far: str, beside: Beside | None) -> str:
    """Which way an assumption pulls, and how ``far``."""
    words = _("{name} ({span}) pulls {amount} up") if amount > 0 else _("{name} ({span}) pulls {amount} down")
    return words.format(name=label_of(case, id), span=_span(case, id, beside), amount=far)


def likely_text(case: Case, ids: Sequence[str]) -> str:
    """Why no chance is given."""
    names = "; ".join(label_of(case, id) for id in ids)
    return _(
        "No source says which value is the most likely: {names}. So here stands a range and no chance.", names=names
    )


def frozen_frame() -> str:
    """Why no chance to stay within the frame is given."""
    return _(
        "The cost rises with the index and the budget does not. A chance to stay within the budget then says nothing. "
        "Let the budget rise with the same index to compare them."
    )


def exit_text(case: Case, scenarios: Mapping[int, Floats], party: int | None, beside: Beside | None = None) -> str:
    """What Mijn variant costs under each scenario of exit cost."""
    costs = {years: float(amounts[place_of(party)]) for years, amounts in scenarios.items()}
    named = "; ".join(
        _exit(years, euro_beside(cost, beside, party, "again" if place else "brackets"))
        for place, (years, cost) in enumerate(costs.items())
    )
    return _(
        "Exit cost is the same in every possible future: the contract asks it or it does not, and its terms are "
        "unknown. My variant costs {named} (assumption).",
        named=named,
    )


def _exit(years: int, amount: str) -> str:
    if years == 0:
        return _("{amount} without exit cost", amount=amount)
    return _("{amount} with {years} years of exit cost that falls to nothing", amount=amount, years=years)


def key_grid(case: Case, found: Summary, beside: Beside | None = None) -> Grid:
    """Per municipality the range of what it pays over all years under both keys, without a chance."""
    rows: list[list[str | StatusCell]] = [
        [participant.name, *(_paid(found, key, place, beside) for key in KEYS)]
        for place, participant in enumerate(case.participants)
    ]
    columns = [_("Municipality"), *(choice_label(case, key) for key in KEYS)]
    # With an amount per resident beside each they are too long for one line.
    narrow = () if beside else (1, 2)
    return Grid(_("What each pays over all years, lowest and highest (assumption)"), columns, rows, numbers=narrow)


def _paid(found: Summary, key: str, place: int, beside: Beside | None) -> str:
    lowest, *_between, highest = found.paid[key][place, -1].tolist()
    if not isfinite(lowest + highest):
        return unknown()
    return " – ".join(euro_beside(amount, beside, place) for amount in (lowest, highest))


def drawn_grid(case: Case, assumptions: Assumptions, beside: Beside | None = None) -> Grid:
    """Every assumption that is drawn now, from which range, and what supports that range."""
    reasons = {supported.id: of(supported.reason) for supported in case.drawn}
    rows: list[list[str | StatusCell]] = [
        [
            label_of(case, row.id),
            written_beside(case, row.id, assumptions.get(row.id), beside),
            _span(case, row.id, beside),
            status_cell(row),
            reasons.get(row.id, _("You switched it on: no source or practice supports this range.")),
            origin_of(case, row),
        ]
        for row in drawn_rows(case, assumptions)
    ]
    columns = [_("Assumption"), _("Now"), _("Range"), _("Status"), _("Why it is uncertain"), _("Source")]
    # With an amount per resident beside them they are too long for one line.
    narrow = () if beside else (1, 2)
    return Grid(_("What changes per future, and from where"), columns, rows, status=3, numbers=narrow, below=(4, 5))


def correlation_grid(case: Case) -> Grid:
    """Which assumptions move together."""
    rows: list[list[str | StatusCell]] = [
        [
            label_of(case, one.first),
            label_of(case, one.second),
            number(one.correlation, 2),
            StatusCell(one.status, status(one.status)),
            origin_of(case, one),
            of(one.note),
        ]
        for one in case.correlations
    ]
    columns = [_("Assumption"), _("moves with"), _("Correlation"), _("Status"), _("Source"), _("Note")]
    return Grid(_("What moves together"), columns, rows, status=3, numbers=(2,), below=(4, 5))
