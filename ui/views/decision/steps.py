"""What each step of the story shows: charts and sentences of the pages that explain it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import replace

import numpy as np
import streamlit as st

from model import compare_keys
from model.case.case import Case
from model.case.sweep import without
from model.options.scoring import score
from model.outcomes import execution_model as models
from model.outcomes.planning import dated, dates_of
from model.planning.on_date import DECISION_STATES, OnDate
from ui.charts.beside import table_beside
from ui.charts.gantt import BAND, TIGHT_BAND, lower
from ui.charts.parts import Chart, Grid, Notice
from ui.controls import guess, widgets
from ui.live.live_chart import live
from ui.streamlit_quicker import page_at
from ui.views import (
    cost_split,
    cost_split_guess,
    execution_model,
    execution_model_cards,
    reference_date,
    scenarios,
)
from ui.views.decision import story
from ui.views.decision.story import Show, Visit
from ui.views.decision.sure import summary
from ui.views.planned import gantt
from ui.views.uncertain import charts
from words.beside import in_sentence
from words.claims import decided, fits, planned, split, spread
from words.claims import scores as scored
from words.texts import _, md, of

HIGHEST = 400
"""Pixels of a step's chart."""
GANTT_HEIGHT = 470
"""Its bars have their names above them, as long as they fit."""


def contract(visit: Visit) -> None:
    """When the new execution starts, and what a late step makes of it."""
    case, track = visit.case, planned.main_track(visit.case)
    # What the new model costs moves nothing of the planning: what only the delay moves has no row of it.
    still, _rows = without(visit.swept, story.COST)
    of_cost = widgets.widget_key(story.COST)
    blocks, count = {key: block for key, block in visit.blocks.items() if key != of_cost}, visit.blocks[of_cost].start
    dates = dates_of(case, still)
    live("headline", blocks, headline=planned.headline(case, still, dates, None, track, count))
    with _beside(visit, "planning"):
        chart, table = gantt.gantt_chart(case, still, dates, track, np.arange(count))
        band = BAND if visit.alone else TIGHT_BAND  # on the wall letters are larger
        live("gantt", blocks, chart=lower(chart, GANTT_HEIGHT, band), table=table)


def rules(visit: Visit) -> None:
    """What the law and the documents leave open, and where the three variants stand in it."""
    case, found = visit.case, execution_model_cards.configurations(visit.case, visit.assumptions)
    outcome = models.compute(case, visit.assumptions, visit.assumptions, found)
    live("headline", headline=fits.within_rules(outcome, found.count))
    with _beside(visit, "uitvoeringsmodel", "\n".join(f"- {md(of(rule.text))}" for rule in case.rules)):
        live("cloud", chart=_low(execution_model.cloud(outcome, "risk")), on_pick=execution_model_cards.take)


def advice(visit: Visit) -> None:
    """How the options of a task score, and what a weight does to that."""
    case, task = visit.case, story.task_of(visit.case)
    if not task:
        live("headline", headline=[_("The case gives no scenarios for any task.")])
        return
    scores = score(case, visit.swept.assumptions, task)
    live("headline", visit.blocks, headline=scored.headline(case, case.task(task), scores))
    with _beside(visit, "scenarios", md(scored.against(score(case, visit.assumptions, task)))):
        chart, table = scenarios.score_chart(case, case.task(task), scores)
        live("scores", visit.blocks, chart=_low(chart), table=table)


def cost(visit: Visit) -> None:
    """What each pays under each key, to be guessed first by who wants that."""
    case, assumptions = visit.case, visit.assumptions
    payer, moved = split.payer_of(case, visit.party), visit.moved
    asked_for = cost_split_guess.name(case, payer, moved)
    keys = compare_keys(case, visit.swept.assumptions, visit.year, payer, moved)
    show = live if visit.alone else guess.curtain(asked_for)
    told = split.headline(case, visit.swept.assumptions, keys, payer, moved, visit.year)
    show("headline", visit.blocks, headline=in_sentence(told, visit.beside, payer))
    with _beside(visit, "kostenverdeling"):
        if guess.is_on() and not visit.alone:
            questions = cost_split_guess.questions(case, keys, payer, moved, visit.year)
            marked, follows = cost_split_guess.marked_chart(
                case, keys, assumptions, payer, asked_for, questions[0], visit.blocks
            )
            live("guess-mark", follows, chart=marked)
            guess.ask(asked_for, questions, visit.blocks)
        chart, table = cost_split.keys_chart(case, keys, assumptions, visit.year, payer)
        table = table_beside(table, visit.beside, cost_split.payers(case, payer))
        show("keys", visit.blocks, chart=chart, table=table)


def unknown(visit: Visit) -> None:
    """How far the amount can lie apart per year, and which documents would tell more."""
    case = visit.case
    point, found, _causes = summary(case, visit.assumptions, visit.party, visit.year)
    live("headline", headline=spread.headline(case, point, found, visit.party, visit.beside))
    titles = [of(document.title) for document in case.missing_documents]
    missing = Notice(_("Nobody has these documents"), titles, "info") if titles else None
    with _beside(visit, "onzekerheid", missing=missing):
        chart, table = charts.band_chart(case, point, found, visit.party)
        live("bands", chart=_low(chart), table=table_beside(table, visit.beside, visit.party))


def decide(visit: Visit) -> None:
    """Which decisions are still to be taken on the reference date."""
    case, swept = visit.case, visit.swept
    still, rows = without(swept, "planning_date")
    state = dated(case, swept.assumptions, dates_of(case, still), rows)
    live("headline", visit.blocks, headline=decided.decisions(swept.assumptions, state, swept.rows))
    still_open = _still_open(case, state)
    with _beside(visit, "planning"):
        if visit.alone:
            if case.decisions:
                live("decisions", grid=still_open)
            return
        tiles = reference_date.decision_tiles(case, state, swept.rows)
        live("dated", visit.blocks, tiles=tiles, note=reference_date.closings(case, state, swept.rows))
    if case.decisions:
        live("decisions", grid=still_open)


def _still_open(case: Case, state: OnDate) -> Grid:
    """The decisions that are not taken, with who takes them and by when."""
    whole = reference_date.decision_grid(case, state)
    taken = np.atleast_2d(state.decisions)[0] == DECISION_STATES.index("taken")
    rows = [row[:4] for row, is_taken in zip(whole.rows, taken, strict=True) if not is_taken]
    return Grid(_("Decisions still to be taken"), whole.columns[:4], rows, numbers=(2,))


def _beside(visit: Visit, page: str, text: str = "", missing: Notice | None = None) -> AbstractContextManager[object]:
    """The step's sliders, a text and the way to its page; gives the place of the chart beside them.

    A step that stands alone on the screen has none of these.
    """
    if visit.alone:
        return visit.alone(visit, text, missing)
    left, right = st.columns([1, 2], gap="large")
    with left:
        for id in visit.own:
            widgets.control(visit.case, visit.assumptions, id)
        if text:
            st.markdown(text)
        if missing:
            live("missing", notice=missing)
        st.page_link(page_at(page), icon=":material/arrow_forward:")
    return right


def _low(chart: Chart) -> Chart:
    """A chart that leaves room for the decision above it within two screens."""
    return replace(chart, height=min(chart.height, HIGHEST))


SHOWS: Mapping[str, Show] = {
    "contract": contract,
    "rules": rules,
    "advice": advice,
    "cost": cost,
    "unknown": unknown,
    "decide": decide,
}
