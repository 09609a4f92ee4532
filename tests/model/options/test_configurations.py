"""The execution model as a whole: which configurations there are, what each is worth, and what it costs."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import VARIANTS, Assumptions, Case, CaseError, budget, contributions, load_case
from model.money.cost import new_model_cost
from model.options.configurations import (
    Pair,
    advised,
    cost_change,
    enumerate_all,
    fit_and_risk,
    follows,
    free_tasks,
    mine,
    open_executors,
    present,
)
from model.options.fronts import pareto
from model.options.scoring import Alternative, score
from tests.model.copies import add, change, copy_of_the_villages, remove
from tests.model.options import scores as slow
from tests.model.worlds import (
    NAMES,
    Point,
    assert_equal_euros,
    assumptions_at,
    case_of,
    defaults,
    dinkelland,
    examples,
    points,
    villages,
)

BUREAU, DEEBURG, WERKPLAATS = "dorpenbureau", "stad_deeburg", "werkplaats"
N, G, SPD = "noaberkracht", "cooperation", "spd"
# Who may be chosen: the scenarios of the case. At drie-dorpen two for each of two tasks; in the real case SPD is a
# scenario where no income support is provided, and participation has one scenario.
OPEN: dict[str, dict[str, tuple[str, ...]]] = {
    "drie-dorpen": {"betalen": (BUREAU, DEEBURG), "begeleiden": (BUREAU, WERKPLAATS)},
    "dinkelland-tubbergen": {
        "benefits": (N, G),
        "minima": (N, G),
        "reintegration": (N, G, SPD),
        "participation": (N,),
        "employers": (N, G, SPD),
    },
}


def part(case: Case) -> Fraction:
    return slow.figure(case, "front_office_part")


def slow_cost(case: Case, point: Point, chosen: Mapping[str, Pair]) -> Fraction:
    """The mean over the tasks of front part × cost of the front + the rest × cost of the back."""
    found = [
        part(case) * point[f"executor_cost.{front}"] + (1 - part(case)) * point[f"executor_cost.{back}"]
        for front, back in chosen.values()
    ]
    return sum(found, Fraction(0)) / len(found)


# Which there are


@pytest.mark.parametrize("name", NAMES)
def test_who_may_be_chosen(name: str) -> None:
    case = case_of(name)
    assert free_tasks(case) == tuple(OPEN[name])
    assert {task: open_executors(case, case.assumptions, task) for task in OPEN[name]} == OPEN[name]


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("drie-dorpen", 2**2 * 2**2),
        # Benefits, minima, re-integration, participation, employers: 4 × 4 × 9 × 1 × 9.
        ("dinkelland-tubbergen", 1296),
    ],
)
def test_number_of_configurations(name: str, count: int) -> None:
    found = enumerate_all(case_of(name), case_of(name).assumptions)
    assert len(found.picks) == count
    assert len({tuple(row) for row in found.picks.tolist()}) == count
    assert found.tasks == tuple(OPEN[name])
    assert [set(pairs) for pairs in found.pairs] == [set(product(open, open)) for open in OPEN[name].values()]
    for column in (found.fit, found.cost_change, found.risk, found.partners):
        assert column.shape == (count,)


@pytest.mark.parametrize("name", NAMES)
def test_every_configuration_is_feasible(name: str) -> None:
    """Each can be set as Mijn variant, which refuses whoever a rule closes; and every feasible one is among them."""
    case = case_of(name)
    found = enumerate_all(case, case.assumptions)
    seen = set()
    for place in range(len(found.picks)):
        chosen = found.chosen_at(place)
        seen.add(tuple(chosen.items()))
        assert all(front in OPEN[name][task] and back in OPEN[name][task] for task, (front, back) in chosen.items())
    each = [[(task, pair) for pair in product(open, open)] for task, open in OPEN[name].items()]
    assert seen == set(product(*each))
    for chosen in sorted(seen)[:: max(1, len(seen) // 20)]:
        settings = {f"front.{task}": front for task, (front, _) in chosen}
        settings |= {f"back.{task}": back for task, (_, back) in chosen}
        assert mine(case, case.assumptions.replace(**settings)) == dict(chosen)


@pytest.mark.parametrize("name", NAMES)
def test_a_place_and_what_is_chosen_there_belong_together(name: str) -> None:
    found = enumerate_all(case_of(name), case_of(name).assumptions)
    assert [found.place_of(found.chosen_at(place)) for place in range(len(found.picks))] == list(
        range(len(found.picks))
    )


def test_what_is_not_feasible_has_no_place() -> None:
    case = dinkelland()
    found = enumerate_all(case, case.assumptions)
    for pair in ((SPD, N), (N, SPD), ("almelo", "almelo")):
        with pytest.raises(ValueError, match=r"tuple|feasible"):
            found.place_of({**advised(case), "benefits": pair})
    with pytest.raises(ValueError, match=r"tuple|feasible"):
        found.place_of(present(case))


def test_where_the_advice_and_my_variant_stand() -> None:
    case = dinkelland()
    advice = {
        "benefits": (N, G),
        "minima": (N, G),
        "reintegration": (N, N),
        "participation": (N, N),
        "employers": (N, N),
    }
    assert advised(case) == mine(case, case.assumptions) == advice
    own = case.assumptions.replace(**{"back.employers": SPD, "front.minima": G})
    assert mine(case, own) == {**advice, "employers": (N, SPD), "minima": (G, G)}
    # The advice is the documents', not the user's.
    assert advised(case.model_copy()) == advice
    # The first that the documents name now; Almelo, or who is not named.
    first = {"benefits": "almelo", "minima": "almelo", "reintegration": "almelo", "participation": "unknown"}
    assert present(case) == {task: (one, one) for task, one in {**first, "employers": "region"}.items()}


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


@pytest.mark.parametrize("name", NAMES)
@given(st.data())
@examples(10)
def test_fit_risk_cost_and_partners_are_those_of_the_slow_model(name: str, data: st.DataObject) -> None:
    case = case_of(name)
    point = data.draw(points(case))
    assumptions = assumptions_at(case, point)
    found = enumerate_all(case, assumptions)
    own = {one.id for one in case.executors if one.kind == "joint_service"}
    for place in data.draw(st.lists(st.integers(0, len(found.picks) - 1), min_size=1, max_size=6)):
        chosen = found.chosen_at(place)
        fit = sum(slow.total(case, point, task, pair) for task, pair in chosen.items()) / len(chosen)
        risk = sum(slow.risk(case, point, task, pair) for task, pair in chosen.items())
        assert found.fit[place] == pytest.approx(float(fit), abs=1e-9)
        assert found.risk[place] == pytest.approx(float(risk), abs=1e-9)
        assert found.cost_change[place] == pytest.approx(float(slow_cost(case, point, chosen)), abs=1e-12)
        assert found.partners[place] == len({one for pair in chosen.values() for one in pair} - own)
        # One by one: the scores that the page of the tasks shows, and the functions for a single configuration.
        alone = [
            float(score(case, assumptions, task, (Alternative(*pair, False, False),)).total[0])
            for task, pair in chosen.items()
        ]
        assert found.fit[place] == pytest.approx(np.mean(alone), abs=1e-9)
        assert fit_and_risk(case, assumptions, chosen) == pytest.approx((float(fit), float(risk)), abs=1e-9)
        assert float(cost_change(case, assumptions, chosen)) == pytest.approx(found.cost_change[place], abs=1e-12)


def test_the_advice_and_the_present_by_hand() -> None:
    """Totals of test_scoring.py. Advice: benefits and minima (450 + 10/21) / 8, re-integration 400/8, participation 50,
    employers 425/8. Risk: of benefits and minima half of each risk, 1 + 1; of the two others 2; 8 together.

    Present, as with others: Almelo without the con that does not hold for it, nearby 25 and not 16,67: benefits
    (375 + 25/3) / 8, re-integration (341,67 + 8,33) / 8; minima 375/8; nobody named 50; the region 341,67 / 8.
    Risk: one of 2 at four tasks.
    """
    case = dinkelland()
    hybrid, together = (450 + 10 / 21) / 8, (341 + 2 / 3) / 8
    found = fit_and_risk(case, case.assumptions, advised(case))
    assert found == pytest.approx(((2 * hybrid + 50 + 50 + 425 / 8) / 5, 8))
    found = fit_and_risk(case, case.assumptions, present(case))
    assert found == pytest.approx((((375 + 25 / 3) / 8 + 375 / 8 + 350 / 8 + 50 + together) / 5, 8))


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


# Tasks that follow


def test_coupled_tasks_follow_in_the_villages() -> None:
    for pair in product((BUREAU, DEEBURG), repeat=2):
        chosen = {"betalen": pair, "begeleiden": (WERKPLAATS, BUREAU)}
        assert follows(villages(), chosen) == {**chosen, "terughalen": pair}


def test_coupled_tasks_follow_the_benefits_and_the_others_stay() -> None:
    """Recovery, objection and enforcement follow; Bbz at ROZ, status holders, Wsw in SPD's foundation."""
    case = dinkelland()
    for pair in product((N, G), repeat=2):
        chosen = {**advised(case), "benefits": pair, "minima": (G, G)}
        assert follows(case, chosen) == {
            **chosen,
            **dict.fromkeys(("recovery", "objections", "enforcement"), pair),
            "bbz": ("roz", "roz"),
            "status_holders": (N, N),
            "wsw": (SPD, SPD),
            # No advice: who does it now.
            "other_minima": ("unknown", "unknown"),
            "integration": ("resident", "resident"),
        }
        assert list(follows(case, chosen)) == [one.id for one in case.tasks]


