"""What a slider shows while it moves is what releasing it gives."""

from __future__ import annotations

import pytest

from tests.pages.screen import Screen, at_row
from ui.controls.widgets import positions
from ui.session import case as cases

SLIDERS = [
    *(
        ("kostenverdeling", id)
        for id in (
            "caseload-tubbergen",
            "caseload-dinkelland",
            "share-dinkelland",
            "share-tubbergen",
            "caseload_weight",
            "phase_in_years",
            "execution_index",
            "execution_cost_change",
        )
    ),
    *(
        ("meerjarenbegroting", id)
        for id in (
            "execution_cost_change",
            "execution_index",
            "start_delay_months",
            "backoffice_price",
            "cost_per_fte",
            "benefits_per_fte-income",
            "benefits_per_fte-intensive",
            "benefits_per_fte-regular",
            "reassessed-pw_long",
            "ict_structural",
            "project_cost_change",
            "exit_cost_years",
            "average_benefit",
            "caseload_growth",
            "buig_adjustment",
            "participation_adjustment",
        )
    ),
]
SLIDERS += [
    *(("scenarios", f"weight-{id}") for id in ("nearby", "integral", "sustainable", "care")),
    *(("scenarios", f"strength-benefits_{id}") for id in ("n_nearby", "g_quality", "n_vulnerable")),
    *(("uitvoeringsmodel", f"executor_cost-{id}") for id in ("noaberkracht", "cooperation")),
    *(("risicos", id) for id in ("risk_chance-time_pressure", "risk_impact-time_pressure")),
]
SLIDERS += [
    *(("planning", f"step_delay-{id}") for id in ("pw_1", "pw_2", "pw_3a", "pw_3b", "pw_interim", "pw_contract_end")),
    ("planning", "planning_date"),
]
EVERYTHING = {
    "cost_basis": "bottom_up",
    "with_benefits": "1",
    "with_participation": "1",
    "cost_key": "mixed",
    "per": "benefit",
}


@pytest.mark.parametrize(("page", "id"), SLIDERS)
def test_what_the_thumb_shows_is_what_releasing_gives(page: str, id: str) -> None:
    """The design's promise (§ 4): a slice of the sweep equals the result after the slider is released."""
    screen = Screen(page, perspective="dinkelland", **EVERYTHING)
    before = screen.parts()
    here = next(iter(part["blocks"][f"set-{id}"] for part in before.values() if f"set-{id}" in part["blocks"]))
    target = here["count"] // 3 if here["current"] != here["count"] // 3 else here["count"] - 1
    case = cases.current()
    now = case.assumptions.replace(cost_basis="bottom_up", with_benefits=1, with_participation=1, cost_key="mixed")
    after = screen.slide(id, positions(case, now, id.replace("-", "."))[target]).parts()
    moved = {key: part for key, part in before.items() if f"set-{id}" in part["blocks"]}
    assert moved
    for key, part in moved.items():
        assert after[key]["blocks"][f"set-{id}"]["current"] == target
        # The bars of the chosen key's label and the like do not move with a slider; what moves must agree.
        assert at_row(part, here["start"] + target) == at_row(after[key], 0), key
    assert any(at_row(part, 0) != at_row(after[key], 0) for key, part in moved.items()), "this slider moves nothing"


def test_a_widget_that_the_browser_never_got_is_told_its_value() -> None:
    """Two folds opened at once: the run that built the first one's sliders is cut off, and the next builds them again.

    Without its value a slider would stand at its first position in the browser, and be sent as such.
    """
    screen = Screen("kostenverdeling")
    screen.test.session_state["fold-more"] = False
    screen.run()
    key = "set-caseload_weight"
    assert key not in [one.key for one in screen.test.select_slider]
    screen.test.session_state[key] = 0.5  # what the run that was cut off left behind
    screen.test.session_state["fold-more"] = True
    screen.run()
    proto = screen.test.select_slider(key=key).proto
    assert proto.set_value
    assert list(proto.raw_value) == ["50%"]
    # What the browser does have is left alone, or the thumb would jump back while it moves.
    screen.run()
    assert not screen.test.select_slider(key=key).proto.set_value


def test_a_value_outside_the_range_is_shown_and_said() -> None:
    screen = Screen("kostenverdeling", caseload__tubbergen="9999")
    (said,) = screen.notice("notes")
    assert "9.999 ligt buiten het bereik van deze casus" in said
    assert not screen.notice("rejected")
    assert "buiten het bereik van de casus" in screen.label("caseload-tubbergen")
    assert screen.test.select_slider(key="set-caseload-tubbergen").value == 9999
    assert not screen.press("understood").notice("notes")
    assert "buiten het bereik" not in Screen("kostenverdeling", caseload__tubbergen="150").label("caseload-tubbergen")


def test_beside_a_share_stands_what_the_others_leave() -> None:
    # Dinkelland 56%, so Tubbergen can have 44% at most; Tubbergen 43%, so Dinkelland 57%.
    texts = Screen("kostenverdeling", share__tubbergen="0.43").texts()
    assert "Samen hoogstens 100%: hier kan het tot 44%, de anderen hebben 56%." in texts
    assert "Samen hoogstens 100%: hier kan het tot 57%, de anderen hebben 43%." in texts
