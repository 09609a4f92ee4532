"""The two cases that the model tests run on, and random points in the range that each case gives its sliders."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import cache
from pathlib import Path

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st

from model import Assumptions, Case, load_case
from model.assumptions import DECLARED, choices

ROOT = Path(__file__).parents[2]
FOLDERS = {
    "dinkelland-tubbergen": ROOT / "data" / "dinkelland-tubbergen",
    "drie-dorpen": ROOT / "tests" / "cases" / "drie-dorpen",
}
NAMES = tuple(FOLDERS)

Point = dict[str, Fraction | str]
"""One value for every assumption, exact: a slider position such as 0.56 is 56/100."""


@cache
def case_of(name: str) -> Case:
    return load_case(FOLDERS[name])


def dinkelland() -> Case:
    return case_of("dinkelland-tubbergen")


def villages() -> Case:
    """Three invented municipalities; the lead, aadorp, is the second one."""
    return case_of("drie-dorpen")


def examples(count: int) -> Callable[..., object]:
    """The same examples in every run, and no stopwatch: a slow machine is no failure."""
    return settings(max_examples=count, deadline=None, derandomize=True)


def exact(value: float | str) -> Fraction | str:
    """0.56 as it is written, not as the nearest binary fraction."""
    return value if isinstance(value, str) else Fraction(str(value))


def defaults(case: Case) -> Point:
    return {row.id: exact(row.default) for row in case.assumption_rows}


def assumptions_at(case: Case, point: Point) -> Assumptions:
    values = {id: value if isinstance(value, str) else float(value) for id, value in point.items()}
    return case.assumptions.replace(**values)


@st.composite
def points(draw: st.DrawFn, case: Case, **held: object) -> Point:
    """Any point of the case: every slider somewhere in its range, every choice, shares of together at most 100%.

    ``held`` keeps some: ``amount_reading="share"``, or a whole group by its name: ``finding=0``.
    """
    found: Point = {}
    for row in case.assumption_rows:
        name = row.id.partition(".")[0]
        if row.id in held or name in held:
            found[row.id] = exact(held.get(row.id, held.get(name)))  # type: ignore[arg-type]
        elif DECLARED[name].unit == "choice":
            found[row.id] = draw(st.sampled_from(choices(case.assumptions, name)))
        elif name != "share":
            low, high, step = (Fraction(str(one)) for one in (row.low, row.high, row.step))
            found[row.id] = low + step * draw(st.integers(0, (high - low) // step))
    shares = [row.id for row in case.assumption_rows if row.id.startswith("share.") and row.id not in found]
    cuts = sorted(draw(st.lists(st.integers(0, 100), min_size=len(shares), max_size=len(shares))))
    for id, low, high in zip(shares, [0, *cuts], cuts, strict=False):
        found[id] = Fraction(high - low, 100)
    return found


def assert_equal_euros(found: object, wanted: object) -> None:
    """The same amounts to a millionth of a euro (and a billionth of the amount, the noise of binary fractions)."""
    exact_wanted = np.array(wanted, dtype=np.float64)
    values = np.asarray(found, dtype=np.float64)
    assert values.shape == exact_wanted.shape
    np.testing.assert_allclose(values, exact_wanted, rtol=1e-9, atol=1e-6)
