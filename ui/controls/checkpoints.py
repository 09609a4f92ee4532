"""Checkpoints, under the list of changes: give how everything stands now a name, go back to it later, or remove it."""

from __future__ import annotations

from hashlib import blake2b

import streamlit as st

from model.case.case import Case
from ui.charts.parts import Notice
from ui.controls.undo import difference
from ui.live.live_chart import live
from ui.session import points, steps
from ui.session.moments import Moment
from ui.session.points import Problem
from words.texts import _, isolated, md, number

NAME, REFUSED = "point-name", "point-refused"


def show(case: Case) -> None:
    """The checkpoints, and the field for a new one; only called when the list of changes is open."""
    st.markdown(f"**{md(_('Checkpoints'))}**")
    now = steps.now()
    for name, moment in points.saved().items():
        _line(case, name, moment, now)
    refused: tuple[str, Problem] | None = st.session_state.pop(REFUSED, None)
    if refused:
        live("point", notice=Notice(_("Nothing was kept"), [_why(*refused)], "error"))
    with st.form("point", border=False):
        st.text_input(md(_("A name for how it stands now")), key=NAME)
        st.form_submit_button(md(_("Keep it")), icon=":material/bookmark_add:", key="point-keep", on_click=_take)


def _line(case: Case, name: str, moment: Moment, now: Moment) -> None:
    key = blake2b(name.encode(), digest_size=6).hexdigest()
    is_now = moment == now
    what = _("So it stands now") if is_now else difference(case, now, moment)
    with st.container(horizontal=True, vertical_alignment="center", key=f"point-{key}"):
        back = _("Back to “{name}”", name=isolated(name))
        st.button(md(back), icon=":material/bookmark:", key=f"point-go-{key}", type="tertiary", help=md(what),
                  disabled=is_now, on_click=steps.go_to, args=(moment,))  # fmt: skip
        remove = _("Remove “{name}”", name=isolated(name))
        st.button(md(remove), icon=":material/delete:", key=f"point-remove-{key}", type="tertiary",
                  on_click=points.remove, args=(name,))  # fmt: skip


def _take() -> None:
    text = str(st.session_state[NAME])
    problem = points.keep(text, steps.now())
    if problem:
        st.session_state[REFUSED] = (text, problem)
    else:
        st.session_state[NAME] = ""


def _why(text: str, problem: Problem) -> str:
    if problem == "empty":
        return _("Type a name with at least one letter, digit or sign that can be seen.")
    if problem == "long":
        count, most = number(len(text.strip())), number(points.LONGEST)
        return _("The name has {count} characters; at most {most} fit.", count=count, most=most)
    if problem == "same":
        return _("There is a checkpoint “{name}” already. Choose another name, or remove that one first.",
                 name=isolated(text.strip()))  # fmt: skip
    return _("There are {most} checkpoints, and no more fit. Remove one first.", most=number(points.MOST))
