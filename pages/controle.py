"""Check: whether everything adds up under the visitor's own settings, and with which numbers."""

import streamlit as st

from model.outcomes.check import check
from ui.live.live_chart import live
from ui.session import case as cases
from ui.session import state
from ui.views.documents import checks
from words.texts import _, md

case = cases.current()
found = check(case, state.assumptions())

st.title(_("Check"))
live("headline", headline=[checks.headline(found)])
if wrong := checks.broken_notice(case, found):
    live("broken", notice=wrong)
st.markdown(md(_("These sums must hold, whatever you set. They are made with what you set now.")))
live("checks", grid=checks.grid(case, found))
