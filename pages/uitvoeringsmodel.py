"""Execution model: an executor per task and office, the best models beside it, and what mine looks like."""

import streamlit as st

from model.outcomes.execution_model import compute
from ui.controls import widgets
from ui.live.live_chart import live
from ui.session import case as cases
from ui.session import state
from ui.views import execution_model, execution_model_cards, finding_cards
from ui.views.executors import future_model
from ui.views.executors.matrix import matrix
from ui.views.executors.ranking import ranking
from words.abbreviations import explained
from words.claims import fits
from words.labels import case_name
from words.texts import _, of

case = cases.current()
assumptions = state.assumptions()
costs = [f"executor_cost.{executor}" for executor in assumptions.executor_cost]
cost_opened = widgets.is_open("costs", costs)
swept, blocks = widgets.sweep_of(case, assumptions, costs if cost_opened else [])
outcome = compute(case, assumptions, swept.assumptions, execution_model_cards.configurations(case, assumptions))
chosen = outcome.standing["mine"].chosen

st.title(_("Execution model"))
names = explained(case, [case_name(case), *(of(executor.short) for executor in case.executors)])
live("headline", headline=fits.headline(outcome), note=[names] if names else None)
if case.options:
    live("tiles", blocks, tiles=execution_model.tiles(outcome))

    left, right = st.columns([4, 3], gap="medium")
    with left:
        live("matrix", matrix=matrix(case, assumptions, chosen), on_pick=execution_model_cards.choose)
        st.button(
            _("Take over the documented advice"), on_click=execution_model_cards.take_advice, icon=":material/verified:"
        )
    with right:
        best = execution_model_cards.best(case, assumptions, outcome.others)
        live("best", ranking=ranking(case, outcome.others, best, chosen), on_pick=execution_model_cards.take)
    execution_model_cards.all_models(outcome)

    with widgets.fold("costs", _("What it would cost"), ":material/euro:", costs):
        if cost_opened:
            execution_model_cards.cost_is_unknown(case, assumptions)
            for column, id in zip(st.columns(max(len(costs), 1)), costs, strict=False):
                with column:
                    widgets.control(case, assumptions, id)
    with widgets.fold("picture", _("What my variant looks like"), ":material/hub:"):
        if widgets.is_open("picture"):
            live("picture", chart=execution_model.picture(case, chosen))
if case.model_parts:
    with widgets.fold("future", _("The future model"), ":material/account_tree:"):
        if widgets.is_open("future"):
            live("future", chart=future_model.chart(case), note=[future_model.note()], grid=future_model.grid(case))
if case.rules:
    with widgets.fold("rules", _("What is not open to choice"), ":material/gavel:"):
        if widgets.is_open("rules"):
            in_law = _("These rules stand in the law or in the documents.")
            live("rules", note=[in_law], grid=execution_model_cards.rule_grid(case))
finding_cards.expander(case, "/uitvoeringsmodel")
