"""Slider positions and the rows behind them."""

from __future__ import annotations

from itertools import pairwise
from unittest.mock import Mock

import pytest

from tests.model.worlds import dinkelland, villages
from ui.controls import widgets
from ui.controls.widgets import positions, sweep_of, widget_key

# Positions of a slider


def test_positions_are_the_grid_of_the_case() -> None:
    case = dinkelland()
    assert positions(case, case.assumptions, "caseload.tubbergen") == tuple(float(one) for one in range(110, 261))
    # 0 to 4% in steps of 0,1%: 41 positions, each the number that a person would write.
    index = positions(case, case.assumptions, "execution_index")
    assert len(index) == 41
    assert index[22] == 0.022


def test_a_value_beside_the_grid_is_kept_in_its_place() -> None:
    case = dinkelland()
    here = positions(case, case.assumptions.replace(**{"caseload.tubbergen": 150.5}), "caseload.tubbergen")
    assert len(here) == 152
    assert here[here.index(150.5) - 1 : here.index(150.5) + 2] == (150.0, 150.5, 151.0)
    outside = positions(case, case.assumptions.replace(**{"caseload.tubbergen": 5000}), "caseload.tubbergen")
    assert outside[-2:] == (260.0, 5000.0)


def test_a_share_stops_where_the_shares_are_100_percent() -> None:
    case = dinkelland()
    # Tubbergen has 43%: 57% is left for Dinkelland, though the case's range goes to 80%.
    assert positions(case, case.assumptions, "share.dinkelland")[-1] == 0.57
    assert positions(case, case.assumptions, "share.tubbergen")[-1] == 0.44
    # The lowest is still the case's.
    assert positions(case, case.assumptions, "share.dinkelland")[0] == 0.3


def test_a_share_in_three_leaves_room_for_both_others() -> None:
    case = villages()  # Aadorp 50%, Beekveld 30%, Ceehuizen 20%: full
    assert positions(case, case.assumptions, "share.beekveld")[-1] == 0.3
    roomy = case.assumptions.replace(**{"share.aadorp": 0.405})
    assert positions(case, roomy, "share.beekveld")[-1] == 0.39  # 1 - 0,405 - 0,2 = 0,395
    assert 0.405 in positions(case, roomy, "share.aadorp")


def test_what_the_others_have_is_added_up_once_for_all_positions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of sixty municipalities: not sixty numbers for each of a thousand positions."""
    case, counted = dinkelland(), Mock(wraps=widgets.other_shares)
    monkeypatch.setattr(widgets, "other_shares", counted)
    assert len(positions(case, case.assumptions, "share.dinkelland")) > 1
    assert counted.call_count == 1


@pytest.mark.parametrize("case", [dinkelland(), villages()], ids=lambda case: case.about.id)
def test_every_position_of_every_slider_is_allowed(case) -> None:  # type: ignore[no-untyped-def]
    for row in case.assumption_rows:
        if row.low is not None:
            here = positions(case, case.assumptions, row.id)
            assert all(one < other for one, other in pairwise(here))
            assert case.assumptions.get(row.id) in here
            for one in here:
                case.assumptions.replace(**{row.id: one})


# The rows behind the sliders


def test_blocks_follow_each_other_after_the_present_point() -> None:
    case = dinkelland()
    ids = ["caseload.tubbergen", "caseload.dinkelland", "phase_in_years"]
    swept, blocks = sweep_of(case, case.assumptions, ids)
    # 110-260, 200-350 and 0-5: 151, 151 and 6 positions; 171, 275 and 0 stand at places 61, 75 and 0.
    assert list(blocks) == [widget_key(id) for id in ids]
    assert [(one.start, one.count, one.current) for one in blocks.values()] == [
        (1, 151, 61),
        (152, 151, 75),
        (303, 6, 0),
    ]
    assert swept.rows == 1 + 151 + 151 + 6


def test_in_a_block_only_its_own_slider_moves() -> None:
    case = dinkelland()
    now = case.assumptions.replace(**{"caseload.tubbergen": 150.5, "caseload.dinkelland": 300})
    swept, blocks = sweep_of(case, now, ["caseload.tubbergen", "caseload.dinkelland"])
    tubbergen, lead = swept.assumptions.caseload["tubbergen"], swept.assumptions.caseload["dinkelland"]
    first, second = blocks["set-caseload-tubbergen"], blocks["set-caseload-dinkelland"]
    assert (tubbergen[0], lead[0]) == (150.5, 300)
    assert tubbergen[first.start + first.current] == 150.5
    assert lead[second.start + second.current] == 300
    own = slice(first.start, first.start + first.count)
    assert list(tubbergen[own]) == sorted([*range(110, 261), 150.5])
    assert set(lead[own]) == {300}
    assert set(tubbergen[second.start :]) == {150.5}


def test_widget_keys_are_css_classes() -> None:
    assert widget_key("caseload.tubbergen") == "set-caseload-tubbergen"
    keys = [widget_key(row.id) for row in dinkelland().assumption_rows]
    assert len(set(keys)) == len(keys)
    assert not any(set(key) & set(". :#>") for key in keys)
