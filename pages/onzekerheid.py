"""Uncertainty: how sure the amounts are, what moves them most, and what would flip the choice."""

import streamlit as st

from model.uncertainty.draws import uncertain_rows
from ui.controls import guess, widgets
from ui.live.live_chart import live as show
from ui.session import case as cases
from ui.session import places, state
from ui.views import cost_split, finding_cards, uncertainty, uncertainty_guess, uncertainty_run
from words.texts import _, md

places.go()
case = cases.current()
assumptions = state.assumptions()
party = state.party(case)
payer, _moved = cost_split.payer_and_moved(case, party)

st.title(_("Uncertainty"))
asked_for = f"uncertainty-{state.perspective()}"
live = guess.curtain(asked_for)
found = uncertainty_run.summary(case, assumptions, uncertainty_run.chosen_draws())

live("headline", headline=[uncertainty.headline(case, found, party)])
about = uncertainty_run.outcomes(case, party, payer, state.year())
present = float(about["mine"][1](assumptions))
live(
    "tiles",
    tiles=uncertainty.tiles(case, found, party),
    note=[uncertainty.beside_the_point(found, party, present)],
)
if guess.is_on():
    guess.ask(asked_for, uncertainty_guess.questions(case, found, party, payer))
st.markdown(
    md(
        _(
            "Nobody knows the caseloads, prices and costs of the coming years. So the computer draws them many times, "
            "each from its range, and counts every time what it costs. In 8 of 10 draws the amount lies in the band; "
            "1 in 10 is lower and 1 in 10 is higher. What you decide yourself, such as the key, is not drawn."
        )
    )
)

chart, table = uncertainty.band_chart(case, found, party)
live("bands", chart=chart, table=table)
left, right = st.columns(2, gap="large")
with left:
    chart, table = uncertainty.chance_chart(case, found, party)
    live("within", chart=chart, table=table)
with right:
    chart, table = uncertainty.key_chart(case, found)
    live("dearer", chart=chart, table=table)
chart, table = uncertainty.curve_chart(case, found, party)
live("curve", chart=chart, table=table)

if not guess.is_hidden(asked_for):
    st.header(_("What moves it most"))
    st.markdown(
        md(_("One assumption at a time goes from its lowest to its highest value. Click on a bar to go to its slider."))
    )
    chosen = widgets.view_dropdown(
        "outcome", _("About"), {name: title for name, (title, _one) in about.items()}, "mine"
    )
    uncertainty_run.show_tornado(case, assumptions, *about[chosen])

    st.header(_("What would flip the choice"))
    asked = {name: uncertainty_run.question(case, name, party, payer) for name in uncertainty_run.QUESTIONS}
    question = widgets.view_dropdown("question", _("When"), asked, "frame")
    points = uncertainty_run.flips(case, assumptions, question, party, payer, state.year())
    live("tipping", grid=uncertainty.tipping_grid(case, asked[question], points))

st.header(_("What is drawn, and from where"))
left, right = st.columns(2, gap="large")
with left:
    widgets.control(case, assumptions, "distribution")
with right:
    uncertainty_run.draws_control()
drawn = [row.id for row in uncertain_rows(case)]
show("drawn", grid=widgets.assumption_grid(case, drawn))
if case.correlations:
    show("correlations", grid=uncertainty.correlation_grid(case))
finding_cards.expander(case, "/onzekerheid")
