"""The register of risks on its page: the matrix, what each risk is worth, and the whole register."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
from numpy.typing import ArrayLike

from model import VARIANTS
from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.risks import CLASSES, Risk
from model.case.variants import Variant
from model.numbers.arrays import round_half_up
from model.outcomes.risks import RiskOutcome
from model.risks.register import assess, counts_in, expected_value, is_assessed, tasks_of
from ui.charts.beside import grid_beside
from ui.charts.parts import Chart, Grid, Made, Rows, StatusCell, Table
from ui.charts.risks import cells_of, matrix
from words import formatting
from words.beside import Beside
from words.labels import class_name, label_of, risk_name, written
from words.origin import marked, origin_of
from words.texts import _, euro, language, of, status
from words.variants import in_variant, variant_name

HERE = "▶"
"""Stands before the number of the risk that the sliders set."""


def numbered(case: Case) -> dict[str, int]:
    """The number of each risk on this page, by its id."""
    return {risk.id: number for number, risk in enumerate(case.risks, start=1)}


def heaviest(case: Case, assumptions: Assumptions) -> str:
    """The risk of Mijn variant with the highest expected value in the case, the first of equals; "" without risks."""
    risks = counts_in(case, assumptions, "mine") or case.risks
    worth = {risk.id: float(expected_value(assess(case, case.assumptions, risk))) for risk in risks}
    return max(worth, key=worth.__getitem__, default="")


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
    title = (
        _("What each risk is worth (assumption)")
        if len(case.participants) == 1
        else _("What each risk is worth, all together (assumption)")
    )
    columns = [_("Risk"), _("Expected value")]
    summary = _("Numbers of the risks, and what each is worth")
    lines.append(_("Together"))
    names = [*(in_variant(f"risk_expected.{risk.id}", shown) for risk in risks), in_variant("expected_risk", shown)]
    return Table(title, columns, lines, ["euro"] * len(lines), cells[:, :, None], True, [len(risks)], summary,
                 unknown=_("not assessed"), made=[Made("{line}", names, ["worth"])])  # fmt: skip


def about(case: Case) -> str:
    """What a reader of the register has to know."""
    counts = _(
        "The same risk at more tasks counts once. A risk that is not assessed stands here but counts for nothing."
    )
    if any(risk.assessment_status != "aanname" for risk in case.risks):
        return counts
    silent = (
        _("The sources name no chance and no amount.")
        if len(case.participants) == 1
        else _("The sources name no chance, no amount and no split over municipalities.")
    )
    return f"{counts} {silent}"


def register_grid(case: Case, assumptions: Assumptions, outcome: RiskOutcome, beside: Beside | None = None) -> Grid:
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
                ", ".join(names) + marked(risk.concerns_status) if names else _("no variant"),
                StatusCell(risk.assessment_status, status(risk.assessment_status)),
                ", ".join(tasks[task] for task in tasks_of(case, risk)),
                f"{origin_of(case, risk)} ({status(risk.status)})",
                _cause(case, risk),
                _overlaps(case, risk),
            ]
        )
    columns = [
        _("Risk"), _("Chance"), _("Impact"), _("Expected value"), _("Owner"), _("Measure"), _("Counts in"),
        _("Assessment"), _("Tasks"), _("Source"), _("Shared cause"), _("Don’t add to"),
    ]  # fmt: skip
    made = Made("{column}.{line}", [risk.id for risk in case.risks],
                ["", "risk_chance", "risk_impact", "risk_expected"])  # fmt: skip
    grid = Grid(
        _("Risk register"), columns, rows, status=7, numbers=(3,), below=(5, 6, 8, 9, 10, 11), made=[made]
    )  # fmt: skip
    worth = [_amounts(case, assumptions, risk) for risk in case.risks]
    return grid_beside(grid, beside, worth, [None] * len(worth))


def _class(case: Case, assumptions: Assumptions, id: str) -> str:
    text = written(case, id, assumptions.get(id)).replace(" – ", "\u00a0–\u00a0")
    return f"{text} ({_('changed')})" if assumptions.get(id) != case.assumptions.get(id) else text


def _worth(case: Case, assumptions: Assumptions, risk: Risk) -> str:
    return next(map(euro, _amounts(case, assumptions, risk)), _("not assessed"))


def _amounts(case: Case, assumptions: Assumptions, risk: Risk) -> list[float]:
    """The expected value of a risk; none of one that is not assessed."""
    if not is_assessed(assumptions, risk):
        return []
    return [float(round_half_up(expected_value(assess(case, assumptions, risk))))]


def _cause(case: Case, risk: Risk) -> str:
    """The cause that a risk shares with others, and why; nothing if it has none."""
    if risk.driver is None:
        return ""
    driver = next(one for one in case.risk_drivers if one.id == risk.driver)
    return f"{of(driver.label)}{marked(driver.status)}. {of(driver.note)}".strip()


def _overlaps(case: Case, risk: Risk) -> str:
    """The assumptions that are about the same money as this risk."""
    names = "; ".join(label_of(case, id) for id in risk.overlaps)
    return names + marked(risk.overlaps_status) if names else ""
