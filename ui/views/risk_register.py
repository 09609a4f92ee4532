"""The words, tiles, tables and charts of the risks page, from the register and the drawn reserves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import numpy as np
from numpy.typing import ArrayLike

from model import VARIANTS, round_to_sum
from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.risks import CLASSES, Risk
from model.case.variants import Variant
from model.numbers.arrays import Floats, round_half_up
from model.outcomes.risks import CURVE, LEVELS, RiskOutcome
from model.risks.register import assess, counts_in, expected_value, is_assessed, tasks_of
from model.risks.reserve import CERTAINTIES
from ui.charts.bars_and_lines import Series
from ui.charts.parts import Chart, Grid, Rows, StatusCell, Table, Tile
from ui.charts.risks import cells_of, exceedance, matrix
from words import formatting
from words.beside import Beside, euro_beside, said
from words.formatting import each
from words.labels import class_name, risk_name, written
from words.origin import marked, origin_of
from words.texts import _, euro, language, of, percent, status
from words.variants import variant_name

HERE = "▶"
"""Stands before the number of the risk that the sliders set."""
COLORS: Mapping[Variant, tuple[str, str]] = {
    "current": ("@6", "solid"),
    "mine": ("@3", "solid"),
    "advice": ("@2", "dash"),
}
"""Colour and dash of each variant, in the order of drawing: where two lie on each other both can be seen."""


def numbered(case: Case) -> dict[str, int]:
    """The number of each risk on this page, by its id."""
    return {risk.id: number for number, risk in enumerate(case.risks, start=1)}


def heaviest(case: Case, assumptions: Assumptions) -> str:
    """The risk of Mijn variant with the highest expected value in the case, the first of equals; "" without risks."""
    risks = counts_in(case, assumptions, "mine") or case.risks
    worth = {risk.id: float(expected_value(assess(case, case.assumptions, risk))) for risk in risks}
    return max(worth, key=worth.__getitem__, default="")


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
    """How much is enough, for every row."""
    level = LEVELS.index(certainty)
    enough = outcome.reserves.enough
    amounts = {variant: for_party(outcome, variant, enough[variant][:, level], party) for variant in VARIANTS}
    rows = np.broadcast_arrays(*(amounts[variant] for variant in ("mine", "advice", "current")))
    together = _(
        "With {part} certainty {mine} is enough for the risks of my variant, {advice} for the advice "
        "and {current} for the present (assumption)."
    )
    own = _(
        "With {part} certainty {mine} is enough for the part of {name} in the risks of my variant, {advice} for "
        "the advice and {current} for the present (assumption)."
    )
    name = "" if party is None else case.participants[party].name
    write = partial(euro_beside, beside=beside, whose=party, where="again")
    return [
        (together if party is None else own).format(
            part=percent(certainty, 0),
            name=name,
            mine=euro_beside(mine, beside, party),
            advice=write(advice),
            current=write(current),
        )
        for mine, advice, current in zip(*(row.tolist() for row in rows), strict=True)
    ]


def tiles(outcome: RiskOutcome, certainty: float, party: int | None, beside: Beside | None = None) -> list[Tile]:
    """Per variant what is enough, and the expected value."""
    level = LEVELS.index(certainty)
    write = partial(euro_beside, beside=beside, whose=party, where="again")
    result = []
    for variant in VARIANTS:
        enough = for_party(outcome, variant, outcome.reserves.enough[variant][:, level], party)
        worth = each(for_party(outcome, variant, outcome.expected[variant], party), write)
        notes = [_("expected value {amount}", amount=amount) for amount in worth]
        label = _("{variant}: enough at {part}", variant=variant_name(variant), part=percent(certainty, 0))
        small = each(enough, partial(said, beside=beside, whose=party)) if beside else None
        result.append(Tile(label, each(enough, euro), notes, variant, small))
    return result


def classes(swept: Assumptions, risks: tuple[Risk, ...]) -> tuple[Rows, Rows]:
    """The classes of these risks at every row: chance and impact, each (rows, risks)."""
    groups = (swept.risk_chance, swept.risk_impact)
    columns = in_rows([np.asarray(group[risk.id], dtype=np.float64) for group in groups for risk in risks])
    return columns[:, : len(risks)], columns[:, len(risks) :]


def in_rows(columns: Sequence[ArrayLike]) -> Rows:
    """Scalars and arrays of one value per row as (rows, columns); one row if there is nothing that moves."""
    first, *rest = np.broadcast_arrays(np.zeros(1), *columns)
    return np.stack(rest, axis=-1) if rest else np.zeros((len(first), 0))


def matrix_chart(case: Case, swept: Assumptions, outcome: RiskOutcome, shown: Variant, chosen: str) -> Chart:
    """Where the risks of a variant lie, by their number; the one that the sliders set is marked."""
    risks = outcome.counted[shown]
    numbers = [f"{HERE if risk.id == chosen else ''}{numbered(case)[risk.id]}" for risk in risks]
    chance, impact = classes(swept, risks)
    labels = [[class_name(case, kind, number) for number in range(1, CLASSES + 1)] for kind in ("chance", "impact")]
    cells = cells_of(numbers, chance, impact)
    title = _("Risk matrix: {variant} (assumption)", variant=variant_name(shown))
    return matrix(title, labels[0], _thousands(case), cells, [_spoken(labels, own) for own in cells])


def _thousands(case: Case) -> list[str]:
    """The classes of impact in thousands of euros, short enough for a phone: 25–50, > 750."""
    levels = sorted((level for level in case.risk_classes if level.kind == "impact"), key=lambda level: level.number)
    write = partial(formatting.amount, unit="count", language=language())
    return [
        f"> {write(level.low / 1000)}"
        if level.high is None
        else f"{write(level.low / 1000)}–{write(level.high / 1000)}"
        for level in levels
    ]


def _spoken(labels: list[list[str]], cells: list[list[str]]) -> str:
    """The filled cells in words, the heaviest first."""
    order = sorted(range(len(cells)), key=lambda cell: -(cell // CLASSES + 1) * (cell % CLASSES + 1))
    said = [
        _("chance {chance} and impact {impact}: {numbers}",
          chance=labels[0][cell // CLASSES], impact=labels[1][cell % CLASSES],
          numbers=", ".join(number.replace(HERE, "") for number in cells[cell]))
        for cell in order if cells[cell]
    ]  # fmt: skip
    return _("Darker is heavier. In the cells: {parts}.", parts="; ".join(said) if said else _("no risk is assessed"))


def worth_table(case: Case, swept: Assumptions, outcome: RiskOutcome, shown: Variant) -> Table:
    """The risks of a variant by number, with what each is worth; nothing for what is not assessed."""
    risks = outcome.counted[shown]
    values = in_rows([expected_value(assess(case, swept, risk)) for risk in risks])
    assessed = in_rows([is_assessed(swept, risk) for risk in risks]) > 0
    total = round_half_up(values.sum(axis=-1, keepdims=True))
    cells = np.concatenate([np.where(assessed, round_half_up(values), np.nan), total], axis=-1)
    lines = [f"{numbered(case)[risk.id]}. {risk_name(case, risk)}" for risk in risks]
    title = _("What each risk is worth, all together (assumption)")
    columns = [_("Risk"), _("Expected value")]
    summary = _("Numbers of the risks, and what each is worth")
    lines.append(_("Together"))
    return Table(title, columns, lines, ["euro"] * len(lines), cells[:, :, None], True, [len(risks)], summary,
                 unknown=_("not assessed"))  # fmt: skip


def register_grid(case: Case, assumptions: Assumptions, outcome: RiskOutcome) -> Grid:
    """Every risk with its classes, who owns it, what is done about it, and where it counts.

    Why a class was taken stands with the sources of the page.
    """
    tasks = {task.id: of(task.label) for task in case.tasks}
    rows: list[list[str | StatusCell]] = []
    for risk in case.risks:
        names = [variant_name(variant) for variant in VARIANTS if risk in outcome.counted[variant]]
        rows.append(
            [
                f"{numbered(case)[risk.id]}. {risk_name(case, risk)}",
                _class(case, assumptions, f"risk_chance.{risk.id}"),
                _class(case, assumptions, f"risk_impact.{risk.id}"),
                _worth(case, assumptions, risk),
                of(risk.owner) + marked(risk.owner_status) if risk.owner else _("nobody yet"),
                of(risk.measure) or _("none yet"),
                ", ".join(names) + marked(risk.concerns_status) if names else _("in no variant"),
                StatusCell(risk.assessment_status, status(risk.assessment_status)),
                ", ".join(tasks[task] for task in tasks_of(case, risk)),
                f"{origin_of(case, risk)} ({status(risk.status)})",
            ]
        )
    columns = [
        _("Risk"), _("Chance"), _("Impact"), _("Expected value"), _("Owner"), _("Measure"), _("Counts in"),
        _("Assessment"), _("Tasks"), _("Source"),
    ]  # fmt: skip
    return Grid(_("Risk register"), columns, rows, status=7, numbers=(3,), below=(5, 6, 8, 9))


def _class(case: Case, assumptions: Assumptions, id: str) -> str:
    text = written(case, id, assumptions.get(id)).replace(" – ", "\u00a0–\u00a0")
    return f"{text} ({_('changed')})" if assumptions.get(id) != case.assumptions.get(id) else text


def _worth(case: Case, assumptions: Assumptions, risk: Risk) -> str:
    if not is_assessed(assumptions, risk):
        return _("not assessed")
    return euro(float(round_half_up(expected_value(assess(case, assumptions, risk)))))


def curve_chart(outcome: RiskOutcome, party: int | None) -> tuple[Chart, Table]:
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
            _("with {part} certainty {amount} is enough", part=part, amount=euro(amount))
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
