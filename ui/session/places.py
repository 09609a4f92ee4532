"""Where the control of each assumption stands: the pages build their controls from this, and jumps lead there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import streamlit as st

from model.assumptions.values import declaration
from model.case.case import Case
from words.texts import _

OPEN = ""
"""What stands in the open, in no fold."""
SPLIT, BUDGET, MODEL, PLANNING = "kostenverdeling", "meerjarenbegroting", "uitvoeringsmodel", "planning"
UNCERTAINTY, RISKS, PROJECT = "onzekerheid", "risicos", "projectbegroting"
SCENARIOS, SOURCES = "scenarios", "bronnen"
STANDING: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    BUDGET: {
        OPEN: ("cost_basis", "execution_cost_change", "execution_index", "start_delay_months"),
        # In the open too, but only where the cost is built from the bottom up.
        "bottom_up": ("backoffice_price", "cost_per_fte", "benefits_per_fte", "reassessed", "ict_structural"),
        "once": ("project_cost_change", "exit_cost_years"),
        "benefits": ("average_benefit", "caseload_growth", "buig_adjustment", "participation_adjustment"),
    },
    SPLIT: {
        OPEN: ("caseload", "cost_key"),
        "more": (
            "remainder", "amount_reading", "share", "caseload_weight", "phase_in_years", "execution_index",
            "execution_cost_change",
        ),
    },
    MODEL: {"costs": ("executor_cost",)},
    PLANNING: {OPEN: ("step_delay", "step_spread")},
    PROJECT: {OPEN: ("project_key", "project_coverage")},
    RISKS: {"more": ("top_impact", "risk_dependence")},
    UNCERTAINTY: {OPEN: ("frame_indexed",), "drawn": ("drawn",), "drawing": ("distribution",)},
}  # fmt: skip
"""Per page and fold the groups of assumptions in their order. Who stands twice is found at the first."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """A page, and the fold on it in which the control stands (none: in the open)."""

    page: str
    fold: str = OPEN


COUNTS_WITH: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(STANDING[BUDGET]["bottom_up"], ("cost_basis",)),
    **dict.fromkeys(("average_benefit", "buig_adjustment"), ("with_benefits",)),
    "caseload_growth": ("with_benefits", "cost_basis"),
    "participation_adjustment": ("with_participation",),
}
"""By group the controls by which it counts: where they say that it does not, its own control stands nowhere, and who
wants to go there ends at the first of them that the case has."""
PLACES: Mapping[str, Place] = {
    group: Place(page=page, fold=fold)
    for page, folds in reversed(list(STANDING.items()))
    for fold, groups in folds.items()
    for group in groups
}


WITHOUT_PLACE: Mapping[str, tuple[str, ...]] = {
    SCENARIOS: (
        "weight", "strength", "criterion", "keep_silent_criteria", "own_pro", "own_pro_criterion", "own_con",
        "own_con_criterion",
    ),
    MODEL: ("front", "back"),
    RISKS: ("risk_chance", "risk_impact"),
    PROJECT: ("project_hours", "project_rate", "project_amount"),
    BUDGET: ("with_benefits", "with_participation"),
    PLANNING: ("planning_date",),
    SOURCES: ("finding",),
}  # fmt: skip
"""Per page the groups whose controls it builds itself: for the task, the risk or the line that is chosen there."""
_PAGES = {group: place.page for group, place in PLACES.items()} | {
    group: page for page, groups in WITHOUT_PLACE.items() for group in groups
}


def page_of(id: str) -> str:
    """The page on which the control of an assumption stands."""
    return _PAGES[id.partition(".")[0]]


def page_names() -> Mapping[str, str]:
    """The pages with controls, in the order of the menu."""
    return {
        SCENARIOS: _("Scenarios per task"),
        MODEL: _("Execution model"),
        SPLIT: _("Cost split"),
        BUDGET: _("Multi-year budget"),
        UNCERTAINTY: _("Uncertainty"),
        RISKS: _("Risks"),
        PLANNING: _("Planning"),
        PROJECT: _("Project budget"),
        SOURCES: _("Sources"),
    }


def controls_on(case: Case, page: str, fold: str = OPEN) -> list[str]:
    """The assumptions whose controls stand on a page, in the open or in a fold."""
    return [id for group in STANDING[page][fold] for id in _by_group(case).get(group, ())]


@lru_cache(maxsize=2)
def _by_group(case: Case) -> Mapping[str, Sequence[str]]:
    """The assumptions of the case by their group, in the order of its table."""
    found: dict[str, list[str]] = {}
    for row in case.assumption_rows:
        if case.is_settled(row.id):
            continue
        found.setdefault(row.id.partition(".")[0], []).append(row.id)
    return found


def sliders_of(ids: Sequence[str]) -> list[str]:
    """Those of the controls that are sliders: numbers, and not choices or switches."""
    return [id for id in ids if declaration(id).unit not in ("choice", "switch")]


def has_place(case: Case, id: str) -> bool:
    """Whether there is a page with the control of this assumption."""
    return id.partition(".")[0] in PLACES and not case.is_settled(id)


def ask(id: str) -> None:
    """Remember that the visitor wants to go to a control. The next run goes there (``go``)."""
    st.session_state["wanted-control"] = id


def go() -> None:
    """Go to the page of the control that was asked for, with its fold open; for one that a page builds itself, to that
    page."""
    wanted = str(st.session_state.pop("wanted-control", ""))
    group = wanted.partition(".")[0]
    if group not in _PAGES:
        return
    if group in PLACES:
        if PLACES[group].fold:
            st.session_state[f"fold-{PLACES[group].fold}"] = True
        st.session_state["landing"] = wanted
    st.switch_page(f"../pages/{_PAGES[group]}.py")


def landing() -> str | None:
    """The assumption on whose control the page that was gone to has to end; told once."""
    wanted: str | None = st.session_state.pop("landing", None)
    return wanted


def instead_of(id: str) -> tuple[str, ...]:
    """Where to go if the control of this assumption stands nowhere."""
    return COUNTS_WITH.get(id.partition(".")[0], ())


def heading_for() -> str | None:
    """The same, for the page that is being built."""
    wanted: str | None = st.session_state.get("landing")
    return wanted
