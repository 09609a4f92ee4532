"""A new argument or criterion in the tables counts, and what no score can be made with is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from model import load_case
from model.options.scoring import score
from tests.model.copies import add, change, copy_of_the_villages
from tests.model.options.fits import nearly


def test_a_new_argument_counts(tmp_path: Path) -> None:
    """A second pro for Bureau at the counter, strength 3: vlakbij 50 + 50 × 5/7."""
    folder = copy_of_the_villages(tmp_path)
    add(
        folder,
        "arguments.csv",
        "bureau_warm;betalen;dorpenbureau;pro;Warm;Warm;;;;vlakbij;front;Warm is nabij.;Warm is near.;verhaal;;;bron",
    )
    add(folder, "assumptions.csv", "strength.bureau_warm;3;0;3;1;aanname;gok;;;;")
    case = load_case(folder)
    found = score(case, case.assumptions, "betalen")
    nearly(found.by_criterion, [[50 + 50 * 5 / 7, 25], [25, 75], [50 + 50 * 5 / 7, 75]])
    assert case.assumptions.get("criterion.bureau_warm") == "vlakbij"


def test_a_new_criterion_counts(tmp_path: Path) -> None:
    """Nobody has an argument on it: 50, and it is left out. Kept, with weight 10 beside 5 and 5 it is half: hybrid
    0,5 × 75 + 0,5 × 50 = 62,5."""
    folder = copy_of_the_villages(tmp_path)
    add(folder, "criteria.csv", "goedkoop;council;Goedkoop;Cheap;verhaal;;;bron;;")
    add(folder, "assumptions.csv", "weight.goedkoop;10;0;10;1;aanname;gok;;;;")
    case = load_case(folder)
    found = score(case, case.assumptions, "betalen")
    nearly(found.by_criterion, [[75, 25, 50], [25, 75, 50], [75, 75, 50]])
    nearly(found.total, [50, 50, 75])
    nearly(score(case, case.assumptions.replace(keep_silent_criteria=1), "betalen").total, [50, 50, 62.5])
    # An argument can be read as bearing on it.
    mine = case.assumptions.replace(**{"criterion.deeburg_groot": "goedkoop"})
    nearly(score(case, mine, "betalen").by_criterion[1], [25, 50, 75])


def test_a_new_argument_without_its_strength_is_named(tmp_path: Path) -> None:
    folder = copy_of_the_villages(tmp_path)
    add(
        folder,
        "arguments.csv",
        "bureau_warm;betalen;dorpenbureau;pro;Warm;Warm;;;;vlakbij;front;Warm is nabij.;Warm is near.;verhaal;;;bron",
    )
    with pytest.raises(ValueError, match=r"strength\.bureau_warm") as caught:
        load_case(folder)
    assert [(one.file, one.reason, one.allowed) for one in caught.value.problems] == [
        ("assumptions.csv", "missing_row", "strength.bureau_warm")
    ]


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        ("score_damping", "0"),  # a criterion without arguments would be 0 / 0
        ("score_damping", "-2"),
        ("front_office_part", "1,5"),
        ("front_office_part", "-0,1"),
        ("optimistic_slippage", "1,5"),
        ("optimistic_slippage", "-0,1"),
        ("reserve_rounding", "0"),
        ("reserve_rounding", "-5"),
    ],
)
def test_a_figure_with_which_nothing_can_be_counted_is_refused(tmp_path: Path, figure: str, value: str) -> None:
    folder = copy_of_the_villages(tmp_path)
    old = {"score_damping": "score_damping;;2;", "reserve_rounding": "reserve_rounding;;1000;"}.get(
        figure, f"{figure};;0,5;"
    )
    change(folder, "figures.csv", old, f"{figure};;{value};")
    with pytest.raises(ValueError, match=r"figures\.csv") as caught:
        load_case(folder)
    assert [(one.file, one.column, one.reason) for one in caught.value.problems] == [
        ("figures.csv", "value", "out_of_range")
    ]
