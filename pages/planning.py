"""Planning: both tracks with their slack, what a delay moves, and the state on a date."""

import streamlit as st

from model.case.sweep import without
from model.outcomes.planning import compute, dated
from ui.charts.beside import tiles_beside
from ui.controls import widgets
from ui.live.live_chart import live
from ui.session import case as cases
from ui.session import state
from ui.views import finding_cards, funding, reference_date, tracks
from ui.views.planned import gantt
from words.claims import planned
from words.texts import _, md, of

case = cases.current()
assumptions = state.assumptions()
party = state.party(case)
beside = state.beside(case, assumptions)

st.title(_("Planning"))
above = st.container()
tracks.come_to_track(case)
track = widgets.view_choice(
    "track", _("Track"), {one.id: of(one.label) for one in case.tracks}, planned.main_track(case)
)
delays, others = tracks.delays_of(case, track)
shown = [*delays, *(others if widgets.is_open("others", others) else [])]
swept, blocks = widgets.sweep_of(case, assumptions, [*shown, "planning_date"])
# The date moves nothing of the planning itself: what only the delays move has no row of it.
still, rows = without(swept, "planning_date")
of_delays = {key: block for key, block in blocks.items() if key != widgets.widget_key("planning_date")}
count = blocks[widgets.widget_key("planning_date")].start

planning = compute(case, still)
chance = tracks.chance_of(case, assumptions, still, shown)
of_tracks = tracks.chances_of_tracks(case, assumptions, still, shown)
state_then = dated(case, swept.assumptions, planning, rows)

with above:
    live("headline", of_delays, headline=planned.headline(case, still, planning, chance, track, count))
    live("tiles", of_delays, tiles=tiles_beside(tracks.tiles(case, planning, chance, of_tracks, party, count), beside))

left, right = st.columns([1, 2], gap="large")
with left, st.container(key="controls"):
    widgets.control(case, assumptions, "planning_date")
    for id in delays:
        widgets.control(case, assumptions, id)
    if others:
        with widgets.fold("others", _("Other steps"), ":material/flag:", others):
            for id in others if widgets.is_open("others") else ():
                widgets.control(case, assumptions, id)
    switches = tracks.date_switches(case)
    if switches:
        opened = widgets.is_open("dates", switches)
        with widgets.fold("dates", _("Dates that conflict in the sources"), ":material/compare_arrows:", switches):
            for id in switches if opened else ():
                widgets.control(case, assumptions, id)
with right:
    chart, table = gantt.gantt_chart(case, swept.assumptions, planning, track, rows)
    live("gantt", blocks, chart=chart, table=table)
    widgets.control(case, assumptions, "step_spread")
    if chance is not None:
        live("curve", of_delays, chart=gantt.curve(case, chance, count))

st.header(_("On the reference date"))
live("dated", blocks, tiles=reference_date.dated_tiles(case, state_then, swept.rows))
live("closings", blocks, note=reference_date.closings(case, state_then, swept.rows))
if case.decisions:
    st.caption(md(reference_date.known()))
    with widgets.fold("decisions", _("All decisions"), ":material/gavel:"):
        if widgets.is_open("decisions"):
            live("decisions", grid=reference_date.decision_grid(case, state_then))
with widgets.fold("steps", _("All steps"), ":material/list:"):
    if widgets.is_open("steps"):
        live("steps", grid=reference_date.step_grid(case, planning.schedule, state_then))
if case.funding_ways:
    with widgets.fold("funding", _("Money flows at the open decision"), ":material/account_tree:"):
        if widgets.is_open("funding"):
            chart, grid = funding.shown(case)
            st.markdown(md(funding.remark(case)))
            live("funding", chart=chart)
            live("funding-ways", grid=grid)

finding_cards.expander(case, "/planning")
widgets.sources(case, ["planning_date", "step_spread", *delays, *others, *switches])
