"""Risks: the register, how likely and how dear each is, and how much money is enough for all of them."""

import streamlit as st

from model import VARIANTS
from model.outcomes.risks import compute
from model.risks.reserve import CERTAINTIES
from ui.charts.beside import table_beside
from ui.controls import widgets
from ui.live.live_chart import live
from ui.session import case as cases
from ui.session import places, state
from ui.views import finding_cards, risk_cards, risk_register
from ui.views.risks import reserve, together
from words.texts import _, md, percent
from words.variants import variant_name

case = cases.current()
assumptions = state.assumptions()
party = state.party(case)
risk = risk_cards.chosen(case, assumptions)
ids = [f"risk_chance.{risk}", f"risk_impact.{risk}"] if risk else []
# What is folded away is not built and its positions are not computed.
more = places.controls_on(case, places.RISKS, "more")
opened = widgets.is_open("more", more)
swept, blocks = widgets.sweep_of(case, assumptions, [*ids, *(more if opened else [])])

st.title(_("Risks"))
if case.risks:
    certainties = {str(one): percent(one, 0) for one in CERTAINTIES}
    certainty = float(widgets.view_choice("certainty", _("How certain must it be?"), certainties, "0.9"))
else:
    certainty = CERTAINTIES[1]
drawn = risk_cards.drawn(case, assumptions, swept)
outcome = compute(case, assumptions, swept.assumptions, drawn)
beside = state.beside(case, assumptions)
live("headline", blocks, headline=reserve.headline(case, outcome, certainty, party, beside))

if case.risks:
    live("tiles", blocks, tiles=reserve.tiles(case, outcome, certainty, party, beside))

    left, right = st.columns([1, 2], gap="large")
    with left, st.container(key="controls"):
        risk_cards.class_controls(case, assumptions, risk)
        with widgets.fold("more", _("More settings"), ":material/tune:", more):
            for id in more if opened else ():
                widgets.control(case, assumptions, id)
    with right:
        names = {one: variant_name(one) for one in VARIANTS}
        shown = widgets.view_choice("risks", _("Risks of"), names, "mine")
        live("matrix", blocks, chart=risk_register.matrix_chart(case, swept.assumptions, outcome, shown, risk))
    if overlap := together.overlap_sentence(case, outcome.counted["mine"]):
        st.caption(md(overlap))

    with widgets.fold("worth", _("Numbers of the risks, and what each is worth"), ":material/format_list_numbered:"):
        if widgets.is_open("worth"):
            worth = risk_register.worth_table(case, swept.assumptions, outcome, shown)
            live("worth", blocks, table=table_beside(worth, beside, None))

    with widgets.fold("enough", _("How much money is enough?"), ":material/savings:"):
        if widgets.is_open("enough"):
            chart, table = reserve.curve_chart(case, outcome, party)
            live("curve", blocks, chart=chart, table=table_beside(table, beside, party))
            margin = drawn.margins[:, CERTAINTIES.index(certainty)]
            live(
                "drawn",
                blocks,
                note=together.drawn_note(case, swept.assumptions, outcome, margin, reserve.level_of(certainty)),
            )
            shares = table_beside(
                reserve.parties_table(case, outcome, party), beside, reserve.parties_lines(case, party)
            )
            live("parties", blocks, table=shares)

    with widgets.fold("register", _("Risk register"), ":material/list_alt:"):
        if widgets.is_open("register"):
            st.markdown(md(risk_register.about(case)))
            live("register", grid=risk_register.register_grid(case, assumptions, outcome, beside))
finding_cards.expander(case, "/risicos")
if case.risks:
    widgets.sources(case, [f"{group}.{one.id}" for one in case.risks for group in ("risk_chance", "risk_impact")]
                     + more)  # fmt: skip
