"""The strip that stays in view on every page: what Mijn variant costs, how sure that is and when it starts.

It follows the sliders of the page it stands on. Its range is that of the page Uncertainty, of what is set now.
"""

from __future__ import annotations

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.outcomes.result import Result, compute, range_of
from ui.charts.beside import tiles_beside
from ui.charts.parts import Tile
from ui.controls import guess, widgets
from ui.live.live_chart import live
from ui.session import state
from ui.session.memo import remembered
from ui.views.multi_year_budget import of_party, over_budget
from ui.views.uncertain.run import chosen_draws
from words.beside import Beside, all_said
from words.formatting import round_half_up
from words.sentences import euros, just
from words.texts import _, day, euro, number
from words.variants import who

NOT_OF_MONEY = (
    "weight.",
    "strength.",
    "own_",
    "risk_",
    "planning_date",
    "step_spread",
    "keep_silent_criteria",
    "top_impact",
)
"""So begin the assumptions that move no euro of a variant: with another of these the range is not drawn again."""


def show(case: Case) -> None:
    """The strip, with the sliders of the page that has just been built."""
    if guess.is_on():  # the answers of the page stand in it
        return
    assumptions = state.assumptions()
    found = widgets.sweep_of_page()
    swept, blocks = (found[0].assumptions, found[1]) if found else (assumptions, {})
    beside = state.beside(case, swept)
    tiles = _tiles(case, assumptions, compute(case, swept), state.party(case), beside)
    live("strip", blocks, tiles=tiles_beside(tiles, beside))


def _tiles(
    case: Case, assumptions: Assumptions, result: Result, party: int | None, beside: Beside | None
) -> list[Tile]:
    cost = of_party(result.cost, party).sum(axis=-1)
    over = of_party(result.over, party).sum(axis=-1)
    years = f"{case.about.years[0]}–{case.about.years[-1]}"
    low, high = _range(case, assumptions, party)
    ends = [float(round_half_up(end)) for end in (low, high)]
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
            _("Range, as set now (assumption)"),
            [_("{low} to {high}", low=euro(low), high=euro(high))],
            [_("{count} possible futures", count=number(chosen_draws()))],
            "mine",
            [all_said(ends, beside, party)] if beside else None,
        ),
        Tile(
            _("Start of the new execution"),
            just(result.start, "short_date"),
            [_("in the source: {date}", date=printed)],
            "mine",
        ),
    ]


def _range(case: Case, assumptions: Assumptions, party: int | None) -> tuple[float, float]:
    changed = assumptions.changed_from(case.assumptions).items()
    settings = tuple(sorted((id, value) for id, value in changed if not id.startswith(NOT_OF_MONEY)))
    draws = chosen_draws()
    return remembered(
        ("strip", case.version, party, draws, settings), lambda: range_of(case, assumptions, party, draws)
    )
