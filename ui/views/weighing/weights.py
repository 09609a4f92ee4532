"""How important each principle is: in three steps, and behind a fold to the point."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.sweep import grid
from model.options.scoring import Scores
from ui.controls import widgets
from ui.views.weighing import meter
from words.origin import origin_of
from words.texts import _, md, of

Control = Callable[[str, str], None]


def three_steps(case: Case, id: str) -> dict[float, str]:
    """The case's own weight, and one halfway to each end of its range: the nearest position, rather the far one."""
    row = case.row(id)
    positions, now = grid(row), float(row.default)
    low, high = ((now + end) / 2 for end in (positions[0], positions[-1]))
    return {
        max(one for one in positions if one <= low): _("little"),
        min(one for one in positions if one >= high): _("much"),
        now: _("ordinary"),
    }


def in_steps(case: Case, assumptions: Assumptions, scores: Scores) -> None:
    """The weights that count for this task in three steps each, with on how many arguments it can act."""
    st.markdown(_("**How important is each principle?**"))
    called = meter.weight_names(case, scores)
    for criterion, kept in zip(case.criteria, scores.kept, strict=True):
        if kept:
            id = f"weight.{criterion.id}"
            widgets.steps(case, assumptions, id, three_steps(case, id), called[criterion.id])


def to_the_point(case: Case, assumptions: Assumptions, scores: Scores) -> None:
    """All weights as sliders, those that the council added apart, and what both rest on."""
    called = meter.weight_names(case, scores)
    left, right = st.columns(2, gap="large")
    added = [one for one in case.criteria if one.origin == "council"]
    with left:
        for criterion in case.criteria:
            if criterion.origin == "principle":
                widgets.control(case, assumptions, f"weight.{criterion.id}", called[criterion.id])
    with right:
        if added:
            st.markdown(_("**Added by the council**"))
        for criterion in added:
            widgets.control(case, assumptions, f"weight.{criterion.id}", called[criterion.id])
        widgets.control(case, assumptions, "keep_silent_criteria")
    st.markdown(f"**{md(_('What the principles rest on'))}**")
    rests = [
        f"{of(fact.text)} ({origin_of(case, fact)})" for fact in case.context if fact.kind in ("ambition", "council")
    ]
    st.caption("\n\n".join(md(text) for text in rests))
