"""What is chosen beside the comparison: which columns, and which of them the others are compared with."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from model.case.case import Case
from store.keys import is_id
from store.problems import Unavailable
from ui.charts.parts import Notice
from ui.controls.saved import message
from ui.live.live_chart import live
from ui.session import case as cases
from ui.session import columns, links, points, saved, saving, state
from ui.session.columns import Chosen, Column
from ui.views.compare.then import versions
from ui.views.saved.shown import shelf
from words.absent import too_long
from words.columns import LEAST, MOST, POINT, key_of_point
from words.link import CASE
from words.look.few import listed
from words.saving import why
from words.texts import _, in_language, md

REFUSED, ADD, SOUGHT = "columns-refused", "columns-add", "columns-sought"


def columns_and_anchor(chosen: Chosen) -> None:
    """The columns, and the anchor among them."""
    _columns(chosen)
    _anchor(chosen)


def _columns(chosen: Chosen) -> None:
    offered = chosen.offered
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


def add(case: Case, chosen: Chosen) -> None:
    """What is saved, to put beside the others; it is looked for when this is open."""
    opened = st.popover(_("Add a saved variant"), icon=":material/bookmarks:", key=ADD, on_change="rerun")
    if not opened.open:
        return
    with opened:
        if len(chosen.columns) >= MOST:
            st.markdown(md(_("There are {most} already. Leave one out first.", most=MOST)))
            return
        text = str(st.session_state.get(SOUGHT, ""))
        try:
            found = saved.overview(case, text)
        except Unavailable as error:
            live("columns-away", notice=Notice(_("What is saved cannot be shown now."), [why(error)], "error"))
            return
        if found.total > saved.SHOWN or text:
            st.text_input(md(_("Search in names and notes")), key=SOUGHT)
        rest = [one for one in found.summaries if columns.key_of_saved(one.id) not in chosen.offered]
        if rest:
            books = replace(shelf(case, rest, saved.keys()), button=_("Put beside"))
            live("columns-shelf", shelf=books, on_typed=_put)
        else:
            st.markdown(md(_("Nothing is found.") if text or found.total else _("Nothing is saved yet.")))


def _put(said: object) -> None:
    id = said.get("open") if isinstance(said, dict) else None
    if isinstance(id, str) and is_id(id):
        st.session_state[ADD] = False
        wanted = (*st.session_state["columns"], columns.key_of_saved(id))
        if not columns.take(list(dict.fromkeys(wanted))):
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


def of_then(chosen: Chosen) -> None:
    """The way to the figures with which a column was kept; then every column has those."""
    for version, names in versions(chosen.of_then).items():
        label = _("Everything with the figures of {names}", names=listed(names))
        if cases.named({CASE: version}) is None:
            st.caption(md(_("The case with which {names} was kept is not there.", names=listed(names))))
        else:
            st.button(md(label), icon=":material/history:", key=f"columns-then-{version}", on_click=_to_then,
                      args=(version,))  # fmt: skip


def _to_then(version: str) -> None:
    here = {name: text for name, text in state.link_parameters().items() if name != CASE}
    links.restore(here if version == cases.of_now().version else here | {CASE: version})


def stay_behind(chosen: Chosen) -> None:
    """That no link carries some checkpoints, and in one press what does."""
    message.show()
    if not chosen.stay_behind:
        return
    live("columns-long", notice=Notice(too_long(listed([one.name for one in chosen.stay_behind]))))
    for one in chosen.stay_behind:
        st.button(md(_("Save “{name}” as a variant", name=one.name)), icon=":material/save:",
                  key=f"columns-save-{one.key.partition(':')[2]}", on_click=_save, args=(one.key,))  # fmt: skip


def _save(key: str) -> None:
    name = next((name for name in points.saved() if key_of_point(name) == key), None)
    made = saving.save_point(name) if name is not None else ""
    if made:
        st.session_state["columns"] = tuple(
            columns.key_of_saved(made) if one == key else one for one in st.session_state["columns"]
        )


def notice(chosen: Chosen) -> Notice | None:
    """What the address asks for that is not there."""
    return Notice(_("Not everything in this address is as it was"), chosen.missing) if chosen.missing else None
