"""How much money is enough for the risks: the sentence, the tiles, the curve, and what it is for each municipality.

Sentences and tiles say the reserve rounded up; the exact amounts stand in the tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import numpy as np

from model import VARIANTS, round_to_sum
from model.case.case import Case
from model.case.variants import Variant
from model.numbers.arrays import Floats, round_half_up
from model.outcomes.risks import CURVE, LEVELS, RiskOutcome
from model.risks.reserve import CERTAINTIES
from ui.charts.bars_and_lines import Series
from ui.charts.colors import OF_VARIANT
from ui.charts.parts import Chart, Rows, Table, Tile
from ui.charts.risks import exceedance
from words.beside import Beside, euro_beside, said
from words.formatting import each
from words.reserve import about, rounded_up, rounding
from words.texts import _, number, percent
from words.variants import variant_name

COLORS: Mapping[Variant, tuple[str, str]] = {
    "current": (OF_VARIANT["current"], "solid"),
    "mine": (OF_VARIANT["mine"], "solid"),
    "advice": (OF_VARIANT["advice"], "dash"),
}
"""Colour and dash of each variant, in the order of drawing: where two lie on each other both can be seen."""


def for_party(outcome: RiskOutcome, variant: Variant, amounts: Floats, party: int | None) -> Rows:
    """Whole euros of one party by its share, or of all together: (rows, ...) as ``amounts``."""
    if party is None:
        return round_half_up(amounts)
    return of_all(outcome, variant, amounts)[..., party]


def of_all(outcome: RiskOutcome, variant: Variant, amounts: Floats) -> Rows:
    """Whole euros of each party, which add up: (rows, ..., parties)."""
    return round_to_sum(amounts[..., None] * outcome.shares[variant])


def headline(
    case: Case, outcome: RiskOutcome, certainty: float, party: int | None, beside: Beside | None = None
) -> list[str]:
    """How much is enough, rounded up, and of how many risks that speaks, for every row."""
    level = LEVELS.index(certainty)
    enough = outcome.reserves.enough
    amounts = {variant: for_party(outcome, variant, enough[variant][:, level], party) for variant in VARIANTS}
    rows = np.broadcast_arrays(
        *(amounts[variant] for variant in ("mine", "advice", "current")), outcome.assessed["mine"]
    )
    together = _(
        "With {part} certainty {mine} is enough for the risks of my variant, {advice} for the advice "
        "and {current} for the present (assumption)."
    )
    own = _(
        "With {part} certainty {mine} is enough for the part of {name} in the risks of my variant, {advice} for "
        "the advice and {current} for the present (assumption)."
    )
    counted = _("Rounded up to {step}. Assessed: {assessed} of the {all} risks of my variant.")
    pattern = f"{together if party is None else own} {counted}"
    sentence = partial(
        pattern.format,
        part=percent(certainty, 0),
        name="" if party is None else case.participants[party].name,
        step=rounding(case),
        all=number(len(outcome.counted["mine"])),
    )
    again = partial(about, case, beside=beside, whose=party, where="again")
    return [
        sentence(
            mine=about(case, mine, beside, party),
            advice=again(advice),
            current=again(current),
            assessed=number(assessed),
        )
        for mine, advice, current, assessed in zip(*(row.tolist() for row in rows), strict=True)
    ]


def tiles(
    case: Case, outcome: RiskOutcome, certainty: float, party: int | None, beside: Beside | None = None
) -> list[Tile]:
    """Per variant what is enough, rounded up, how many of its risks are assessed, and the expected value."""
    level = LEVELS.index(certainty)
    result = []
    for variant in VARIANTS:
        enough = for_party(outcome, variant, outcome.reserves.enough[variant][:, level], party)
        label = _("{variant}: enough at {part}", variant=variant_name(variant), part=percent(certainty, 0))
        notes = _notes(outcome, variant, party, beside)
        per = [said(rounded_up(case, amount), beside, party) for amount in enough.tolist()] if beside else None
        result.append(Tile(label, each(enough, partial(about, case)), notes, variant, per))
    return result


def _notes(outcome: RiskOutcome, variant: Variant, party: int | None, beside: Beside | None) -> list[str]:
    worth = for_party(outcome, variant, outcome.expected[variant], party)
    all_together = number(len(outcome.counted[variant]))
    return [
        _("{assessed} of {all} assessed, expected value {amount}",
          assessed=number(assessed), all=all_together, amount=euro_beside(amount, beside, party, "again"))
        for amount, assessed in zip(*map(np.ndarray.tolist, np.broadcast_arrays(worth, outcome.assessed[variant])),
                                    strict=True)
    ]  # fmt: skip


def curve_chart(case: Case, outcome: RiskOutcome, party: int | None) -> tuple[Chart, Table]:
    """How likely the risks of each variant cost more than an amount."""
    count = len(CERTAINTIES)
    whole = {variant: for_party(outcome, variant, outcome.reserves.enough[variant], party) for variant in COLORS}
    rows = max(len(amounts) for amounts in whole.values())
    whole = {variant: np.broadcast_to(values, (rows, len(LEVELS))) for variant, values in whole.items()}
    series = [
        Series(variant_name(variant), whole[variant][:, count:], color, dash=dash)
        for variant, (color, dash) in COLORS.items()
    ]
    at = [whole[variant][:, :count] for variant in COLORS]
    shares = [percent(certainty, 0) for certainty in CERTAINTIES]
    alt = [
        _("My variant: {parts}.", parts=", ".join(
            _("with {part} certainty {amount} is enough", part=part, amount=about(case, amount))
            for part, amount in zip(shares, row, strict=True)
        ))
        for row in whole["mine"][:, :count].tolist()
    ]  # fmt: skip
    title = _("How likely the risks cost more than an amount (assumption)")
    chart = exceedance(title, series, [round(1 - level, 2) for level in CURVE], CERTAINTIES, at, alt)
    shown = [LEVELS.index(certainty) for certainty in (0.5, *CERTAINTIES, 0.99)]
    cells = np.stack([whole[variant][:, shown] for variant in VARIANTS], axis=1)
    columns = [_("Enough at a certainty of"), *(percent(LEVELS[position], 0) for position in shown)]
    return chart, Table(
        title, columns, [variant_name(variant) for variant in VARIANTS], ["euro"] * len(VARIANTS), cells
    )


def parties_lines(case: Case) -> list[int | None]:
    """Whose the lines of ``parties_table`` are."""
    return [*range(len(case.participants) + 1), None] * len(VARIANTS)


def parties_table(case: Case, outcome: RiskOutcome) -> Table:
    """Expected value and reserves per variant and municipality; the amounts add up."""
    names = [*(participant.name for participant in case.participants), _("Not allocated")]
    blocks, lines, strong = [], [], []
    enough = outcome.reserves.enough
    rows = max(len(amounts) for amounts in enough.values())
    for variant in VARIANTS:
        reserves = np.broadcast_to(enough[variant], (rows, len(LEVELS))).T[: len(CERTAINTIES)]
        amounts = [np.broadcast_to(outcome.expected[variant], (rows,)), *reserves]
        split = np.stack([of_all(outcome, variant, column) for column in amounts], axis=-1)
        total = split.sum(axis=1, keepdims=True)
        blocks += [split, total]
        lines += [f"{variant_name(variant)}: {name}" for name in names]
        lines.append(_("{variant}: together", variant=variant_name(variant)))
        strong.append(len(lines) - 1)
    title = _("What it comes to for each municipality, by the cost key (assumption)")
    columns = [
        _("Variant"),
        _("Expected value"),
        *(_("Enough at {part}", part=percent(certainty, 0)) for certainty in CERTAINTIES),
    ]
    return Table(title, columns, lines, ["euro"] * len(lines), np.concatenate(blocks, axis=1), True, strong, title)
