"""The multi-year budget: its identities, and the frame."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import strategies as st

from model import VARIANTS, baten, budget, effect, lasten, over_frame, saldo
from model.assumptions.values import DECLARED
from model.money.budget import framed_cost, total
from tests.model import reference
from tests.model.money.budgets import AADORP, at, execution
from tests.model.worlds import (
    assert_equal_euros,
    assumptions_at,
    case_of,
    dinkelland,
    on_every_case,
    points,
    villages,
)

# Identities


@pytest.mark.parametrize("variant", VARIANTS)
@on_every_case(25)
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


@on_every_case(40)
def test_expenditure_of_mijn_is_that_of_the_slow_model(name: str, data: st.DataObject) -> None:
    case = case_of(name)
    point = data.draw(points(case))
    mine = budget(case, assumptions_at(case, point), "mine")
    assert_equal_euros(lasten(mine), reference.expenditure(case, point))


@on_every_case(40)
def test_advies_is_mijn_with_the_choices_of_the_documents(name: str, data: st.DataObject) -> None:
    case = case_of(name)
    point = data.draw(points(case))
    written = reference.defaults(case)
    advice = {id: written[id] if DECLARED[id.partition(".")[0]].layer == "choice" else point[id] for id in point}
    assert_equal_euros(lasten(budget(case, assumptions_at(case, point), "advice")), reference.expenditure(case, advice))


@on_every_case(30)
def test_huidig_is_the_contract_all_years_and_the_printed_lines(name: str, data: st.DataObject) -> None:
    case = case_of(name)
    point = data.draw(points(case, with_benefits=0))
    wanted = reference.added(reference.other_lines(case, point), reference.running(case, point))
    assert_equal_euros(lasten(budget(case, assumptions_at(case, point), "current")), wanted)


@pytest.mark.parametrize("variant", VARIANTS)
@on_every_case(10)
def test_execution_over_all_parties_is_the_joint_cost(name: str, variant: str, data: st.DataObject) -> None:
    """Of all pools together. Huidig: the contract, at the prices of each year. Mijn: month by month. Advies: with the
    documents' choices."""
    case = case_of(name)
    point = data.draw(points(case))
    found = execution(budget(case, assumptions_at(case, point), variant))
    if variant == "current":
        wanted = [sum(column) for column in zip(*reference.running(case, point), strict=True)]
    else:
        written = reference.defaults(case)
        chosen = {id: written[id] for id in point if DECLARED[id.partition(".")[0]].layer == "choice"}
        wanted = reference.joint_cost(case, point if variant == "mine" else {**point, **chosen})
    assert_equal_euros(found.sum(axis=0), wanted)


# The frame


def test_frame_of_the_villages_by_hand() -> None:
    """Aadorp: 600.000 + courses + party; Beekveld 30% and Ceehuizen 20% of 1.200.000. 2032: courses 50.100."""
    result = budget(villages(), villages().assumptions, "current")
    assert_equal_euros(result.frame, [[360_000] * 3, [660_000, 650_000, 650_100], [240_000] * 3, [0] * 3])
    assert_equal_euros(over_frame(result), np.zeros((4, 3)))
    assert_equal_euros(saldo(result), -result.frame)


@on_every_case(30)
def test_the_frame_is_what_the_budget_prints(name: str, data: st.DataObject) -> None:
    """Under every reading: what is printed of a municipality as it is, elsewhere what the reading makes of it."""
    case = case_of(name)
    point = data.draw(points(case))
    wanted = reference.frame(case, point)
    for variant in VARIANTS:
        assert_equal_euros(budget(case, assumptions_at(case, point), variant).frame, wanted)


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


def test_the_frame_rises_with_the_index_if_it_is_asked_to() -> None:
    """At 2%: 567.357 × 1,02⁴ (1,08243216) = 614.125,46 in 2024, and trajecten 289.255 and kinderopvang 4.770 as
    printed. So without project and exit the cost is the frame in every year."""
    case = dinkelland()
    now = case.assumptions.replace(execution_index=0.02, frame_indexed=1.0)
    found = budget(case, now, "current")
    assert found.frame[0, -1] == pytest.approx(567_357 * 1.08243216 + 294_025)
    np.testing.assert_allclose(framed_cost(found), found.frame)
    frozen = budget(case, case.assumptions.replace(execution_index=0.02), "current")
    assert frozen.frame[0].tolist() == pytest.approx([861_352] * 4 + [861_382])
