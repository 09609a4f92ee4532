"""Where each reader goes from the start page."""

from __future__ import annotations

import streamlit as st

from ui.controls import widgets
from words.texts import _, md


def fold() -> None:
    """Per role what there is to do and the pages for it; built only when it is opened."""
    with widgets.fold("readers", _("Where do you start?"), ":material/signpost:"):
        if not widgets.is_open("readers"):
            return
        readers = _readers()
        for column, (reader, what, links) in zip(st.columns(len(readers)), readers, strict=True):
            with column:
                st.markdown(f"**{md(reader)}.** {md(what)}")
                for link in links:
                    st.page_link(f"../pages/{link}.py", icon=":material/arrow_forward:")
        st.markdown(_("Everything with the mark “{mark}” is confirmed by nobody.", mark=_("assumption")))


def _readers() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    return (
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
