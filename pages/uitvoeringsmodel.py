"""Execution model: an executor per task and office, all possible models, and what mine looks like."""

import streamlit as st

from model.options.configurations import free_tasks
from model.outcomes.execution_model import compute
from ui.controls import widgets
from ui.live.live_chart import live
from ui.session import case as cases
from ui.session import state
from ui.views import execution_model, execution_model_cards, finding_cards
from words.texts import _, md

case = cases.current()
assumptions = state.assumptions()
costs = [f"executor_cost.{executor}" for executor in assumptions.executor_cost]
swept, blocks = widgets.sweep_of(case, assumptions, costs)
outcome = compute(case, assumptions, swept.assumptions, execution_model_cards.configurations(case, assumptions))

st.title(_("Execution model"))
live("headline", headline=[execution_model.headline(outcome)])
live("tiles", blocks, tiles=execution_model.tiles(outcome))

left, right = st.columns([1, 2], gap="large")
with left, st.container(key="controls"):
    for task in free_tasks(case):
        execution_model_cards.task_controls(case, assumptions, task)
    st.button(
        _("Take over the documented advice"), on_click=execution_model_cards.take_advice, icon=":material/verified:"
    )
with right:
    burdens = {name: execution_model.burden_choice(name) for name in execution_model.BURDENS}
    shown = widgets.view_choice("burden", _("Set out against"), burdens, "risk")
    chart = execution_model.cloud(outcome, shown)
    live("cloud", chart=chart, on_pick=execution_model_cards.take)
    execution_model_cards.choose_from_list(case, outcome.others, shown)

st.header(_("What it would cost"))
execution_model_cards.cost_is_unknown(case, assumptions)
for column, id in zip(st.columns(max(len(costs), 1)), costs, strict=False):
    with column:
        widgets.control(case, assumptions, id)

st.header(_("What my variant looks like"))
chosen = outcome.standing["mine"].chosen
live("picture", chart=execution_model.picture(case, chosen))
live("whole", grid=execution_model.whole_grid(case, chosen))
st.subheader(_("What is not open to choice"))
st.markdown(md(_("These rules stand in the law or in the documents.")))
live("rules", grid=execution_model_cards.rule_grid(case))
finding_cards.expander(case, "/uitvoeringsmodel")
