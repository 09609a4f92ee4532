"""The printed budget: beside an amount stands what it comes to for those who pay it."""

from __future__ import annotations

import pytest

from model import Case
from model.case.variants import VARIANTS
from model.money.budget import budget
from model.money.divisors import Per
from model.options.own_arguments import rows_in_use
from tests.model.worlds import case_of
from ui.charts.parts import Grid
from ui.views import sources
from ui.views.documents import elsewhere, then_and_now
from ui.views.money.years import spending_chart
from ui.views.printed_budget import printed_grid
from ui.views.situation import central_chart
from words.beside import beside_of


def with_a_line_of(case: Case, municipality: str) -> Case:
    """The case with one more line: what this municipality pays, 320.000 in each year."""
    (known,) = (line for line in case.budget_lines if line.id == "almelo")
    changes = {
        "id": "own_line",
        "municipality": municipality,
        "role": "other",
        "amounts": (320_000.0,) * 5,
    }
    return case.model_copy(update={"budget_lines": (*case.budget_lines, known.model_copy(update=changes))})


def printed(case: Case) -> Grid:
    return printed_grid(case, case.assumptions, "gemeente")


def said(case: Case, per: Per) -> str:
    """What stands under the last line."""
    return printed_grid(case, case.assumptions, "gemeente", beside_of(case, case.assumptions, per)).rows[-1][-1]  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("municipality", "per", "expected"),
    [
        # 320.000 / 32.000 residents of Oldenzaal, which is a partner; by all 47.700 it would be 6,71.
        ("oldenzaal", "resident", "; ".join(["€ 10,00"] * 5) + " per inwoner"),
        # / 26.400 = 12,1212, and / 275 benefits = 1.163,64.
        ("dinkelland", "resident", "; ".join(["€ 12,12"] * 5) + " per inwoner (aanname)"),
        ("dinkelland", "benefit", "; ".join(["€ 1.164"] * 5) + " per uitkering"),
        # Nobody counts the benefits of a partner.
        ("oldenzaal", "benefit", ""),
    ],
)
def test_a_line_is_divided_by_who_pays_it(municipality: str, per: Per, expected: str) -> None:
    case = with_a_line_of(case_of("dinkelland-tubbergen"), municipality)
    assert said(case, per).replace("\u00a0", " ") == expected


def test_a_partner_whose_residents_are_not_counted_gets_nothing_beside_it() -> None:
    case = with_a_line_of(case_of("dinkelland-tubbergen"), "oldenzaal")
    figures = tuple(one for one in case.figures if (one.id, one.municipality) != ("residents", "oldenzaal"))
    assert said(case.model_copy(update={"figures": figures}), "resident") == ""


def test_of_several_municipalities_each_line_says_whose_it_is() -> None:
    """Two lines may be called the same, and a line of one says nothing of the other."""
    alone = [str(row[0]) for row in printed(case_of("dinkelland-tubbergen")).rows]
    assert not any("Dinkelland" in name for name in alone)
    together = [str(row[0]) for row in printed(with_a_line_of(case_of("dinkelland-tubbergen"), "oldenzaal")).rows]
    assert together[-1].endswith(", Oldenzaal")
    assert together[0] == f"{alone[0]}, Dinkelland"


def test_of_several_municipalities_the_money_of_central_government_says_whose_it_is() -> None:
    case = case_of("dinkelland-tubbergen")
    (first, *_others) = (line for line in case.budget_lines if line.money_set == "rijk")
    again = first.model_copy(update={"id": "again", "municipality": "tubbergen"})
    both = case.model_copy(update={"budget_lines": (*case.budget_lines, again)})
    said = [str(central_chart(one)[0].alt) for one in (case, both)]
    assert ", Tubbergen: " in said[1]
    assert ", Dinkelland: " in said[1]
    assert ", Dinkelland: " not in said[0]


def test_a_case_without_a_project_says_nothing_of_its_cost() -> None:
    case = case_of("dinkelland-tubbergen")
    bare = case.model_copy(update={"project": ()})
    for one, begins in ((case, "De projectkosten vallen in 2021."), (bare, "Op nul kost het wat er nu begroot is.")):
        budgets = {variant: budget(one, one.assumptions, variant) for variant in VARIANTS}
        assert str(spending_chart(one, budgets, None, False)[0].alt[0]).startswith(begins)


def test_one_topic_is_one() -> None:
    case = case_of("dinkelland-tubbergen")
    one = case.model_copy(update={"then_and_now": case.then_and_now[:1]})
    assert then_and_now.label(one).startswith("Toen en nu: 1 onderwerp, ")


def test_the_register_says_whose_a_line_or_a_series_is_where_there_are_several() -> None:
    case = case_of("dinkelland-tubbergen")
    one = case.series[0].model_copy(update={"municipality": "tubbergen"})
    both = with_a_line_of(case, "oldenzaal").model_copy(update={"series": (*case.series, one)})
    names = {grid.caption: [str(row[0]) for row in grid.rows] for grid in sources.grids(both, both.assumptions)}
    assert names["Begrotingsregels"][-1].endswith(", Oldenzaal")
    assert names["Reeksen per jaar"][-1].endswith(", Tubbergen")
    alone = {grid.caption: [str(row[0]) for row in grid.rows] for grid in sources.grids(case, case.assumptions)}
    assert not any("Dinkelland" in name for name in alone["Begrotingsregels"])


def test_another_council_is_told_as_many_assumptions_as_the_page_counts() -> None:
    case = case_of("dinkelland-tubbergen")
    counted = len(rows_in_use(case, {}))
    assert counted < len(case.assumption_rows)
    assert f"({counted})" in elsewhere.text(case)
