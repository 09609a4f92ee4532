"""Opening an explanation against the arrays that give the same number, both in one run.

    .venv/bin/python -m bench.explained [--repeats 5] [--slowest 10]

One name of every formula, in Mijn variant with much changed. Floor: that formula on the arrays of the same settings.
Both take turns, each time under settings that nobody had before, so that nothing is remembered. Processor time: what
the server spends, whoever else is busy on the machine. 150 ms is the most that an explanation may take there.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator
from itertools import count
from random import Random

from bench.protocol import spread
from model import Case, load_case
from model.assumptions.values import Assumptions
from model.case.naming import FORMULAS, Spot, places
from ui.session.served import DEFAULT
from words.explained.explanation import explain
from words.texts import speak

MOST = 150.0
"""Milliseconds that an explanation may take at the server."""
CHANGED: dict[str, float | str] = {
    "cost_basis": "bottom_up",
    "cost_key": "mixed",
    "exit_cost_years": 3.0,
    "phase_in_years": 2.0,
}
Call = Callable[[Assumptions], object]


def asked(case: Case, random: Random) -> Iterator[tuple[str, Spot]]:
    """One name of every formula that this case has numbers for."""
    for formula in FORMULAS.values():
        found = list(places(case, formula))
        if found:
            yield random.choice(found)


def fresh(case: Case) -> Iterator[Assumptions]:
    """Settings that differ each time in what the cost and the ranks depend on."""
    strength = f"strength.{case.arguments[0].id}"
    for place in count():
        moved = {"backoffice_price": 300.0 + place / 8, strength: 1 + place / 8192}
        yield case.assumptions.replace(**CHANGED, **moved)


def medians(calls: list[Call], settings: Iterator[Assumptions], repeats: int) -> list[float]:
    """Milliseconds of the processor of each call, in turns."""
    taken: list[list[float]] = [[] for _ in calls]
    for _round in range(repeats):
        for call, times in zip(calls, taken, strict=True):
            own = next(settings)
            start = time.process_time()
            call(own)
            times.append(1000 * (time.process_time() - start))
    return [spread(times, 0.5) for times in taken]


def main() -> None:
    """Read the options and run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--slowest", type=int, default=10)
    options = parser.parse_args()
    speak("nl")
    case, random = load_case(DEFAULT), Random(2022)
    settings, found = fresh(case), []
    explain(case, next(settings), "mine", "framed_cost.all.all")  # what a server has done at its start
    for name, spot in asked(case, random):
        calls: list[Call] = [
            lambda own, name=name: explain(case, own, "mine", name),  # type: ignore[misc]
            lambda own, spot=spot: spot.formula.compute(case, own, "mine", *spot.lead),  # type: ignore[misc]
        ]
        took, floor = medians(calls, settings, options.repeats)
        found.append((took, floor, name))
    found.sort(reverse=True)
    print(f"{'number':<58}{'ratio':>9}{'explained':>14}{'arrays':>12}")
    for took, floor, name in found[: options.slowest]:
        print(f"{name:<58}{took / floor:>8.1f}×{took:>11.1f} ms{floor:>9.2f} ms")
    middle = spread([took for took, _floor, _name in found], 0.5)
    slow = sum(took > MOST for took, _floor, _name in found)
    print(f"\n{len(found)} formulas, the middle one {middle:.1f} ms, {slow} above {MOST:.0f} ms")


if __name__ == "__main__":
    main()
