"""The uncertainty of the variants against the drawing of its random numbers, both in one run.

    .venv/bin/python -m bench.uncertainty [--draws 100000] [--repeats 7]

Drawing: the assumption draws alone, with their distributions and correlation, for every variant. Whole: drawing and
the cost of three variants for every municipality and year. The ratio is that of the medians; they take turns.
"""

from __future__ import annotations

import argparse
from functools import partial
from typing import Any

from bench.model import medians
from model import Case, load_case
from model.assumptions.values import Assumptions
from model.case.variants import VARIANTS
from model.uncertainty.draws import chances, spreads
from model.uncertainty.simulation import Outcomes, bands, draw, simulate, variant_points, within
from server.memory import keep_freed_memory
from ui.session.served import DEFAULT

MINE: dict[str, dict[str, Any]] = {
    "untouched (Mijn = Advies)": {},
    "Mijn: key by caseload, cost - 5%": {"cost_key": "caseload", "execution_cost_change": -0.05},
    "Mijn: bottom-up, mixed key, 2 years": {"cost_basis": "bottom_up", "cost_key": "mixed", "phase_in_years": 2.0},
    "Mijn: bottom-up, own cost, PERT": {
        "cost_basis": "bottom_up",
        "amount_reading": "own_cost",
        "distribution": "pert",
        "backoffice_price": 800.0,
    },
}


def drawing(case: Case, assumptions: Assumptions, count: int) -> None:
    """All draws of the assumptions, as ``simulate`` makes them."""
    points = variant_points(case, assumptions)
    ranges = {variant: spreads(case, own) for variant, own in points.items()}
    for chance in chances(case, count):
        draw(points, ranges, chance)


def whole(case: Case, assumptions: Assumptions, count: int, keys: bool = False) -> Outcomes:
    """The variants' costs, per municipality and year."""
    *_, last = simulate(case, assumptions, count, keys=keys)
    assert last.outcomes is not None
    return last.outcomes


def shown(case: Case, assumptions: Assumptions, count: int) -> None:
    """What a page shows of it: both keys as well, the percentiles and the chances."""
    found = whole(case, assumptions, count, keys=True)
    for variant in VARIANTS:
        bands(found.costs[variant])
        within(found, variant)
    for amounts in found.paid.values():
        bands(amounts)


def main() -> None:
    """Read the options and run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--draws", type=int, default=100_000)
    parser.add_argument("--repeats", type=int, default=7)
    options = parser.parse_args()
    keep_freed_memory()  # as the server does
    case, count = load_case(DEFAULT), options.draws
    print(f"{count} draws, {len(spreads(case, case.assumptions))} assumptions drawn")
    print(f"{'':<38}{'ratio':>7}{'whole':>12}{'drawing':>12}{'with keys and percentiles':>27}")
    for name, changes in MINE.items():
        now = case.assumptions.replace(**changes)
        calls = [partial(one, case, now, count) for one in (drawing, whole, shown)]
        drew, took, page = medians(calls, options.repeats)
        print(f"{name:<38}{took / drew:>6.1f}×{took:>9.1f} ms{drew:>9.1f} ms{page:>17.1f} ms{page / drew:>6.1f}×")


if __name__ == "__main__":
    main()
