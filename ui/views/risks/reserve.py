"""How much money is enough for the risks: the sentence, the tiles, the curve, and what it is for each municipality.

Sentences and tiles say the reserve rounded up; the exact amounts stand in the tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from model import VARIANTS, round_to_sum
from model.case.case import Case
from model.case.naming import NOBODY
from model.case.variants import Variant
from model.numbers.arrays import Floats, round_half_up
from model.outcomes.risks import CURVE, LEVELS, RiskOutcome
from model.risks.reserve import CERTAINTIES
from ui.charts.bars_and_lines import Series
from ui.charts.beside import tiles_beside
from ui.charts.parts import Chart, Made, Rows, Table, Tile
from ui.charts.risks import exceedance
from words.beside import UNCOUNTED, Beside, in_sentence
from words.look import parties
from words.look.colors import OF_VARIANT
from words.reserve import about, rounding
from words.sentences import Sentences, Texts, filled, numbers, pressable, read, slot
from words.sentences import name_of as name_in
from words.texts import _, language, percent
from words.variants import in_variant, variant_name

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


def level_of(certainty: float) -> str:
    """What a certainty is called in a name."""
    return f"p{round(100 * certainty)}"


def name_of(case: Case, formula: str, party: int | None, variant: Variant, level: str = "") -> str:
    """The name of an amount of one party, or of all together."""
    whose = [] if party is None else [[*(one.id for one in case.participants), NOBODY][party]]
    parts = [formula if party is None else f"{formula}_of", *filter(None, [level]), *whose]
    return in_variant(".".join(parts), variant)


def headline(
    case: Case, outcome: RiskOutcome, certainty: float, party: int | None, beside: Beside | None = None
) -> Texts:
    """How much is enough, rounded up, and of how many risks that speaks, for every row."""
    if not case.risks:
        return [_("The case names no risks: nothing says how much money they ask for.")]
    together = _(
        "With {part} certainty {mine} is enough for the risks of my variant, {advice} for the advice "
        "and {current} for the present (assumption)."
    )
    own = _(
        "With {part} certainty {mine} is enough for the part of {name} in the risks of my variant, {advice} for "
        "the advice and {current} for the present (assumption)."
    )
    counted = _("Rounded up to {step}. Assessed: {assessed} of the {all} risks of my variant.")
    name = "" if party is None else case.participants[party].name
    parts = {
        "part": pressable(slot("part"), {"part": (percent(certainty, 0), f"certainty.{level_of(certainty)}")}),
        "name": Sentences([name]),
        "step": pressable(slot("step"), {"step": (rounding(case), "figure.reserve_rounding")}),
    }
    amounts = {variant: _enough(case, outcome, certainty, party, variant) for variant in VARIANTS}
    pattern = f"{together if party is None else own} {counted}"
    return in_sentence(filled(pattern, parts | amounts | _counts(outcome, "mine")), beside, party)


def _enough(case: Case, outcome: RiskOutcome, certainty: float, party: int | None, variant: Variant) -> Sentences:
    amounts = for_party(outcome, variant, outcome.reserves.enough[variant][:, LEVELS.index(certainty)], party)
    if outcome.counted[variant]:  # that nothing is enough for what nobody assessed, nobody knows
        amounts = np.where(outcome.assessed[variant] == 0, np.nan, amounts)
    return about(case, amounts, variant, name_of(case, "enough", party, variant, level_of(certainty)))


def _counts(outcome: RiskOutcome, variant: Variant) -> dict[str, Sentences]:
    """How many risks of a variant are assessed, and how many there are."""
    found = {"assessed": outcome.assessed[variant], "all": np.array([float(len(outcome.counted[variant]))])}
    names = {"assessed": "risks_assessed", "all": "risks_counted"}
    return {
        name: Sentences([slot(name)], {name: numbers(counts, "count")}, made={name: in_variant(names[name], variant)})
        for name, counts in found.items()
    }


def tiles(
    case: Case, outcome: RiskOutcome, certainty: float, party: int | None, beside: Beside | None = None
) -> list[Tile]:
    """Per variant what is enough, rounded up, how many of its risks are assessed, and the expected value."""
    result = []
    for variant in VARIANTS:
        label = _("{variant}: enough at {part}", variant=variant_name(variant), part=percent(certainty, 0))
        value = _enough(case, outcome, certainty, party, variant)
        tile = Tile(
            label, replace(value, made={}), _notes(case, outcome, variant, party), variant, whose=party,
            made=name_in(value, variant),
        )  # fmt: skip
        result.append(tile)
    return tiles_beside(result, beside)


def _notes(case: Case, outcome: RiskOutcome, variant: Variant, party: int | None) -> Sentences:
    worth = for_party(outcome, variant, outcome.expected[variant], party)
    amount = Sentences(
        [slot("amount")], {"amount": numbers(worth, "euro")},
        made={"amount": name_of(case, "expected_risk", party, variant)},
    )  # fmt: skip
    pattern = _("{assessed} of {all} assessed, expected value {amount}")
    return filled(pattern, _counts(outcome, variant) | {"amount": amount})


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
    said = [about(case, amounts) for amounts in whole["mine"][:, :count].T]
    alt = [
        _("My variant: {parts}.", parts=", ".join(
            _("with {part} certainty {amount} is enough", part=part, amount=read(amounts, row, language()))
            for part, amounts in zip(shares, said, strict=True)
        ))
        for row in range(rows)
    ]  # fmt: skip
    title = _("How likely the risks cost more than an amount (assumption)")
    chart = exceedance(title, series, [round(1 - level, 2) for level in CURVE], CERTAINTIES, at, alt)
    chart = replace(chart, made=_drawn(case, party))
    shown = [LEVELS.index(certainty) for certainty in (0.5, *CERTAINTIES, 0.99)]
    cells = np.stack([whole[variant][:, shown] for variant in VARIANTS], axis=1)
    columns = [_("Enough at a certainty of"), *(percent(LEVELS[position], 0) for position in shown)]
    levels = [level_of(LEVELS[position]) for position in shown]
    made = Made("{line}", [name_of(case, "reserve_at", party, variant, "{column}") for variant in VARIANTS], levels)
    lines = [variant_name(variant) for variant in VARIANTS]
    return chart, Table(title, columns, lines, ["euro"] * len(VARIANTS), cells, made=[made])


def _drawn(case: Case, party: int | None) -> list[Made]:
    """The names of what the chart draws: of each variant a line, with points on it."""

    def names(formula: str, trace: int) -> list[str]:
        found = [name_of(case, formula, party, variant, "{column}") for variant in COLORS]
        return [one if place == trace else "" for one in found for place in range(2)]

    return [
        Made("{line}", names("reserve_at", 0), [level_of(level) for level in CURVE]),
        Made("{line}", names("reserve", 1), [level_of(level) for level in CERTAINTIES]),
    ]


def parties_lines(case: Case, party: int | None) -> list[int | None]:
    """Whose the lines of ``parties_table`` are."""
    own = [one.whose for one in parties.shown(case, party)]
    return [*own, len(case.participants), None] * len(VARIANTS)


def parties_table(case: Case, outcome: RiskOutcome, party: int | None) -> Table:
    """Expected value and reserves per variant and municipality; the amounts add up."""
    shown = parties.shown(case, party)
    names = [*(one.name for one in shown), _("Not allocated")]
    blocks, lines, strong, expected, levels = [], [], [], [], []
    whose = parties_lines(case, party)[: len(names) + 1]
    enough = outcome.reserves.enough
    rows = max(len(amounts) for amounts in enough.values())
    for variant in VARIANTS:
        reserves = np.broadcast_to(enough[variant], (rows, len(LEVELS))).T[: len(CERTAINTIES)]
        amounts = [np.broadcast_to(outcome.expected[variant], (rows,)), *reserves]
        whole = np.stack([of_all(outcome, variant, column) for column in amounts], axis=-1)
        split = np.stack([*(parties.together(whole, one, axis=1) for one in shown), whole[:, -1]], axis=1)
        total = split.sum(axis=1, keepdims=True)
        blocks += [split, total]
        lines += [f"{variant_name(variant)}: {name}" for name in names]
        lines.append(_("{variant}: together", variant=variant_name(variant)))
        strong.append(len(lines) - 1)
        expected += ["" if one == UNCOUNTED else name_of(case, "expected_risk", one, variant) for one in whose]
        levels += ["" if one == UNCOUNTED else name_of(case, "reserve", one, variant, "{column}") for one in whose]
    title = (
        _("What it comes to in each variant (assumption)")
        if len(case.participants) == 1
        else _("What it comes to for each municipality, by the cost key (assumption)")
    )
    columns = [
        _("Variant"),
        _("Expected value"),
        *(_("Enough at {part}", part=percent(certainty, 0)) for certainty in CERTAINTIES),
    ]
    made = [Made("{line}", expected, ["expected"]), Made("{line}", levels, ["", *map(level_of, CERTAINTIES)])]
    cells = np.concatenate(blocks, axis=1)
    return Table(title, columns, lines, ["euro"] * len(lines), cells, True, strong, title, made=made)