def test_a_task_that_follows_one_that_follows(tmp_path: Path) -> None:
    """The case allows a chain (only a circle is refused): bezwaar follows terughalen, and that follows betalen."""
    folder = copy_of_the_villages(tmp_path)
    row = "bezwaar;geld;Bezwaar;Objection;stad_deeburg;bron;;;terughalen;dorpenbureau;stad_deeburg;;;verhaal;;bron;;"
    add(folder, "tasks.csv", row)
    case = load_case(folder)
    whole = follows(case, {"betalen": (DEEBURG, BUREAU), "begeleiden": (BUREAU, BUREAU)})
    assert whole["terughalen"] == (DEEBURG, BUREAU)
    assert whole["bezwaar"] == (DEEBURG, BUREAU)


# The Pareto front


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
@pytest.mark.parametrize("name", NAMES)
@given(st.data())
@examples(6)
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
    own = {one.id for one in case.executors if one.kind == "joint_service"}
    tables = [
        {pair: (slow.total(case, point, task, pair), slow.risk(case, point, task, pair)) for pair in pairs}
        for task, pairs in zip(found.tasks, found.pairs, strict=True)
    ]
    exact = []
    for picks in found.picks.tolist():
        chosen = [pairs[pick] for pairs, pick in zip(found.pairs, picks, strict=True)]
        fit = sum(table[pair][0] for table, pair in zip(tables, chosen, strict=True))
        risk = sum(table[pair][1] for table, pair in zip(tables, chosen, strict=True))
        exact.append((fit, risk if burden == "risk" else len({one for pair in chosen for one in pair} - own)))
    best = {}
    for fit, weight in exact:
        best[weight] = max(fit, best.get(weight, fit))
    # On the front: the best of its burden, and better than the best of every lighter one.
    wanted = [
        fit == best[weight] and all(other < fit for lighter, other in best.items() if lighter < weight)
        for fit, weight in exact
    ]
    assert pareto(found.fit, np.asarray(getattr(found, burden), dtype=float)).tolist() == wanted


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


