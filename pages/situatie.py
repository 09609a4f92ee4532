"""The situation now: the target group, who executes what, and the money from central government."""

import streamlit as st

from ui.live.live_chart import live
from ui.session import case as cases
from ui.session import state
from ui.views import finding_cards, situation
from words.texts import _, md, of

case = cases.current()
assumptions = state.assumptions()

st.title(_("The situation now"))
live("headline", headline=[situation.headline(case, assumptions)])
st.markdown(md(of(case.about.summary)))

left, right = st.columns(2, gap="large")
with left:
    for municipality, (chart, table) in situation.leaves_charts(case).items():
        live(f"leaves-{municipality}", chart=chart, table=table)
with right:
    chart, table = situation.central_chart(case)
    live("central", chart=chart, table=table)

st.header(_("Who does what"))
chart, grid = situation.task_flows(case)
live("flows", chart=chart)
live("tasks", grid=grid)

st.header(_("The numbers behind it"))
live("target", grid=situation.target_grid(case))
figures = situation.figures_grid(case)
if figures.rows:
    live("printed", grid=figures)
live("series", grid=situation.series_grid(case))
finding_cards.expander(case, "/situatie")
