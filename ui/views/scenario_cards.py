"""The parts of the scenarios page that are no chart: the advice, the weights, our reading."""

from __future__ import annotations

import streamlit as st

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.tasks import Task
from model.options.scoring import arguments_now
from ui.controls import widgets
from ui.views.situation import advice_words
from words.abbreviations import speller
from words.origin import marked, origin_of
from words.texts import _, md, of


def advice(case: Case, task: Task) -> None:
    """What the documents advise for this task, in our own words; the rest stands in ``advice_notes``."""
    spell = speller(case)
    with st.container(border=True, key="advice"):
        st.markdown(_("**Documented advice:** {who}", who=md(advice_words(case, task) + marked(task.status))))
        if task.advice is not None:
            st.markdown(md(spell(of(task.advice))))
        st.caption(md(origin_of(case, task)))


def advice_notes(case: Case, task: Task) -> None:
    """What else is to be known of the task and of its advice."""
    spell = speller(case)
    if not any((task.note, task.now_note)):
        return
    with widgets.fold("advice", _("More about this task and the advice"), ":material/info:"):
        if widgets.is_open("advice"):
            st.markdown("\n\n".join(md(spell(of(text))) for text in (task.note, task.now_note) if text is not None))


def readings(case: Case, assumptions: Assumptions, task: Task) -> None:
    """Our reading of each argument, to change; the reason stands in the help of each control."""
    st.markdown(
        md(_("The source does not say on which principle an argument bears. This is our reading; you may change it."))
    )
    for argument in arguments_now(case, assumptions, task.id):
        widgets.dropdown(case, assumptions, f"criterion.{argument.id}")
