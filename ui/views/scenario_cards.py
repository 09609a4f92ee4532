"""The parts of the scenarios page that are no chart: the advice, the weights, our reading."""

from __future__ import annotations

import streamlit as st

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.tasks import Task
from model.options.robustness import Acceptability, smaa
from model.options.scoring import Scores, arguments_now
from ui.controls import widgets
from ui.session.memo import remembered
from ui.views.situation import advice_words
from ui.views.weighing import meter
from words.abbreviations import speller
from words.origin import marked, origin_of
from words.texts import _, md, of


def advice(case: Case, task: Task) -> None:
    """What the documents advise for this task, and why, in our own words."""
    spell = speller(case)
    with st.container(border=True, key="advice"):
        st.markdown(_("**Documented advice:** {who}", who=md(advice_words(case, task) + marked(task.status))))
        for text in (task.advice, task.note, task.now_note):
            if text is not None:
                st.markdown(md(spell(of(text))))
        st.caption(md(origin_of(case, task)))


def weights(case: Case, assumptions: Assumptions, scores: Scores) -> None:
    """The weights, those of the principles apart from those that the council added, and what both rest on.

    Beside each stands on how many arguments of the task it can act.
    """
    called = meter.weight_names(case, scores)
    st.markdown(_("**How important is each principle?**"))
    for criterion in case.criteria:
        if criterion.origin == "principle":
            widgets.control(case, assumptions, f"weight.{criterion.id}", called[criterion.id])
    added = [one for one in case.criteria if one.origin == "council"]
    if added:
        st.markdown(_("**Added by the council**"))
    for criterion in added:
        widgets.control(case, assumptions, f"weight.{criterion.id}", called[criterion.id])
    # Folded: in the open it would push the weights away from the chart that they move.
    with widgets.fold("ambition", _("What the principles rest on"), ":material/flag:"):
        for fact in case.context if widgets.is_open("ambition") else ():
            if fact.kind in ("ambition", "council"):
                st.caption(md(f"{of(fact.text)} ({origin_of(case, fact)})"))


def readings(case: Case, assumptions: Assumptions, task: Task) -> None:
    """Our reading of each argument, to change; the reason stands in the help of each control."""
    st.markdown(
        md(_("The source does not say on which principle an argument bears. This is our reading; you may change it."))
    )
    for argument in arguments_now(case, assumptions, task.id):
        widgets.dropdown(case, assumptions, f"criterion.{argument.id}")


def acceptability(case: Case, assumptions: Assumptions, task: str) -> Acceptability:
    """Rank acceptability of the task's options, remembered per set of strengths and readings."""
    moves = ("strength.", "criterion.", "own_", "finding.", "keep_silent_criteria")
    settings = tuple((id, value) for id, value in assumptions.items() if id.startswith(moves))
    # Weights are drawn, so that one answer serves all who weigh differently.
    return remembered(("acceptability", case.version, task, settings), lambda: smaa(case, assumptions, task))
