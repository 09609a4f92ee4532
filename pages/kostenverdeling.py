"""Cost split: what each municipality pays under each key, and where two keys cost the same."""

import streamlit as st

from model import compare_keys, over_caseload, yearly_by_key
from model.case.sweep import without
from ui import band_view, controls, findings, guess, split_guess, split_view, state
from ui import case as cases
from ui.texts import _

case = cases.current()
assumptions = state.assumptions()
names = split_view.names(case)
payer, moved = split_view.payer_and_moved(case, state.party(case))
main = [f"caseload.{one.id}" for one in reversed(case.participants)]
more = [
    *(f"share.{one.id}" for one in case.participants),
    "caseload_weight",
    "phase_in_years",
    "execution_index",
    "execution_cost_change",
]
# What is folded away is not built and its positions are not computed.
opened = controls.is_open("more")
swept, blocks = controls.sweep_of(case, assumptions, [*main, *(more if opened else [])])

keys = compare_keys(case, swept.assumptions, state.year(), payer, moved)
loads = split_view.loads(case, moved)
# The curve runs over the moved caseload itself: that slider does not change it.
still, rows = without(swept, f"caseload.{case.participants[moved].id}")
spread = over_caseload(case, still, state.year(), moved, loads)
yearly = yearly_by_key(case, swept.assumptions)

st.title(_("Cost split"))
live = guess.curtain(f"split-{payer}")
headline = split_view.headline(case, swept.assumptions, keys, payer, moved)
live("headline", blocks, headline=headline, tiles=split_view.tiles(case, swept.assumptions, keys, payer, moved))

left, right = st.columns([1, 2], gap="large")
with left, st.container(key="controls"):
    controls.control(case, assumptions, main[0])
    controls.control(case, assumptions, "cost_key")
    for id in main[1:]:
        controls.control(case, assumptions, id)
    with controls.fold("more", _("More settings"), ":material/tune:"):
        if opened:
            controls.year(case)
        for id in ("remainder", "amount_reading", *more) if opened else ():
            controls.control(case, assumptions, id)
with right:
    if guess.is_on():
        guess.ask(f"split-{payer}", split_guess.questions(case, keys, payer, moved), blocks)
    chart, table = split_view.keys_chart(case, keys, assumptions)
    live("keys", blocks, chart=chart, table=table)
    chart, table = split_view.curve_chart(case, swept.assumptions, keys, spread, rows, loads, payer, moved)
    live("curve", blocks, chart=chart, table=table)
    chart, table = split_view.yearly_chart(case, yearly, state.party(case))
    live("yearly", blocks, chart=chart, table=table)
    if band_view.switch():
        chart, table = band_view.split_bands(case, swept, state.party(case))
        live("bands", blocks, chart=chart, table=table)

live("cents", blocks, table=split_view.to_the_cent(case, keys))
findings.expander(case, "/kostenverdeling")
controls.sources(case, [*main, *more, "cost_key", "remainder", "amount_reading"])
