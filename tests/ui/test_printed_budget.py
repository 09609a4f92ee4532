"""The printed budget: beside an amount stands what it comes to for those who pay it."""

from __future__ import annotations

import pytest

from model import Case
from model.money.divisors import Per
from tests.model.worlds import case_of
from ui.views.printed_budget import printed_grid
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
