"""A case names two amounts for one purpose: one of central government and one of the same municipality's budget."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.loading.load import load_case
from model.loading.problems import Problem
from tests.model.copies import add, change, copy_of_the_villages
from tests.model.loading.edits import problems

OF_BEEKVELD = (
    "beek;beekveld;gemeente;lasten;other;9.2;aanname;structural;;Beek;Brook;1;2;3;verhaal;bladzijde 4;page 4;bron;;"
)
LINES = "contract, cursus, feest, samen"


def wrong(column: str, value: str, reason: str, allowed: str) -> Problem:
    return Problem("case.yaml", None, f"same_purpose.{column}", value, reason, allowed)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("central: meedoen", "central: contract", wrong("central", "contract", "not_allowed", "rijksgeld, meedoen")),
        ("municipal: cursus", "municipal: meedoen", wrong("municipal", "meedoen", "not_allowed", LINES)),
        (
            "municipal: cursus",
            "municipal: weg",
            wrong("municipal", "weg", "unknown_reference", "rijksgeld, meedoen, contract, cursus, feest, samen"),
        ),
        ("  source: gok\n", "  source: weg\n", wrong("source", "weg", "unknown_reference", "verhaal, krant, gok")),
    ],
)
def test_a_pair_is_named_right(tmp_path: Path, old: str, new: str, expected: Problem) -> None:
    folder = copy_of_the_villages(tmp_path)
    change(folder, "case.yaml", old, new)
    assert problems(folder) == (expected,)


def test_both_are_of_one_municipality(tmp_path: Path) -> None:
    folder = copy_of_the_villages(tmp_path)
    add(folder, "budget_lines.csv", OF_BEEKVELD)
    change(folder, "case.yaml", "municipal: cursus", "municipal: beek")
    allowed = "rijksgeld, meedoen, contract, cursus, feest, samen"
    assert problems(folder) == (wrong("municipal", "beek", "not_allowed", allowed),)


def test_a_case_may_have_no_pair(tmp_path: Path) -> None:
    folder = copy_of_the_villages(tmp_path)
    text = (folder / "case.yaml").read_text("utf-8")
    (folder / "case.yaml").write_text(text[: text.index("same_purpose:")], "utf-8")
    assert load_case(folder).about.same_purpose is None
