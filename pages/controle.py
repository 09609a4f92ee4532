"""Check: whether everything adds up under the visitor's own settings, and with which numbers."""

import streamlit as st

from ui.live.live_chart import live
from ui.session import case as cases
from ui.session import state
from ui.views.documents import checks
from words.link import CHECK_URL, OF_NUMBERS, PART, address, from_page
from words.texts import _, md

case = cases.current()
found = checks.checked(case, state.assumptions())

st.title(_("Check"))
live("headline", headline=checks.headline(found))
if wrong := checks.broken_notice(case, found):
    live("broken", notice=wrong)
st.markdown(md(_("These sums must hold, whatever you set. They are made with what you set now.")))
live("checks", grid=checks.grid(case, found))
later = address(from_page(CHECK_URL), {**state.link_parameters(), PART: OF_NUMBERS})
live("apart", tiles=[checks.numbers_waiting(case)], note=[""], later=later)
