"""The words, tiles, charts and tables of the multi-year budget, from the three variants' budgets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from model.assumptions.declared import Value
from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.naming import ALL
from model.money.benefits import has_estimate, has_grant, has_participation
from model.money.budget import framed_cost, over_frame, saldo
from model.money.cost import break_even_backoffice_price
from model.numbers.arrays import Floats, round_half_up
from model.outcomes.multi_year_budget import Budgets
from ui.charts.bars_and_lines import Series, lines, table_of
from ui.charts.parts import Chart, Download, Made, Notice, Rows, Table, Tile
from ui.views.documents.exported import of_file
from words.link import BUDGET_URL, PACKAGE_URL, address, from_page
from words.look import colors
from words.look.few import some
from words.sentences import SIGNS, Sentences, by_sign, euros, known, numbers, sign, slot
from words.texts import _, language
from words.variants import name_of, no_price, variant_name, who


def of_party(amounts: Floats, party: int | None) -> Rows:
    """(rows, years) of one party, or of all together: what nobody pays still has to be paid."""
    chosen = amounts.sum(axis=-2) if party is None else amounts[..., party, :]
    return chosen if chosen.ndim > 1 else chosen[None, :]


def headline(case: Case, budgets: Budgets, party: int | None) -> Sentences:
    """What Mijn variant costs over all years, and how that stands to what is budgeted now."""
    cost = of_party(framed_cost(budgets["mine"]), party).sum(axis=-1)
    extra = of_party(over_frame(budgets["mine"]), party).sum(axis=-1)
    years = case.about.years
    sentences = (
        _("In {first}–{last} my variant costs {who} {cost}: {extra} less than is budgeted now."),
        _("In {first}–{last} my variant costs {who} {cost}: exactly what is budgeted now."),
        _("In {first}–{last} my variant costs {who} {cost}: {extra} more than is budgeted now."),
        _("What my variant costs {who} in {first}–{last} is unknown: {why}."),
        _("In {first}–{last} my variant costs {who} {cost}. What is budgeted now is unknown: {why}."),
    )
    fixed = {"first": years[0], "last": years[-1], "who": who(case, party), "why": no_price()}
    patterns = [sentence.format(cost=slot("cost"), extra=slot("extra"), **fixed) for sentence in sentences]
    given = {"cost": numbers(cost, "euro"), "extra": numbers(np.abs(extra), "euro")}
    which = np.where(known(cost) > known(extra), SIGNS, sign(extra))
    made = {"cost": "framed_cost", "extra": "over_frame"}
    return Sentences(
        patterns, given, which, made={slot: name_of(case, name, party, ALL, "mine") for slot, name in made.items()}
    )


def tiles(case: Case, assumptions: Assumptions, budgets: Budgets, party: int | None, year: int) -> list[Tile]:
    """Each variant over all years with its difference from the frame; bottom-up also the break-even price."""
    found = []
    for variant, result in budgets.items():
        cost = of_party(framed_cost(result), party).sum(axis=-1)
        extra = of_party(over_frame(result), party).sum(axis=-1)
        label = _("{variant}, all years", variant=variant_name(variant))
        found.append(
            Tile(
                label,
                euros(cost),
                over_budget(extra, name_of(case, "over_frame", party, ALL, variant)),
                variant,
                whose=party,
                made=name_of(case, "framed_cost", party, ALL, variant),
            )
        )
    if assumptions.cost_basis == "bottom_up":
        year_index = case.about.years.index(year)
        price = np.atleast_1d(break_even_backoffice_price(case, assumptions)[..., year_index])
        exists = np.where(price < 0, 0, 1)
        written = Sentences([_("none"), slot("price")], {"price": numbers(price, "euro")}, exists)
        told = [no_price(), _("per {unit}: then it costs what is budgeted now")]
        note = Sentences(told, which=known(price))
        label, made = _("Break-even back-office price"), f"break_even_price.{year}"
        found.append(Tile(label, written, note, "open", is_price=True, made=made))
    return found


def over_budget(extra: Floats, made: str) -> Sentences:
    """How an amount stands to what is budgeted now, for every row; ``made``: the name of that difference."""
    amount = slot("amount")
    less, more = _("{amount} less than budgeted", amount=amount), _("{amount} more than budgeted", amount=amount)
    said = by_sign(extra, less, _("exactly what is budgeted now"), more, no_price())
    return replace(said, made={"amount": made})


def estimate_label(case: Case) -> str:
    """What the fold with the estimate is called: central government only where it pays something of its own."""
    if not has_estimate(case):
        return _("Central government")
    pays = has_grant(case) or has_participation(case)
    return _("{Spending} and central government") if pays else _("{Spending}")


def balance_known(budgets: Budgets, party: int | None) -> bool:
    """Whether the case has the income of everyone whose balance is asked."""
    return bool(np.all(np.isfinite(of_party(saldo(budgets["mine"]), party))))


def balance_unknown(case: Case, assumptions: Assumptions) -> Notice:
    """Which income the sources do not give, so that no balance can be shown."""
    roles = {"buig": assumptions.with_benefits, "participation": assumptions.with_participation}
    if not has_grant(case):
        del roles["buig"]
    gaps = []
    for role, wanted in roles.items():
        known = {line.municipality for line in case.budget_lines if line.role == role}
        missing = [participant.name for participant in case.participants if participant.id not in known]
        if wanted and missing:
            name = {"buig": _("{Grant}"), "participation": _("{Other_grant}")}[role]
            gaps.append(_("{name}: not in the sources for {who}.", name=name, who=some(missing, has_and=True)))
    return Notice(_("The balance is unknown. Choose one municipality of which the income is known."), gaps)


def where_it_counts() -> str:
    """That what is switched on is no part of what a variant is said to cost."""
    return _(
        "What you switched on counts in the balance and in “Line by line”. The cost on top, and in the strip, is "
        "without it."
    )


def balance_chart(case: Case, budgets: Budgets, party: int | None) -> tuple[Chart, Table]:
    """Income minus expenditure per year, with the estimate of what is switched on."""
    series = [
        Series(
            variant_name(variant),
            round_half_up(of_party(saldo(result), party)),
            colors.OF_VARIANT[variant],
            mode="lines+markers",
        )
        for variant, result in budgets.items()
    ]
    years = [str(year) for year in case.about.years]
    title = _("Balance per year (income minus expenditure), {who}", who=who(case, party))
    alt = [_("Below zero the municipality adds money of its own.")]
    made = Made("{line}", [name_of(case, "saldo", party, "{column}", variant) for variant in budgets], years)
    chart = lines(title, "meerjarenbegroting-saldo", years, series, alt)
    return chart, replace(table_of(title, years, series), made=[made])


def budget_link(case: Case, changes: Mapping[str, Value]) -> Download:
    """The link to the figures of all variants under these changes, in the language of the page."""
    text = _("Download the figures of all variants (CSV)")
    return Download(text, address(from_page(BUDGET_URL), of_file(case, changes, language())))


def package_link(case: Case, changes: Mapping[str, Value]) -> Download:
    """The link to the same figures with a description of every column."""
    text = _("With a description of every column (zip, for a program)")
    return Download(text, address(from_page(PACKAGE_URL), of_file(case, changes, language())))
