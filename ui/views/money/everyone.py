"""What each of many municipalities pays, in a table that can be searched: the charts name only a few of them."""

from __future__ import annotations

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.money.key_comparison import KeyComparison
from model.money.project import project_totals
from model.numbers.arrays import round_to_sum
from ui.charts.beside import grid_beside
from ui.charts.parts import Grid, Made, Register
from words.beside import Beside
from words.texts import _, euro


def bills(case: Case, keys: KeyComparison, labels: list[str], year: int, beside: Beside | None) -> Register:
    """What each pays now and under each key, as everything is set; ``labels``: of the keys."""
    ways = ["present", *keys.by_key]
    amounts = [[float(keys.whole[way][0, place]) for way in ways] for place in range(len(case.participants))]
    names = [one.name for one in case.participants]
    grid = Grid(
        _("What each municipality pays a year ({year})", year=year),
        [_("Municipality"), _("Now"), *labels],
        [[name, *map(euro, own)] for name, own in zip(names, amounts, strict=True)],
        numbers=range(1, len(ways) + 1),
        made=[
            Made(
                "{column}",
                [one.id for one in case.participants],
                ["", f"present.{{line}}.{year}", *(f"by_key.{key}.{year}.{{line}}" for key in keys.by_key)],
            )
        ],
    )
    return Register((grid_beside(grid, beside, amounts, range(len(names))),))


def of_project(case: Case, assumptions: Assumptions, beside: Beside | None) -> Register:
    """What each pays of what the project costs, in whole euros that add up to it."""
    amounts = round_to_sum(project_totals(case, assumptions).by_party).tolist()[: len(case.participants)]
    grid = Grid(
        _("What every municipality pays of the project"),
        [_("Municipality"), _("Amount")],
        [[one.name, euro(amount)] for one, amount in zip(case.participants, amounts, strict=True)],
        numbers=(1,),
        made=[Made("{column}.{line}", [one.id for one in case.participants], ["", "project_by_party"])],
    )
    return Register((grid_beside(grid, beside, [[amount] for amount in amounts], range(len(amounts))),))
