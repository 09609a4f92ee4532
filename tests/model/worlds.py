"""The cases that the model tests run on, and random points in the range that each case gives its sliders.

Every property is tried on four cases. Two of them, the real one and the small one, get all the examples. The two
fictitious cases that ship get a fifth of these: they are there for what the others lack (pools of cost, several printed
budgets, no estimate), which a few points show already, and Ganzemarke takes four times as long for a point. With
``EXAMPLES_TIMES=n`` in the environment every case gets n times as many, other ones in every run.
"""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable
from fractions import Fraction
from functools import cache, wraps
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import Assumptions, Case, load_case
from model.assumptions.values import DECLARED, choices

ROOT = Path(__file__).parents[2]
FOLDERS = {
    "dinkelland-tubbergen": ROOT / "data" / "dinkelland-tubbergen",
    "drie-dorpen": ROOT / "tests" / "cases" / "drie-dorpen",
    "ganzemarke": ROOT / "data" / "ganzemarke",
    "jeugdhulp": ROOT / "data" / "jeugdhulp",
}
NAMES = tuple(FOLDERS)
FEWER = {"ganzemarke", "jeugdhulp"}
"""The cases that get a fifth of the examples."""
TIMES = int(os.environ.get("EXAMPLES_TIMES", "1"))

OF_SCORES = (
    "weight", "strength", "criterion", "keep_silent_criteria", "own_pro", "own_con", "own_pro_criterion",
    "own_con_criterion",
)  # fmt: skip
"""The groups of assumptions that move scores and no euro."""

OF_RISKS = ("risk_chance", "risk_impact", "top_impact", "risk_dependence")
"""Those that move the reserve for risks and no line of the budget."""

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
    return settings(max_examples=count * TIMES, deadline=None, derandomize=TIMES == 1)


def examples_of(name: str, count: int) -> int:
    """How many of ``count`` examples a case gets."""
    return max(count // 5, 2) if name in FEWER and TIMES == 1 else count


def on_every_case(count: int) -> Callable[..., object]:
    """Make a test of a case by its ``name`` and drawn ``data``: so many examples of it, of some cases fewer."""

    def decorate(test: Callable[..., None]) -> object:
        tried = {one: examples(examples_of(one, count))(given(data=st.data())(test)) for one in NAMES}

        @wraps(test)
        def of_one_case(name: str, **others: object) -> None:
            tried[name](name=name, **others)

        asked = inspect.signature(test)
        left = [one for one in asked.parameters.values() if one.name != "data"]
        of_one_case.__signature__ = asked.replace(parameters=left)  # type: ignore[attr-defined]
        return pytest.mark.parametrize("name", NAMES)(of_one_case)

    return decorate


def exact(value: float | str) -> Fraction | str:
    """0.56 as it is written, not as the nearest binary fraction."""
    return value if isinstance(value, str) else Fraction(str(value))


def defaults(case: Case) -> Point:
    return {row.id: exact(row.default) for row in case.assumption_rows}


def assumptions_at(case: Case, point: Point) -> Assumptions:
    values = {id: value if isinstance(value, str) else float(value) for id, value in point.items()}
    return case.assumptions.replace(**values)


@cache
def _slider(low: float, high: float, step: float) -> tuple[Fraction, Fraction, int]:
    """The lowest position, the step and the number of steps, exact."""
    first, last, each = (Fraction(str(one)) for one in (low, high, step))
    return first, each, (last - first) // each


@st.composite
def points(draw: st.DrawFn, case: Case, **held: object) -> Point:
    """Any point of the case: every slider somewhere in its range, every choice, shares of together at most 100%.

    ``held`` keeps some: ``amount_reading="share"``, or a whole group by its name: ``finding=0``. Weights, strengths,
    readings, delays, project lines and risks come from one drawn seed: there are more of them than of all others.
    """
    found: Point = {}
    arbitrary = Random(draw(st.integers(0, 2**32 - 1)))
    for row in case.assumption_rows:
        name = row.id.partition(".")[0]
        if row.id in held or name in held:
            found[row.id] = exact(held.get(row.id, held.get(name)))  # type: ignore[arg-type]
        elif DECLARED[name].unit == "choice":
            allowed = choices(case.assumptions, row.id)
            found[row.id] = arbitrary.choice(allowed) if name in OF_SCORES else draw(st.sampled_from(allowed))
        elif name == "step_delay":  # most steps are in time
            found[row.id] = Fraction(arbitrary.choice((0, 0, 0, arbitrary.randint(0, 26))))
        elif row.low is None:  # what is typed has no range: as printed, or anything up to twice as much
            found[row.id] = exact(row.default) * arbitrary.choice((1, 1, Fraction(arbitrary.randint(0, 200), 100)))
        elif name != "share":
            low, step, last = _slider(row.low, row.high, row.step)
            place = arbitrary.randint(0, last) if name in (*OF_SCORES, *OF_RISKS) else draw(st.integers(0, last))
            found[row.id] = low + step * place
    shares = [row.id for row in case.assumption_rows if row.id.startswith("share.") and row.id not in found]
    cuts = sorted(draw(st.lists(st.integers(0, 100), min_size=len(shares), max_size=len(shares))))
    for id, low, high in zip(shares, [0, *cuts], cuts, strict=False):
        found[id] = Fraction(high - low, 100)
    return found


def score_points(case: Case) -> st.SearchStrategy[Point]:
    """Any weights, strengths and readings, all else as the case has it."""
    rest = {id: value for id, value in defaults(case).items() if id.partition(".")[0] not in OF_SCORES}
    own = [row for row in case.assumption_rows if row.id not in rest]
    # The switches that decide which arguments count.
    named = {one.with_finding for one in case.arguments} | {one.without_finding for one in case.arguments}
    readings = sorted(named - {None, ""})

    def point(seed: int) -> Point:
        arbitrary = Random(seed)
        found = dict(rest)
        for row in own:
            if isinstance(row.default, str):
                found[row.id] = arbitrary.choice(choices(case.assumptions, row.id))
            else:
                low, step, last = _slider(row.low, row.high, row.step)
                found[row.id] = low + step * arbitrary.randint(0, last)
        for finding in readings:
            found[f"finding.{finding}"] = Fraction(arbitrary.randint(0, 1))
        return found

    return st.integers(0, 2**32 - 1).map(point)


def assert_equal_euros(found: object, wanted: object) -> None:
    """The same amounts to a millionth of a euro (and a billionth of the amount, the noise of binary fractions)."""
    exact_wanted = np.array(wanted, dtype=np.float64)
    values = np.asarray(found, dtype=np.float64)
    assert values.shape == exact_wanted.shape
    np.testing.assert_allclose(values, exact_wanted, rtol=1e-9, atol=1e-6)
