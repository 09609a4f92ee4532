"""The parts of the risks page that are no chart: which risk is set, and the draws, remembered."""

from __future__ import annotations

import streamlit as st

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.sweep import Sweep
from model.outcomes.risks import Reserves, draw
from model.risks.reserve import DRAWS
from ui.controls import widgets
from ui.session import state
from ui.session.memo import remembered
from ui.session.turns import aside
from ui.views import risk_register
from words.labels import risk_name
from words.texts import _, in_language, md, number

FITS = 24
"""So many characters of a name stand in the dropdown on a laptop, whose field cuts off the rest."""


def chosen(case: Case, assumptions: Assumptions) -> str:
    """The risk that the sliders set: the heaviest of Mijn variant until another is chosen; "" without risks."""
    named = st.session_state.get("risk")
    return named if named in risk_register.numbered(case) else risk_register.heaviest(case, assumptions)


def class_controls(case: Case, assumptions: Assumptions, risk: str) -> None:
    """A dropdown of the risks and, for the one that is chosen, its two classes."""
    if not risk:
        return
    numbers = risk_register.numbered(case)
    names = {risk.id: f"{numbers[risk.id]}. {risk_name(case, risk)}" for risk in case.risks}
    key = in_language("choose-risk")
    state.seed(key, risk)
    st.selectbox(_("Risk"), list(names), format_func=names.__getitem__, key=key, on_change=state.choose,
                 args=("risk", key))  # fmt: skip
    if len(names[risk]) > FITS:
        st.caption(md(names[risk]))
    widgets.control(case, assumptions, f"risk_chance.{risk}", _("Chance"))
    widgets.control(case, assumptions, f"risk_impact.{risk}", _("Impact"))


def drawn(case: Case, assumptions: Assumptions, swept: Sweep) -> Reserves:
    """The reserves at every slider position, remembered per set of classes, executors and sliders."""
    own = ("risk_chance.", "risk_impact.", "front.", "back.", "top_impact", "risk_dependence")
    settings = tuple((id, value) for id, value in assumptions.items() if id.startswith(own))

    def make() -> Reserves:
        with aside():
            return draw(case, swept.assumptions)

    with st.spinner(_("Computing {count} possible futures", count=number(DRAWS))):
        return remembered(("reserves", case.version, settings, swept.blocks), make)
