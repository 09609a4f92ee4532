"""Project budget: what the change costs once, as printed and as it counts now, and what of it nobody covers yet."""

import streamlit as st

from ui.charts.parts import Register
from ui.controls import typed, widgets
from ui.live.live_chart import live
from ui.session import case as cases
from ui.session import state
from ui.views import finding_cards, project_budget
from ui.views.money import everyone
from words.claims.split import is_alone
from words.look import parties
from words.texts import _, md

case = cases.current()
assumptions = state.assumptions()
beside = state.beside(case, assumptions)
project = project_budget.shown(case, assumptions, state.party(case), beside)

st.title(_("Project budget"))
live("headline", headline=project.conclusion)
live("tiles", tiles=project.tiles)
lines = project_budget.lines(case)
with st.container(border=True, key="project-line"):
    chosen = widgets.view_dropdown("line", _("Line to change"), lines, next(iter(lines))) if lines else None
    columns = st.columns(3)
    for column, (id, label) in zip(columns, project_budget.fields(case, chosen).items(), strict=False):
        with column:
            typed.field(case, assumptions, id, label)
    with columns[2]:
        typed.field(case, assumptions, "project_coverage", _("Coverage of all lines together, in euros"))
    if is_alone(case):
        st.caption(md(_("A cost key says nothing here: one municipality pays, and what its share leaves nobody pays.")))
    widgets.control(case, assumptions, "project_key")
    if chosen:
        st.markdown(project.lines[chosen])
live("lines", register=Register((project.grid,)))
if not parties.are_few(case):
    with widgets.fold("everyone", _("What every municipality pays"), ":material/list:"):
        if widgets.is_open("everyone"):
            live("everyone", register=everyone.of_project(case, assumptions, beside))

finding_cards.expander(case, "/projectbegroting")
widgets.sources(case, project_budget.ids(case))
