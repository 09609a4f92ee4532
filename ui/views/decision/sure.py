"""How sure the cost is, for Start: from the draws of the page about uncertainty, and remembered.

Drawing it takes a third of a change on Start, so the browser asks for it when nothing has moved for a moment.
"""

from __future__ import annotations

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.money.divisors import Per
from model.options.configurations import OF_SCORES
from model.outcomes.decision import Support, compute
from model.outcomes.result import Range, range_of
from model.outcomes.uncertainty import SetPoint, levels_for
from model.uncertainty.simulation import Summary
from ui.live.live_chart import packed
from ui.session.memo import remembered, settings_of
from ui.views.decision import tiles
from ui.views.uncertain import run, words
from words.beside import beside_of
from words.claims.split import payer_of

OF_CHOICE = (*OF_SCORES, "front.", "back.")
"""So begin the assumptions that move scores or choose executors."""


def support(case: Case, assumptions: Assumptions) -> Support:
    """What speaks for the advice, remembered: no euro moves it."""
    changed = assumptions.changed_from(case.assumptions)
    settings = tuple((id, value) for id, value in changed.items() if id.startswith(OF_CHOICE))
    return remembered(("support", case.version, settings), lambda: compute(case, assumptions))


def drawn(case: Case, assumptions: Assumptions, party: int | None, draws: int) -> Range:
    """Between which amounts Mijn variant lies in so many futures, and what drives that."""
    settings = settings_of(case, assumptions)
    return remembered(
        ("range", case.version, party, draws, settings), lambda: range_of(case, assumptions, party, draws)
    )


def part(case: Case, assumptions: Assumptions, party: int | None, per: Per, draws: int) -> bytes:
    """The part of Start with the range, what it stands beside and what drives it, as the browser takes it."""
    found = drawn(case, assumptions, party, draws)
    tile = tiles.range_tile(case, found, party, beside_of(case, assumptions, per), draws)
    drivers = words.drivers_text(case, found.drivers) if found.drivers else [""]
    return packed([tile], tiles.range_chart(case, found, party, draws), drivers)


def summary(
    case: Case, assumptions: Assumptions, party: int | None, year: int
) -> tuple[SetPoint, Summary, tuple[str, ...]]:
    """What the page about uncertainty tells of all variants: the set point, the draws, and what drives the range."""
    payer = payer_of(case, party)
    causes, _causes_of_key = run.causes_of(case, assumptions, party, payer, year)
    found = run.summary(case, assumptions, run.chosen_draws(case), levels_for(case, assumptions, causes))
    return run.point_of(case, assumptions), found, causes
