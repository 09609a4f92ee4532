"""Compare: two to four settings side by side, what makes them differ, and how sure each is."""

from functools import partial

import streamlit as st

from ui.charts.beside import table_beside
from ui.controls import columns as choosing
from ui.controls import widgets
from ui.controls.saved import shelf
from ui.live.live_chart import live
from ui.session import case as cases
from ui.session import columns, state
from ui.views import finding_cards
from ui.views.compare import outcomes, settings, tables, why
from ui.views.compare import then as of_then
from ui.views.compare.computed import compute
from ui.views.money import waterfall
from words.beside import in_sentence
from words.texts import _, md

case = cases.current()
assumptions = state.assumptions()
party, year = state.party(case), state.year()
chosen = columns.chosen(case)
found = compute(case, chosen, party, year, partial(state.beside, case))
beside = found.beside

st.title(_("Compare"))
shelf.listen()
if absent := choosing.notice(chosen):
    live("absent", notice=absent)
headline = in_sentence(outcomes.headline(found), beside, party)
live("headline", headline=headline, tiles=outcomes.tiles(found))
if then := of_then.grid(found):
    st.markdown(f"**{md(then.caption)}**")
    live("of-then", grid=then)
    choosing.of_then(chosen)
choosing.stay_behind(chosen)

with st.container(key="compare"):
    with st.container(key="controls"):
        choosing.columns_and_anchor(chosen)
        with st.container(horizontal=True, vertical_alignment="bottom", key="compare-more"):
            choosing.add(case, chosen)
            widgets.year(case)
    with st.container(key="compare-chart"):
        chart, table = outcomes.chart(found)
        live("ranges", chart=chart, table=table_beside(table, beside, party), note=outcomes.key(found))
    with st.container(key="compare-figures"):
        live("figures", grid=tables.grid(found))
        ids = settings.in_which(found)
        live("differ", note=[settings.said(found, ids)])

if ids:
    with widgets.fold("differ", _("Which settings differ ({count})", count=len(ids)), ":material/difference:"):
        if widgets.is_open("differ"):
            settings.show(found, ids)
visit = waterfall.Visit(case=case, assumptions=assumptions, party=party, year=year, beside=beside, show=live, saved={})
why.fold(visit, chosen)
finding_cards.expander(case, "/vergelijken")
