"""What the reader of the cost-split page guesses: what a municipality pays, and where the keys cost the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.sweep import grid
from model.money.cost import new_model_cost
from model.money.key_comparison import KeyComparison, first_moved
from model.numbers.arrays import Floats
from ui.charts.bars_and_lines import Mark, Series, stacked_bars
from ui.charts.parts import Block, Chart, Placed
from ui.controls import guess
from ui.controls.guess import Question
from ui.views import cost_split
from words.claims.pools import no_even
from words.claims.split import key_labels
from words.look import parties
from words.texts import _

ANYTHING = 1_000_000.0
STEPS = 200
"""A slider for euros has about so many positions."""


def name(case: Case, payer: int, moved: int) -> str:
    """Which questions these are: whose bill, and over whose number of benefits if that was chosen."""
    whose = "" if moved == first_moved(case) else f"-{case.participants[moved].id}"
    return f"split-{payer}{whose}"


def questions(case: Case, keys: KeyComparison, payer: int, moved: int, year: int) -> list[Question]:
    """What ``payer`` pays by number of benefits, and at which caseload of ``moved`` it would pay the same."""
    called = {"payer": case.participants[payer].name, "moved": case.participants[moved].name, "year": year}
    asked = [
        Question(
            id="paid",
            text=_("What does {payer} pay in {year} if the cost is split by number of {units}?", **called),
            label=_("What {payer} pays by number of {units}", **called),
            unit="euro",
            positions=amounts(case),
            outcome=keys.whole["caseload"][:, payer],
            whose=payer,
        ),
        Question(
            id="even",
            text=_("At how many {units} in {moved} do both keys cost {payer} the same?", **called),
            label=_("Break-even for {name}", name=called["payer"]),
            unit="count",
            positions=grid(case.row(f"caseload.{case.participants[moved].id}")),
            outcome=np.atleast_1d(keys.break_even),
        ),
    ]
    # What hangs on more than the number that is asked for has no answer.
    return asked[:1] if no_even(case, keys.even, payer, moved) else asked


def amounts(case: Case) -> list[float]:
    """From nothing to what all pay together in the case, in round steps: the sliders of the page do not move them."""
    highest = float(np.max(new_model_cost(case, case.assumptions)))
    if not highest > 0:  # unknown, or nothing: then any amount can be guessed
        highest = ANYTHING
    step = 5 * 10 ** np.floor(np.log10(highest / STEPS))
    return [float(step * step_count) for step_count in range(int(np.ceil(highest / step)) + 1)]


def marked_chart(
    case: Case,
    keys: KeyComparison,
    assumptions: Assumptions,
    payer: int,
    asked_for: str,
    question: Question,
    blocks: Mapping[str, Block],
) -> tuple[Chart, Mapping[str, Block]]:
    """What ``payer`` pays under each key with the reader's guess as a mark, and the sliders that the chart follows.

    Until it is revealed only the fixed key has a bar, and the mark can be put in the chart.
    """
    hidden = guess.is_hidden(asked_for)
    series = _of_payer(case, keys, payer)
    called = {"payer": case.participants[payer].name, "guess": _("your guess")}
    known = np.where([key == "fixed" for key in keys.by_key], series.values, np.nan) if hidden else series.values
    positions = np.asarray(question.positions)
    guessed = guess.guessed(asked_for, question)
    if not hidden:
        return _marked(case, keys, assumptions, payer, known, np.full(1, guessed), positions[-1]), blocks
    # The positions of the guess come after those of the other sliders, which stand still meanwhile.
    rows = max((block.start + block.count for block in blocks.values()), default=1)
    before = np.broadcast_to(known, (rows, known.shape[1]))
    values = np.concatenate([before, np.repeat(before[:1], len(positions), axis=0)])
    key = guess.slider_key(asked_for, question)
    own = Block(start=rows, count=len(positions), current=int(np.searchsorted(positions, guessed)))
    at = np.concatenate([np.full(rows, guessed), positions])
    chart = _marked(case, keys, assumptions, payer, values, at, positions[-1])
    alt = [_("Press or drag in the chart to put your mark: what does {payer} pay by number of {units}?", **called)]
    return replace(chart, alt=alt, placed=Placed(key, positions[0], positions[-1])), {**blocks, key: own}


def _of_payer(case: Case, keys: KeyComparison, payer: int) -> Series:
    return cost_split.paid(case, keys, payer)[parties.named(case, payer).index(payer)]


def _marked(
    case: Case, keys: KeyComparison, assumptions: Assumptions, payer: int, values: Floats, at: Floats, limit: float
) -> Chart:
    series = replace(_of_payer(case, keys, payer), values=values)
    title = _("What {payer} pays a year, by cost key", payer=case.participants[payer].name)
    labels = key_labels(case, keys, assumptions)
    alt = cost_split.bills(case, keys, assumptions, payer)
    mark = Mark(_("your guess"), at)
    return stacked_bars(title, "kostenverdeling-gok", labels, [series], alt, limit=limit, marks=[mark])
