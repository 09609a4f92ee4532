"""The story full screen: one claim and one chart of the chosen step, and what the presenter presses.

The keys of ``ui/live/browser/hall/presenting.js`` press these same buttons, by their keys.
"""

from __future__ import annotations

from contextlib import AbstractContextManager

import numpy as np
import streamlit as st

from ui.charts.parts import Notice
from ui.controls import what_if, widgets
from ui.session import state
from ui.views.decision import notes, steps, story
from ui.views.decision.story import Visit
from words.claims.steps import titles
from words.labels import label_of, written
from words.link import SCREENS
from words.texts import _, in_language, md


def button() -> None:
    """The way in, and beside it which screens to show."""
    st.button(_("Present the story"), icon=":material/fullscreen:", key="present", on_click=state.present)
    opened = st.popover(_("Screens"), icon=":material/format_list_numbered:", key="choose-screens", on_change="rerun")
    if opened.open:
        with opened:
            _choose_screens()


def _choose_screens() -> None:
    names, key = list(titles().values()), in_language("view-screens")
    state.seed(key, list(state.screens()))
    st.multiselect(
        _("The screens, in the order in which you choose them"),
        SCREENS,
        format_func=lambda number: md(f"{number} {names[number - 1]}"),
        key=key,
        on_change=_take_screens,
        args=(key,),
        placeholder=_("Choose at least one screen."),
    )
    st.markdown(_("The link under “Share” keeps them."))
    st.markdown(
        _(
            "Keys: P begins, the arrows or a clicker turn, Q asks what if, 0 goes back, N opens your notes in a second "
            "window, T lets your phone turn, B is black, Esc stops."
        )
    )


def _take_screens(key: str) -> None:
    state.take_screens(st.session_state[key])


def show(visit: Visit) -> None:
    """The step alone, and the buttons below it."""
    step, order = story.chosen(), story.order()
    with st.container(key="presenting"):
        steps.SHOWS[step](visit)
    with st.container(horizontal=True, vertical_alignment="center", key="presenting-bar"):
        st.markdown(md(f"{order.index(step) + 1}/{len(order)} {titles()[step]}"))
        story.turns()
        st.button(_("What if (Q)"), icon=":material/tune:", key="what-if", on_click=_turn, args=(not _is_open(),))
        st.button(
            _("As prepared (0)"),
            icon=":material/undo:",
            key="as-prepared",
            on_click=state.take_prepared,
            disabled=state.prepared(),
        )
        st.button(_("Notes (N)"), icon=":material/speaker_notes:", key="open-notes")  # the browser opens their window
        st.button(_("Phone (T)"), icon=":material/qr_code_2:", key="open-remote")  # as does it the code for a phone
        st.button(_("Stop (Esc)"), icon=":material/close:", key="stop-presenting", on_click=state.stop_presenting)
        with st.container(key="connection-lost", width="content"):
            st.markdown(_("No connection: this screen stays."))


def place(visit: Visit, text: str, missing: Notice | None) -> AbstractContextManager[object]:
    """The place of the chart; beside it, if the drawer is open, the step's sliders and the one that moves all steps.
    What the page has beside the chart is for the notes."""
    with st.container(horizontal=True, key="presented"):
        chart = st.container(key="presented-chart")
        with chart:
            notes.keep(visit, text, missing)
            _tell_slider(visit)
        if _is_open():
            with st.container(key="drawer"):
                # First: what it opens needs the room below it.
                what_if.show(visit.case, _("Another assumption (/)"))
                for id in (*visit.own, story.COST):
                    widgets.control(visit.case, visit.assumptions, id)
    return chart


def _tell_slider(visit: Visit) -> None:
    """The first slider of the drawer, unseen, for a phone that moves it: the drawer may still be closed."""
    case, assumptions, id = visit.case, visit.assumptions, (*visit.own, story.COST)[0]
    value, places = assumptions.get(id), widgets.positions(case, assumptions, id)
    at = places.index(float(np.asarray(value)))
    told = (widgets.widget_key(id), label_of(case, id), written(case, id, value), str(at), str(len(places) - 1))
    with st.container(key="first-slider"):
        st.markdown("\n\n".join(md(one) for one in told))


def _is_open() -> bool:
    return bool(st.session_state.get("what-if-open"))


def _turn(opened: bool) -> None:
    st.session_state["what-if-open"] = opened
