"""Uncertainty: how sure the amounts are, what moves them most, and what would flip the choice."""

import streamlit as st

from model.outcomes.uncertainty import frame_is_comparable, levels_for, unlikely
from ui.charts.beside import table_beside
from ui.controls import guess, whose, widgets
from ui.live.live_chart import live as show
from ui.session import case as cases
from ui.session import places, state
from ui.views import finding_cards
from ui.views.risks import together
from ui.views.uncertain import charts, futures, grids, run, words
from ui.views.uncertain import guess as questions
from words.claims import spread
from words.claims.split import is_alone, payer_of
from words.look import parties
from words.texts import _, md

case = cases.current()
assumptions = state.assumptions()
party = state.party(case)
payer = payer_of(case, party)
alone = is_alone(case)

st.title(_("Uncertainty"))
asked_for = f"uncertainty-{state.perspective()}"
live = guess.curtain(asked_for)
draws = run.chosen_draws(case)
causes, causes_of_key = run.causes_of(case, assumptions, party, payer, state.year())
no_chance, no_chance_of_key = unlikely(case, assumptions, causes), unlikely(case, assumptions, causes_of_key)
counted = not no_chance and frame_is_comparable(case, assumptions)
point = run.point_of(case, assumptions)
beside = state.beside(case, assumptions)
found = run.summary(case, assumptions, draws, levels_for(case, assumptions, causes))

live("headline", headline=spread.headline(case, point, found, party, beside))
live("tiles", tiles=words.tiles(case, point, found, party, beside))
if guess.is_on():
    key_question = [] if no_chance_of_key or alone else [questions.dearer(case, found, payer)]
    guess.ask(asked_for, [questions.above(case, point, found, party), *key_question])
if moved := futures.moves(found, party):  # else a chance of 100% would say more than anyone knows
    chart, table = futures.chart(case, point, found, party, counted)
    live("futures", chart=chart, table=table_beside(table, beside, party))
if no_chance:
    live("no-chance", note=[words.likely_text(case, no_chance)])
elif not counted:
    live("no-chance", note=[words.frozen_frame()])
if spread.is_known(point, party):
    live("why", note=words.drivers_text(case, causes, beside))
if double := together.drawn_overlap(case, assumptions):
    st.caption(md(double))
widgets.control(case, assumptions, "frame_indexed")

# What is folded away is not built and not computed.
switches = whose.shown(case, places.controls_on(case, places.UNCERTAINTY, "drawn"), parties.named(case, party))
opened = widgets.is_open("drawn", switches)
with widgets.fold("drawn", _("Let this be uncertain too"), ":material/casino:", switches):
    if opened:
        whose.controls(case, assumptions, switches, parties.named(case, party))

with widgets.fold("years", words.years_title(case), ":material/show_chart:"):
    if widgets.is_open("years"):
        chart, table = charts.band_chart(case, point, found, party)
        live("bands", chart=chart, table=table_beside(table, beside, party))
        if counted and moved:
            chart, table = charts.chance_chart(case, found, party)
            live("within", chart=chart, table=table)
        if moved and not no_chance and spread.is_known(point, party):
            chart, table = charts.curve_chart(case, point, found, party)
            live("curve", chart=chart, table=table_beside(table, beside, party))
        if no_chance_of_key and not alone:
            live("paid", **grids.of_keys(case, assumptions, found, beside))
            live("paid-no-chance", note=[words.likely_text(case, no_chance_of_key)])
        elif not alone:  # one municipality has no keys to tell apart
            chart, table = charts.key_chart(case, found, party)
            live("dearer", chart=chart, table=table)

with widgets.fold("moves", _("What moves it most"), ":material/swap_vert:"):
    if widgets.is_open("moves") and not guess.is_hidden(asked_for):
        pulls = run.pulls_of(case, assumptions, draws)
        about = run.outcomes(case, party, payer, state.year())
        lead = _(
            "One assumption at a time goes from its lowest to its highest value. Click on a bar to go to its slider."
        )
        st.markdown(md(lead))
        chosen = widgets.view_dropdown(
            "outcome", _("About"), {name: title for name, (title, _one) in about.items()}, "mine"
        )
        theirs = payer if chosen == "key" else party
        asked = (chosen, party, payer, state.year())
        run.show_tornado(case, assumptions, *about[chosen], asked, run.names_of(case, *asked), (beside, theirs))
        live("pulls", note=words.pulls_text(case, point, found, pulls, party, beside))
        if spread.is_known(point, party):
            live("exit", note=words.exit_text(case, run.exits_of(case, assumptions), party, beside))

with widgets.fold("flips", _("What would flip the choice"), ":material/balance:"):
    if widgets.is_open("flips") and not guess.is_hidden(asked_for):
        questions_of = run.questions(case, party, payer)
        question = widgets.view_dropdown("question", _("When"), questions_of, "frame")
        points = run.flips(case, assumptions, question, party, payer, state.year())
        named = run.named_flips(case, question, party, payer, state.year())
        if points is None:
            live("tipping", notice=run.not_known())
        else:
            live("tipping", grid=charts.tipping_grid(case, questions_of[question], points, named))
            run.say_searched(case)

with widgets.fold("drawing", _("What is computed, and from where"), ":material/menu_book:"):
    if widgets.is_open("drawing"):
        st.markdown(md(run.method()))
        widgets.control(case, assumptions, "distribution")
        run.draws_control(case)
        drawn = grids.drawn_grid(case, assumptions, beside)
        if drawn.rows:
            show("drawn", grid=drawn)
        if case.correlations:
            show("correlations", grid=grids.correlation_grid(case))
finding_cards.expander(case, "/onzekerheid")
