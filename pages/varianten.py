"""Variants: save Mijn variant, and open, share and keep up what was saved."""

import streamlit as st

from export.workbook import read_back
from store.problems import NotFound, Unavailable
from ui.charts.parts import Notice
from ui.controls import widgets
from ui.controls.saved import brought, form, message, one, shelf
from ui.live.live_chart import live
from ui.session import case as cases
from ui.session import saved, saving, state
from words.beside import in_sentence
from words.saved_figures import costs
from words.saving import why
from words.texts import _, md

case = cases.current()
id = saving.looked_at()

if state.page_is_new():
    saving.be_silent()
st.title(_("Variants"))
assumptions, party = state.assumptions(), state.party(case)
said = costs(case, saved.headline(case, assumptions), party)
live("headline", headline=in_sentence(said, state.beside(case, assumptions), party))
shelf.listen()
message.show()

broad, narrow = st.columns([3, 2] if id else [2, 3], gap="large")
with broad if id else narrow:
    try:
        if id:
            one.show(cases.of_now(), id)
        else:
            shelf.show(cases.of_now())
    except (Unavailable, NotFound) as error:
        lines = [why(error), _("Your settings stay as they are. You can download them as a file.")]
        live("away", notice=Notice(_("What is saved cannot be shown now."), lines, "error"))
        if id:
            st.button(md(_("All variants")), icon=":material/arrow_back:", key="save-leave", on_click=saving.leave)
with narrow if id else broad:
    if id:
        one.save_on(id)
    else:
        st.header(_("Save my variant"))
        form.new()
    with widgets.fold("file", _("As a file"), ":material/description:"):
        if widgets.is_open("file"):
            brought.show(case, read_back.read)
