"""Derivation: one number taken apart, down to what a source says or nobody confirmed."""

import streamlit as st

from ui.controls import explained, widgets
from ui.live.live_chart import live
from ui.session import case as cases
from ui.session import state
from words.explained.asked import NAME, Refused, answer
from words.texts import _, md

case = cases.current()
asked = dict(st.query_params)

st.title(_("Derivation"))
if NAME not in asked:
    live("headline", headline=[_("Choose a number and see what it was made of, down to the source.")])
    explained.picker(case)
else:
    found = answer(case, state.assumptions(), asked)
    if isinstance(found, Refused):
        live("headline", headline=[found.message])
    else:
        live("headline", headline=[f"{found.title}: {found.value}."])
        explained.variants()
        explained.show(case, found)
    with widgets.fold("another-number", _("Another number"), ":material/search:"):
        if widgets.is_open("another-number"):
            explained.picker(case)
st.caption(md(_("Every underlined number on a page can be pressed there.")))
st.caption(md(_("What is computed rests on an assumption as soon as one of its parts does.")))
