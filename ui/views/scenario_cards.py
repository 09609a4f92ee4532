"""The parts of the scenarios page that are no chart: the advice, the options side by side, our reading."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.tasks import Task
from model.options.robustness import Acceptability, smaa
from model.options.scoring import Scores, arguments_now, arguments_of, closed_by, options_of
from ui.controls import widgets
from ui.session.memo import remembered
from ui.views import scenarios
from ui.views.situation import advice_words
from ui.views.weighing import meter, own
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


def side_by_side(case: Case, assumptions: Assumptions, task: Task, texts: Mapping[str, str]) -> None:
    """Every option with its pros, cons and risks as the source lists them, and the reader's own behind them.

    What a rule closes is greyed. ``texts``: what the reader wrote beside his arguments.
    """
    options = options_of(case, task.id)
    offered = assumptions.offered[task.id]
    option_ids = [option.executor for option in options]
    closed = [executor for executor, rule in offered.items() if rule and executor in assumptions.executor_cost]
    columns = st.columns(len(options) + len([executor for executor in closed if executor not in option_ids]))
    for column, option in zip(columns, options, strict=False):
        with column, st.container(border=True, height="stretch"):
            st.subheader(md(of(option.label)))
            if option.note is not None:
                st.caption(md(of(option.note)))
            for kind, title in (("pro", _("Pros")), ("con", _("Cons")), ("risk", _("Risks"))):
                place = (task.id, option.executor, kind)
                lines = [md(line) for line in scenarios.argument_lines(case, assumptions, *place)]
                lines += own.lines(case, assumptions, *place, texts)
                if lines:
                    st.markdown(f"**{title}**\n" + "\n".join(f"- {line}" for line in lines))
            if not any(argument.executor == option.executor for argument in arguments_of(case, task.id)):
                st.markdown(md(_("The source gives no pros, cons or risks.")))
            st.caption(md(origin_of(case, option)))
    for column, executor in zip(
        columns[len(options) :], [executor for executor in closed if executor not in option_ids], strict=True
    ):
        with column, st.container(border=True, height="stretch", key=f"closed-{executor}"):
            st.subheader(f":gray[{md(of(case.executor(executor).short))}]")
            rule = closed_by(case, task.id, executor)
            if rule is not None:
                st.markdown(md(_("Not possible. {rule}", rule=of(rule.text))))
                st.caption(md(origin_of(case, rule)))


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
