"""The parts of the risks page that are no chart: which risk is set, and the draws, remembered."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import streamlit as st

from model.assumptions.values import Assumptions
from model.case.records import Case
from model.case.sweep import Block, Sweep
from model.risks.reserve import CERTAINTIES, DRAWS, margin, of_totals, total_losses
from ui.controls import widgets
from ui.session import state
from ui.session.turns import aside
from ui.views import risk_register
from words.labels import risk_name
from words.texts import _, in_language, number


@dataclass(frozen=True)
class Drawn:
    """What is enough at every level, per variant and row; and by how much other draws could differ for Mijn variant
    at each certainty."""

    enough: risk_register.Reserves
    margins: tuple[float, ...]


def chosen(case: Case, assumptions: Assumptions) -> str:
    """The risk that the sliders set: the heaviest of Mijn variant until another is chosen; "" without risks."""
    named = st.session_state.get("risk")
    return named if named in risk_register.numbered(case) else risk_register.heaviest(case, assumptions)


def class_controls(case: Case, assumptions: Assumptions, risk: str) -> None:
    """A dropdown of the risks and, for the one that is chosen, its two classes."""
    if not risk:
        return
    numbers = risk_register.numbered(case)
    names = {one.id: f"{numbers[one.id]}. {risk_name(case, one)}" for one in case.risks}
    key = in_language("choose-risk")
    state.seed(key, risk)
    st.selectbox(_("Risk"), list(names), format_func=names.__getitem__, key=key, on_change=state.choose,
                 args=("risk", key))  # fmt: skip
    widgets.control(case, assumptions, f"risk_chance.{risk}", _("Chance"))
    widgets.control(case, assumptions, f"risk_impact.{risk}", _("Impact"))


def drawn(case: Case, assumptions: Assumptions, swept: Sweep) -> Drawn:
    """The reserves at every slider position, remembered per set of classes, executors and sliders."""
    own = ("risk_chance.", "risk_impact.", "front.", "back.", "top_impact")
    settings = tuple((id, value) for id, value in assumptions.items() if id.startswith(own))
    with aside(), st.spinner(_("Drawing {count} times", count=number(DRAWS))):
        return _drawn(case.version, settings, swept.blocks, swept.assumptions)


@st.cache_data(max_entries=200, show_spinner=False)
def _drawn(version: str, settings: object, sliders: tuple[Block, ...], _swept: Assumptions) -> Drawn:
    from ui.session import case as cases

    totals = total_losses(cases.current(), _swept)
    enough = {variant: np.atleast_2d(found) for variant, found in of_totals(totals, risk_register.LEVELS).items()}
    now = np.atleast_2d(totals["mine"])[0]
    return Drawn(enough, tuple(float(margin(now, certainty)) for certainty in CERTAINTIES))
