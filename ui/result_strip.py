"""The strip that stays in view on every page: what Mijn variant costs, beside the budget, its range and when it starts.

It follows the sliders of the page it stands on, but for the range: drawing that for every change on every page would
keep a full meeting waiting (docs/performance.md). The browser asks for it when nothing has moved for a moment
(ui/live/browser/controls/range.js), at the address that stands here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from uuid import uuid4

from model.assumptions.declared import Value
from model.case.case import Case
from model.case.naming import ALL
from model.outcomes.result import Result, result_of
from model.uncertainty.room import usual
from ui.charts.beside import tiles_beside
from ui.charts.parts import Notice, Tile
from ui.controls import exact, guess, widgets
from ui.live.live_chart import live
from ui.session import of_page, places, state
from ui.views.decision.tiles import range_name
from ui.views.multi_year_budget import of_party, over_budget
from ui.views.uncertain import run
from words.claims import planned
from words.formatting import closed
from words.labels import case_name, label_of
from words.link import DRAWS, RANGE_URL, address, from_page
from words.sentences import euros, just
from words.texts import _, day, of
from words.variants import name_of, who

MOST_LINES = 8
"""So many changes are named under an image."""


def show(case: Case) -> None:
    """The strip, with the sliders of the page that has just been built."""
    landing = _landing(case)
    show = partial(
        live,
        "strip",
        about=under_an_image(case, state.changes()),
        land=landing,
        changed=len(state.changes()),
        refused=exact.refused(case),
        on_typed=partial(exact.take, case),
    )
    if guess.is_on():  # the answers of the page stand in it
        show()
        return
    assumptions = state.assumptions()
    moving = of_page.moving()
    swept, blocks = (moving.swept.assumptions, moving.blocks) if moving else (assumptions, {})
    beside = state.beside(case, swept)
    tiles = _tiles(case, result_of(case, swept, of_page.budget(case, swept)), state.party(case))
    show(
        blocks,
        tiles=tiles_beside(tiles, beside),
        range_url=range_url(case),
        range_made=range_name(case, state.party(case), run.chosen_draws(case)),
    )


def range_url(case: Case, **more: str) -> str:
    """Where the browser asks for what is drawn of the present settings."""
    draws = run.chosen_draws(case)
    counted = {} if draws == usual(case) else {DRAWS: str(draws)}
    return address(from_page(RANGE_URL), {**state.link_parameters(), **counted, **more})


def _landing(case: Case) -> dict[str, str] | None:
    """The control that somebody jumped to; where it does not count now, that by which it would, and this says so."""
    id, standing = places.landing(), of_page.standing()
    if id is None:
        return None
    found = next((one for one in (id, *places.instead_of(id)) if one in standing), id)
    if found != id:
        names = {"name": label_of(case, id), "other": label_of(case, found)}
        with of_page.above():  # not in the strip: that stays in view
            said = _("“{name}” does not count now: that hangs on “{other}”.", **names)
            live("landed", notice=Notice(said, tone="info"))
    return {"key": standing.get(found, widgets.widget_key(id)), "mark": uuid4().hex}


def _tiles(case: Case, result: Result, party: int | None) -> list[Tile]:
    cost = of_party(result.cost, party).sum(axis=-1)
    over = of_party(result.over, party).sum(axis=-1)
    years = f"{case.about.years[0]}–{case.about.years[-1]}"
    printed = day(case.about.new_model_start.date.toordinal())
    return [
        Tile(
            _("My variant, {who}, {years}", who=who(case, party), years=years),
            euros(cost),
            over_budget(over, name_of(case, "over_frame", party, ALL, "mine")),
            "mine",
            whose=party,
            made=name_of(case, "framed_cost", party, ALL, "mine"),
        ),
        Tile(_("Range (assumption)"), ["…"], tone="mine"),
        Tile(
            _("Start of the new execution"),
            just(result.start, "short_date"),
            planned.beside_the_start(case, result.of_tracks, planned.start_in_case(case, printed)),
            "mine",
            made="start_day",
        ),
    ]


def under_an_image(case: Case, changes: Mapping[str, Value]) -> list[str]:
    """What a chart that leaves the page has to say of itself: what was set, where it comes from, and of which day."""
    lines = widgets.changed_list(case, changes)
    more = len(lines) - MOST_LINES
    told = "; ".join([*lines[:MOST_LINES], *([_("and {count} more", count=more)] if more > 0 else [])])
    documents = "; ".join(of(source.title) for source in case.sources if source.kind == "bron")
    return [
        _("Different from the case: {changes}.", changes=told) if told else _("Everything stands as in the case."),
        _("Sources: {documents}. What no source says is an assumption.", documents=documents),
        _(
            "{title} Data version {version}. Made on {date}.",
            title=closed(case_name(case)),
            version=case.version,
            date=day(date.today().toordinal()),
        ),
    ]
