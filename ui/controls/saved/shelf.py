"""The list of what is saved, and the keys that the visitor's browser keeps."""

from __future__ import annotations

from uuid import uuid4

import streamlit as st

from model.case.case import Case
from store.records import Overview
from ui.charts.choosing import OwnKeys
from ui.live.live_chart import live
from ui.session import saved, saving
from ui.views.saved import shown as views
from words.texts import _, md, number

SOUGHT, PAGE, SESSION = "save-sought", "save-page", "save-session"


def listen() -> None:
    """Let the browser tell the edit keys that it has. Call it on each page that shows what is the visitor's own."""
    session = st.session_state.setdefault(SESSION, uuid4().hex)
    live("own-keys", own_keys=OwnKeys(session=session, known=saved.keys()), on_typed=_hear)


def _hear(said: object) -> None:
    if isinstance(said, dict):
        saved.take_keys(said.get("keys"))


def show(case: Case) -> None:
    """What can be searched and looked at, a part at a time. Raises Unavailable."""
    text = str(st.session_state.get(SOUGHT, ""))
    start = int(st.session_state.get(PAGE, 0)) * saved.SHOWN
    found = saved.overview(case, text, start)
    if not found.summaries and start:  # what stood there was removed meanwhile
        st.session_state[PAGE], start = 0, 0
        found = saved.overview(case, text)
    st.header(_("Saved variants"))
    if found.total or text:
        st.text_input(md(_("Search in names and notes")), key=SOUGHT, on_change=_from_the_start)
    if found.total:
        live("shelf", shelf=views.shelf(case, found.summaries, saved.keys()), on_typed=_open)
        _turn(found, start)
    elif text:
        st.markdown(md(_("Nothing is found.")))
    else:
        st.markdown(md(_("Nothing is saved yet.")))


def _open(said: object) -> None:
    id = said.get("open") if isinstance(said, dict) else None
    if isinstance(id, str):
        saving.be_silent()
        saving.look_at(id)


def _from_the_start() -> None:
    st.session_state[PAGE] = 0


def _turn(found: Overview, start: int) -> None:
    """To the next and the previous part, where there is more than one."""
    if found.total <= saved.SHOWN:
        return
    last = start + len(found.summaries)
    with st.container(horizontal=True, vertical_alignment="center", key="save-turn"):
        first_last = {"first": number(start + 1), "last": number(last), "total": number(found.total)}
        st.markdown(md(_("{first} to {last} of {total}", **first_last)))
        st.button(md(_("Previous")), key="save-previous", disabled=not start, on_click=_by, args=(-1,))
        st.button(md(_("Next")), key="save-following", disabled=last >= found.total, on_click=_by, args=(1,))


def _by(pages: int) -> None:
    st.session_state[PAGE] = max(0, int(st.session_state.get(PAGE, 0)) + pages)
