"""Planning: both tracks with their slack, what a delay moves, the state on a date, and the project budget."""

import streamlit as st

from model.outcomes.planning import compute
from ui.controls import typed, widgets
from ui.live.live_chart import live
from ui.session import case as cases
from ui.session import state
from ui.views import finding_cards, project_budget, reference_date, tracks
from words.texts import _, md, of

case = cases.current()
assumptions = state.assumptions()
party = state.party(case)

st.title(_("Planning"))
above = st.container()
track = widgets.view_choice(
    "track", _("Track"), {one.id: of(one.label) for one in case.tracks}, tracks.main_track(case)
)
delays = tracks.chained(case, track, wanted=True)
alone = tracks.chained(case, track, wanted=False)
shown = [*delays, *(alone if widgets.is_open("alone") else [])]
# The date comes last: what only the delays move needs no row of it.
swept, blocks = widgets.sweep_of(case, assumptions, [*shown, "planning_date"])
of_delays = {key: block for key, block in blocks.items() if key != widgets.widget_key("planning_date")}
moved = blocks[widgets.widget_key("planning_date")].start

planning = compute(case, swept.assumptions, tracks.curve_days(case))
dated = planning.on_date

with above:
    live("headline", blocks, headline=tracks.headline(case, swept.assumptions, planning, track, swept.rows))
    live("tiles", blocks, tiles=tracks.tiles(case, planning, party, swept.rows))

left, right = st.columns([1, 2], gap="large")
with left, st.container(key="controls"):
    widgets.control(case, assumptions, "planning_date")
    for id in delays:
        widgets.control(case, assumptions, id)
    if alone:
        with widgets.fold("alone", _("Steps on their own"), ":material/flag:"):
            for id in alone if widgets.is_open("alone") else ():
                widgets.control(case, assumptions, id)
    with widgets.fold("dates", _("Dates that conflict in the sources"), ":material/compare_arrows:"):
        for id in tracks.date_switches(case) if widgets.is_open("dates") else ():
            widgets.control(case, assumptions, id)
with right:
    chart, table = tracks.gantt_chart(case, swept.assumptions, planning, track, swept.rows)
    live("gantt", blocks, chart=chart, table=table)
    live("curve", of_delays, chart=tracks.curve(case, planning.chance, swept.rows, moved))

st.header(_("On the reference date"))
live("dated", blocks, tiles=reference_date.dated_tiles(case, dated, swept.rows))
live("closings", blocks, note=reference_date.closings(case, dated, swept.rows))
live("decisions", grid=reference_date.decision_grid(case, dated))
with widgets.fold("steps", _("All steps"), ":material/list:"):
    if widgets.is_open("steps"):
        live("steps", grid=reference_date.step_grid(case, planning.schedule, dated))

st.header(_("Project budget"))
st.markdown(md(project_budget.conclusion(case, assumptions)))
live("project", tiles=project_budget.tiles(case, assumptions))
with st.container(border=True, key="project-line"):
    chosen = widgets.view_dropdown(
        "line", _("Line to change"), project_budget.lines(case), next(iter(project_budget.lines(case)))
    )
    columns = st.columns(3)
    for column, (id, label) in zip(columns, project_budget.fields(case, chosen).items(), strict=False):
        with column:
            typed.field(case, assumptions, id, label)
    with columns[2]:
        typed.field(case, assumptions, "project_coverage", _("Coverage of all lines together, in euros"))
    widgets.control(case, assumptions, "project_key")
    st.markdown(md(project_budget.line_sentence(case, assumptions, chosen)))
live("lines", grid=project_budget.grid(case, assumptions))

finding_cards.expander(case, "/planning")
widgets.sources(case, ["planning_date", *delays, *alone, *tracks.date_switches(case), *project_budget.ids(case)])
