"""The model calls of the heavy pages against a bare numpy floor, and one call with rows against many calls.

    .venv/bin/python -m bench.model [--repeats 50] [--rows 500]

Floor: one multiplication of every array that the call returns (the least that numpy can do for such a result).
Call and floor take turns; the ratio is that of the medians.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np

from bench.protocol import spread
from model import VARIANTS, Case, budget, compare_keys, load_case, over_caseload, sweep, yearly_by_key
from model.assumptions.values import Assumptions
from model.case.sweep import grid
from model.options.configurations import enumerate_all
from ui.controls.widgets import positions
from ui.session.served import DEFAULT

Call = Callable[[], Any]
SPLIT = ["caseload_weight", "phase_in_years", "execution_index", "execution_cost_change"]
BUDGET = ["execution_cost_change", "execution_index", "start_delay_months", "project_cost_change", "exit_cost_years"]
BUDGET += ["backoffice_price", "cost_per_fte", "ict_structural"]
BUDGET += ["average_benefit", "caseload_growth", "buig_adjustment", "participation_adjustment"]


def arrays(result: Any) -> Iterable[np.ndarray[Any, Any]]:
    """Every number array in a result, however deep."""
    if isinstance(result, np.ndarray) and result.dtype.kind == "f":
        yield result
    elif is_dataclass(result) and not isinstance(result, type):
        for one in fields(result):
            yield from arrays(getattr(result, one.name))
    elif isinstance(result, Mapping):
        for value in result.values():
            yield from arrays(value)
    elif isinstance(result, list | tuple):
        for value in result:
            yield from arrays(value)


def medians(calls: Sequence[Call], repeats: int) -> list[float]:
    """Milliseconds of each call, in turns, after one round to warm up."""
    taken: list[list[float]] = [[] for _ in calls]
    for place in range(repeats + 1):
        for call, times in zip(calls, taken, strict=True):
            start = time.perf_counter()
            call()
            if place:
                times.append(1000 * (time.perf_counter() - start))
    return [spread(times, 0.5) for times in taken]


def cost_split(case: Case) -> tuple[Call, int]:
    """/kostenverdeling: all sliders swept, the keys compared, the curve and the years."""
    now = case.assumptions
    ids = [f"caseload.{one.id}" for one in case.participants] + [f"share.{one.id}" for one in case.participants]
    places = {id: positions(case, now, id) for id in ids + SPLIT}
    year, payer = case.about.years[1], case.lead
    moved = next(place for place in range(len(case.participants)) if place != payer)
    loads = np.linspace(100, 300, 31)

    def call() -> Any:
        swept = sweep(now, places).assumptions
        keys = compare_keys(case, swept, year, payer, moved)
        return keys, over_caseload(case, swept, year, moved, loads), yearly_by_key(case, swept)

    return call, sweep(now, places).rows


def budgets(case: Case) -> tuple[Call, int]:
    """/meerjarenbegroting with everything switched on: all sliders swept, the three variants."""
    now = case.assumptions.replace(cost_basis="bottom_up", with_benefits=1.0, with_participation=1.0)
    ids = BUDGET + [f"benefits_per_fte.{one.id}" for one in case.segments]
    places = {id: positions(case, now, id) for id in ids}

    def call() -> Any:
        swept = sweep(now, places).assumptions
        return {variant: budget(case, swept, variant) for variant in VARIANTS}

    return call, sweep(now, places).rows


def against_floor(name: str, call: Call, rows: int, repeats: int) -> None:
    """Print a call beside one multiplication of everything that it returns."""
    found = list(arrays(call()))
    factor = 1.01

    def floor() -> list[Any]:
        return [one * factor for one in found]

    took, least = medians([call, floor], repeats)
    size = sum(one.size for one in found)
    print(f"{name:<34}{took / least:>9.1f}×{took:>9.2f} ms{least:>9.2f} ms{rows:>7}{len(found):>8}{size:>10}")


def rows_against_calls(name: str, call: Callable[[Assumptions], Any], case: Case, rows: int, repeats: int) -> None:
    """Print one call with an array of rows beside as many calls with one value."""
    id = f"caseload.{case.participants[-1].id}"
    span = grid(case.row(id))
    values = np.linspace(span[0], span[-1], rows)
    points = [case.assumptions.replace(**{id: float(value)}) for value in values]
    together = case.assumptions.replace(**{id: values})

    def one_by_one() -> None:
        for point in points:
            call(point)

    many, once = medians([one_by_one, lambda: call(together)], max(3, repeats // 10))
    print(f"{name:<34}{many / once:>9.1f}×{once:>9.2f} ms{many:>9.1f} ms{rows:>7}")


def main() -> None:
    """Read the options and run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeats", type=int, default=50)
    parser.add_argument("--rows", type=int, default=500)
    options = parser.parse_args()
    case = load_case(DEFAULT)
    now, year = case.assumptions, case.about.years[1]
    print(f"{'page':<34}{'ratio':>10}{'model':>12}{'floor':>12}{'rows':>7}{'arrays':>8}{'numbers':>10}")
    for name, (call, rows) in {"/kostenverdeling": cost_split(case), "/meerjarenbegroting": budgets(case)}.items():
        against_floor(name, call, rows, options.repeats)
    against_floor(
        "all execution models", lambda: enumerate_all(case, now), len(enumerate_all(case, now).picks), options.repeats
    )
    against_floor("comparison, one point", lambda: compare_keys(case, now, year, 0, 1), 1, options.repeats)
    print(f"\n{'one call with rows, or many calls':<34}{'ratio':>10}{'rows':>12}{'calls':>12}{'rows':>7}")
    rows_against_calls(
        "comparison of the keys", lambda one: compare_keys(case, one, year, 0, 1), case, options.rows, options.repeats
    )
    rows_against_calls(
        "budget, Mijn variant", lambda one: budget(case, one, "mine"), case, options.rows, options.repeats
    )


if __name__ == "__main__":
    main()
