"""The multi-year budget: its identities, what moves which variant, and every part of it by hand or month by month."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import VARIANTS, Assumptions, Case, baten, budget, contributions, effect, lasten, over_frame, saldo
from model.assumptions.values import DECLARED
from model.money.benefits import benefits_paid, income, safety_net
from model.money.budget import Item, total
from model.money.cost import (
    bottom_up,
    break_even_backoffice_price,
    exit_part,
    fte,
    in_project_year,
    joint_frame,
    new_model_cost,
    new_model_part,
    project_total,
)
from model.options.scoring import score
from tests.model import reference
from tests.model.worlds import (
    NAMES,
    OF_RISKS,
    OF_SCORES,
    assert_equal_euros,
    assumptions_at,
    case_of,
    dinkelland,
    examples,
    points,
    villages,
)

BEEKVELD, AADORP, CEEHUIZEN, NOBODY = range(4)


def at(case: Case, **changes: float | str) -> Assumptions:
    return case.assumptions.replace(**changes)


def item(case: Case, assumptions: Assumptions, variant: str, id: str) -> Item:
    return next(one for one in budget(case, assumptions, variant).items if one.id == id)


# Identities


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("name", NAMES)
@given(st.data())
@examples(25)
def test_identities_of_a_budget(name: str, variant: str, data: st.DataObject) -> None:
    """saldo = baten - lasten; structural + incidental = all; taakvelden = all. Unknown (nan) stays unknown."""
    case = case_of(name)
    result = budget(case, assumptions_at(case, data.draw(points(case))), variant)
    by_hand = {"baten": np.zeros(result.frame.shape), "lasten": np.zeros(result.frame.shape)}
    for one in result.items:
        by_hand[one.side] = by_hand[one.side] + one.amounts
    assert_equal_euros(baten(result), by_hand["baten"])
    assert_equal_euros(lasten(result), by_hand["lasten"])
    assert_equal_euros(saldo(result), by_hand["baten"] - by_hand["lasten"])
    everything = total(result, lambda one: True)
    natures = [
        total(result, lambda one, nature=nature: one.nature == nature) for nature in ("structural", "incidental")
    ]
    assert_equal_euros(sum(natures), everything)
    fields = {one.policy_field for one in result.items}
    by_field = [total(result, lambda one, field=field: one.policy_field == field) for field in fields]
    assert_equal_euros(sum(by_field), everything)
    assert fields <= {one.id for one in case.policy_fields} | {""}
    assert len({one.id for one in result.items}) == len(result.items)


@pytest.mark.parametrize("name", NAMES)
@given(st.data())
@examples(40)
def test_expenditure_of_mijn_is_that_of_the_slow_model(name: str, data: st.DataObject) -> None:
    case = case_of(name)
    point = data.draw(points(case))
    mine = budget(case, assumptions_at(case, point), "mine")
    assert_equal_euros(lasten(mine), reference.expenditure(case, point))


@pytest.mark.parametrize("name", NAMES)
@given(st.data())
@examples(40)
def test_advies_is_mijn_with_the_choices_of_the_documents(name: str, data: st.DataObject) -> None:
    case = case_of(name)
    point = data.draw(points(case))
    written = reference.defaults(case)
    advice = {id: written[id] if DECLARED[id.partition(".")[0]].layer == "choice" else point[id] for id in point}
    assert_equal_euros(lasten(budget(case, assumptions_at(case, point), "advice")), reference.expenditure(case, advice))


@pytest.mark.parametrize("name", NAMES)
@given(st.data())
@examples(30)
def test_huidig_is_the_contract_all_years_and_the_printed_lines(name: str, data: st.DataObject) -> None:
    case = case_of(name)
    point = data.draw(points(case, with_benefits=0))
    wanted = reference.other_lines(case, point)
    for year in range(len(case.about.years)):
        for party, amount in enumerate(reference.old(case, point, year)):
            wanted[party][year] += amount
    assert_equal_euros(lasten(budget(case, assumptions_at(case, point), "current")), wanted)


@pytest.mark.parametrize("variant", VARIANTS)
@given(st.data())
@examples(20)
def test_execution_over_all_parties_is_the_joint_cost(variant: str, data: st.DataObject) -> None:
    case = dinkelland()
    point = data.draw(points(case))
    found = item(case, assumptions_at(case, point), variant, "execution").amounts
    # Huidig: the contract, at the prices of each year. Mijn: month by month. Advies: with the documents' choices.
    if variant == "current":
        wanted = [sum(reference.old(case, point, year)) for year in range(5)]
    else:
        written = reference.defaults(case)
        chosen = {id: written[id] for id in point if DECLARED[id.partition(".")[0]].layer == "choice"}
        here = point if variant == "mine" else {**point, **chosen}
        wanted = [sum(column) for column in zip(*reference.contributions(case, here), strict=True)]
    assert_equal_euros(found.sum(axis=0), wanted)


# Which assumption moves which variant


def outcome(case: Case, assumptions: Assumptions, variant: str) -> list[np.ndarray]:
    result = budget(case, assumptions, variant)
    return [lasten(result), baten(result), result.frame]


def same(first: list[np.ndarray], second: list[np.ndarray]) -> bool:
    """To a millionth of a euro: a part of a year of one amount and the rest of it make that amount but for noise."""
    pairs = zip(first, second, strict=True)
    return all(np.allclose(one, other, rtol=0, atol=1e-6, equal_nan=True) for one, other in pairs)


def moved(case: Case, given_: dict, changes: dict) -> set[str]:
    """The variants that a change moves, under what is given on both sides."""
    base = case.assumptions.replace(**given_)
    changed = base.replace(**changes)
    assert base.changed_from(changed)
    return {one for one in VARIANTS if not same(outcome(case, base, one), outcome(case, changed, one))}


Setup = dict[str, float | str]
BOTTOM_UP: Setup = {"cost_basis": "bottom_up"}
ESTIMATE: Setup = {"with_benefits": 1}

# For every choice in drie-dorpen: its other value, and what must be given for it to move Mijn variant, with the
# reason why without that it moves nothing.
CHOICES: dict[str, tuple[Setup, Setup, str]] = {
    "share": ({"share.beekveld": 0.2}, {}, ""),
    "remainder": ({"remainder": "to:ceehuizen"}, {"share.beekveld": 0.2}, "30% + 50% + 20% leaves nothing over"),
    "cost_key": ({"cost_key": "caseload"}, {}, ""),
    "caseload_weight": ({"caseload_weight": 0.8}, {"cost_key": "mixed"}, "only a mixed key has weights"),
    "phase_in_years": (
        {"phase_in_years": 2},
        {"cost_key": "residents"},
        "the chosen key is the existing one: there is nowhere to go",
    ),
    "cost_basis": ({"cost_basis": "bottom_up"}, {}, ""),
    "execution_cost_change": ({"execution_cost_change": 0.05}, {}, ""),
    "benefits_per_fte": ({"benefits_per_fte.balie": 120}, BOTTOM_UP, "the frame has no fte"),
    "cost_per_fte": ({"cost_per_fte": 90_000}, BOTTOM_UP, "the frame has no fte"),
    "backoffice_price": ({"backoffice_price": 400}, BOTTOM_UP, "the frame has no price per benefit"),
    "ict_structural": ({"ict_structural": 0}, BOTTOM_UP, "the frame has no line for ICT"),
    "start_delay_months": (
        {"start_delay_months": 5},
        {"execution_cost_change": -0.1},
        "in the same key at the same cost it does not matter who executes",
    ),
    "front": (
        {"front.betalen": "stad_deeburg"},
        {"executor_cost.stad_deeburg": 0.1},
        "as long as all executors cost the same, it does not matter which",
    ),
    "back": (
        {"back.begeleiden": "dorpenbureau"},
        {"executor_cost.dorpenbureau": 0.1},
        "as long as all executors cost the same, it does not matter which",
    ),
    # The counter of betalen is theirs in the advice already.
    "executor_cost": ({"executor_cost.dorpenbureau": 0.1}, {}, ""),
    "project_coverage": ({"project_coverage": 4000}, {}, ""),
}

# Choices that move no euro in any variant, whatever else is set, because a score is no money: the other value, and a
# task whose scores it does move.
SCORES: dict[str, tuple[Setup, str]] = {
    "weight": ({"weight.vlakbij": 8}, "betalen"),
    "strength": ({"strength.deeburg_ver": 3}, "betalen"),
    "criterion": ({"criterion.werkplaats_kent": "stevig"}, "begeleiden"),
}
DEARER: Setup = {"executor_cost.dorpenbureau": 0.2, "executor_cost.werkplaats": -0.1, "cost_key": "mixed"}

# For every world assumption: its other value, what must be given, and which variants it then moves. Without what is
# given it moves none.
ALL = set(VARIANTS)
NEW = {"advice", "mine"}
WORLD: dict[str, tuple[Setup, Setup, set[str]]] = {
    "caseload": ({"caseload.beekveld": 150}, ESTIMATE, ALL),
    "amount_reading": ({"amount_reading": "joint_total"}, {}, ALL),
    "execution_index": ({"execution_index": 0.02}, {}, ALL),
    "caseload_growth": ({"caseload_growth": 0.02}, ESTIMATE, ALL),
    "with_benefits": ({"with_benefits": 1}, {}, ALL),
    "with_participation": ({"with_participation": 1}, {}, ALL),
    "average_benefit": ({"average_benefit": 9000}, ESTIMATE, ALL),
    "buig_adjustment": ({"buig_adjustment": -0.05}, ESTIMATE, ALL),
    "participation_adjustment": ({"participation_adjustment": 0.1}, {"with_participation": 1}, ALL),
    # Huidig goes on with the contract: it leaves nobody and needs no project.
    "exit_cost_years": ({"exit_cost_years": 2}, {}, NEW),
    "project_cost_change": ({"project_cost_change": 0.2}, {}, NEW),
    "finding": ({"finding.cursus_2032": 1}, {}, ALL),
    # A late start counts only where the new model costs something else than the contract.
    "step_delay": ({"step_delay.openen": 4}, {"execution_index": 0.02, "exit_cost_years": 2}, NEW),
    "project_hours": ({"project_hours.denken": 50}, {}, NEW),
    "project_rate": ({"project_rate.denken": 100}, {}, NEW),
    "project_amount": ({"project_amount.verf": 3000}, {}, NEW),
}
NO_MONEY = {"planning_date": {"planning_date": date(2031, 6, 1).toordinal()}}
"""What moves only what is shown of the planning."""


# How numbers are drawn is no number: it moves no point, only the bands (test_uncertainty.py).
DRAWN = {"distribution"}


def test_no_declared_assumption_is_forgotten_below() -> None:
    layers = {layer: {name for name, one in DECLARED.items() if one.layer == layer} for layer in ("choice", "world")}
    assert layers == {"choice": {*CHOICES, *SCORES}, "world": {*WORLD, *NO_MONEY, *OF_RISKS, *DRAWN}}
    assert moved(villages(), {}, {"distribution": "pert"}) == set()
    assert set(SCORES) == set(OF_SCORES)


@pytest.mark.parametrize("change", [{"risk_chance.regen": 5}, {"risk_impact.regen": 5}, {"top_impact": 60_000}])
def test_a_risk_moves_no_budget(change: Setup) -> None:
    assert moved(villages(), {}, change) == set()


@pytest.mark.parametrize("name", CHOICES)
def test_a_choice_moves_mijn_variant_and_no_other(name: str) -> None:
    change, needed, reason = CHOICES[name]
    assert moved(villages(), needed, change) == {"mine"}
    assert bool(needed) == bool(reason)
    if needed:
        assert moved(villages(), {}, change) == set(), reason


@pytest.mark.parametrize("name", NO_MONEY)
def test_the_day_on_which_one_looks_moves_no_euro(name: str) -> None:
    assert moved(villages(), {}, NO_MONEY[name]) == set()


@pytest.mark.parametrize("name", SCORES)
def test_a_weight_a_strength_and_a_reading_move_scores_and_no_euro(name: str) -> None:
    change, task = SCORES[name]
    for needed in ({}, DEARER, {**DEARER, **BOTTOM_UP, **ESTIMATE}):
        assert moved(villages(), needed, change) == set()
    before, after = (score(villages(), at(villages(), **one), task) for one in ({}, change))
    assert any(not np.allclose(getattr(before, one), getattr(after, one)) for one in ("total", "by_criterion"))


@pytest.mark.parametrize("name", WORLD)
def test_a_world_assumption_moves_every_variant_that_has_the_thing(name: str) -> None:
    change, needed, variants = WORLD[name]
    assert moved(villages(), needed, change) == variants
    if needed:
        assert moved(villages(), {}, change) == set()


def test_a_caseload_moves_by_key_only_the_variant_with_that_key() -> None:
    """Huidig and Advies keep the fixed key, whatever the benefits."""
    assert moved(villages(), {"cost_key": "caseload"}, {"caseload.beekveld": 150}) == {"mine"}
    # Read as own cost, Beekveld pays 2.000 a benefit to the contract itself.
    assert moved(villages(), {"amount_reading": "own_cost"}, {"caseload.beekveld": 150}) == ALL


@pytest.mark.parametrize("name", NAMES)
@given(st.data())
@examples(40)
def test_no_choice_whatever_moves_huidig_or_advies(name: str, data: st.DataObject) -> None:
    case = case_of(name)
    point, other = data.draw(points(case)), data.draw(points(case))
    choices = {id: other[id] for id in other if DECLARED[id.partition(".")[0]].layer == "choice"}
    before, after = assumptions_at(case, point), assumptions_at(case, {**point, **choices})
    for variant in ("current", "advice"):
        assert same(outcome(case, before, variant), outcome(case, after, variant))
    # What is budgeted now is a fact about the world: no choice moves it, and all variants are measured by it.
    np.testing.assert_array_equal(budget(case, before, "mine").frame, budget(case, after, "mine").frame)
    np.testing.assert_array_equal(budget(case, before, "mine").frame, budget(case, before, "current").frame)


@pytest.mark.parametrize("name", NAMES)
def test_untouched_mijn_is_advies(name: str) -> None:
    case = case_of(name)
    assert same(outcome(case, case.assumptions, "mine"), outcome(case, case.assumptions, "advice"))


# The frame


def test_frame_of_the_villages_by_hand() -> None:
    """Aadorp: 600.000 + courses + party; Beekveld 30% and Ceehuizen 20% of 1.200.000. 2032: courses 50.100."""
    result = budget(villages(), villages().assumptions, "current")
    assert_equal_euros(result.frame, [[360_000] * 3, [660_000, 650_000, 650_100], [240_000] * 3, [0] * 3])
    assert_equal_euros(over_frame(result), np.zeros((4, 3)))
    assert_equal_euros(saldo(result), -result.frame)


def test_frame_is_not_indexed() -> None:
    """Finding 9 of the real case: the amounts are printed flat, so an index shows as more than the frame."""
    result = budget(villages(), at(villages(), execution_index=0.1), "current")
    # 10% and 21% of 360.000, 600.000 and 240.000.
    assert_equal_euros(over_frame(result), [[0, 36_000, 75_600], [0, 60_000, 126_000], [0, 24_000, 50_400], [0] * 3])


def test_a_finding_moves_the_frame_and_the_lines_alike() -> None:
    switched = at(villages(), **{"finding.cursus_2032": 1})
    result = budget(villages(), switched, "current")
    # 51.000 instead of 50.100.
    assert_equal_euros(result.frame[AADORP], [660_000, 650_000, 651_000])
    assert_equal_euros(over_frame(result), np.zeros((4, 3)))
    found = effect(villages(), villages().assumptions, villages().findings[0])
    assert_equal_euros(found, [[0] * 3, [0, 0, 900], [0] * 3, [0] * 3])


def test_effect_of_a_finding_holds_its_given_on_both_sides() -> None:
    """Finding 2 under the key by number of benefits: from 1.200.000 to 600.000 joint.

    2030, the contract at 30/50/20: 180.000, 300.000 and 120.000 less. From 2031 by 200 : 300 : 100.
    """
    found = effect(villages(), villages().assumptions, villages().findings[1])
    by_number = [-200_000, -300_000, -100_000]
    before = [-180_000, -300_000, -120_000]
    assert_equal_euros(found, [*([one, two, two] for one, two in zip(before, by_number, strict=True)), [0] * 3])


# The old contract, the new model, and leaving


@pytest.mark.parametrize("delay", [0, 1, 7, 12, 18, 24, 30, 36, 120])
@pytest.mark.parametrize("name", NAMES)
def test_delay_in_months(name: str, delay: int) -> None:
    """Count the months of the new model in each year: those from the start on."""
    case = case_of(name)
    planned = case.about.new_model_start.date
    first = (planned.year - case.about.years[0]) * 12 + planned.month - 1 + delay
    months = [sum(1 for month in range(12) if 12 * year + month >= first) for year in range(len(case.about.years))]
    part = new_model_part(case, at(case, start_delay_months=delay))
    assert (part * 12).tolist() == pytest.approx(months, abs=1e-9)


def test_delay_by_hand() -> None:
    """Dinkelland–Tubbergen, new model 10% dearer, 7 months late: in 2022 seven months at 567.357 a year and five
    at 624.092,70: 330.958,25 + 260.038,625 = 590.996,875.
    """
    paid = contributions(dinkelland(), at(dinkelland(), start_delay_months=7, execution_cost_change=0.1))
    assert_equal_euros(paid[0], [567_357, 567_357, 590_996.875, 624_092.70, 624_092.70])


def test_delay_beyond_the_last_year_is_huidig_and_the_project() -> None:
    late = at(dinkelland(), start_delay_months=36, cost_key="caseload", execution_cost_change=0.3, exit_cost_years=5)
    mine = item(dinkelland(), late, "mine", "execution").amounts
    np.testing.assert_array_equal(mine, item(dinkelland(), late, "current", "execution").amounts)
    assert not item(dinkelland(), late, "mine", "exit").amounts.any()


@pytest.mark.parametrize(
    ("years", "ladder"),
    [
        (0, [0, 0, 0, 0, 0]),
        (1, [0, 0, 1, 0, 0]),
        (2, [0, 0, 1, 0.5, 0]),
        # Accepted practice for a GR: 100/80/60/40/20%; the contract ends on 1-1-2022, so three of the five years show.
        (5, [0, 0, 1, 0.8, 0.6]),
    ],
)
def test_exit_ladder(years: int, ladder: list[float]) -> None:
    assert exit_part(dinkelland(), at(dinkelland(), exit_cost_years=years)) == pytest.approx(ladder, abs=1e-12)


def test_exit_ladder_of_five_years_to_its_end() -> None:
    """The same case with eight budget years: 100/80/60/40/20% and then nothing."""
    about = dinkelland().about.model_copy(update={"years": tuple(range(2020, 2029))})
    longer = dinkelland().model_copy(update={"about": about})
    part = exit_part(longer, at(dinkelland(), exit_cost_years=5))
    assert part == pytest.approx([0, 0, 1, 0.8, 0.6, 0.4, 0.2, 0, 0], abs=1e-12)


def test_exit_cost_in_euros() -> None:
    """Two years from 2031 at 10% index: 660.000 and half of 726.000 for Aadorp; 396.000 and 217.800 for Beekveld."""
    mine = at(villages(), exit_cost_years=2, execution_index=0.1)
    found = item(villages(), mine, "mine", "exit")
    assert_equal_euros(found.amounts, [[0, 396_000, 217_800], [0, 660_000, 363_000], [0, 264_000, 145_200], [0] * 3])
    assert (found.nature, found.side, found.status) == ("incidental", "lasten", "aanname")


def test_exit_cost_from_the_middle_of_a_year() -> None:
    """The contract ends on 1-7-2022: July 2022 to June 2023 in full, July 2023 to June 2024 half of it."""
    part = exit_part(dinkelland(), at(dinkelland(), exit_cost_years=2, start_delay_months=6))
    assert part == pytest.approx([0, 0, 6 / 12, 6 / 12 + 0.5 * 6 / 12, 0.5 * 6 / 12], abs=1e-12)


@pytest.mark.parametrize("name", NAMES)
@given(st.data())
@examples(40)
def test_exit_cost_is_that_of_the_slow_model(name: str, data: st.DataObject) -> None:
    case = case_of(name)
    point = data.draw(points(case, start_delay_months=0))
    # Longer and later than the sliders go.
    point["exit_cost_years"] = Fraction(data.draw(st.integers(0, 20)))
    wanted_delay = data.draw(st.integers(0, 40))
    late = assumptions_at(case, {**point, "start_delay_months": Fraction(wanted_delay)})
    wanted = reference.exit_cost(case, {**point, "start_delay_months": Fraction(wanted_delay)})
    assert_equal_euros(item(case, late, "mine", "exit").amounts, wanted)


def test_project_falls_in_its_year_only() -> None:
    """drie-dorpen: 8.000 + 2.000 in 2030, 30/50/20; 20% dearer 12.000."""
    assert in_project_year(villages(), project_total(villages(), villages().assumptions)).tolist() == [10_000, 0, 0]
    dearer = at(villages(), project_cost_change=0.2, start_delay_months=24, execution_index=0.1)
    found = item(villages(), dearer, "mine", "project")
    assert_equal_euros(found.amounts, [[3_600, 0, 0], [6_000, 0, 0], [2_400, 0, 0], [0] * 3])
    assert all(one.id not in ("project", "exit") for one in budget(villages(), dearer, "current").items)


# Bottom-up


def test_bottom_up_by_hand() -> None:
    """600 benefits. Counter: all, 600 / 100 = 6 fte. Guidance: 120 of 300, so 240 / 40 = 6 fte. 12 × 100.000,
    back office 600 × 500 = 300.000, ICT 50.000: 1.550.000 against a frame of 1.200.000.
    """
    assert fte(villages(), villages().assumptions) == pytest.approx([6, 6])
    assert_equal_euros(bottom_up(villages(), villages().assumptions), [1_550_000] * 3)
    mine = at(villages(), cost_basis="bottom_up", execution_cost_change=0.1, execution_index=0.05)
    # 1.550.000 × 1,1 = 1.705.000, then 5% a year.
    assert_equal_euros(new_model_cost(villages(), mine), [1_705_000, 1_790_250, 1_879_762.5])


def test_bottom_up_grows_with_the_benefits_but_not_its_ict() -> None:
    """10% more benefits a year: 1.500.000 × 1,1 = 1.650.000 and × 1,21 = 1.815.000, each + 50.000."""
    grown = bottom_up(villages(), at(villages(), caseload_growth=0.1))
    assert_equal_euros(grown, [1_550_000, 1_700_000, 1_865_000])


def test_break_even_backoffice_price_by_hand() -> None:
    """At 80.000 a fte: 960.000 + 50.000 leaves 190.000 of the frame, for 600 benefits 316,67. At 100.000 nothing:
    1.250.000 is 50.000 over it, -83,33 a benefit.
    """
    cheaper = at(villages(), cost_per_fte=80_000)
    assert break_even_backoffice_price(villages(), cheaper) == pytest.approx([950 / 3] * 3)
    assert break_even_backoffice_price(villages(), villages().assumptions) == pytest.approx([-250 / 3] * 3)


@pytest.mark.parametrize("name", NAMES)
@given(st.data())
@examples(40)
def test_break_even_backoffice_price_put_back_gives_the_frame(name: str, data: st.DataObject) -> None:
    case = case_of(name)
    # At the cheap end, so that a price of zero or more exists often.
    point = data.draw(points(case, cost_basis="bottom_up", ict_structural=0))
    point["cost_per_fte"] = Fraction(data.draw(st.integers(0, 60_000)))
    assumptions = assumptions_at(case, point)
    for year, price in enumerate(break_even_backoffice_price(case, assumptions)):
        staff = reference.bottom_up(case, {**point, "backoffice_price": Fraction(0)}, year)
        dearer = (1 + point["execution_cost_change"]) * (1 + reference.by_executor(case, point))
        dearer *= (1 + point["execution_index"]) ** year
        assert (price >= -1e-9) == (staff * dearer <= reference.joint_frame(case, point, year) * (1 + 10**-12))
        if price >= 0:
            back = new_model_cost(case, assumptions.replace(backoffice_price=float(price)))
            assert_equal_euros(back[year], joint_frame(case, assumptions)[year])


# The estimate of the benefits paid


def test_estimate_by_hand() -> None:
    """Aadorp: 300 × 10.000 = 3.000.000 on a BUIG of 2.500.000: 500.000 short, 20%.

    Own until 5%; of 5–15% (250.000) half = 125.000; all above 15% = 125.000; so the state adds 250.000 and the own
    risk is 10% of the budget.
    """
    mine = at(villages(), with_benefits=1)
    assert_equal_euros(benefits_paid(villages(), mine)[:, 0], [2_000_000, 3_000_000, 1_000_000])
    assert_equal_euros(item(villages(), mine, "mine", "vangnet").amounts[AADORP], [250_000] * 3)
    # Huidig: 2.500.000 + 250.000 - 3.000.000 - 660.000 in 2030.
    assert_equal_euros(saldo(budget(villages(), mine, "current"))[AADORP], [-910_000, -900_000, -900_100])


def test_estimate_follows_the_growth_of_the_benefits() -> None:
    """10% more benefits a year: 3.300.000 in 2031; deficit 800.000 = 32%: 125.000 + 425.000 = 550.000."""
    mine = at(villages(), with_benefits=1, caseload_growth=0.1)
    assert_equal_euros(item(villages(), mine, "mine", "benefits").amounts[AADORP, 1], 3_300_000)
    assert_equal_euros(item(villages(), mine, "mine", "vangnet").amounts[AADORP, 1], 550_000)


@pytest.mark.parametrize(
    ("paid", "added"),
    [
        (2_000_000, 0),  # a surplus stays with the municipality
        (2_500_000, 0),
        (2_624_998, 0),
        (2_625_000, 0),  # 5% short
        (2_625_002, 1),  # half of 2
        (2_750_000, 62_500),
        (2_874_998, 124_999),
        (2_875_000, 125_000),  # 15% short
        (2_875_002, 125_002),  # all of 2
        (5_000_000, 2_250_000),  # 100% short: own risk still 250.000
    ],
)
def test_safety_net_at_and_beside_its_limits(paid: float, added: float) -> None:
    """drie-dorpen, BUIG 2.500.000: limits at 125.000 and 375.000 short."""
    assert_equal_euros(safety_net(villages(), np.array(paid, dtype=float), np.array(2_500_000.0)), added)


@pytest.mark.parametrize("name", NAMES)
@given(st.integers(1, 10_000_000), st.integers(0, 30_000_000))
@examples(60)
def test_safety_net_is_that_of_the_slow_model(name: str, buig: int, paid: int) -> None:
    case = case_of(name)
    found = safety_net(case, np.array(float(paid)), np.array(float(buig)))
    assert_equal_euros(found, reference.vangnet(case, Fraction(paid), Fraction(buig)))


def test_without_any_buig_the_state_adds_all_that_is_paid() -> None:
    """-100% is allowed: all 3.000.000 is above 15% of nothing. No warning, no unknown."""
    mine = at(villages(), with_benefits=1, buig_adjustment=-1)
    assert_equal_euros(item(villages(), mine, "mine", "vangnet").amounts[AADORP], [3_000_000] * 3)


@pytest.mark.parametrize("role", ["buig", "participation"])
@pytest.mark.parametrize("name", NAMES)
def test_unknown_income_is_not_zero(name: str, role: str) -> None:
    """A municipality without a line has an unknown amount (findings 10 and 11 of the real case), never 0."""
    case = case_of(name)
    found = income(case, case.assumptions, role)
    for place, one in enumerate(case.participants):
        if one.id == case.about.lead:
            assert (found[place] > 0).all()
        else:
            assert np.isnan(found[place]).all()


def test_an_unknown_income_makes_an_unknown_saldo() -> None:
    shown = saldo(budget(villages(), at(villages(), with_benefits=1), "current"))
    assert np.isnan(shown[[BEEKVELD, CEEHUIZEN]]).all()
    assert np.isfinite(shown[[AADORP, NOBODY]]).all()
    # Without the estimate nothing is unknown.
    assert np.isfinite(saldo(budget(villages(), villages().assumptions, "current"))).all()


def test_participation_money() -> None:
    """100.000, 10% more by the slider; only for Aadorp, and only with its switch on."""
    mine = at(villages(), with_participation=1, participation_adjustment=0.1)
    assert_equal_euros(item(villages(), mine, "mine", "participation").amounts[AADORP], [110_000] * 3)
    assert not baten(budget(villages(), villages().assumptions, "mine")).any()


def test_a_case_without_lines_of_central_government_has_unknown_income() -> None:
    """A new case may print neither BUIG nor Participatie money: that is unknown too, and breaks nothing."""
    lines = tuple(line for line in villages().budget_lines if line.role not in ("buig", "participation"))
    bare = villages().model_copy(update={"budget_lines": lines})
    shown = budget(bare, at(villages(), with_benefits=1, with_participation=1), "mine")
    assert np.isnan(baten(shown)[AADORP]).all()


def test_income_on_a_printed_line_is_not_a_cost() -> None:
    """A grant of 10.000 beside 650.000 of cost: the frame is that cost, or 640.000 if it is net. Never 660.000."""
    lines = tuple(
        line.model_copy(update={"side": "baten"}) if line.id == "feest" else line for line in villages().budget_lines
    )
    case = villages().model_copy(update={"budget_lines": lines})
    shown = budget(case, villages().assumptions, "current")
    assert_equal_euros(lasten(shown)[AADORP], [650_000, 650_000, 650_100])
    assert_equal_euros(baten(shown)[AADORP], [10_000, 0, 0])
    assert_equal_euros(over_frame(shown)[AADORP], [0, 0, 0])
    assert float(shown.frame[AADORP, 0]) in (650_000, 640_000)
