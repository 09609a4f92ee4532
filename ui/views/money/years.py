"""The first chart of the multi-year budget: how far each variant lies from what is budgeted, or what it costs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from model.case.case import Case
from model.money.budget import Budget, framed_cost
from model.numbers.arrays import round_half_up
from model.outcomes.multi_year_budget import Budgets
from ui.charts.bars_and_lines import Series, grouped_bars, table_of
from ui.charts.parts import Chart, Made, Rows, Table
from ui.views.money.project_years import years_said
from ui.views.multi_year_budget import of_party
from words.look import colors
from words.look.few import some
from words.sentences import SIGNS, Sentences, numbers, sign, slot
from words.texts import _
from words.variants import budgeted_name, is_in_budget, name_of, no_price, variant_name, who, without_lines


def spending_chart(case: Case, budgets: Budgets, party: int | None, total: bool) -> tuple[Chart, Table]:
    """Per year a bar for each variant: how much more it costs than is budgeted, or with ``total`` what it costs, with
    what is budgeted as a line. Both stand in the table.
    """
    costs = _per_variant(budgets, lambda result: round_half_up(of_party(framed_cost(result), party)))
    budgeted = round_half_up(of_party(budgets["mine"].frame, party))
    extra = [replace(one, values=one.values - budgeted) for one in costs]
    frame = Series(budgeted_name(case, party), budgeted, "@text", dash="dash", drawn=total)
    years = [str(year) for year in case.about.years]
    said = _said(case, party, total)
    if total:
        title = _("Net cost per year, after coverage, {who}", who=who(case, party))
        series = [*costs, *in_table(extra)]
        chart = grouped_bars(title, "meerjarenbegroting-lasten", years, series, [said], line=frame)
        return chart, replace(table_of(title, years, [*series, frame]), made=[_made(case, budgets, party, total)])
    title = _("How much more or less than budgeted per year, {who}", who=who(case, party))
    series = [*extra, *(replace(one, drawn=False) for one in costs)]
    claim = largest_year(case, extra[list(budgets).index("mine")].values, party)
    chart = grouped_bars(title, "meerjarenbegroting-verschil", years, series, [said], line=frame, claim=claim)
    table = table_of(title, years, [*in_table(extra), *costs, frame])
    return chart, replace(table, made=[_made(case, budgets, party, total)])


def _made(case: Case, budgets: Budgets, party: int | None, total: bool) -> Made:
    """The names of the amounts: of each variant what it costs and what that is more than budgeted, and the frame."""
    formulas = ("framed_cost", "over_frame") if total else ("over_frame", "framed_cost")
    lines = [name_of(case, one, party, "{column}", variant) for one in formulas for variant in budgets]
    return Made("{line}", [*lines, name_of(case, "frame", party, "{column}", "mine")], list(map(str, case.about.years)))


def _per_variant(budgets: Budgets, amounts: Callable[[Budget], Rows]) -> list[Series]:
    return [
        Series(variant_name(variant), amounts(result), colors.OF_VARIANT[variant])
        for variant, result in budgets.items()
    ]


def in_table(extra: list[Series]) -> list[Series]:
    """Differences as the table calls them."""
    return [replace(one, name=_("{name}: difference from budgeted", name=one.name), drawn=False) for one in extra]


def _said(case: Case, party: int | None, total: bool) -> str:
    year = years_said(case)
    project = [_("The project cost falls in {year}.", year=year)] if case.project else []
    line = _("The dashed line is what is budgeted now.") if total else _("At nought it costs what is budgeted now.")
    said = " ".join([*project, line])
    missing = without_lines(case, party)
    none = [one.name for one in missing if not is_in_budget(case, one.id)]
    some_lines = [one.name for one in missing if is_in_budget(case, one.id)]
    if none:
        said += " " + _(
            "Of {names} the source prints no budget: only its computed execution cost counts.",
            names=some(none, has_and=True),
        )
    if some_lines:
        said += " " + _(
            "Of {names} the source prints no execution cost: that is computed.", names=some(some_lines, has_and=True)
        )
    return said


def largest_year(case: Case, extra: Rows, party: int | None) -> Sentences:
    """In which year Mijn variant lies furthest from what is budgeted, and how far, for every row; unknown where that
    of any year is.
    """
    most = np.abs(np.nan_to_num(extra)).argmax(axis=-1)
    furthest = np.take_along_axis(extra, most[:, None], axis=-1)[:, 0]
    amount = np.where(np.isnan(extra).any(axis=-1), np.nan, furthest)
    sentences = (
        _("My variant differs most in {year}: {amount} less than budgeted."),
        _("Every year my variant costs exactly what is budgeted."),
        _("My variant differs most in {year}: {amount} more than budgeted."),
        _("In which year my variant differs most from what is budgeted is unknown: {why}."),
    )
    patterns = [
        one.format(year=year, amount=slot("amount"), why=no_price()) for year in case.about.years for one in sentences
    ]
    made = [name_of(case, "over_frame", party, str(year), "mine") for year in case.about.years for _one in sentences]
    given = {"amount": numbers(np.abs(amount), "euro")}
    return Sentences(patterns, given, SIGNS * most + sign(amount), made={"amount": made})