DEARER = {f"executor_cost.{BUREAU}": 0.2, f"executor_cost.{DEEBURG}": 0.1, f"executor_cost.{WERKPLAATS}": -0.1}


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


def test_the_cost_of_an_executor_moves_mijn_and_not_huidig_or_advies() -> None:
    """Also if Mijn has the executors of the advice: what is assumed about them is the user's."""
    case = villages()
    own = case.assumptions.replace(**DEARER, **{"front.begeleiden": BUREAU})
    # betalen 15%, begeleiden ½ × 20% - ½ × 10% = 5%: 10%.
    execution = {}
    for variant in VARIANTS:
        items = {one.id: one.amounts for one in budget(case, own, variant).items}
        execution[variant] = items["execution"]
    printed = np.array([[360_000] * 3, [600_000] * 3, [240_000] * 3, [0] * 3], dtype=float)
    assert_equal_euros(execution["current"], printed)
    assert_equal_euros(execution["advice"], printed)
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


@pytest.mark.parametrize("name", NAMES)
@given(st.data())
@examples(20)
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


# More of everything, without a line of code


def executions(case: Case, assumptions: Assumptions) -> int:
    return len(enumerate_all(case, assumptions).picks)


NEW_TASK = (
    "verhuizen;werk;Verhuizen;Moving;stad_deeburg;bron;;;;dorpenbureau;dorpenbureau;Dichtbij.;Near.;verhaal;;bron;;"
)
STRENGTH = "0;3;1;aanname;gok;;;"


