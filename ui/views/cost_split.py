"""The words, tiles and charts of the cost-split page, from the model's comparison of the keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.corrections import caseloads
from model.case.naming import NOBODY as NOBODY_PAYS
from model.money.key_comparison import KeyComparison
from model.numbers.arrays import Floats, rounded_parts
from model.outcomes.cost_split import CostSplit
from ui.charts.bars_and_lines import NOBODY, Mark, Mode, Series, curves, lines, stacked_bars, table_of
from ui.charts.parts import Chart, Made, Table, Tile
from words.beside import Beside
from words.claims.pools import no_even, no_even_because
from words.claims.split import is_alone, key_labels, names, somewhere_without
from words.labels import choice_label
from words.look import parties
from words.origin import marked
from words.sentences import Sentences, by_sign, euros, known, numbers, slot
from words.texts import _, number
from words.variants import no_price


def payers(case: Case, payer: int) -> list[int]:
    """Whose the amounts of the lines of the keys are; the last are of nobody."""
    return [*(one.whose for one in parties.shown(case, payer)), len(case.participants)]


def tiles(case: Case, assumptions: Assumptions, keys: KeyComparison, payer: int, moved: int, year: int) -> list[Tile]:
    """The joint cost, what each party pays under the chosen key, and the break-even caseload."""
    chosen = keys.whole[keys.key]
    change = chosen - keys.whole["present"]
    key = assumptions.cost_key
    # What the joint cost is, is itself a reading of the source or an estimate of the user.
    basis = "cost_basis" if assumptions.cost_basis == "bottom_up" else "amount_reading"
    mark = marked("aanname" if basis == "cost_basis" else case.row(basis).status)
    result = [
        Tile(
            f"{_('Joint cost')}{mark}",
            euros(chosen.sum(axis=-1)),
            [_("a whole year, {year}", year=year)],
            made=f"new_model_cost.{year}",
        )
    ]
    for one in parties.shown(case, payer):
        result.append(
            Tile(
                one.name,
                euros(parties.together(chosen, one)),
                _difference(parties.together(change, one), f"above_present.{key}.{year}.{one.id}" if one.id else ""),
                one.tone,
                whose=one.whose,
                made=f"by_key.{key}.{year}.{one.id}" if one.id else "",
            )
        )
    nothing = ["", _("without {units} there is nothing to divide")]
    by_caseload = somewhere_without(case, assumptions) & (keys.key in ("caseload", "mixed"))
    why = Sentences(nothing, which=by_caseload.astype(np.int64))
    result.append(Tile(_("Not allocated"), euros(chosen[:, -1]), why, made=f"by_key.{key}.{year}.{NOBODY_PAYS}"))
    if is_alone(case):
        return result
    return [*result, _even(case, keys, payer, moved, year)]


def _even(case: Case, keys: KeyComparison, payer: int, moved: int, year: int) -> Tile:
    where = _("{units} in {name}", name=case.participants[moved].name)
    label = _("Break-even for {name}", name=case.participants[payer].name)
    if no_even(case, keys.even, payer, moved):
        return Tile(label, [_("no single number")], [no_even_because(case, keys.even, moved)])
    even = np.atleast_1d(keys.break_even)
    count = Sentences([_("none"), slot("count")], {"count": numbers(even, "points")}, known(even))
    where = f"{where} ({year})" if keys.even == "year" else where
    return Tile(label, count, [where], made=_even_name(case, keys, payer, moved, year))


def _even_name(case: Case, keys: KeyComparison, payer: int, moved: int, year: int) -> str:
    whose, id = case.participants[payer].id, case.participants[moved].id
    return f"tipping_key.{whose}.{year}.caseload.{id}" if keys.even == "year" else f"break_even.{whose}.{id}"


def _difference(change: Floats, made: str) -> Sentences:
    """What changes against now, for every row; ``made``: the name of that number, if it has one."""
    amount = slot("amount")
    less, more = _("{amount} less than now", amount=amount), _("{amount} more than now", amount=amount)
    found = by_sign(change, less, _("the same as now"), more, no_price())
    return replace(found, made={"amount": made}) if made else found


def paid(case: Case, keys: KeyComparison, payer: int) -> list[Series]:
    """What each party pays under each key; the last is what nobody pays."""
    whole = np.stack([keys.whole[key] for key in keys.by_key], axis=1)
    found = [Series(one.name, parties.together(whole, one), one.color) for one in parties.shown(case, payer)]
    return [*found, Series(names(case)[-1], whole[:, :, -1], NOBODY, hatch=1)]


def bills(case: Case, keys: KeyComparison, assumptions: Assumptions, payer: int) -> Sentences:
    """What each party pays under the chosen key, in a sentence."""
    place = [*keys.by_key].index(assumptions.cost_key)
    label = choice_label(case, assumptions.cost_key)
    series = paid(case, keys, payer)
    each = ", ".join(f"{one.name} {slot(f'party{at}')}" for at, one in enumerate(series))
    given = {f"party{at}": numbers(one.values[:, place], "euro") for at, one in enumerate(series)}
    return Sentences([f"{label}: {each}."], given)


def keys_chart(
    case: Case, keys: KeyComparison, assumptions: Assumptions, year: int, payer: int, beside: Sequence[Series] = ()
) -> tuple[Chart, Table]:
    """A bar per key, stacked by party; the amounts add up to the joint cost. ``beside``: more lines of the table."""
    series = [*paid(case, keys, payer), *beside]
    title = _("What each pays a year, by cost key ({year})", year=year)
    alt = bills(case, keys, assumptions, payer)
    chart = stacked_bars(title, "kostenverdeling-sleutels", key_labels(case, keys, assumptions), series, alt)
    table = table_of(title, [choice_label(case, key) for key in keys.by_key], series)
    return chart, replace(table, made=[named(case, keys, year, payer, "by_key")])


def named(case: Case, keys: KeyComparison, year: int, payer: int, *formulas: str) -> Made:
    """The names of what these formulas give per key: for each a line per party, the last of what nobody pays."""
    whose = [*(one.id for one in parties.shown(case, payer)), NOBODY_PAYS]
    lines = [f"{formula}.{{column}}.{year}.{id}" if id else "" for formula in formulas for id in whose]
    return Made("{line}", lines, [*keys.by_key])


def curve_chart(
    case: Case, assumptions: Assumptions, split: CostSplit, payer: int, moved: int, year: int
) -> tuple[Chart, Table]:
    """What the payer pays under both keys while the other's caseload grows, and where they cross."""
    keys, x = split.keys, split.loads
    paths = {key: rounded_parts(curve, [payer]).reshape(-1, len(x)) for key, curve in split.curve.items()}
    paths = {key: path[np.minimum(split.curve_rows, len(path) - 1)] for key, path in paths.items()}
    load = np.atleast_1d(caseloads(case, assumptions)[..., moved])
    paid = keys.whole["caseload"][:, payer]
    here = np.stack(np.broadcast_arrays(load, paid), axis=-1)
    series = [
        Series(_("Fixed key"), paths["fixed"], parties.color(case, payer, payer), dash="dash"),
        Series(_("Number of {units}"), paths["caseload"], parties.color(case, payer, payer)),
    ]
    payer_name, moved_name = case.participants[payer].name, case.participants[moved].name
    title = _("What {payer} pays as {moved} has more {units}", payer=payer_name, moved=moved_name)
    even = np.atleast_1d(keys.break_even)
    crosses = _("Both keys cost {payer} the same at {count} {units} in {moved}.")
    never = no_even(case, keys.even, payer, moved) or _(
        "There is no number of {units} in {moved} at which both keys cost {payer} the same."
    )
    called = {"payer": payer_name, "moved": moved_name}
    patterns = [never.format(**called), crosses.format(count=slot("count"), **called)]
    made = {"count": _even_name(case, keys, payer, moved, year)}
    alt = Sentences(patterns, {"count": numbers(even, "points")}, known(even), made=made)
    chart = curves(
        title,
        "kostenverdeling-omslagpunt",
        [float(load) for load in x],
        _("{Units} in {name}", name=moved_name),
        series,
        here,
        _("now set"),
        [] if no_even(case, keys.even, payer, moved) else [Mark(_("break-even"), even)],
        alt,
    )
    # A table of every third point reads better than all.
    few = x[::3]
    there = f"at.caseload.{case.participants[moved].id}={{column}}/by_key.{{line}}.{year}"
    named_there = Made(f"{there}.{case.participants[payer].id}", ["fixed", "caseload"], [f"{load:g}" for load in few])
    return chart, replace(table_of(title, [number(load) for load in few], series, step=3), made=[named_there])


