"""The taakvelden of the multi-year budget: what no source says of them looks like an assumption."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.model.copies import change
from tests.model.odd_cases import booked_elsewhere
from tests.pages.screen import Screen


def test_an_assumed_taakveld_is_marked_and_one_of_a_source_is_not(use: Callable[[Path], None], tmp_path: Path) -> None:
    """The case says of the course that its taakveld is assumed; without that only the exit cost still is. In 2030 the
    project costs 10.000 and the course 50.000; the contract of all three is 1.200.000."""
    folder = booked_elsewhere(tmp_path)
    change(folder, "case.yaml", "exit_policy_field: '9.2'\n", "exit_policy_field: '9.1'\n")
    change(
        folder,
        "budget_lines.csv",
        "cursus;aadorp;gemeente;lasten;other;9.2;aanname",
        "cursus;aadorp;gemeente;lasten;other;9.2;bron",
    )
    use(folder)
    rows = Screen("meerjarenbegroting").table("detail")
    assert rows["Lasten: taakveld 9.1 Geld (aanname)"][0] == 1_200_000
    assert rows["Lasten: taakveld 9.2 Werk"][0] == 60_000
