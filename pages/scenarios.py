"""Scenarios per task: the options with their arguments, an own weighing, and how firm the outcome is."""

import streamlit as st

from model.options.own_arguments import own_arguments
from model.options.robustness import DRAWS
from model.options.scoring import alternatives, arguments_now, options_of
from model.outcomes.names.weighing import acceptability
from model.outcomes.scenarios import compute
from ui.controls import widgets
from ui.live.live_chart import live
from ui.session import case as cases
from ui.session import own_texts, state
from ui.views import finding_cards, scenario_cards, scenarios
from ui.views.weighing import cards, firmness, meter, own
from ui.views.weighing.weights import in_steps, to_the_point
from words.claims import scores
from words.texts import _, md, of

case = cases.current()
assumptions = state.assumptions()

st.title(_("Scenarios per task"))
tasks = {task.id: of(task.label) for task in case.tasks}
with_options = [task.id for task in case.tasks if options_of(case, task.id)]
first_shown = (with_options or list(tasks))[0]
task = case.task(widgets.view_dropdown("task", _("Task"), tasks, first_shown))
shown = alternatives(case, task.id)

if not shown:
    none = _("{task}: the source gives no scenarios.", task=of(task.label))
    live("headline", headline=[none if with_options else _("The case gives no scenarios for any task.")])
    scenario_cards.advice(case, task)
    scenario_cards.advice_notes(case, task)
else:
    weights = [f"weight.{criterion.id}" for criterion in case.criteria]
    strengths = [f"strength.{argument.id}" for argument in arguments_now(case, assumptions, task.id)]
    added = [argument.id for argument in own_arguments(case, task.id)]
    texts = own_texts.texts()
    # What is folded away is not built and its positions are not sent.
    opened, own_opened = widgets.is_open("strengths", strengths), widgets.is_open("own", added)
    fine = widgets.is_open("weights")
    moved = [*(weights if fine else []), *(strengths if opened else []), *(added if own_opened else [])]
    swept, blocks = widgets.sweep_of(case, assumptions, moved)
    searched = {id: widgets.positions(case, assumptions, id) for id in (*weights, *strengths)}
    weighing = compute(case, assumptions, swept, task.id, searched)

    live("headline", blocks, headline=scores.headline(case, task, weighing.scores))
    scenario_cards.advice(case, task)
    with st.container(key="options"):  # on a tablet two beside each other
        cards.side_by_side(case, assumptions, task, texts)
    left, right = st.columns([1, 2], gap="large")
    with left, st.container(key="controls"):
        in_steps(case, assumptions, weighing.present)
    with right:
        chart, table = scenarios.score_chart(case, task, weighing.scores)
        live("scores", blocks, chart=chart, table=table)
    for remark in scenarios.remarks(case, weighing.present):
        st.caption(md(remark))

    scenario_cards.advice_notes(case, task)
    with widgets.fold("weights", _("Weigh more finely"), ":material/tune:"):
        if fine:
            to_the_point(case, assumptions, weighing.present)
    with widgets.fold("parts", _("Where the score comes from"), ":material/grid_on:"):
        if widgets.is_open("parts"):
            live("parts", blocks, table=scenarios.part_table(case, task, weighing.scores, texts))
            chart, table = scenarios.heat_chart(case, task, weighing.scores)
            live("heat", blocks, chart=chart, table=table)
            live("spread", grid=meter.spread_grid(case, assumptions))
    with widgets.fold("strengths", _("Strength of each argument"), ":material/fitness_center:", strengths):
        for id in strengths if opened else ():
            widgets.control(case, assumptions, id, scenarios.argument_name(case, id))
    with widgets.fold("own", _("Add an argument of your own"), ":material/add_comment:", added):
        if own_opened:
            own.controls(case, assumptions, task)
    with widgets.fold("readings", _("On which principle each argument bears: our reading"), ":material/edit_note:"):
        if widgets.is_open("readings"):
            scenario_cards.readings(case, assumptions, task)
    with widgets.fold("firm", _("Does this hold?"), ":material/verified:"):
        if widgets.is_open("firm"):
            found = acceptability(case, assumptions, task.id)
            chart, table = firmness.rank_chart(case, task.id, weighing.present, found, DRAWS)
            live("ranks", chart=chart, table=table)
            st.markdown(
                md(_("Your weights play no part here: all weightings are tried evenly, strengths around yours."))
            )
            live("firm", grid=firmness.stability_grid(case, task.id, weighing, found))
            turning = firmness.turning_notice(case, task.id, weighing, assumptions)
            if turning is not None:
                live("turning", notice=turning)
            live("methods", grid=firmness.method_grid(case, task.id, weighing))

finding_cards.expander(case, "/scenarios")