def curve_beside(beside: Beside | None, payer: int, moved: int) -> Beside | None:
    """What stands beside the amounts of ``curve_chart``: nothing where the curve moves the number that they would be
    divided by."""
    return None if beside is not None and beside.per == "benefit" and payer == moved else beside


def yearly_chart(case: Case, yearly: Mapping[str, Floats], party: int | None) -> tuple[Chart, Table]:
    """Per budget year what each municipality pays under the fixed key, the caseload key and the chosen one."""
    every: tuple[tuple[str, str, str, Mode], ...] = (
        ("fixed", _("Fixed key"), "dash", "lines"),
        ("caseload", _("Number of {units}"), "solid", "lines"),
        ("chosen", _("My choice"), "solid", "markers"),
    )
    # Who pays alone pays the same under every key: that is one line, of who pays.
    ways = ((*every[-1][:-1], "lines"),) if is_alone(case) else every
    shown = shown_parties(case, party)
    # One key at a time: of sixty municipalities all that moves under one is megabytes.
    rounded = [rounded_parts(np.moveaxis(amounts, -2, -1), shown) for amounts in yearly.values()]
    whole = dict(zip(yearly, np.broadcast_arrays(*rounded), strict=True))
    series = []
    for at, place in enumerate(shown):
        for key, label, dash, mode in ways:
            amounts = np.atleast_2d(whole[key][..., at])
            payer = case.participants[place].name
            name = payer if is_alone(case) else f"{payer}: {label.lower()}"
            series.append(Series(name, amounts, parties.color(case, party, place), dash=dash, mode=mode))
    title = _("What each pays per year")
    years = [str(year) for year in case.about.years]
    told = _("Until the new model starts, the present contract counts; after that the key that you choose.")
    alt = f"{told} {parties.who_stand_here(case, party)}".strip()
    chart = lines(title, "kostenverdeling-per-jaar", years, series, [alt])
    made = [
        f"contribution.{case.participants[place].id}" if key == "chosen"
        else f"contribution_by.{key}.{case.participants[place].id}"
        for place in shown for key, *_how in ways
    ]  # fmt: skip
    return chart, replace(table_of(title, years, series), made=[Made("{line}.{column}", made, years)])


def shown_parties(case: Case, party: int | None) -> Sequence[int]:
    """The municipalities that a page shows: the chosen one, or all; of many those that every page names."""
    return parties.told(case, None) if party is None else [party]


def yearly_payers(case: Case, party: int | None) -> list[int]:
    """Whose the lines of ``yearly_chart`` are: three of each municipality, or one of who is alone."""
    return [place for place in shown_parties(case, party) for _key in range(1 if is_alone(case) else 3)]
