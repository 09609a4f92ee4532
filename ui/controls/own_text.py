"""The field for what a reader writes beside his own argument."""

from __future__ import annotations

import streamlit as st

from model.case.case import Case
from ui.charts.parts import Notice
from ui.live.live_chart import live
from ui.session import own_texts, state
from words.labels import label_of
from words.texts import _, md, number


def field(case: Case, id: str) -> None:
    """The field beside the argument with this strength. Says why nothing changed where the text is too long."""
    key = f"own-text-{id.replace('.', '-')}"
    refused: dict[str, tuple[str, int]] = st.session_state.setdefault("own_texts_refused", {})
    if state.page_is_new():
        refused.clear()
    text, count = refused.get(id, (own_texts.texts().get(id, ""), 0))
    # What was refused stays in its field until it is right.
    state.seed(key, text)
    label = _("In your words: {what}", what=label_of(case, id))
    st.text_input(md(label), key=key, on_change=_take, args=(id, key))
    if count:
        title = _("{field}: nothing was changed.", field=label_of(case, id))
        most = number(own_texts.MOST)
        line = _("The text has {count} characters; at most {most} fit on the card.", count=number(count), most=most)
        live(key, notice=Notice(title, [line], "error"))


def _take(id: str, key: str) -> None:
    text = str(st.session_state[key])
    refused = {other: kept for other, kept in st.session_state["own_texts_refused"].items() if other != id}
    try:
        own_texts.keep(id, text)
    except own_texts.TooLong as error:
        refused[id] = (text, error.count)
    st.session_state["own_texts_refused"] = refused
