"""Start: the question, one slider that shows what it is about, and where each reader goes from here."""

import streamlit as st

from model import compare_keys
from ui.charts.beside import table_beside
from ui.controls import widgets
from ui.live.live_chart import live
from ui.session import case as cases
from ui.session import state
from ui.views import cost_split, finding_cards
from words.beside import in_sentence
from words.texts import _, md, of

case = cases.current()
assumptions = state.assumptions()
payer, moved = cost_split.payer_and_moved(case, state.party(case))
year = state.year()
slider = f"caseload.{case.participants[moved].id}"
swept, blocks = widgets.sweep_of(case, assumptions, [slider])
keys = compare_keys(case, swept.assumptions, year, payer, moved)
beside = state.beside(case, swept.assumptions)

st.title("Keuzekompas")
st.markdown(f"**{md(of(case.about.title))}.** {md(of(case.about.summary))}")
told = cost_split.headline(case, swept.assumptions, keys, payer, moved)
live("headline", blocks, headline=in_sentence(told, beside, payer))
left, right = st.columns([1, 2], gap="large")
with left:
    widgets.control(case, assumptions, slider)
    st.markdown(_("Drag the slider: text and chart move along."))
with right:
    chart, table = cost_split.keys_chart(case, keys, assumptions, year)
    live("keys", blocks, chart=chart, table=table_beside(table, beside, cost_split.payers(case)))

st.header(_("Where do you start?"))
readers = (
    (
        _("Council member"),
        _("Five minutes: see what the choice costs and where the sources are silent."),
        ("scenarios", "kostenverdeling", "risicos", "bronnen"),
    ),
    (
        _("Portfolio holder"),
        _("Try variants: another key, other costs, a later start."),
        ("uitvoeringsmodel", "kostenverdeling", "meerjarenbegroting", "onzekerheid"),
    ),
    (
        _("Project leader"),
        _("Show the situation, answer “what if”, and share the link."),
        ("situatie", "scenarios", "meerjarenbegroting", "planning"),
    ),
)
for column, (reader, what, links) in zip(st.columns(3), readers, strict=True):
    with column, st.container(border=True):
        st.subheader(reader)
        st.markdown(md(what))
        for link in links:
            st.page_link(f"../pages/{link}.py", icon=":material/arrow_forward:")
st.markdown(_("Everything with the mark “{mark}” is confirmed by nobody.", mark=_("assumption")))

finding_cards.expander(case, "/")
