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


def button() -> None:
    """The way in."""
    st.button(_("Present the story"), icon=":material/fullscreen:", key="present", on_click=state.present)


def show(visit: Visit) -> None:
    """The step alone, and the buttons below it."""
    step = story.chosen()
    with st.container(key="presenting"):
        steps.SHOWS[step](visit)
    with st.container(horizontal=True, vertical_alignment="center", key="presenting-bar"):
        st.markdown(md(f"{STEPS.index(step) + 1}/{len(STEPS)} {story.titles()[step]}"))
        story.turns()
        st.button(_("What if (Q)"), icon=":material/tune:", key="what-if", on_click=_turn, args=(not _is_open(),))
        st.button(
            _("As prepared (0)"),
            icon=":material/undo:",
            key="as-prepared",
            on_click=state.take_prepared,
            disabled=state.prepared(),
        )
        st.button(_("Stop (Esc)"), icon=":material/close:", key="stop-presenting", on_click=state.stop_presenting)


def place(visit: Visit) -> AbstractContextManager[object]:
    """The place of the chart; beside it, if the drawer is open, the step's sliders and the one that moves all steps."""
    with st.container(horizontal=True, key="presented"):
        chart = st.container(key="presented-chart")
        if _is_open():
            with st.container(key="drawer"):
                for id in (*visit.own, story.COST):
                    widgets.control(visit.case, visit.assumptions, id)
    return chart


def _is_open() -> bool:
    return bool(st.session_state.get("what-if-open"))


def _turn(opened: bool) -> None:
    st.session_state["what-if-open"] = opened
