"""A press that leads to a control ends on one, on every case: on its own, or on that by which it counts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bench.cases import made
from model.case.case import Case
from model.loading.load import load_case
from tests.pages.screen import FOLDS, ROOT, Screen
from ui.session import places

FIELDS = ("select_slider", "selectbox", "radio", "toggle", "text_input")


def wanted(case: Case) -> list[str]:
    """Of each group of assumptions with a control the first, and every delay of a step: each track has its own."""
    ids = [row.id for row in case.assumption_rows if places.has_place(case, row.id)]
    firsts = {id.partition(".")[0]: id for id in reversed(ids)}
    return [id for id in ids if id in firsts.values() or id.startswith("step_delay.")]


def jumped(screen: Screen, id: str) -> str:
    """The key of the control on which a jump ends; every fold is closed before. Fails if it is not on the page."""
    for name in FOLDS:
        screen.test.session_state[name] = False
    screen.test.session_state["wanted-control"] = id
    screen.run()
    key = str(screen.part("strip")["land"]["key"])
    assert key in {one.key for kind in FIELDS for one in screen.test.get(kind)}, id
    return key


@pytest.mark.parametrize("name", ["dinkelland-tubbergen", "ganzemarke", "jeugdhulp", "one municipality"])
def test_every_jump_ends_on_a_control(name: str, tmp_path: Path, use: Callable[[Path], None]) -> None:
    folder = ROOT / "data" / name
    if name == "one municipality":
        folder = made.written(made.ONE, tmp_path / "one")
    use(folder)
    case, screen = load_case(folder), Screen()
    ids = wanted(case)
    ends = {id: jumped(screen, id) for id in ids}
    assert len(ids) > 25
    own = {id: f"set-{id.replace('.', '-')}" for id in ids} | {"project_coverage": "typed-project_coverage"}
    elsewhere = {id.partition(".")[0] for id in ids if ends[id] != own[id]}
    # What the present settings leave out ends at the choice that takes it in.
    assert elsewhere <= {
        "backoffice_price", "cost_per_fte", "benefits_per_fte", "reassessed", "ict_structural", "caseload_growth",
        "average_benefit", "buig_adjustment", "participation_adjustment",
    }  # fmt: skip


def test_what_does_not_count_says_by_what_it_would(use: Callable[[Path], None]) -> None:
    """In youth care nobody estimates what is paid: the growth counts only in a cost that is built from the ground."""
    use(ROOT / "data" / "jeugdhulp")
    screen = Screen()
    assert jumped(screen, "caseload_growth") == "set-cost_basis"
    assert screen.part("landed")["notice"]["title"] == (
        "‘Groei van het aantal jongeren met hulp per jaar’ telt nu niet mee: dat hangt af van ‘Wat de nieuwe "
        "uitvoering kost’."
    )
    screen.pick("cost_basis", "bottom_up")
    assert "landed" not in screen.parts()
    assert jumped(screen, "caseload_growth") == "set-caseload_growth"
    assert "landed" not in screen.parts()
