"""Start: the decision. What it costs, why this model and how sure that is; then the story behind it in six steps."""

import streamlit as st

from model.options.configurations import advised
from ui import result_strip
from ui.charts.beside import tiles_beside
from ui.controls import widgets
from ui.live.live_chart import live
from ui.session import case as cases
from ui.session import of_page, points, state
from ui.streamlit_quicker import page_at
from ui.views import finding_cards
from ui.views.decision import presenting, readers, steps, story, sure, tiles
from ui.views.money import waterfall
from words.abbreviations import explained
from words.formatting import closed
from words.labels import case_name
from words.link import OF_START, PART
from words.texts import _, md, of, small

case = cases.current()
assumptions = state.assumptions()
party, year = state.party(case), state.year()
support = sure.support(case, assumptions)
step = story.chosen()
own = story.sliders(case, step, state.moved(case), support.tipping)
swept, blocks = widgets.sweep_of(case, assumptions, [*own, story.COST])
beside = state.beside(case, swept.assumptions)
visit = story.Visit(
    case=case,
    assumptions=assumptions,
    swept=swept,
    blocks=blocks,
    own=own,
    party=party,
    moved=state.moved(case),
    year=year,
    beside=beside,
    alone=presenting.place if state.presenting() else None,
)

if visit.alone:
    presenting.show(visit)
else:
    st.title("Keuzekompas")
    why_mine = tiles.why_texts(case, support, advised(case))
    said = [case_name(case), of(case.about.summary), *why_mine, *(of(planned.short) for planned in case.steps)]
    intro = f"**{md(closed(case_name(case)))}** {md(of(case.about.summary))}"
    st.markdown("\n\n".join(filter(None, (intro, small(explained(case, said))))))
    with st.container(key="decision"):
        cost, why, certain = st.columns(3, gap="small")
    with cost, st.container(border=True, height="stretch"):
        st.header(_("What does it cost?"))
        mine = of_page.budget(case, swept.assumptions)
        show = story.shown(case, party, state.moved(case))
        show("cost", blocks, tiles=tiles_beside(tiles.cost_tiles(case, mine, party, year), beside))
        widgets.control(case, assumptions, story.COST)
        st.page_link(page_at("meerjarenbegroting"), icon=":material/arrow_forward:")
    with why, st.container(border=True, height="stretch"):
        st.header(_("Why this model?"))
        st.markdown("\n\n".join(why_mine))
        st.page_link(page_at("scenarios"), icon=":material/arrow_forward:")
    with certain, st.container(border=True, height="stretch"):
        st.header(_("How sure is that?"))
        chart = tiles.waiting_chart(case, mine, party)
        later = result_strip.range_url(case, **{PART: OF_START})
        live("range", tiles=[tiles.waiting_tile(case, party)], chart=chart, note=["…"], later=later)
        st.markdown(tiles.silent_text(case, state.changes()))
        st.page_link(page_at("onzekerheid"), icon=":material/arrow_forward:")

    with st.container(key="story"):
        with st.container(horizontal=True, vertical_alignment="center", key="story-name"):
            st.header(_("The story in six steps"))
            presenting.button()
        story.stepper()
    with st.container(key="step"):
        steps.SHOWS[step](visit)
    differs = waterfall.Visit(
        case=case,
        assumptions=assumptions,
        party=party,
        year=year,
        beside=state.beside(case, assumptions),
        show=show,
        saved=points.links(),
    )
    waterfall.fold(differs)
    readers.fold()
    finding_cards.expander(case, "/")
