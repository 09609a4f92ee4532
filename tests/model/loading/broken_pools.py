"""Execution lines that are no pools of cost, and tasks of which it is not clear who pays, and what must be named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.model.copies import add
from tests.model.loading.edits import Found, put
from tests.model.pooled import line, with_pools

LINES, TASKS = "budget_lines.csv", "tasks.csv"


def cells(*changes: tuple[str, int, str, str]) -> Callable[[Path], None]:
    """The case with two pools, in which these cells are others. Line 8 is Beekveld's, 9 the lead's for guiding."""

    def change(folder: Path) -> None:
        with_pools(folder)
        for file, row, column, value in changes:
            put(folder / file, row, column, value)

    return change


def second_line(folder: Path) -> None:
    with_pools(folder)
    line(folder, "dubbel", "aadorp", (1, 1, 1), "begeleiden", "current")


def at_other_prices(folder: Path) -> None:
    with_pools(folder)
    line(folder, "erbij", "ceehuizen", (1, 1, 1), "begeleiden")


def paying_all_the_same(folder: Path) -> None:
    with_pools(folder)
    way = "subsidie;vorm;Subsidie;Subsidy;aadorp+beekveld;werkplaats;begeleiden;Per hoofd;Per head;bron"
    add(folder, "funding_ways.csv", f"{way};;;;;verhaal;bladzijde 4;page 4;bron")


def without_share(folder: Path) -> None:
    """Only Ceehuizen prints an amount for guiding, and its share is nothing."""
    cells((LINES, 9, "municipality", "ceehuizen"), ("assumptions.csv", 7, "default", "0"))(folder)


BROKEN_POOLS: dict[str, tuple[Callable[[Path], None], list[Found]]] = {
    "a task of no execution": (cells((LINES, 5, "tasks", "betalen")), [(LINES, 5, "tasks", "only_execution")]),
    "prices of no execution": (cells((LINES, 5, "prices", "current")), [(LINES, 5, "prices", "only_execution")]),
    "prices of no kind": (cells((LINES, 9, "prices", "oud")), [(LINES, 9, "prices", "not_allowed")]),
    "a line for no task": (cells((LINES, 9, "tasks", "zingen")), [(LINES, 9, "tasks", "unknown_reference")]),
    "a task in two pools": (
        cells((LINES, 8, "tasks", "betalen+begeleiden"), (TASKS, 4, "opted_out", "")),
        [(LINES, 9, "tasks", "in_two_pools")],
    ),
    "two lines of one for the same tasks": (second_line, [(LINES, 10, "role", "more_than_one")]),
    "two kinds of prices": (at_other_prices, [(LINES, 10, "prices", "unlike_pool")]),
    "who stays out of one task of two": (
        cells((TASKS, 3, "opted_out", "ceehuizen")),
        [(TASKS, 3, "opted_out", "other_opted_out")],
    ),
    "who stays out of what it pays": (
        cells((TASKS, 2, "opted_out", "beekveld"), (TASKS, 3, "opted_out", "beekveld")),
        [(LINES, 8, "municipality", "takes_no_part"), ("municipalities.csv", 2, "role", "in_no_pool")],
    ),
    "who stays out without sharing": (
        cells((TASKS, 4, "opted_out", "deeburg")),
        [(TASKS, 4, "opted_out", "not_allowed")],
    ),
    "who stays out of nowhere": (
        cells((TASKS, 4, "opted_out", "eedorp")),
        [(TASKS, 4, "opted_out", "unknown_reference")],
    ),
    "who stays out of everything": (
        cells(*((TASKS, row, "opted_out", "ceehuizen") for row in (2, 3, 4))),
        [("municipalities.csv", 4, "role", "in_no_pool")],
    ),
    "who stays out and pays in another way": (
        paying_all_the_same,
        [("funding_ways.csv", 2, "payers", "takes_no_part")],
    ),
    "a pool of who has no share": (without_share, [("assumptions.csv", 7, "default", "out_of_range")]),
}
"""What is done to a case, and what must be named."""
