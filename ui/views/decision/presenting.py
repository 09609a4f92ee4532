"""The story full screen: one claim and one chart of the chosen step, and what the presenter presses.

The keys of ``ui/live/browser/presenting.js`` press these same buttons, by their keys.
"""

from __future__ import annotations

from contextlib import AbstractContextManager

import streamlit as st

from ui.controls import widgets
from ui.session import state
from ui.views.decision import steps, story
from ui.views.decision.story import STEPS, Visit
from words.texts import _, md


def show(visit: Visit) -> None:
    """The step alone, with what would happen if in a drawer beside it, and the buttons below."""
    step, opened = story.chosen(), bool(st.session_state.get("what-if-open"))
    with st.container(key="presenting"), _drawer(visit, opened):
        steps.SHOWS[step](visit)
    with st.container(horizontal=True, vertical_alignment="center", key="presenting-bar"):
        st.markdown(md(f"{STEPS.index(step) + 1}/{len(STEPS)} {story.titles()[step]}"))
        story.turns()
        st.button(_("What if (Q)"), icon=":material/tune:", key="what-if", on_click=_turn, args=(not opened,))
        st.button(
            _("As prepared (0)"),
            icon=":material/undo:",
            key="as-prepared",
            on_click=state.take_prepared,
            disabled=state.prepared(),
        )
        st.button(_("Stop (Esc)"), icon=":material/close:", key="stop-presenting", on_click=state.stop_presenting)


def _drawer(visit: Visit, opened: bool) -> AbstractContextManager[object]:
    """The place of the step; beside it, if the drawer is open, its sliders and the one that moves every step."""
    if not opened:
        return st.container()
    screen, drawer = st.columns([2, 1], gap="medium")
    with drawer, st.container(key="drawer"):
        for id in (*visit.own, story.COST):
            widgets.control(visit.case, visit.assumptions, id)
    return screen


def _turn(opened: bool) -> None:
    st.session_state["what-if-open"] = opened