def test_a_new_task_with_scenarios_is_a_choice(tmp_path: Path) -> None:
    """verhuizen by Bureau (a pro: vlakbij 75, stevig 50, 62,5) or Deeburg (nothing: 50): 16 × 4 configurations."""
    folder = copy_of_the_villages(tmp_path)
    add(folder, "tasks.csv", NEW_TASK)
    add(folder, "options.csv", *(f"verhuizen;{one};Door;By;verhaal;;bron;;" for one in (BUREAU, DEEBURG)))
    row = "bureau_busje;verhuizen;dorpenbureau;pro;Busje;Van;;;;vlakbij;both;Komt voor.;Comes round.;verhaal;;bron"
    add(folder, "arguments.csv", row)
    add(folder, "assumptions.csv", f"strength.bureau_busje;2;{STRENGTH}")
    case = load_case(folder)
    assert mine(case, case.assumptions)["verhuizen"] == (BUREAU, BUREAU)
    found = enumerate_all(case, case.assumptions)
    assert len(found.picks) == 16 * 4
    # With the advice of the two other tasks: (75 + 62,5 + 62,5) / 3.
    assert found.fit[found.place_of(advised(case))] == pytest.approx(200 / 3)
    # A third of the cost is its own: 15%, -10% and ½ × 20% + ½ × 10%.
    own = case.assumptions.replace(**DEARER, **{"back.verhuizen": DEEBURG})
    assert float(cost_change(case, own, mine(case, own))) == pytest.approx((0.15 - 0.1 + 0.15) / 3)


def test_a_new_task_without_scenarios_stays_where_it_is(tmp_path: Path) -> None:
    folder = copy_of_the_villages(tmp_path)
    add(folder, "tasks.csv", NEW_TASK)
    case = load_case(folder)
    assert executions(case, case.assumptions) == 16
    assert follows(case, advised(case))["verhuizen"] == (BUREAU, BUREAU)


def test_a_new_option_can_be_chosen(tmp_path: Path) -> None:
    """Deeburg for begeleiden: three executors, so 4 × 9. Without arguments it is neutral, 50."""
    folder = copy_of_the_villages(tmp_path)
    add(folder, "options.csv", "begeleiden;stad_deeburg;Door Deeburg;By Deeburg;verhaal;;bron;;")
    case = load_case(folder)
    found = enumerate_all(case, case.assumptions)
    assert len(found.picks) == 4 * 9
    place = found.place_of({"betalen": (BUREAU, DEEBURG), "begeleiden": (DEEBURG, DEEBURG)})
    assert found.fit[place] == pytest.approx((75 + 50) / 2)
    own = case.assumptions.replace(**{"front.begeleiden": DEEBURG})
    assert mine(case, own)["begeleiden"] == (DEEBURG, WERKPLAATS)


def test_a_new_option_that_a_rule_closes_is_shown_but_cannot_be_chosen(tmp_path: Path) -> None:
    """Werkplaats for betalen: the foundation may not pay benefits (rules.yaml)."""
    folder = copy_of_the_villages(tmp_path)
    add(folder, "options.csv", "betalen;werkplaats;Door de werkplaats;By the workshop;verhaal;;bron;;")
    case = load_case(folder)
    assert executions(case, case.assumptions) == 16
    assert open_executors(case, case.assumptions, "betalen") == (BUREAU, DEEBURG)
    assert [one.id for one in score(case, case.assumptions, "betalen").alternatives][2] == WERKPLAATS
    for office in ("front", "back"):
        with pytest.raises(ValueError, match="betalen_door_gemeente") as caught:
            case.assumptions.replace(**{f"{office}.betalen": WERKPLAATS})
        assert [one.reason for one in caught.value.problems] == ["rule"]


def test_a_new_executor_counts_as_a_partner_and_has_a_cost(tmp_path: Path) -> None:
    folder = copy_of_the_villages(tmp_path)
    add(folder, "executors.csv", "eekstad;Stad Eek;City of Eek;Eek;Eek;municipality;;yes;verhaal;;bron")
    add(folder, "options.csv", "betalen;eekstad;Door Eek;By Eek;verhaal;;bron;;")
    add(folder, "assumptions.csv", "executor_cost.eekstad;0,04;-0,3;0,5;0,01;aanname;gok;;;")
    case = load_case(folder)
    found = enumerate_all(case, case.assumptions)
    assert len(found.picks) == 9 * 4
    place = found.place_of({"betalen": ("eekstad", DEEBURG), "begeleiden": (WERKPLAATS, WERKPLAATS)})
    assert found.partners[place] == 3
    assert found.cost_change[place] == pytest.approx(0.04 / 2 / 2)


