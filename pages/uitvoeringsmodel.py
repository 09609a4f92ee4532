"""Execution model: an executor per task and office, all possible models, and what mine looks like."""

import streamlit as st

from model.options.configurations import enumerate_all, free_tasks, mine
from ui import case as cases
from ui import controls, findings, model_cards, model_view, state
from ui.live_chart import live
from ui.texts import _, md

case = cases.current()
assumptions = state.assumptions()
costs = [f"executor_cost.{executor}" for executor in assumptions.executor_cost]
swept, blocks = controls.sweep_of(case, assumptions, costs)
found = enumerate_all(case, assumptions)

st.title(_("Execution model"))
live("headline", headline=[model_view.headline(case, assumptions)])
live("tiles", blocks, tiles=model_view.tiles(case, assumptions, swept.assumptions))

left, right = st.columns([1, 2], gap="large")
with left, st.container(key="controls"):
    for task in free_tasks(case):
        model_cards.task_controls(case, assumptions, task)
    st.button(_("Take over the documented advice"), on_click=model_cards.take_advice, icon=":material/verified:")
with right:
    burdens = {name: model_view.burden_choice(name) for name in model_view.BURDENS}
    shown = controls.view_choice("burden", _("Set out against"), burdens, "risk")
    chart = model_view.cloud(case, assumptions, found, shown)
    live("cloud", chart=chart, on_pick=model_cards.take)
    model_cards.choose_from_list(case, found, shown)

st.header(_("What it would cost"))
model_cards.cost_is_unknown(case, assumptions)
for column, id in zip(st.columns(len(costs)), costs, strict=True):
    with column:
        controls.control(case, assumptions, id)

st.header(_("What my variant looks like"))
chosen = mine(case, assumptions)
live("picture", chart=model_view.picture(case, chosen))
live("whole", grid=model_view.whole_grid(case, chosen))
st.subheader(_("What is not open to choice"))
st.markdown(md(_("These rules stand in the law or in the documents.")))
live("rules", grid=model_cards.rule_grid(case))
findings.expander(case, "/uitvoeringsmodel")
