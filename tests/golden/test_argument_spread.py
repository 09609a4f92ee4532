"""On how many arguments each weight can act, per task, counted by hand.

Counted in the tables of [BC] chapter 4 as tests/golden/test_arguments.py types them over; on which principle a label
bears is our reading (data/dinkelland-tubbergen/arguments.csv, column criterion).

Noaberkracht: “Integrale uitvoering”, “Directe sturing” integral 2; “Dichtbij” nearby 1; “Geen infrastructuur”
financial 1; “Kwetsbaar” and its risk sustainable 2. Six together. At employers no infrastructure, but
“bedrijfsconsulenten” and “Geen kennis en ervaring”: financial 0, business 2; seven together.
With others: “Minder kwetsbaar” sustainable 1; “Geen kennis lokale situatie”, “Op afstand” nearby 2; “Minder directe
sturing” integral 1; the quality demands care 1. Five together; at benefits and minima also “Gedeelde infrastructuur”
financial 1 and “Behoud specialismen” sustainable 1: seven.
SPD: “Dichtbij en kennis van de doelgroep” nearby 1; “Geen integrale uitvoering”, “Minder directe sturing” integral 2;
“Afstemming werkgeversbenadering” employers’ involvement 1; “kleine doelgroep” sustainable 1. Five together.
"""

from __future__ import annotations

import pytest

from model.outcomes.scenarios import spread
from tests.model.worlds import dinkelland
from tests.pages.screen import Screen

CRITERIA = ("nearby", "pathway", "business", "integral", "financial", "sustainable", "care", "employers_involvement")
COUNTED = {
    # Noaberkracht + with others (+ SPD), in the order of CRITERIA.
    "benefits": (1 + 2, 0, 0, 2 + 1, 1 + 1, 2 + 2, 0 + 1, 0),
    "minima": (1 + 2, 0, 0, 2 + 1, 1 + 1, 2 + 2, 0 + 1, 0),
    "reintegration": (1 + 2 + 1, 0, 0, 2 + 1 + 2, 1 + 0 + 0, 2 + 1 + 1, 0 + 1 + 0, 0 + 0 + 1),
    # One scenario, without pros, cons or risks.
    "participation": (0,) * 8,
    "employers": (1 + 2 + 1, 0, 2 + 0 + 0, 2 + 1 + 2, 0, 2 + 1 + 1, 0 + 1 + 0, 0 + 0 + 1),
}


def test_the_counts_are_all_arguments_of_each_task() -> None:
    """Noaberkracht 6, 6, 6 and 7, with others 7, 7, 5 and 5, SPD 5 and 5: as many as the source lists."""
    assert {task: sum(counts) for task, counts in COUNTED.items()} == {
        "benefits": 6 + 7,
        "minima": 6 + 7,
        "reintegration": 6 + 5 + 5,
        "participation": 0,
        "employers": 7 + 5 + 5,
    }


def test_every_task_with_options_has_its_arguments_per_principle() -> None:
    case = dinkelland()
    assert tuple(one.id for one in case.criteria) == CRITERIA
    assert {task: tuple(counts) for task, counts in spread(case, case.assumptions).items()} == COUNTED


@pytest.mark.parametrize(
    ("change", "moved"),
    [
        # Finding 19: “Doelgroepenregister en Beschut werk” is then a pro of its own, on principle 2.
        ({"finding.spd_one_pro": 1}, {("reintegration", "pathway"): 1}),
        # Finding 28: of Noaberkracht the risk no longer counts, at all four tasks; that of SPD does.
        (
            {"finding.vulnerable_twice": 1},
            {(task, "sustainable"): -1 for task in ("benefits", "minima", "reintegration", "employers")},
        ),
        # What has no strength cannot be acted on; what is read elsewhere is acted on there.
        ({"strength.minima_g_quality": 0}, {("minima", "care"): -1}),
        ({"criterion.employers_n_nearby": "pathway"}, {("employers", "nearby"): -1, ("employers", "pathway"): 1}),
        # One of the reader's own counts when it has a strength.
        (
            {"own_con.participation-noaberkracht": 2, "own_con_criterion.participation-noaberkracht": "care"},
            {("participation", "care"): 1},
        ),
    ],
    ids=["finding 19", "finding 28", "strength 0", "reading", "own"],
)
def test_what_moves_a_count(change: dict[str, float | str], moved: dict[tuple[str, str], int]) -> None:
    case = dinkelland()
    found = spread(case, case.assumptions.replace(**change))
    wanted = {task: list(counts) for task, counts in COUNTED.items()}
    for (task, criterion), step in moved.items():
        wanted[task][CRITERIA.index(criterion)] += step
    assert {task: list(counts) for task, counts in found.items()} == wanted


def test_the_table_on_the_screen_has_the_counts_and_their_sums() -> None:
    rows = Screen("scenarios").grid("spread")
    counts = [list(line) for line in zip(*COUNTED.values(), strict=True)]
    assert [[int(cell) for cell in row[1:]] for row in rows[:-1]] == [[*line, sum(line)] for line in counts]
    # 13 + 13 + 16 + 0 + 17
    assert rows[-1] == ["Samen", "13", "13", "16", "0", "17", "59"]
