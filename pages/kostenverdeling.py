"""Cost split: what each municipality pays under each key, and where two keys cost the same."""

import streamlit as st

from model.outcomes.cost_split import compute
from ui.charts.beside import claim_beside, table_beside, tiles_beside
from ui.controls import guess, whose, widgets
from ui.session import case as cases
from ui.session import places, points, state
from ui.views import bands, cost_split, cost_split_guess, finding_cards
from ui.views.money import everyone, pools, waterfall
from ui.views.money import keys as key_changes
from words.abbreviations import explained
from words.beside import in_sentence
from words.claims.split import headline as split_headline
from words.claims.split import is_alone, key_labels, payer_of
from words.labels import case_name
from words.look import parties
from words.texts import _, md, of

case = cases.current()
assumptions = state.assumptions()
year = state.year()
payer, moved = payer_of(case, state.party(case)), state.moved(case)
told = (payer, moved)
caseloads = whose.first(case, whose.shown(case, places.sliders_of(places.controls_on(case, places.SPLIT)), told), moved)
more = whose.shown(case, places.controls_on(case, places.SPLIT, "more"), told)
# What is folded away is not built and its positions are not computed.
opened = widgets.is_open("more", more)
swept, blocks = widgets.sweep_of(case, assumptions, [*caseloads, *(places.sliders_of(more) if opened else [])])

split = compute(case, swept, year, payer, moved)
keys = split.keys
beside = state.beside(case, swept.assumptions)

st.title(_("Cost split"))
asked_for = cost_split_guess.name(case, payer, moved)
live = guess.curtain(asked_for)
headline = in_sentence(split_headline(case, swept.assumptions, keys, payer, moved, year), beside, payer)
tiles = tiles_beside(cost_split.tiles(case, swept.assumptions, keys, payer, moved, year), beside)
notes = [of(case.row(id).note) for id in [*caseloads, "cost_key", *more]]
names = explained(case, [case_name(case), *notes])
live("headline", blocks, headline=headline, tiles=tiles, note=[names] if names else None)
if outside := pools.notice(case):
    live("pools", notice=outside)

left, right = st.columns([1, 2], gap="large")
with left, st.container(key="controls"):
    whose.moved_choice(case, moved)
    if is_alone(case):
        st.caption(md(_("A cost key says nothing here: one municipality pays, and what its share leaves nobody pays.")))
    widgets.control(case, assumptions, caseloads[0])
    widgets.control(case, assumptions, "cost_key")
    for id in caseloads[1:]:
        widgets.control(case, assumptions, id)
    whose.choice(case, told)
    with widgets.fold("more", _("More settings"), ":material/tune:", more):
        if opened:
            widgets.year(case)
        for id in more if opened else ():
            widgets.control(case, assumptions, id)
with right:
    if guess.is_on():
        guess.ask(asked_for, cost_split_guess.questions(case, keys, payer, moved, year), blocks, beside)
    views = {"difference": _("Difference from now"), "total": _("Totals")}
    # Who has nobody to share with mostly pays the same by every key.
    shown = widgets.view_choice("keys", _("Show"), views, "total" if is_alone(case) else "difference")
    chart, table = key_changes.keys_shown(case, keys, assumptions, year, payer, shown == "total")
    paid_by = cost_split.payers(case, payer)
    live("keys", blocks, chart=claim_beside(chart, beside, payer), table=table_beside(table, beside, paid_by * 2))
    if not is_alone(case):
        chart, table = cost_split.curve_chart(case, swept.assumptions, split, payer, moved, year)
        own = cost_split.curve_beside(beside, payer, moved)
        live("curve", blocks, chart=chart, table=table_beside(table, own, payer))

if not parties.are_few(case):
    with widgets.fold("everyone", _("What every municipality pays"), ":material/list:"):
        if widgets.is_open("everyone"):
            live("everyone", register=everyone.bills(case, keys, key_labels(case, keys, assumptions), year, beside))
with widgets.fold("yearly", _("Per year"), ":material/calendar_month:"):
    if widgets.is_open("yearly"):
        chart, table = cost_split.yearly_chart(case, split.yearly, state.party(case))
        paid_by = cost_split.yearly_payers(case, state.party(case))
        live("yearly", blocks, chart=chart, table=table_beside(table, beside, paid_by))
        if bands.switch(case):
            chart, table = bands.split_bands(case, assumptions, swept, state.party(case))
            live("bands", blocks, chart=chart, table=table_beside(table, beside, paid_by))
if pools.are_several(case):
    with widgets.fold("pools", _("Per task"), ":material/account_tree:"):
        if widgets.is_open("pools"):
            per_task = pools.grid(case, assumptions, year, payer)
            st.markdown(md(per_task.caption))
            live("per-pool", grid=per_task)
with widgets.fold("cents", _("To the cent"), ":material/euro:"):
    if widgets.is_open("cents"):
        cents = key_changes.to_the_cent(case, keys, year)
        live("cents", blocks, table=table_beside(cents, beside, key_changes.paid_to_the_cent(case)))
why = waterfall.Visit(
    case=case,
    assumptions=assumptions,
    party=payer,
    year=year,
    beside=state.beside(case, assumptions),
    show=live,
    saved=points.links(),
)
waterfall.fold(why, is_bill=True)
finding_cards.expander(case, "/kostenverdeling")
widgets.sources(case, [*caseloads, "cost_key", *more])
