"""The register: which risks count where, once each, and what they are worth.

Classes of the first case (public practice): chance 10/30/50/70/90%; impact 25–50, 50–100, 100–250, 250–750 thousand
and more. Risks and who carries out what: the business case and the project assignment, as in tests/golden.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import VARIANTS, AssumptionError, load_case
from model.case.case import Case
from model.case.risks import CLASSES, Risk
from model.case.sweep import sweep
from model.risks.register import (
    assess,
    counts_in,
    expected_total,
    expected_value,
    is_assessed,
    shares_of,
    tasks_of,
)
from tests.model.copies import add, copy_of_the_villages
from tests.model.worlds import NAMES, case_of, dinkelland, examples, villages

# [BC] chapter 1: SPD contracts work out to Soweco, now and later.
EVERY = ["september_circular", "annual_account", "soweco_exposure"]
CHANGE = ["time_pressure", "corona", "impact_analysis", "scale", "key_change"]
QUALITY, SMALL = "quality_cooperation", "small_group_noaberkracht"
SPD = ["alignment_spd", "small_group_spd"]


def risk_of(case: Case, id: str) -> Risk:
    return next(one for one in case.risks if one.id == id)


def counted(case: Case, variant: str, **changes: str) -> set[str]:
    assumptions = case.assumptions.replace(**{id.replace("__", "."): value for id, value in changes.items()})
    return {one.id for one in counts_in(case, assumptions, variant)}  # type: ignore[arg-type]


def test_which_risks_count_in_which_variant() -> None:
    """Almelo is scored as cooperation, so what the source says of cooperation counts now too."""
    case = dinkelland()
    assert counted(case, "current") == {*EVERY, QUALITY}
    # The hybrid: Noaberkracht in front, others behind.
    assert counted(case, "advice") == counted(case, "mine") == {*EVERY, *CHANGE, QUALITY, SMALL}


def test_what_the_user_chooses_moves_only_his_risks() -> None:
    case = dinkelland()
    offices = ("front__benefits", "back__benefits", "front__minima", "back__minima")
    everywhere = dict.fromkeys(offices, "noaberkracht")
    assert counted(case, "mine", **everywhere) == {*EVERY, *CHANGE, SMALL}
    assert counted(case, "mine", front__employers="spd") == {*EVERY, *CHANGE, QUALITY, SMALL, *SPD}
    assert counted(case, "advice", front__employers="spd") == {*EVERY, *CHANGE, QUALITY, SMALL}


def test_a_risk_of_one_office_counts_only_there() -> None:
    """In the villages Deeburg's risk is about the counter."""
    case = villages()
    assert counted(case, "mine") == {"regen", "wind"}  # Bureau at the counter, Deeburg behind it
    assert counted(case, "mine", front__betalen="stad_deeburg") == {"regen", "wind", "afstand"}
    assert counted(case, "current") == {"regen", "afstand"}


def test_the_same_risk_at_more_tasks_counts_once() -> None:
    """[BC] lists the quality demands at four tasks and the small group of Noaberkracht at four, of SPD at two."""
    case = dinkelland()
    listed = {
        QUALITY: ("benefits", "minima", "reintegration", "employers"),
        SMALL: ("benefits", "minima", "reintegration", "employers"),
        "small_group_spd": ("reintegration", "employers"),
        "alignment_spd": ("reintegration", "employers"),
    }
    assert {id: tasks_of(case, risk_of(case, id)) for id in listed} == listed
    # Every risk argument of the case is in exactly one of them.
    named = [id for risk in case.risks for id in risk.arguments]
    assert sorted(named) == sorted(one.id for one in case.arguments if one.kind == "risk")
    # One risk of 30% × 75.000, at however many tasks it is in use.
    only_one = {f"{office}.{task}": "noaberkracht" for office in ("front", "back") for task in ("benefits", "minima")}
    nowhere = case.assumptions.replace(**only_one)
    once = nowhere.replace(**{"back.benefits": "cooperation"})
    twice = once.replace(**{"back.minima": "cooperation"})
    base = float(expected_total(case, nowhere, "mine"))
    assert float(expected_total(case, once, "mine")) == pytest.approx(base + 22_500)
    assert float(expected_total(case, twice, "mine")) == pytest.approx(base + 22_500)


@pytest.mark.parametrize("name", NAMES)
def test_the_arguments_of_a_risk_have_the_same_words_of_one_executor(name: str) -> None:
    case = case_of(name)
    arguments = {one.id: one for one in case.arguments}
    for risk in case.risks:
        assert len({(arguments[id].label, arguments[id].executor) for id in risk.arguments}) <= 1


def test_the_words_of_a_risk_of_the_documents_are_those_of_its_arguments() -> None:
    """A risk may say more, such as whose tariff rises; those of the documents are quoted."""
    for case in (dinkelland(), villages()):
        arguments = {one.id: one for one in case.arguments}
        for risk in case.risks:
            assert {arguments[id].label for id in risk.arguments} <= {risk.label}


def test_expected_values_by_hand() -> None:
    case = dinkelland()
    # Chance × middle: 50% × 175.000, 50% × 75.000, 30% × 37.500, 30% × 75.000.
    wanted = {
        "time_pressure": 87_500, "scale": 87_500, "corona": 37_500, "september_circular": 37_500,
        "annual_account": 11_250, QUALITY: 22_500, SMALL: 22_500, "impact_analysis": 0, "key_change": 0,
    }  # fmt: skip
    found = {id: float(expected_value(assess(case, case.assumptions, risk_of(case, id)))) for id in wanted}
    assert found == pytest.approx(wanted)
    # 37.500 + 11.250 + 22.500; and all of them.
    assert float(expected_total(case, case.assumptions, "current")) == pytest.approx(71_250)
    assert float(expected_total(case, case.assumptions, "advice")) == pytest.approx(306_250)
    assert float(expected_total(case, case.assumptions, "mine")) == pytest.approx(306_250)


