"""What each configuration is worth, and what it costs."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import strategies as st

from model import VARIANTS, Case, budget, contributions
from model.money.cost import new_model_cost
from model.options.configurations import Pair, advised, cost_change, enumerate_all, fit_and_risk, mine, present
from model.options.scoring import Alternative, score
from tests.model.options import scores as slow
from tests.model.options.configured import DEARER
from tests.model.options.fits import BUREAU, DEEBURG, WERKPLAATS
from tests.model.worlds import (
    NAMES,
    Point,
    assert_equal_euros,
    assumptions_at,
    case_of,
    dinkelland,
    on_every_case,
    points,
    villages,
)


def part(case: Case) -> Fraction:
    return slow.figure(case, "front_office_part")


def slow_cost(case: Case, point: Point, chosen: Mapping[str, Pair]) -> Fraction:
    """The mean over the tasks of front part × cost of the front + the rest × cost of the back."""
    found = [
        part(case) * point[f"executor_cost.{front}"] + (1 - part(case)) * point[f"executor_cost.{back}"]
        for front, back in chosen.values()
    ]
    return sum(found, Fraction(0)) / len(found)


# What they are worth


def test_the_villages_by_hand() -> None:
    """betalen: Bureau 50, Deeburg 50, Bureau in front of Deeburg 75, Deeburg in front of Bureau 25 (25 on both).

    begeleiden: Bureau 37,5, Werkplaats 62,5, mixed 50. The only risk, 2, is at Deeburg's counter.
    """
    found = enumerate_all(villages(), villages().assumptions)
    pay = {(BUREAU, BUREAU): 50, (DEEBURG, DEEBURG): 50, (BUREAU, DEEBURG): 75, (DEEBURG, BUREAU): 25}
    guide = {(BUREAU, BUREAU): 37.5, (WERKPLAATS, WERKPLAATS): 62.5, (BUREAU, WERKPLAATS): 50, (WERKPLAATS, BUREAU): 50}
    for one, other in product(pay, guide):
        place = found.place_of({"betalen": one, "begeleiden": other})
        assert found.fit[place] == pytest.approx((pay[one] + guide[other]) / 2)
        assert found.risk[place] == (2 if one[0] == DEEBURG else 0)
        assert found.partners[place] == len({*one, *other} - {BUREAU})
        assert found.cost_change[place] == 0


@on_every_case(10)
def test_fit_risk_cost_and_partners_are_those_of_the_slow_model(name: str, data: st.DataObject) -> None:
    case = case_of(name)
    point = data.draw(points(case))
    assumptions = assumptions_at(case, point)
    found = enumerate_all(case, assumptions)
    for place in data.draw(st.lists(st.integers(0, len(found.picks) - 1), min_size=1, max_size=6)):
        chosen = found.chosen_at(place)
        fit = sum(slow.total(case, point, task, pair) for task, pair in chosen.items()) / len(chosen)
        risk = sum(slow.risk(case, point, task, pair) for task, pair in chosen.items())
        assert found.fit[place] == pytest.approx(float(fit), abs=1e-9)
        assert found.risk[place] == pytest.approx(float(risk), abs=1e-9)
        assert found.cost_change[place] == pytest.approx(float(slow_cost(case, point, chosen)), abs=1e-12)
        assert found.partners[place] == slow.partners(case, list(chosen.values()))
        # One by one: the scores that the page of the tasks shows, and the functions for a single configuration.
        alone = [
            float(score(case, assumptions, task, (Alternative(front=pair[0], back=pair[1]),)).total[0])
            for task, pair in chosen.items()
        ]
        assert found.fit[place] == pytest.approx(np.mean(alone), abs=1e-9)
        assert fit_and_risk(case, assumptions, chosen) == pytest.approx((float(fit), float(risk)), abs=1e-9)
        assert float(cost_change(case, assumptions, chosen)) == pytest.approx(found.cost_change[place], abs=1e-12)


def test_the_advice_and_the_present_by_hand() -> None:
    """Totals of test_scoring_by_hand.py, over the criteria that say something of the task: 5 of 8 at benefits and
    minima, 6 at re-integration and at employers. Advice: benefits and minima (300 + 10/21) / 5, re-integration 300/6,
    participation 50, employers 325/6. Risk: of benefits and minima half of each risk, 1 + 1; of the two others 2;
    8 together.

    Present, as with others: Almelo without the con that does not hold for it, nearby 25 and not 16,67: benefits
    (225 + 25/3) / 5, re-integration (241,67 + 8,33) / 6; minima 225/5; nobody named 50; the region 241,67 / 6.
    Risk: one of 2 at four tasks.
    """
    case = dinkelland()
    hybrid, together = (300 + 10 / 21) / 5, (241 + 2 / 3) / 6
    found = fit_and_risk(case, case.assumptions, advised(case))
    assert found == pytest.approx(((2 * hybrid + 50 + 50 + 325 / 6) / 5, 8))
    found = fit_and_risk(case, case.assumptions, present(case))
    assert found == pytest.approx((((225 + 25 / 3) / 5 + 225 / 5 + 250 / 6 + 50 + together) / 5, 8))


def test_a_stronger_risk_raises_the_risk_of_who_runs_it() -> None:
    more = villages().assumptions.replace(**{"strength.deeburg_ver": 3})
    before, after = enumerate_all(villages(), villages().assumptions), enumerate_all(villages(), more)
    runs_it = before.risk > 0
    assert (after.risk[runs_it] == 3).all()
    assert (after.fit[runs_it] < before.fit[runs_it]).all()
    np.testing.assert_array_equal(after.risk[~runs_it], before.risk[~runs_it])
    np.testing.assert_array_equal(after.fit[~runs_it], before.fit[~runs_it])


def test_configurations_are_of_one_point() -> None:
    for id in ("weight.vlakbij", "strength.bureau_klein"):
        many = villages().assumptions.replace(**{id: np.array([1.0, 2.0])})
        with pytest.raises(ValueError, match="sweep"):
            enumerate_all(villages(), many)


# Cost


@pytest.mark.parametrize("name", NAMES)
def test_untouched_no_executor_is_dearer_than_another(name: str) -> None:
    """The sources give no cost per executor: whoever is chosen, the cost stays."""
    case = case_of(name)
    assert set(case.assumptions.executor_cost.values()) == {0}
    found = enumerate_all(case, case.assumptions)
    assert not found.cost_change.any()
    for place in range(0, len(found.picks), 7):
        assert float(cost_change(case, case.assumptions, found.chosen_at(place))) == 0


def test_cost_by_hand() -> None:
    """betalen ½ × 20% + ½ × 10% = 15%, begeleiden -10%: 2,5% dearer in mean. From 2031 on 1.200.000 × 1,025 =
    1.230.000, 30/50/20; in 2030 the contract.
    """
    case = villages()
    dearer = case.assumptions.replace(**DEARER)
    assert float(cost_change(case, dearer, mine(case, dearer))) == pytest.approx(0.025)
    assert_equal_euros(new_model_cost(case, dearer), [1_230_000] * 3)
    wanted = [[360_000, 369_000, 369_000], [600_000, 615_000, 615_000], [240_000, 246_000, 246_000], [0] * 3]
    assert_equal_euros(contributions(case, dearer), wanted)
    # Everything by Bureau: 20%, 1.440.000.
    bureau = {f"{office}.{task}": BUREAU for office in ("front", "back") for task in ("betalen", "begeleiden")}
    assert_equal_euros(new_model_cost(case, dearer.replace(**bureau)), [1_440_000] * 3)
    # Multiplied with the change of the whole: 1.200.000 × 1,1 × 1,025, and 10% index on top.
    more = dearer.replace(execution_cost_change=0.1, execution_index=0.1)
    assert_equal_euros(new_model_cost(case, more), [1_353_000, 1_488_300, 1_637_130])
    # Bottom-up 1.550.000 × 1,025.
    assert_equal_euros(new_model_cost(case, dearer.replace(cost_basis="bottom_up")), [1_588_750] * 3)


def test_the_cost_of_an_executor_moves_each_variant_in_which_it_works() -> None:
    """Huidig is the contract at its printed amount. Advies: betalen 15%, begeleiden -10% by hand above: 2,5%."""
    case = villages()
    own = case.assumptions.replace(**DEARER, **{"front.begeleiden": BUREAU})
    # betalen 15%, begeleiden ½ × 20% - ½ × 10% = 5%: 10%.
    execution = {}
    for variant in VARIANTS:
        items = {one.id: one.amounts for one in budget(case, own, variant).items}
        execution[variant] = items["execution"]
    printed = np.array([[360_000] * 3, [600_000] * 3, [240_000] * 3, [0] * 3], dtype=float)
    assert_equal_euros(execution["current"], printed)
    assert_equal_euros(execution["advice"], printed * [1, 1.025, 1.025])
    assert_equal_euros(execution["mine"], printed * [1, 1.1, 1.1])


def test_who_does_the_front_office_counts_for_its_part() -> None:
    """At a front office of 0,8: Bureau in front 0,8 × 20%, Deeburg behind 0,2 × 10% = 18%."""
    figures = tuple(
        one.model_copy(update={"value": 0.8}) if one.id == "front_office_part" else one for one in villages().figures
    )
    case = villages().model_copy(update={"figures": figures})
    dearer = case.assumptions.replace(**DEARER)
    assert float(cost_change(case, dearer, {"betalen": (BUREAU, DEEBURG)})) == pytest.approx(0.18)
    assert float(cost_change(case, dearer, {"betalen": (DEEBURG, BUREAU)})) == pytest.approx(0.12)
    # Who is no option, such as who does it now in the real case, has no assumed difference.
    assert float(cost_change(dinkelland(), dinkelland().assumptions, present(dinkelland()))) == 0


@on_every_case(20)
def test_cost_over_a_slider_is_the_cost_at_each_position(name: str, data: st.DataObject) -> None:
    case = case_of(name)
    point = data.draw(points(case))
    executor = data.draw(st.sampled_from(sorted(case.assumptions.executor_cost)))
    values = [Fraction(one, 100) for one in data.draw(st.lists(st.integers(-30, 50), min_size=1, max_size=4))]
    own = assumptions_at(case, point)
    swept = own.replace(**{f"executor_cost.{executor}": np.array([float(one) for one in values])})
    wanted = [float(slow_cost(case, {**point, f"executor_cost.{executor}": one}, mine(case, own))) for one in values]
    found = np.broadcast_to(cost_change(case, swept, mine(case, swept)), len(values))
    np.testing.assert_allclose(found, wanted, rtol=0, atol=1e-12)
