"""The fields with which Mijn variant is saved: as a new variant, or as the next version of one's own."""

from __future__ import annotations

import streamlit as st

from store.records import ROLES, Role
from ui.session import kept, saving, state
from words.saving import role_name
from words.texts import _, in_language, md

NAME, NOTE, NEXT, LISTED, ROLE = "save-name", "save-note", "save-next-note", "save-listed", "save-role"


def new() -> None:
    """Save Mijn variant as a variant of its own."""
    role = in_language(ROLE)
    with st.form("save-new-form", border=False):
        st.text_input(md(_("Name of the variant")), key=NAME)
        st.text_area(md(_("Note, may stay empty")), key=NOTE, height=80)
        state.seed(role, kept.value("role", ROLES[0], ROLES))
        st.selectbox(md(_("You are")), ROLES, format_func=role_name, key=role)
        st.checkbox(md(_("Put it in the list for everybody who uses this dashboard")), key=LISTED)
        st.caption(md(_("Otherwise only who has the link finds it. Give no names of persons.")))
        st.form_submit_button(
            md(_("Save my variant")), icon=":material/save:", type="primary", key="save-new",
            on_click=_save, args=(role,),
        )  # fmt: skip


def _save(key: str) -> None:
    said = st.session_state
    role: Role = said[key]
    kept.put("role", role)
    if saving.save(str(said[NAME]), str(said[NOTE]), role, bool(said[LISTED])):
        said[NAME] = said[NOTE] = ""
        said[LISTED] = False


def following(id: str) -> None:
    """Save Mijn variant as the next version of this one."""
    with st.form("save-next-form", border=False):
        st.text_area(md(_("What is different in this version?")), key=NEXT, height=80)
        st.form_submit_button(
            md(_("Save as the next version")), icon=":material/save:", type="primary", key="save-next",
            on_click=_save_again, args=(id,),
        )  # fmt: skip


def _save_again(id: str) -> None:
    if saving.save_again(id, str(st.session_state[NEXT])):
        st.session_state[NEXT] = ""
