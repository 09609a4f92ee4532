"""Share and export: a link, and what can be downloaded of Mijn variant, with what its reader gets."""

from collections.abc import Callable

import streamlit as st

from export.workbook.layout import all_sheets
from ui.charts.exported import Card
from ui.charts.parts import Grid, Register
from ui.controls import widgets
from ui.controls.assumption_table import assumption_grid
from ui.live.live_chart import live
from ui.session import case as cases
from ui.session import columns, kept, state
from ui.views.documents import export_cards, exported
from ui.views.documents.deliverables import page_names
from words.languages import LANGUAGES
from words.texts import _, language, md

case = cases.current()
changes = state.changes()

st.title(_("Share and export"))
live("headline", headline=exported.headline(changes))
live("sure", tiles=exported.tiles(case, changes))
with widgets.fold("shared", _("What differs, and what is assumed"), ":material/rule:"):
    if widgets.is_open("shared"):
        if changes:
            live("changed", grid=exported.changed(case, changes))
        live("sources", register=Register((assumption_grid(case, exported.assumed(case)),)))

names = page_names()
with st.container(horizontal=True, vertical_alignment="bottom", key="export-choices"):
    key = kept.seed("export-language", language(), LANGUAGES)
    st.segmented_control(md(_("Language of what you share")), list(LANGUAGES), key=key, required=True,
                         format_func=lambda code: LANGUAGES[code].name,
                         on_change=kept.keep, args=("export-language", key))  # fmt: skip
    spoken = kept.value("export-language", language(), LANGUAGES)
    key = kept.seed("export-page", "/", names)
    st.selectbox(md(_("Page that the link opens")), list(names), key=key, format_func=names.__getitem__,
                 on_change=kept.keep, args=("export-page", key))  # fmt: skip
    path = kept.value("export-page", "/", names)

wanted = exported.Wanted(
    case=case, changes=changes, view=state.view(), spoken=spoken, here=(st.context.url or "/exporteren").split("?")[0]
)


def section(name: str, card: Card, label: str = "", shown: Callable[[], Grid | Card] | None = None) -> None:
    with st.container(border=True, key=f"export-{name}"):
        live(f"card-{name}", card=card)
        if shown is not None:
            with widgets.fold(f"in-{name}", label, ":material/visibility:"):
                if widgets.is_open(f"in-{name}"):
                    inside = shown()
                    if isinstance(inside, Card):
                        live(f"in-{name}", card=inside)
                    else:
                        live(f"in-{name}", grid=inside)


left, right = st.columns(2, gap="medium")
with left:
    section("link", export_cards.link_card(wanted, path))
    section("slides", export_cards.slides_card(wanted), _("What they say"), lambda: exported.claims(wanted))
    section("offline", export_cards.offline_card(wanted))
    section("paper", export_cards.print_card())
with right:
    compared = [one.name for one in columns.chosen(case).columns]
    section("annex", export_cards.annex_card(wanted, compared), _("Its pages"), lambda: exported.leaves(wanted))
    section("workbook", export_cards.workbook_card(wanted), _("Its sheets"), lambda: exported.sheets(all_sheets(case)))
    section("data", export_cards.data_card(wanted), _("Its columns"), lambda: exported.columns(case))
    section("variant", export_cards.variant_card(wanted))
