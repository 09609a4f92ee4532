"""The situation now: the target group, who executes what, and the money from central government."""

import streamlit as st

from model.money.same_purpose import scissors
from ui.charts.beside import table_beside
from ui.controls import widgets
from ui.live.live_chart import live
from ui.session import case as cases
from ui.session import state
from ui.views import finding_cards, situation
from ui.views.documents import scissors as pictures
from ui.views.documents import then_and_now
from words.look import parties
from words.texts import _, md, of, small

case = cases.current()
assumptions = state.assumptions()
party = state.party(case)
beside = state.beside(case, assumptions)

st.title(_("The situation now"))
live("headline", headline=situation.headline(case, assumptions, party))
st.markdown("\n\n".join(filter(None, (md(of(case.about.summary)), small(situation.explained_names(case))))))

counted = situation.counted(case)
if len(counted) > parties.FEW:
    first = case.participants[case.lead if party is None else party].id
    default = first if first in counted else next(iter(counted))
    counted = {widgets.view_dropdown("counted", _("Municipality"), counted, default): ""}
for municipality, (chart, table) in situation.leaves_charts(case, counted).items():
    live(f"leaves-{municipality}", chart=chart, table=table)
flows, tasks = situation.task_flows(case)
live("flows", chart=flows)
with widgets.fold("tasks", _("Who does what"), ":material/groups:"):
    if widgets.is_open("tasks"):
        live("tasks", grid=tasks)
if case.then_and_now:
    with widgets.fold("then", then_and_now.label(case), ":material/compare_arrows:"):
        if widgets.is_open("then"):
            live("then", grid=then_and_now.grid(case))
if central := situation.central_lines(case):
    with widgets.fold("money", _("Money from central government"), ":material/account_balance:"):
        if widgets.is_open("money"):
            chart, table = situation.central_chart(case)
            live("central", chart=chart, table=table_beside(table, beside, central))
            if pair := scissors(case, assumptions):
                chart, table = pictures.chart(case, pair)
                owner = situation.place_of(case, pair.central_line)
                live("scissors", chart=chart, table=table_beside(table, beside, owner), note=pictures.note(case, pair))
with widgets.fold("numbers", _("The numbers behind it"), ":material/list:"):
    if widgets.is_open("numbers"):
        live("target", grid=situation.target_grid(case))
        figures = situation.figures_grid(case)
        if figures.rows:
            live("printed", grid=figures)
        if case.series:
            live("series", grid=situation.series_grid(case))
finding_cards.expander(case, "/situatie")
