"""The page on which a number is taken apart: its formula, its parts that lead on, its source, and the choice of a
number."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import streamlit as st

from model.case.case import Case
from model.case.variants import VARIANTS
from model.outcomes.derivation import names
from ui.controls import widgets
from ui.session import places, state
from words.explained.asked import NAME, VARIANT, variant_of
from words.explained.explanation import Explanation, Turn
from words.explained.titles import MAIN, title_of
from words.texts import Speech, _, in_language, md, spoken
from words.variants import variant_name


def show(case: Case, found: Explanation) -> None:
    """What a number was made of. Its parts are buttons to their own explanation."""
    if found.formula:
        st.markdown(f"**{md(found.formula)}**")
    if found.exact:
        st.caption(md(f"{_('Not rounded: {value}.', value=found.exact)} {found.rounding}"))
    if found.status:
        st.markdown(md(f"{_('Status')}: {found.status}"))
    if found.parts:
        st.markdown(md(_("It was made of:")))
    for part in found.parts:
        label = f"{part.title}: {part.value}" + (f" ({part.status})" if part.status else "")
        st.button(
            md(label), key=f"part-{part.name}", type="tertiary", icon=":material/arrow_forward:",
            on_click=_go_to, args=(part.name,),
        )  # fmt: skip
    _leaf(case, found)
    if found.turns:
        with widgets.fold("other-ways", _("What else could have been chosen"), ":material/alt_route:"):
            if widgets.is_open("other-ways"):
                st.markdown("\n".join(map(_turn, found.turns)))


def _leaf(case: Case, found: Explanation) -> None:
    """Where a number stands that was not computed, and the way to its control."""
    if found.source:
        st.markdown(md(f"{_('Source')}: {found.source}"))
    if found.quote:
        st.markdown(f"> {md(found.quote)}")
    if found.how:
        st.markdown(md(found.how))
    if found.range:
        st.markdown(md(_("Range: {range}.", range=found.range)))
    if found.assumption and places.has_place(case, found.assumption):
        st.button(
            _("Change this"), key="explained-change", icon=":material/tune:",
            on_click=places.ask, args=(found.assumption,),
        )  # fmt: skip


def _turn(turn: Turn) -> str:
    others = "; ".join(f"{name}: {value}" for name, value in turn.others)
    told = _("{subject}: now “{taken}”. Otherwise: {others}.", subject=turn.subject, taken=turn.taken, others=others)
    return f"- {md(told)}"


def variants() -> None:
    """The choice of the variant of which the number is shown; the address says which."""
    key = in_language("explained-variant")
    state.seed(key, variant_of(dict(st.query_params)) or "mine")
    st.segmented_control(
        _("Variant"), list(VARIANTS), format_func=lambda one: md(variant_name(one)), key=key,
        on_change=_take_variant, args=(key,), required=True,
    )  # fmt: skip


def picker(case: Case) -> None:
    """A list that can be searched, of the numbers of one page."""
    page_names = {
        "start": _("Start"), "vergelijken": _("Compare"), "varianten": _("Variants"),
        "situatie": _("The situation now"), **places.page_names(), "controle": _("Check"),
    }  # fmt: skip
    pages = {one: page_names[one] for one in MAIN}
    page = widgets.view_dropdown("explained-page", _("Page"), pages, places.SPLIT)
    titles = _titles(case, spoken(), page, state.year())
    key = in_language("explained-number")
    state.seed(key, None)
    st.selectbox(
        _("Which number"), list(titles), index=None, format_func=titles.__getitem__, key=key,
        placeholder=_("Type a few letters to search"), on_change=_take_number, args=(key,),
    )  # fmt: skip


@lru_cache(maxsize=16)
def _titles(case: Case, _speech: Speech, page: str, year: int) -> Mapping[str, str]:
    """What the numbers of a page are called, as this run speaks: the same for every setting, and up to a thousand."""
    return {name: title_of(case, name) for name in numbers_of(case, page, year)}


def numbers_of(case: Case, page: str, year: int) -> list[str]:
    """The names of the numbers that a page shows, of this year or of no year."""
    other = {str(one) for one in case.about.years} - {str(year)}
    return [name for name in names(case, MAIN[page]) if not other & set(name.split("."))]


def _go_to(name: str) -> None:
    st.query_params[NAME] = name


def _take_number(key: str) -> None:
    if st.session_state[key] is not None:
        _go_to(st.session_state[key])


def _take_variant(key: str) -> None:
    if st.session_state[key] is not None:  # a browser that has lost the widget sends nothing
        st.query_params[VARIANT] = st.session_state[key]
