"""What came of the last thing that was asked of what is saved, and what one can do about it."""

from __future__ import annotations

import streamlit as st

from ui.charts.parts import Notice
from ui.live.live_chart import live
from ui.session import saving
from ui.session.saving import Said
from words.texts import _, md


def show() -> None:
    """The message, until something else is asked; nothing if there is none."""
    found = saving.said()
    if found is None:
        return
    live("said", notice=Notice(found.title, list(found.lines), found.tone))
    if found.offer:
        _offer(found)


def _offer(found: Said) -> None:
    if found.offer == "bring_back":
        st.button(md(_("Bring it back")), icon=":material/undo:", key="save-bring-back", on_click=saving.bring_back,
                  args=(found.id,))  # fmt: skip
    elif found.draft is not None:
        st.button(md(_("Save as a copy of your own")), icon=":material/content_copy:", key="save-copy",
                  on_click=saving.save_copy, args=(found.draft,))  # fmt: skip
