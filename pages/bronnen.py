"""Sources: every finding, assumption and figure, with where it comes from."""

from datetime import date

import streamlit as st

from ui.charts.parts import Register
from ui.controls import assumption_table, widgets
from ui.live.live_chart import live
from ui.session import case as cases
from ui.session import kept, state
from ui.views import finding_cards, sources
from ui.views.documents import assurance, deliverables, elsewhere, missing
from ui.views.uncertain import run
from words.claims.split import payer_of
from words.texts import _, md

case = cases.current()
assumptions = state.assumptions()
beside = state.beside(case, assumptions)

st.title(_("Sources and assumptions"))
live("headline", headline=sources.headline(case, state.changes()))
views = {
    "findings": _("Findings"),
    "assumptions": _("Assumptions"),
    "figures": _("Figures"),
    "texts": _("Texts"),
    "sources": _("Sources"),
}
if case.missing_documents:
    views["missing"] = _("Ask for this")
if case.deliverables:
    views["asked"] = _("Asked and answered")
if assurance.given(case):
    views["assurance"] = _("How reliable")
views["elsewhere"] = _("Your municipality")
# Kept at once: when the search is cleared the view stays.
kept.put("sources", kept.value("sources", sources.searched(st.query_params), views))
shown = widgets.view_choice("sources", _("Show"), views, "findings")

if shown == "findings":
    st.markdown(md(_("Where the sources conflict or are silent. The printed value counts until you choose otherwise.")))
    finding_cards.cards(case, assumptions, beside)
elif shown == "assumptions":
    st.markdown(md(_("You change an assumption on the page where it counts. Here you see them all.")))
    grid = assumption_table.assumption_grid(case, [row.id for row in case.assumption_rows], by_page=True)
    live("assumptions", register=Register((grid,), "assumptions"))
elif shown == "figures":
    live("figures", register=Register(tuple(sources.grids(case, assumptions, beside)), "figures"))
elif shown == "texts":
    finding_cards.texts(case, case.context)
elif shown == "missing":
    st.markdown(md(_("Documents that the sources name and that we do not have. Ask for them, and less is assumption.")))
    live("missing", grid=missing.grid(case))
elif shown == "asked":
    st.markdown(md(_("The results that were asked for, and what this dashboard says of each.")))
    live("asked", grid=deliverables.grid(case))
elif shown == "assurance":
    party = state.party(case)
    payer = payer_of(case, party)
    effects = run.effects(case, assumptions, party, payer, state.year())
    st.markdown(md(assurance.lead(case, next(iter(effects)))))
    live("assurance", register=Register(tuple(assurance.grids(case, effects, date.today())), "assurance"))
elif shown == "elsewhere":
    st.markdown(elsewhere.text(case))
else:
    live("sources", register=Register((sources.source_grid(case),), "sources"))
