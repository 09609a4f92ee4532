"""The first chart of the cost-split page: what each key changes for each municipality, or what each pays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.naming import NOBODY
from model.money.key_comparison import KeyComparison
from model.numbers.arrays import round_to_sum
from ui.charts.bars_and_lines import Series, change_bars, table_of
from ui.charts.parts import Chart, Made, Table
from ui.views.cost_split import bills, keys_chart, named, paid
from words.claims.split import key_labels, names
from words.labels import choice_label
from words.look import parties
from words.sentences import SIGNS, Sentences, numbers, sign, slot
from words.texts import _
from words.variants import no_price


def changes(case: Case, keys: KeyComparison, payer: int) -> list[Series]:
    """How much more each party pays under each key than now (negative: less)."""
    return _less_now(case, keys, paid(case, keys, payer), payer)


def _less_now(case: Case, keys: KeyComparison, amounts: Sequence[Series], payer: int) -> list[Series]:
    present = keys.whole["present"]
    now = [*(parties.together(present, one) for one in parties.shown(case, payer)), present[:, -1]]
    return [replace(one, values=one.values - paid_now[:, None]) for one, paid_now in zip(amounts, now, strict=True)]


def key_changes(
    case: Case, keys: KeyComparison, assumptions: Assumptions, year: int, payer: int
) -> tuple[Chart, Table]:
    """Per key how much more or less each municipality pays than now; the table says also what each pays."""
    amounts = paid(case, keys, payer)
    found = _less_now(case, keys, amounts, payer)
    drawn = [*found[:-1], replace(found[-1], drawn=False)]
    series = [*drawn, *(replace(one, drawn=False) for one in amounts)]
    title = _("How much more or less each pays a year than now, by cost key ({year})", year=year)
    alt = bills(case, keys, assumptions, payer)
    height = 90 + len(keys.by_key) * (26 * len(parties.shown(case, payer)) + 22)
    labels = key_labels(case, keys, assumptions)
    said = largest_change(case, keys, payer, year)
    chart = change_bars(title, "kostenverdeling-verschil", labels, series, alt, height, said)
    lines = [*in_table(found), *amounts]
    return chart, table_of(title, [choice_label(case, key) for key in keys.by_key], lines)


def in_table(found: Sequence[Series]) -> list[Series]:
    """Changes as the table calls them."""
    return [replace(one, name=_("{name}: difference from now", name=one.name), drawn=False) for one in found]


def keys_shown(
    case: Case, keys: KeyComparison, assumptions: Assumptions, year: int, payer: int, total: bool
) -> tuple[Chart, Table]:
    """The changes, or with ``total`` what each pays; both stand in the table."""
    if total:
        chart, table = keys_chart(case, keys, assumptions, year, payer, in_table(changes(case, keys, payer)))
    else:
        chart, table = key_changes(case, keys, assumptions, year, payer)
    formulas = ("by_key", "above_present") if total else ("above_present", "by_key")
    return chart, replace(table, made=[named(case, keys, year, payer, *formulas)])


def largest_change(case: Case, keys: KeyComparison, payer: int, year: int) -> Sentences:
    """Which key changes most for the payer, and by how much, for every row."""
    change = np.stack([keys.whole[key][:, payer] - keys.whole["present"][:, payer] for key in keys.by_key])
    most = np.abs(change).argmax(axis=0)
    amount = np.take_along_axis(change, most[None], axis=0)[0]
    sentences = (
        _("For {payer} the key “{key}” makes the largest difference: {amount} a year less than now."),
        _("Under every key {payer} pays the same as now."),
        _("For {payer} the key “{key}” makes the largest difference: {amount} a year more than now."),
        _("How much more or less {payer} pays than now is unknown: {why}."),
    )
    name = case.participants[payer].name
    patterns = [
        one.format(key=choice_label(case, key), payer=name, amount=slot("amount"), why=no_price())
        for key in keys.by_key
        for one in sentences
    ]
    whose = case.participants[payer].id
    made = [f"above_present.{key}.{year}.{whose}" for key in keys.by_key for _sentence in sentences]
    given = {"amount": numbers(np.abs(amount), "euro")}
    return Sentences(patterns, given, SIGNS * most + sign(amount), made={"amount": made})


def paid_to_the_cent(case: Case) -> list[int | None]:
    """Whose the amounts of ``to_the_cent`` are: of all together, of each municipality, and of nobody."""
    return [None, *range(len(case.participants) + 1)]


def to_the_cent(case: Case, keys: KeyComparison, year: int) -> Table:
    """The chosen split in cents that add up: a line a municipality where there are many."""
    chosen = round_to_sum(100 * np.atleast_2d(keys.chosen)) / 100
    cells = np.round(np.concatenate([chosen.sum(axis=-1, keepdims=True), chosen], axis=-1), 2)[:, None, :]
    columns = [_("To the cent"), _("Joint cost"), *names(case)]
    ids = (*(one.id for one in case.participants), NOBODY)
    paid = [f"by_key.{keys.key}.{year}.{id}" for id in ids]
    lines, summed = [_("a whole year, {year}", year=year)], f"new_model_cost.{year}"
    if not parties.are_few(case):
        columns, lines = [columns[0], *lines], columns[1:]
        made = Made("{line}", [summed, *paid], ["all"])
    else:
        made = Made("{column}", ["all"], [summed, *paid])
    units = ["cents"] * len(lines)
    return Table(_("To the cent"), columns, lines, units, cells, True, summary=_("To the cent"), made=[made])
