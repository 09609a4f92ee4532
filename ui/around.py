"""What stands around every page: perspective, how it is shown, what was changed, the share link, the data's date."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import get_args

import streamlit as st

from model.assumptions.declared import Layer
from model.case.case import Case
from model.money.divisors import PER
from ui import recompute, result_strip
from ui.charts.parts import Notice
from ui.controls import changes as change_list
from ui.controls import checkpoints, undo, what_if
from ui.live.live_chart import live
from ui.session import case as cases
from ui.session import links, of_page, places, points, served, state
from ui.views import problems
from words.beside import divided_by
from words.formatting import closed
from words.labels import case_name, layer_meaning, mark_of
from words.languages import LANGUAGES
from words.link import CHECK_PAGE, CHECK_URL, TOGETHER, VIEW, address, from_page
from words.look import parties
from words.texts import _, md, of
from words.variants import who

WIDTH_OF_NAMES = 260
"""Pixels: what the longest names of municipalities take."""
MOST_LETTERS = 48
"""So many letters of three or four names, and of all together, stand beside each other on a laptop."""


def top(case: Case, path: str) -> AbstractContextManager[object]:
    """The mark of a fictitious case and the bar above the page; gives the place of the strip of results, which is
    filled when the page is built.

    While presenting there is neither: what was refused is said all the same.
    """
    of_page.begin()
    undo.listen()
    if mark_of(case):
        with st.container(key="fictitious"):  # while presenting it takes room of the chart (hall/presenting.css)
            st.caption(f"**{md(case_name(case))}**")
    if not state.presenting():
        _bar(case, path)
        problems.show_refused_case(cases.refused())
        problems.show_hidden_cases(served.hidden())
    _then()
    problems.show_rejected(case, st.session_state["rejected"])
    problems.show_notes(case, st.session_state["notes"])
    if st.session_state["rejected"] or st.session_state["notes"]:
        st.button(_("Understood"), on_click=_forget_messages, key="understood")
    if state.presenting():
        return nullcontext()
    if places.heading_for():
        of_page.keep_above(st.container(key="above-strip"))
    return st.container(key="strip")


def bottom(case: Case, path: str, strip: AbstractContextManager[object]) -> None:
    """The strip of results, how to compute the page again, what the words at the controls mean, which data it shows,
    and whether everything adds up."""
    if state.presenting():
        return
    with strip:
        result_strip.show(case)
    recompute.show(case, path)
    st.caption(md(" ".join(layer_meaning(layer) for layer in get_args(Layer))))
    st.caption(
        md(_("{title} Data version {version}.", title=closed(case_name(case)), version=case.version)),
    )
    _mark()


def _then() -> None:
    """That the figures are not those of now, and the way back; nothing if they are."""
    found = cases.as_then()
    if found is None:
        return
    title = _("Every page computes with the figures of then (data version {version}).", version=found.version)
    live("figures-of-then", notice=Notice(title, tone="info"))
    st.button(md(_("To the figures of now")), icon=":material/update:", key="to-now", on_click=links.to_now)


def _mark() -> None:
    """Whether everything adds up. The browser asks for it when nothing has moved for a moment."""
    moving = of_page.moving()
    set_here = state.link_parameters()
    counted = {name: text for name, text in set_here.items() if name not in VIEW or name == "lang"}
    live(
        "mark",
        moving.blocks if moving else {},
        mark={"label": _("Check"), "page": address(from_page(CHECK_PAGE), set_here)},
        check=address(from_page(CHECK_URL), counted),
    )


def _bar(case: Case, path: str) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", key="bar"):
        names = {participant.id: participant.name for participant in case.participants} | {TOGETHER: _("together")}
        _whose(case, names)
        undo.buttons(case)
        _changes(case)
        what_if.show(case, _("What if"))
        _share(path)
        _display(case)


def _whose(case: Case, names: dict[str, str]) -> None:
    """For whom the pages speak: beside each other where there is room for it, else in a list that can be searched."""
    if len(case.participants) == 1:
        return  # there is nothing to choose
    if len(case.participants) == 2 or (parties.are_few(case) and len("".join(names.values())) <= MOST_LETTERS):
        _choose("perspective", _("For whom"), names)
        return
    key = "choose-perspective"
    state.seed(key, st.session_state["perspective"])
    # All together first: the list opens there.
    named = {TOGETHER: who(case, None), **{one.id: one.name for one in case.participants}}
    st.selectbox(
        _("For whom"),
        list(named),
        format_func=named.__getitem__,
        key=key,
        on_change=state.choose,
        args=("perspective", key),
        width=WIDTH_OF_NAMES,
        label_visibility="collapsed",
    )


def _choose(name: str, label: str, options: dict[str, str]) -> None:
    key = f"choose-{name}"
    state.seed(key, st.session_state[name])
    st.segmented_control(
        label,
        list(options),
        format_func=lambda option: md(options[option]),
        key=key,
        on_change=state.choose,
        args=(name, key),
        required=True,
    )


def _changes(case: Case) -> None:
    changes = state.changes()
    label = _("{count} changed", count=len(changes)) if changes else _("Nothing changed")
    nothing = not changes and not points.saved()
    # Under another name it is another popover to Streamlit, and that would be closed.
    if st.session_state.get(change_list.LIST) and st.session_state.get("changes-list-called") != label:
        st.session_state[change_list.LIST] = not nothing  # of nothing there is no list
    st.session_state["changes-list-called"] = label
    opened = st.popover(label, icon=":material/tune:", disabled=nothing, key=change_list.LIST, on_change="rerun")
    if opened.open and not nothing:
        with opened:
            if changes:
                change_list.show(case, changes, state.party(case))
                st.button(_("Reset everything"), icon=":material/undo:", on_click=state.reset, key="reset-all")
            checkpoints.show(case)
            _to_save()


def _share(path: str) -> None:
    opened = st.popover(_("Share"), icon=":material/share:", key="share-link", on_change="rerun")
    if opened.open:
        with opened:
            st.markdown(_("This link opens the page with your changes:"))
            st.code(state.share_link(path), language=None, wrap_lines=True)
            label = _("Documents, figures and a picture of the link")
            st.page_link("../pages/exporteren.py", label=md(label), icon=":material/ios_share:")
            _to_save()


def _to_save() -> None:
    """The way to where Mijn variant is saved under a name."""
    label = _("Save my variant under a name")
    st.page_link("../pages/varianten.py", label=md(label), icon=":material/save:")


def _display(case: Case) -> None:
    """How the pages are shown, and what the short names stand for; built only when it is opened."""
    # Who cannot read the word knows the sign of languages.
    opened = st.popover(_("Display"), icon=":material/translate:", key="display", on_change="rerun")
    if opened.open:
        with opened:
            _which()
            _choose("lang", _("Language"), {code: spoken.name for code, spoken in LANGUAGES.items()})
            names = {"none": _("Nothing"), "resident": _("Per resident"), "benefit": _("Per {unit}")}
            _choose("per", _("Beside every amount"), {per: names[per] for per in PER})
            lines = [divided_by(case, state.beside(case, state.assumptions())), *_abbreviations(case)]
            st.markdown("\n".join(filter(None, lines)))


def _which() -> None:
    """Which of the cases that the server shows; nothing if there is one."""
    titles = {case.about.id: case_name(case) for _folder, case in served.right()}
    if len(titles) > 1:
        key = "choose-case"
        state.seed(key, cases.of_now().about.id)
        st.selectbox(
            _("Case"), list(titles), format_func=titles.__getitem__, key=key, on_change=_go_to_case, args=(key,),
            help=_("Another case begins as it is; what you changed in this one is no longer there."),
        )  # fmt: skip


def _go_to_case(key: str) -> None:
    if st.session_state[key] is not None:  # a browser that has lost the widget sends nothing: no choice was made
        links.to_case(st.session_state[key])


def _abbreviations(case: Case) -> list[str]:
    """What each short name stands for, as a list in Markdown with its heading."""
    if not case.abbreviations:
        return []
    return [
        f"\n**{md(_('Abbreviations'))}**\n",
        *(
            f"- **{md(one.short)}**: {md('. '.join(part for part in (of(one.label), of(one.note)) if part))}"
            for one in case.abbreviations
        ),
    ]


def _forget_messages() -> None:
    st.session_state["rejected"] = ()
    st.session_state["notes"] = ()
