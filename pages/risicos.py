"""Risks: the register, how likely and how dear each is, and how much money is enough for all of them."""

import streamlit as st

from model import VARIANTS
from model.outcomes.risks import compute
from model.risks.reserve import CERTAINTIES, DRAWS
from ui.charts.beside import table_beside
from ui.controls import widgets
from ui.live.live_chart import live
from ui.session import case as cases
from ui.session import state
from ui.views import finding_cards, risk_cards, risk_register
from words.texts import _, euro, md, number, percent
from words.variants import variant_name

case = cases.current()
assumptions = state.assumptions()
party = state.party(case)
risk = risk_cards.chosen(case, assumptions)
ids = [f"risk_chance.{risk}", f"risk_impact.{risk}"] if risk else []
# What is folded away is not built and its positions are not computed.
opened = widgets.is_open("more")
swept, blocks = widgets.sweep_of(case, assumptions, [*ids, *(["top_impact"] if opened else [])])

st.title(_("Risks"))
certainties = {str(one): percent(one, 0) for one in CERTAINTIES}
certainty = float(widgets.view_choice("certainty", _("How certain must it be?"), certainties, "0.9"))
drawn = risk_cards.drawn(case, assumptions, swept)
outcome = compute(case, assumptions, swept.assumptions, drawn)
beside = state.beside(case, assumptions)
live("headline", blocks, headline=risk_register.headline(case, outcome, certainty, party, beside))
live("tiles", blocks, tiles=risk_register.tiles(outcome, certainty, party, beside))

left, right = st.columns([1, 2], gap="large")
with left, st.container(key="controls"):
    risk_cards.class_controls(case, assumptions, risk)
    with widgets.fold("more", _("More settings"), ":material/tune:"):
        if opened:
            widgets.control(case, assumptions, "top_impact")
with right:
    names = {one: variant_name(one) for one in VARIANTS}
    shown = widgets.view_choice("risks", _("Risks of"), names, "mine")
    live("matrix", blocks, chart=risk_register.matrix_chart(case, swept.assumptions, outcome, shown, risk))
    worth = risk_register.worth_table(case, swept.assumptions, outcome, shown)
    live("worth", blocks, table=table_beside(worth, beside, None))

st.header(_("How much money is enough?"))
chart, table = risk_register.curve_chart(outcome, party)
live("curve", blocks, chart=chart, table=table_beside(table, beside, party))
st.markdown(md(_("Drawn {count} times, each risk by itself. Other draws could differ by {amount} for my variant.",
                 count=number(DRAWS), amount=euro(drawn.margins[CERTAINTIES.index(certainty)]))))  # fmt: skip
shares = table_beside(risk_register.parties_table(case, outcome), beside, risk_register.parties_lines(case))
live("parties", blocks, table=shares)

st.header(_("Risk register"))
st.markdown(md(_("The same risk at more tasks counts once. A risk that is not assessed stands here but counts for "
                 "nothing. The sources name no chance, no amount and no split over municipalities.")))  # fmt: skip
live("register", grid=risk_register.register_grid(case, assumptions, outcome))
finding_cards.expander(case, "/risicos")
widgets.sources(case, [f"{group}.{one.id}" for one in case.risks for group in ("risk_chance", "risk_impact")]
                 + ["top_impact"])  # fmt: skip