@pytest.mark.parametrize("kind", ["pro", "con", "risk"])
def test_a_new_argument_moves_the_configurations_of_its_executor(tmp_path: Path, kind: str) -> None:
    folder = copy_of_the_villages(tmp_path)
    add(folder, "arguments.csv", f"nieuw;begeleiden;werkplaats;{kind};Nieuw;New;;;;stevig;front;Zo.;So.;verhaal;;bron")
    add(folder, "assumptions.csv", f"strength.nieuw;2;{STRENGTH}")
    if kind == "risk":
        assessed = "1;1;aanname;gok;Zo.;So."
        add(folder, "risks.csv", f"nieuw;;;nieuw;option;bron;Nieuw;New;{assessed};;;aanname;;;verhaal;;bron")
    case = load_case(folder)
    before, after = enumerate_all(villages(), villages().assumptions), enumerate_all(case, case.assumptions)
    here = np.array([after.chosen_at(place)["begeleiden"][0] == WERKPLAATS for place in range(16)])
    assert here.sum() == 8
    moved = after.fit - before.fit
    assert (moved[here] > 0).all() if kind == "pro" else (moved[here] < 0).all()
    assert not moved[~here].any()
    np.testing.assert_array_equal(after.risk - before.risk, np.where(here & (kind == "risk"), 2, 0))


def test_a_new_criterion_dilutes_every_fit(tmp_path: Path) -> None:
    """Neutral for all, with a third of the weight: ⅔ of the distance to 50 is left."""
    folder = copy_of_the_villages(tmp_path)
    add(folder, "criteria.csv", "goedkoop;council;Goedkoop;Cheap;verhaal;;bron;;")
    add(folder, "assumptions.csv", "weight.goedkoop;5;0;10;1;aanname;gok;;;")
    case = load_case(folder)
    before, after = enumerate_all(villages(), villages().assumptions), enumerate_all(case, case.assumptions)
    np.testing.assert_allclose(after.fit - 50, (before.fit - 50) * 2 / 3, rtol=0, atol=1e-9)


def test_less_of_everything_works_too(tmp_path: Path) -> None:
    """Without the options of begeleiden only betalen is a choice: 4; begeleiden stays as advised."""
    folder = copy_of_the_villages(tmp_path)
    remove(folder, "options.csv", "begeleiden;")
    remove(folder, "assumptions.csv", "executor_cost.werkplaats;")
    # Who is no option has no arguments either.
    for argument in ("bureau_nieuw", "werkplaats_kent"):
        remove(folder, "arguments.csv", f"{argument};")
        remove(folder, "assumptions.csv", f"strength.{argument};")
    case = load_case(folder)
    assert executions(case, case.assumptions) == 4
    assert follows(case, advised(case))["begeleiden"] == (WERKPLAATS, WERKPLAATS)


# Bad input: the person who fills the tables must read what is wrong


def test_a_task_of_which_every_option_is_closed_is_named(tmp_path: Path) -> None:
    folder = copy_of_the_villages(tmp_path)
    change(folder, "rules.yaml", "executors: [werkplaats]", "executors: [dorpenbureau, stad_deeburg]")
    with pytest.raises(CaseError) as caught:
        load_case(folder)
    assert caught.value.problems


def test_a_finding_that_compares_with_a_closed_executor_is_named(tmp_path: Path) -> None:
    folder = copy_of_the_villages(tmp_path)
    add(folder, "options.csv", "betalen;werkplaats;Door de werkplaats;By the workshop;verhaal;;bron;;")
    change(folder, "findings.yaml", "cost_key: caseload", "front.betalen: werkplaats")
    with pytest.raises(CaseError) as caught:
        load_case(folder)
    assert [(one.file, one.column) for one in caught.value.problems] == [("findings.yaml", "given.front.betalen")]


def test_a_finding_may_compare_with_an_open_executor(tmp_path: Path) -> None:
    folder = copy_of_the_villages(tmp_path)
    change(folder, "findings.yaml", "cost_key: caseload", "front.betalen: stad_deeburg")
    assert load_case(folder).findings[1].given == {"front.betalen": DEEBURG}


def test_the_defaults_of_the_executors_are_the_advice_as_far_as_it_is_open(tmp_path: Path) -> None:
    """Bureau no longer an option for betalen: then the first option that is open, and the advised back office stays.

    That is not Werkplaats: a rule closes it. (A rule may not close Bureau itself: the task's own advice names it.)
    """
    folder = copy_of_the_villages(tmp_path)
    change(
        folder,
        "options.csv",
        "betalen;dorpenbureau;Door het bureau;By the office;",
        "betalen;werkplaats;Door de werkplaats;By the workshop;",
    )
    for argument in ("bureau_dichtbij", "bureau_klein"):
        remove(folder, "arguments.csv", f"{argument};")
        remove(folder, "assumptions.csv", f"strength.{argument};")
    case = load_case(folder)
    assert mine(case, case.assumptions)["betalen"] == (DEEBURG, DEEBURG)
    assert defaults(case)["front.betalen"] == DEEBURG
    assert executions(case, case.assumptions) == 1 * 4
