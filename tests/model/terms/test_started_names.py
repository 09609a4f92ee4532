"""A track with a start of its own: the arrays and the terms say the same, and its names have words."""

from __future__ import annotations

from random import Random

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from model.case.naming import FORMULAS
from model.case.variants import VARIANTS
from model.outcomes.derivation import derive, names, spot_of
from tests.model.terms.test_every_name import look
from tests.model.worlds import assumptions_at, case_of, points
from words.explained.titles import title_of

CASE = case_of("ganzemarke")
OF_TRACKS = [one for one in FORMULAS.values() if "starts" in one.each]
SUMS = [
    FORMULAS[name]
    for name in ("contribution", "contribution_by", "contribution_in", "exit_cost", "framed_cost", "over_frame")
]
LEAVES = ("printed_start", "printed_start_month", "late_days", "delay_days")


@given(data=st.data())
@settings(max_examples=8, deadline=None, derandomize=True, phases=[Phase.generate], database=None)
def test_every_number_of_a_track_is_what_it_is_made_of(data: st.DataObject) -> None:
    random = Random(data.draw(st.integers(0, 2**32 - 1)))
    own = assumptions_at(CASE, data.draw(points(CASE)))
    quick = [one for one in OF_TRACKS if not one.drawn]
    assert look(CASE, own, random.choice(VARIANTS), [*quick, *random.sample(SUMS, 3)], random) > 20


def test_a_number_of_a_track_says_what_it_is_of() -> None:
    said = title_of(CASE, "new_model_part_in.debts.2027")
    assert said == "Het deel van 2027 waarin het nieuwe model loopt voor ‘Schuldhulp’"
    found = [name for name in names(CASE) if (spot := spot_of(CASE, name)) and spot.formula in OF_TRACKS]
    assert len(found) == 3 * 7 + 4 + 3  # three of seven years, a number each, and three levels
    for name in (*found, *(f"{leaf}_in.debts" for leaf in LEAVES)):
        assert not title_of(CASE, name).startswith(name.partition(".")[0]), name


def test_what_a_start_of_a_track_is_made_of_can_be_asked_for() -> None:
    """1 July 2027, in the middle of the second of the budget years."""
    for leaf, value in zip(LEAVES, (740_163, 18, 0, 0), strict=True):
        found = derive(CASE, CASE.assumptions, "mine", f"{leaf}_in.debts")
        assert (found.operation, found.value) == ("leaf", value)
