"""The strip that stays in view on every page: what Mijn variant costs, beside the budget, and when it starts.

It follows the sliders of the page it stands on. The range stands on Start and Uncertainty: drawing it for every change
on every page would keep a full meeting waiting (docs/performance.md).
"""

from __future__ import annotations

from model.case.case import Case
from model.outcomes.result import Result, result_of
from ui.charts.beside import tiles_beside
from ui.charts.parts import Tile
from ui.controls import guess
from ui.live.live_chart import live
from ui.session import of_page, state
from ui.views.multi_year_budget import of_party, over_budget
from words.sentences import euros, just
from words.texts import _, day
from words.variants import who


def show(case: Case) -> None:
    """The strip, with the sliders of the page that has just been built."""
    if guess.is_on():  # the answers of the page stand in it
        return
    assumptions = state.assumptions()
    moving = of_page.moving()
    swept, blocks = (moving.swept.assumptions, moving.blocks) if moving else (assumptions, {})
    beside = state.beside(case, swept)
    tiles = _tiles(case, result_of(case, swept, of_page.budget(case, swept)), state.party(case))
    live("strip", blocks, tiles=tiles_beside(tiles, beside))


def _tiles(case: Case, result: Result, party: int | None) -> list[Tile]:
    cost = of_party(result.cost, party).sum(axis=-1)
    over = of_party(result.over, party).sum(axis=-1)
    years = f"{case.about.years[0]}–{case.about.years[-1]}"
    printed = day(case.about.new_model_start.date.toordinal())
    return [
        Tile(
            _("My variant, {who}, {years}", who=who(case, party), years=years),
            euros(cost),
            over_budget(over),
            "mine",
            whose=party,
        ),
        Tile(
            _("Start of the new execution"),
            just(result.start, "short_date"),
            [_("in the source: {date}", date=printed)],
            "mine",
        ),
    ]
