"""Where the control of an assumption stands, and how to get there from another page."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st


@dataclass(frozen=True)
class Place:
    """A page, and the fold on it in which the control stands (none: in the open)."""

    page: str
    fold: str = ""


SPLIT, BUDGET, MODEL, PLANNING = "kostenverdeling", "meerjarenbegroting", "uitvoeringsmodel", "planning"
PLACES = {
    "caseload": Place(SPLIT),
    "cost_key": Place(SPLIT),
    "share": Place(SPLIT, "more"),
    "remainder": Place(SPLIT, "more"),
    "amount_reading": Place(SPLIT, "more"),
    "caseload_weight": Place(SPLIT, "more"),
    "phase_in_years": Place(SPLIT, "more"),
    "cost_basis": Place(BUDGET),
    "execution_index": Place(BUDGET),
    "execution_cost_change": Place(BUDGET),
    "start_delay_months": Place(BUDGET),
    "backoffice_price": Place(BUDGET),
    "cost_per_fte": Place(BUDGET),
    "benefits_per_fte": Place(BUDGET),
    "ict_structural": Place(BUDGET),
    "project_cost_change": Place(BUDGET, "once"),
    "exit_cost_years": Place(BUDGET, "once"),
    "caseload_growth": Place(BUDGET, "benefits"),
    "average_benefit": Place(BUDGET, "benefits"),
    "buig_adjustment": Place(BUDGET, "benefits"),
    "participation_adjustment": Place(BUDGET, "benefits"),
    "executor_cost": Place(MODEL),
    "project_coverage": Place(PLANNING),
    "step_delay": Place(PLANNING),
}


def ask(id: str) -> None:
    """Remember that the visitor wants to go to a control. The page goes there at its next run (``go``)."""
    st.session_state["wanted-control"] = id


def go() -> None:
    """Go to the control that was asked for, with its fold open."""
    place = PLACES.get(str(st.session_state.pop("wanted-control", "")).partition(".")[0])
    if place is not None:
        if place.fold:
            st.session_state[f"fold-{place.fold}"] = True
        st.switch_page(f"../pages/{place.page}.py")
