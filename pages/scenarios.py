"""Scenarios per task: the options with their arguments, an own weighing, and how firm the outcome is."""

import streamlit as st

from model.options.robustness import DRAWS, stability
from model.options.scoring import alternatives, options_of, score, task_of
from ui.controls import widgets
from ui.live.live_chart import live
from ui.session import case as cases
from ui.session import state
from ui.views import finding_cards, scenario_cards, scenarios
from words.labels import name_of
from words.texts import _, md, of

case = cases.current()
assumptions = state.assumptions()

st.title(_("Scenarios per task"))
tasks = {task.id: of(task.label) for task in case.tasks}
first_with_options = next(task.id for task in case.tasks if options_of(case, task.id))
task = task_of(case, widgets.view_dropdown("task", _("Task"), tasks, first_with_options))
shown = alternatives(case, task.id)

if not shown:
    live("headline", headline=[_("{task}: the source gives no scenarios.", task=of(task.label))])
    scenario_cards.advice(case, task)
else:
    weights = [f"weight.{criterion.id}" for criterion in case.criteria]
    strengths = [f"strength.{one.id}" for one in case.arguments if one.task == task.id]
    swept, blocks = widgets.sweep_of(case, assumptions, [*weights, *strengths])
    scores = score(case, swept.assumptions, task.id)
    now = score(case, assumptions, task.id)

    live("headline", blocks, headline=scenarios.headline(case, task, scores))
    scenario_cards.advice(case, task)
    left, right = st.columns([1, 2], gap="large")
    with left, st.container(key="controls"):
        st.markdown(_("**How important is each principle?**"))
        for id in weights:
            widgets.control(case, assumptions, id, name_of(case, id))
    with right:
        chart, table = scenarios.score_chart(case, scores)
        live("scores", blocks, chart=chart, table=table)
        live("parts", blocks, table=scenarios.part_table(case, scores))
    chart, table = scenarios.heat_chart(case, scores)
    live("heat", blocks, chart=chart, table=table)

    st.header(_("What speaks for and against"))
    scenario_cards.side_by_side(case, assumptions, task)
    with st.expander(_("Strength of each argument"), icon=":material/fitness_center:"):
        for id in strengths:
            widgets.control(case, assumptions, id, scenarios.argument_name(case, id))
    with st.expander(_("On which principle each argument bears: our reading"), icon=":material/edit_note:"):
        scenario_cards.readings(case, assumptions, task)

    st.header(_("How firm is this?"))
    found = scenario_cards.acceptability(case, assumptions, task.id)
    chart, table = scenarios.rank_chart(case, now, found, DRAWS)
    live("ranks", chart=chart, table=table)
    st.markdown(md(_("Your weights play no part here: all weightings are drawn evenly, strengths around yours.")))
    live("firm", grid=scenarios.stability_grid(case, now, stability(now), found))
    scenario_cards.turning_points(case, swept, scores, assumptions)
    live("methods", grid=scenarios.method_grid(case, now))

finding_cards.expander(case, "/scenarios")
