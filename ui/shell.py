"""The main script: reads the case and the visitor's choices, then runs the page that was asked for."""

from __future__ import annotations

import sys
from pathlib import Path

import streamlit as st

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:  # Streamlit puts only this script's own folder on the path
    sys.path.insert(0, str(ROOT))

from ui import around  # noqa: E402
from ui.session import case as cases  # noqa: E402
from ui.session import links, places, returning, state, steps  # noqa: E402
from ui.session.turns import Account, turn  # noqa: E402
from ui.streamlit_quicker import page_of  # noqa: E402
from ui.views import problems  # noqa: E402
from words.texts import _  # noqa: E402

st.set_page_config(
    page_title="Keuzekompas",
    layout="wide",
    initial_sidebar_state=260,
)

found = cases.take()
broken = isinstance(found, tuple)
brought = None if broken else returning.take()
if not broken:
    if brought is None:  # who comes back goes there when the page stands as it was
        steps.go()
    links.start(is_unseen=brought is not None)
    steps.follow()

PAGES = {
    "start": (_("Start"), "", ":material/explore:"),
    "vergelijken": (_("Compare"), "vergelijken", ":material/compare:"),
    "varianten": (_("Variants"), "varianten", ":material/bookmarks:"),
    "situatie": (_("The situation now"), "situatie", ":material/groups:"),
    "scenarios": (_("Scenarios per task"), "scenarios", ":material/alt_route:"),
    "uitvoeringsmodel": (_("Execution model"), "uitvoeringsmodel", ":material/hub:"),
    "kostenverdeling": (_("Cost split"), "kostenverdeling", ":material/balance:"),
    "meerjarenbegroting": (_("Multi-year budget"), "meerjarenbegroting", ":material/calendar_month:"),
    "onzekerheid": (_("Uncertainty"), "onzekerheid", ":material/ssid_chart:"),
    "risicos": (_("Risks"), "risicos", ":material/warning:"),
    "planning": (_("Planning"), "planning", ":material/event_upcoming:"),
    "projectbegroting": (_("Project budget"), "projectbegroting", ":material/request_quote:"),
    "bronnen": (_("Sources"), "bronnen", ":material/menu_book:"),
    "herleiding": (_("Derivation"), "herleiding", ":material/account_tree:"),
    "controle": (_("Check"), "controle", ":material/fact_check:"),
    "exporteren": (_("Share and export"), "exporteren", ":material/ios_share:"),
}
# With a case that cannot be read every address shows why, and no page runs.
page = st.navigation(
    [
        st.Page(lambda: None, title=title, url_path=path, icon=icon, default=not path)
        if broken
        else page_of(file, title, path, icon)
        for file, (title, path, icon) in PAGES.items()
    ],
    position="hidden" if broken else "sidebar",
)
if isinstance(found, tuple):
    st.title("Keuzekompas")
    problems.show_broken_case(found)
else:
    st.set_page_config(page_title=f"{page.title} · Keuzekompas")
    places.go()
    state.enter(page.url_path)
    with returning.as_it_was(brought), turn(st.session_state.setdefault("account", Account())):
        returning.keep(page.url_path)
        case = cases.current()  # of now, or as it was then
        strip = around.top(case, page.url_path)
        page.run()
        around.bottom(case, page.url_path, strip)
    state.leave(page.url_path)
