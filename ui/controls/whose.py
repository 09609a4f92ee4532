"""Of which municipalities a page shows the sliders: of few all, of many those that it speaks of and one to choose."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from model.assumptions.uncertainty import subject_of
from model.assumptions.values import Assumptions
from model.case.case import Case
from ui.controls import widgets
from ui.session import kept, places, state
from words.link import MOVED, movable
from words.look import parties
from words.texts import _, md

OF_ONE = ("caseload", "share")
"""The assumptions that every municipality has its own of."""
UNCERTAIN = "drawn."
OTHER = "other-municipality"


def shown(case: Case, ids: Sequence[str], always: Sequence[int]) -> list[str]:
    """Those of the assumptions whose sliders are shown; ``always`` the places of whom the page speaks."""
    if parties.are_few(case):
        return [*ids]
    here = {*(case.participants[place].id for place in always), _chosen(case, always)}
    return [id for id in ids if _of_whom(id) in here | {""}]


def _of_whom(id: str) -> str:
    """The municipality of which an assumption is one, also whether that is drawn; nothing of another assumption."""
    group, _dot, rest = (subject_of(id.partition(".")[2]) if id.startswith(UNCERTAIN) else id).partition(".")
    return rest if group in OF_ONE else ""


def first(case: Case, caseloads: Sequence[str], moved: int) -> list[str]:
    """The same sliders, that of the municipality whose number moves first: it decides between the keys."""
    own = f"caseload.{case.participants[moved].id}"
    return [own, *(id for id in reversed(caseloads) if id != own)]


def moved_choice(case: Case, moved: int) -> None:
    """Whose number of benefits moves where the keys are compared; nothing where there is one other at most."""
    ids = movable(case)
    if len(ids) == 1:
        return
    label, key = _("Of which municipality does the number of {units} move?"), f"choose-{MOVED}"
    names = {id: case.municipality(id).name for id in ids}
    state.seed(key, case.participants[moved].id)
    if parties.are_few(case):
        # The column is too narrow for names beside each other in one bar.
        st.radio(
            label, ids, format_func=lambda id: md(names[id]), key=key, on_change=state.choose, args=(MOVED, key),
            horizontal=True,
        )  # fmt: skip
        return
    ordered = sorted(ids, key=lambda id: -case.figure("residents", id))
    st.selectbox(label, ordered, format_func=names.__getitem__, key=key, on_change=state.choose, args=(MOVED, key))


def controls(case: Case, assumptions: Assumptions, ids: Sequence[str], always: Sequence[int]) -> None:
    """The controls of these assumptions, and the dropdown with all others."""
    for id in ids:
        widgets.control(case, assumptions, id)
    choice(case, always)


def choice(case: Case, always: Sequence[int]) -> None:
    """The dropdown with all others; nothing where all sliders are shown."""
    others = _others(case, always)
    if others:
        widgets.view_dropdown(OTHER, _("Sliders of another municipality"), others, next(iter(others)))


def _chosen(case: Case, always: Sequence[int]) -> str:
    """Whose sliders are shown too: of whom one came to the page for, else who was chosen."""
    others = _others(case, always)
    wanted = _of_whom(places.heading_for() or "")
    if wanted in others:
        kept.put(OTHER, wanted)
    return kept.value(OTHER, next(iter(others), ""), others)


def _others(case: Case, always: Sequence[int]) -> dict[str, str]:
    """The names of those of whom the page does not speak, the largest first."""
    if parties.are_few(case):
        return {}
    left = [one for place, one in enumerate(case.participants) if place not in always]
    return {one.id: one.name for one in sorted(left, key=lambda one: -case.figure("residents", one.id))}
