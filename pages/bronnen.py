"""Sources: every finding, assumption and figure, with where it comes from."""

import streamlit as st

from ui import case as cases
from ui import controls, sources_view, state
from ui.live_chart import live
from ui.texts import _, md

case = cases.current()
assumptions = state.assumptions()

st.title(_("Sources and assumptions"))
live("headline", headline=[sources_view.counts(case)])
views = {
    "findings": _("Findings"),
    "assumptions": _("Assumptions"),
    "figures": _("Figures"),
    "sources": _("Sources"),
}
shown = controls.view_choice("sources", _("Show"), views, "findings")

if shown == "findings":
    st.markdown(
        md(
            _(
                "Where the sources conflict or are silent. "
                "Nothing is corrected silently: the printed value counts until you switch."
            )
        )
    )
    for finding in case.findings:
        sources_view.finding_card(case, assumptions, finding)
elif shown == "assumptions":
    st.markdown(md(_("You change an assumption on the page where it counts. Here you see them all.")))
    live("assumptions", grid=controls.assumption_grid(case, [row.id for row in case.assumption_rows]))
elif shown == "figures":
    for title, grid in sources_view.figure_grids(case, assumptions):
        st.subheader(title)
        live(f"figures-{title}", grid=grid)
else:
    live("sources", grid=sources_view.source_grid(case))
