"""The situation now: the target group, who executes what, and the money from central government."""

import streamlit as st

from ui import case as cases
from ui import findings, situation_view, state
from ui.live_chart import live
from ui.texts import _, md, of

case = cases.current()
assumptions = state.assumptions()

st.title(_("The situation now"))
live("headline", headline=[situation_view.headline(case, assumptions)])
st.markdown(md(of(case.about.summary)))

left, right = st.columns(2, gap="large")
with left:
    chart, table = situation_view.leaves_chart(case)
    live("leaves", chart=chart, table=table)
with right:
    chart, table = situation_view.central_chart(case)
    live("central", chart=chart, table=table)

st.header(_("Who does what"))
chart, grid = situation_view.task_flows(case)
live("flows", chart=chart)
live("tasks", grid=grid)

st.header(_("The numbers behind it"))
live("target", grid=situation_view.target_grid(case))
live("series", grid=situation_view.series_grid(case))
findings.expander(case, "/situatie")
