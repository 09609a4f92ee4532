"""The configurations that no other beats."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.options.configurations import enumerate_all
from model.options.fronts import pareto
from tests.model.options import scores as slow
from tests.model.worlds import NAMES, assumptions_at, case_of, examples, on_every_case, points


def test_pareto_by_hand() -> None:
    """Fit against burden. Twice the same point is twice on the front; of equal fit only the lightest, of equal burden
    only the best.
    """
    fit = np.array([70.0, 70, 70, 60, 60, 50, 40, 55])
    burden = np.array([8.0, 8, 9, 5, 5.5, 5, 1, 7])
    # 70 at 9 loses to 70 at 8; 60 at 5,5 to 60 at 5; 50 at 5 to 60 at 5; 55 at 7 to 60 at 5.
    assert pareto(fit, burden).tolist() == [True, True, False, True, False, False, True, False]
    assert pareto(np.array([1.0]), np.array([1.0])).tolist() == [True]
    assert pareto(np.full(4, 50.0), np.full(4, 2.0)).all()


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=1, max_size=40))
@examples(200)
def test_pareto_is_that_of_the_definition(drawn: list[tuple[int, int]]) -> None:
    wanted = []
    for fit, burden in drawn:
        beaten = False
        for other_fit, other_burden in drawn:
            as_good = other_fit >= fit and other_burden <= burden
            beaten = beaten or (as_good and (other_fit > fit or other_burden < burden))
        wanted.append(not beaten)
    columns = np.array(drawn, dtype=float)
    found = pareto(columns[:, 0], columns[:, 1])
    assert found.tolist() == wanted
    assert found.any()


@pytest.mark.parametrize("name", NAMES)
def test_the_front_of_a_case_holds_the_best_fit_and_the_lightest_burden(name: str) -> None:
    found = enumerate_all(case_of(name), case_of(name).assumptions)
    for burden in (found.risk, found.partners.astype(float), found.cost_change):
        front = pareto(found.fit, burden)
        assert found.fit[front].max() == found.fit.max()
        assert burden[front].min() == burden.min()
        # Along the front more fit always costs something.
        order = np.lexsort((burden[front], found.fit[front]))
        assert (np.diff(burden[front][order]) >= 0).all()


@pytest.mark.parametrize("burden", ["risk", "partners"])
@on_every_case(6)
def test_the_front_of_a_case_in_exact_fractions(name: str, burden: str, data: st.DataObject) -> None:
    """Equals are equals: two configurations of the same fit and burden are both on the front or both not, whatever the
    binary noise in their sums. (At employers G and SPD both have (341 + 2/3) / 8, from the same four scores in another
    order.)
    """
    case = case_of(name)
    # The strengths and readings of the case, so that equals are many.
    readings = {f"criterion.{one.id}": one.criterion for one in case.arguments}
    point = data.draw(points(case, strength=2, **readings))
    if data.draw(st.booleans()):
        point |= {id: Fraction(5) for id in point if id.startswith("weight.")}
    found = enumerate_all(case, assumptions_at(case, point))
    tables = [
        {pair: (slow.total(case, point, task, pair), slow.risk(case, point, task, pair)) for pair in pairs}
        for task, pairs in zip(found.tasks, found.pairs, strict=True)
    ]
    exact = []
    for picks in found.picks.tolist():
        chosen = [pairs[pick] for pairs, pick in zip(found.pairs, picks, strict=True)]
        fit = sum(table[pair][0] for table, pair in zip(tables, chosen, strict=True))
        risk = sum(table[pair][1] for table, pair in zip(tables, chosen, strict=True))
        exact.append((fit, risk if burden == "risk" else slow.partners(case, chosen)))
    best = {}
    for fit, weight in exact:
        best[weight] = max(fit, best.get(weight, fit))
    # On the front: the best of its burden, and better than the best of every lighter one.
    wanted = [
        fit == best[weight] and all(other < fit for lighter, other in best.items() if lighter < weight)
        for fit, weight in exact
    ]
    assert pareto(found.fit, np.asarray(getattr(found, burden), dtype=float)).tolist() == wanted
