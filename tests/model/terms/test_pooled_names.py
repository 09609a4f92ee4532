"""A case with pools of cost: the arrays and the terms say the same, and the names of a pool have words."""

from __future__ import annotations

from random import Random

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from model.case.naming import FORMULAS
from model.case.variants import VARIANTS
from model.outcomes.derivation import names, spot_of
from tests.model.pooled import pooled
from tests.model.terms.test_every_name import look
from tests.model.worlds import assumptions_at, points, villages
from words.explained.titles import title_of

CASE = pooled()
OF_POOLS = [one for one in FORMULAS.values() if "pools" in one.each]
SUMS = [
    FORMULAS[name]
    for name in (
        "joint_frame", "new_model_cost", "own_cost", "present", "budgeted", "old_contribution", "contribution",
        "contribution_by", "by_key", "share_by", "chosen_share", "bill", "dearer_by_caseload", "break_even",
        "break_even_price", "execution", "frame", "over_frame", "exit_cost", "lasten_in_field", "expected_risk_of",
    )
]  # fmt: skip


@given(data=st.data())
@settings(max_examples=12, deadline=None, derandomize=True, phases=[Phase.generate], database=None)
def test_every_number_of_a_pool_is_what_it_is_made_of(data: st.DataObject) -> None:
    random = Random(data.draw(st.integers(0, 2**32 - 1)))
    own = assumptions_at(CASE, data.draw(points(CASE)))
    chosen = [*random.sample(OF_POOLS, 6), *random.sample(SUMS, 6)]
    assert look(CASE, own, random.choice(VARIANTS), chosen, random) > 30


def test_a_number_of_a_pool_says_what_it_is_of() -> None:
    assert title_of(CASE, "joint_frame_in.begeleiding.2031") == "De gezamenlijke kosten van Begeleiden in 2031"
    assert title_of(CASE, "present_in.contract.beekveld.2031") == "Wat Beekveld nu betaalt, 2031: Betalen en Terughalen"
    for name in names(CASE):
        spot = spot_of(CASE, name)
        if spot is not None and spot.formula in OF_POOLS:
            assert not title_of(CASE, name).startswith(spot.formula.name), name


def test_one_pool_adds_no_names() -> None:
    assert not [name for name in names(villages()) if name.partition(".")[0] in {one.name for one in OF_POOLS}]