def test_expected_values_of_the_villages() -> None:
    case = villages()
    # regen: 10–50% × 0–10.000 = 30% × 5.000; afstand: 50–70% × 10.000–20.000 = 60% × 15.000.
    assert float(expected_total(case, case.assumptions, "mine")) == pytest.approx(1_500)
    assert float(expected_total(case, case.assumptions, "current")) == pytest.approx(10_500)


def test_every_class_by_hand() -> None:
    case, risk = dinkelland(), risk_of(dinkelland(), "scale")
    chances = [0, 0.1, 0.3, 0.5, 0.7, 0.9]
    impacts = [(0, 0), (25e3, 50e3), (50e3, 100e3), (100e3, 250e3), (250e3, 750e3), (750e3, 2e6)]
    for chance in range(CLASSES + 1):
        for impact in range(CLASSES + 1):
            changes = {"risk_chance.scale": chance, "risk_impact.scale": impact, "top_impact": 2e6}
            found = assess(case, case.assumptions.replace(**changes), risk)
            # Without a class for one of both it counts for nothing.
            low, high = impacts[impact] if chance else (0, 0)
            wanted = (chances[chance] if impact else 0, low, high)
            assert (float(found.chance), float(found.low), float(found.high)) == pytest.approx(wanted)


def test_the_open_class_never_ends_below_its_start() -> None:
    case, risk = dinkelland(), risk_of(dinkelland(), "scale")
    found = assess(case, case.assumptions.replace(**{"risk_impact.scale": 5, "top_impact": 1}), risk)
    assert (float(found.low), float(found.high)) == (750_000, 750_000)


def test_what_is_not_assessed_counts_for_nothing_until_it_is() -> None:
    case = dinkelland()
    risk = risk_of(case, "impact_analysis")
    assert not is_assessed(case.assumptions, risk)
    half = case.assumptions.replace(**{"risk_chance.impact_analysis": 5})
    assert not is_assessed(half, risk)
    assert float(expected_total(case, half, "mine")) == pytest.approx(306_250)
    whole = half.replace(**{"risk_impact.impact_analysis": 4})
    assert is_assessed(whole, risk)
    assert float(expected_total(case, whole, "mine")) == pytest.approx(306_250 + 0.9 * 500_000)
    assert float(expected_total(case, whole, "current")) == pytest.approx(71_250)


@pytest.mark.parametrize("name", NAMES)
def test_a_sweep_equals_its_points(name: str) -> None:
    case = case_of(name)
    id = case.risks[0].id
    positions = {f"risk_chance.{id}": range(6), f"risk_impact.{id}": range(6), "top_impact": (60_000, 2_000_000)}
    start = case.assumptions.replace(**{f"risk_impact.{id}": 5})
    swept = sweep(start, positions)
    for variant in VARIANTS:
        rows = np.broadcast_to(expected_total(case, swept.assumptions, variant), (swept.rows,))
        for block in swept.blocks:
            for place, value in enumerate(block.values):
                alone = expected_total(case, start.replace(**{block.assumption: value}), variant)
                assert rows[block.start + place] == float(alone), (variant, block.assumption, value)


@pytest.mark.parametrize("name", NAMES)
@examples(60)
@given(data=st.data())
def test_a_higher_class_is_worth_no_less(name: str, data: st.DataObject) -> None:
    case = case_of(name)
    risk = data.draw(st.sampled_from(case.risks))
    kind = data.draw(st.sampled_from(("risk_chance", "risk_impact")))
    classes = {f"{group}.{one.id}": data.draw(st.integers(0, CLASSES)) for group in ("risk_chance", "risk_impact")
               for one in case.risks}  # fmt: skip
    lower = data.draw(st.integers(0, CLASSES - 1))
    before = case.assumptions.replace(**{**classes, f"{kind}.{risk.id}": lower})
    after = before.replace(**{f"{kind}.{risk.id}": lower + 1})
    for variant in VARIANTS:
        assert expected_total(case, after, variant) >= expected_total(case, before, variant)


def test_shares_are_those_of_the_key() -> None:
    case = dinkelland()
    mine = case.assumptions.replace(cost_key="caseload", **{"caseload.tubbergen": 150})
    np.testing.assert_allclose(shares_of(case, mine, "current"), [0.56, 0.43, 0.01])
    np.testing.assert_allclose(shares_of(case, mine, "advice"), [0.56, 0.43, 0.01])
    np.testing.assert_allclose(shares_of(case, mine, "mine"), [275 / 425, 150 / 425, 0])


@pytest.mark.parametrize("value", [6, 9, -1, 2.5, float("nan")])
def test_a_class_that_does_not_exist_is_refused(value: float) -> None:
    for group in ("risk_chance", "risk_impact"):
        with pytest.raises(AssumptionError):
            dinkelland().assumptions.replace(**{f"{group}.scale": value})


def test_a_new_risk_needs_no_code(tmp_path: Path) -> None:
    folder = copy_of_the_villages(tmp_path)
    add(folder, "risks.csv", "hagel;;;;every;aanname;Hagel;Hail;5;4;aanname;gok;Zo.;So.;;;aanname;;;verhaal;;;bron;;;")
    case = load_case(folder)
    # 80–100% × 30.000–50.000 = 90% × 40.000 more in every variant.
    for variant in VARIANTS:
        before = float(expected_total(villages(), villages().assumptions, variant))
        assert float(expected_total(case, case.assumptions, variant)) == pytest.approx(before + 36_000)
