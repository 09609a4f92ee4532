"""Planning: both tracks with their slack, what a delay moves, the state on a date, and the project budget."""

import streamlit as st

from model.planning.on_date import on_date
from model.planning.schedule import schedule
from model.planning.start_chance import start_chance
from ui import case as cases
from ui import controls, findings, planning_view, project_view, register_view, state, typed
from ui.live_chart import live
from ui.texts import _, md, of

case = cases.current()
assumptions = state.assumptions()
party = state.party(case)

st.title(_("Planning"))
above = st.container()
track = controls.view_choice(
    "track", _("Track"), {one.id: of(one.label) for one in case.tracks}, planning_view.main_track(case)
)
delays = planning_view.chained(case, track, wanted=True)
alone = planning_view.chained(case, track, wanted=False)
shown = [*delays, *(alone if controls.is_open("alone") else [])]
# The date comes last: what only the delays move needs no row of it.
swept, blocks = controls.sweep_of(case, assumptions, [*shown, "planning_date"])
of_delays = {key: block for key, block in blocks.items() if key != controls.widget_key("planning_date")}
moved = blocks[controls.widget_key("planning_date")].start

plan = schedule(case, swept.assumptions)
chance = start_chance(case, swept.assumptions, planning_view.curve_days(case))
dated = on_date(case, swept.assumptions)

with above:
    live("headline", blocks, headline=planning_view.headline(case, swept.assumptions, plan, track, swept.rows))
    live("tiles", blocks, tiles=planning_view.tiles(case, swept.assumptions, chance, party, swept.rows))

left, right = st.columns([1, 2], gap="large")
with left, st.container(key="controls"):
    controls.control(case, assumptions, "planning_date")
    for id in delays:
        controls.control(case, assumptions, id)
    if alone:
        with controls.fold("alone", _("Steps on their own"), ":material/flag:"):
            for id in alone if controls.is_open("alone") else ():
                controls.control(case, assumptions, id)
    with controls.fold("dates", _("Dates that conflict in the sources"), ":material/compare_arrows:"):
        for id in planning_view.date_switches(case) if controls.is_open("dates") else ():
            controls.control(case, assumptions, id)
with right:
    chart, table = planning_view.gantt_chart(case, swept.assumptions, plan, track, swept.rows)
    live("gantt", blocks, chart=chart, table=table)
    live("curve", of_delays, chart=planning_view.curve(case, chance, swept.rows, moved))

st.header(_("On the reference date"))
live("dated", blocks, tiles=register_view.dated_tiles(case, dated, swept.rows))
live("closings", blocks, note=register_view.closings(case, dated, swept.rows))
live("decisions", grid=register_view.decision_grid(case, dated))
with controls.fold("steps", _("All steps"), ":material/list:"):
    if controls.is_open("steps"):
        live("steps", grid=register_view.step_grid(case, plan, dated))

st.header(_("Project budget"))
st.markdown(md(project_view.conclusion(case, assumptions)))
live("project", tiles=project_view.tiles(case, assumptions))
with st.container(border=True, key="project-line"):
    chosen = controls.view_dropdown(
        "line", _("Line to change"), project_view.lines(case), next(iter(project_view.lines(case)))
    )
    columns = st.columns(3)
    for column, (id, label) in zip(columns, project_view.fields(case, chosen).items(), strict=False):
        with column:
            typed.field(case, assumptions, id, label)
    with columns[2]:
        typed.field(case, assumptions, "project_coverage", _("Coverage of all lines together, in euros"))
    st.markdown(md(project_view.line_sentence(case, assumptions, chosen)))
live("lines", grid=project_view.grid(case, assumptions))

findings.expander(case, "/planning")
controls.sources(case, ["planning_date", *delays, *alone, *planning_view.date_switches(case), *project_view.ids(case)])
