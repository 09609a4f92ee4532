"""What is chosen beside the comparison: which columns, and which of them the others are compared with."""

from __future__ import annotations

import streamlit as st

from model.case.case import Case
from ui.charts.parts import Notice
from ui.live.live_chart import live
from ui.session import columns, state
from ui.session.columns import Chosen, Column
from words.columns import LEAST, MOST, POINT, SAVED
from words.texts import _, in_language, md

REFUSED = "columns-refused"


def controls(case: Case, chosen: Chosen) -> None:
    """The columns, and the anchor among them."""
    _columns(case, chosen)
    _anchor(chosen)


def _columns(case: Case, chosen: Chosen) -> None:
    offered = columns.offered(case)
    key = in_language("view-columns")
    state.seed(key, [one.key for one in chosen.columns])
    st.pills(
        _("Side by side ({least} to {most})", least=LEAST, most=MOST),
        list(offered),
        selection_mode="multi",
        format_func=lambda one: md(_called(offered[one])),
        key=key,
        on_change=_take,
        args=(key, tuple(offered)),
        wrap=True,
    )
    refused = st.session_state.pop(REFUSED, False)
    if refused:
        title = _("Choose at least {least} and at most {most}.", least=LEAST, most=MOST)
        live("columns-refused", notice=Notice(title))


def _called(column: Column) -> str:
    return _("checkpoint {name}", name=column.name) if column.key.startswith(POINT) else column.name


def _take(key: str, offered: tuple[str, ...]) -> None:
    wanted = st.session_state[key] or ()
    if not columns.take([one for one in offered if one in wanted]):
        st.session_state[REFUSED] = True


def _anchor(chosen: Chosen) -> None:
    names = {one.key: one.name for one in chosen.columns}
    key = in_language("view-anchor")
    state.seed(key, chosen.anchor.key)
    st.segmented_control(
        _("Compared with"),
        list(names),
        format_func=lambda one: md(names[one]),
        key=key,
        on_change=_pin,
        args=(key,),
        required=True,
    )


def _pin(key: str) -> None:
    if st.session_state[key] is not None:  # a browser that has lost the widget sends nothing: no choice was made
        columns.pin(st.session_state[key])


def notice(chosen: Chosen) -> Notice | None:
    """What the address asks for that is not there, and what stands there now."""
    lines = []
    if any(one.startswith(POINT) for one in chosen.missing):
        lines.append(
            _("A checkpoint in this address is not there: a checkpoint is kept for a visit, and goes with no link.")
        )
    if any(one.startswith(SAVED) for one in chosen.missing):
        lines.append(_("A saved variant in this address is not there."))
    if chosen.unknown_anchor:
        lines.append(_("What is compared with is none of the columns. Now it is {name}.", name=chosen.anchor.name))
    return Notice(_("Not everything in this address could be shown"), lines) if lines else None
