"""The words, charts and tables of the page that composes the whole execution model."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from model.case.case import Case
from model.numbers.arrays import Floats
from model.options.configurations import Configurations, Pair, follows
from model.options.fronts import pareto
from model.outcomes.execution_model import ExecutionModel
from ui.charts.parts import Chart, Tile
from ui.charts.pictures import Points, flows, scatter
from ui.views.executors.matrix import color_of
from words.claims import fits
from words.look import colors
from words.sentences import Sentences, numbers, slot
from words.texts import _, number, of
from words.variants import in_variant, variant_name

BURDENS = ("risk", "cost", "partners")
FIGURES = {"risk": "risk_strength", "partners": "partners", "cost": "cost_change", "same": "cost_change"}
"""What the figures of a model are called in a name."""


def tiles(outcome: ExecutionModel) -> list[Tile]:
    """Fit, risk and partners of the three variants; the cost of Mijn variant moves with its sliders."""
    return [
        Tile(
            _("{variant}: fit", variant=variant_name(variant)),
            [number(standing.fit, 1)],
            figures(standing.risk, standing.partners, standing.cost_change, in_variant("{}", variant)),
            variant,
            made=in_variant("fit", variant),
        )
        for variant, standing in outcome.standing.items()
    ]


def figures(risk: float, partners: int, cost_change: Floats, made: str) -> Sentences:
    """What a model asks beside how well it fits, for every row of what its executors change: a fraction of the cost.
    ``made``: the name of a figure of this model, with a place for what it is called."""
    told = {"risk": slot("risk"), "partners": slot("partners")}
    ways = [
        _("risk {risk}; partners {partners}; executors {same} dear as now", same=slot("same"), **told),
        _("risk {risk}; partners {partners}; executors {less} cheaper than now", less=slot("cost"), **told),
        _("risk {risk}; partners {partners}; executors {more} dearer than now", more=slot("cost"), **told),
    ]
    which = np.where(np.abs(cost_change) < 5e-5, 0, np.where(cost_change > 0, 2, 1))
    return Sentences(
        ways if len(which) > 1 else [ways[which[0]]],
        {"cost": numbers(np.abs(cost_change), "fraction")},
        which if len(which) > 1 else None,
        made={name: made.format(figure) for name, figure in FIGURES.items()},
        words={"risk": number(risk, 1), "partners": str(partners), "same": _("just as")},
    )


def burden(models: Configurations, name: str) -> Floats:
    """What is set out against the fit."""
    return {"risk": models.risk, "cost": models.cost_change * 100, "partners": models.partners.astype(np.float64)}[name]


def burden_choice(name: str) -> str:
    """The same, short enough for a row of buttons."""
    return {"risk": _("Risk"), "cost": _("Cost"), "partners": _("Partners")}[name]


def burden_name(name: str) -> str:
    """What stands at the axis."""
    return {
        "risk": _("Risk (sum of strengths)"),
        "cost": _("Cost by who executes, compared with now (%)"),
        "partners": _("Number of partners"),
    }[name]


def cloud(outcome: ExecutionModel, name: str) -> Chart:
    """Feasible configurations: fit against a burden, the front, and where the variants stand."""
    found = outcome.others
    x, y = burden(found, name), found.fit
    shown, front = distinct_points(x, y), front_of(x, y)
    exact = _("No other is better on both") if name in found.exact else _("No other in the sample is better on both")
    every = _("Models drawn at random") if found.is_sample else _("Every possible model")
    groups = [
        Points(every, x[shown].tolist(), y[shown].tolist(), shown, colors.PLAIN, 7),
        Points(exact, x[front].tolist(), y[front].tolist(), front, colors.muted(0), 11, mode="lines+markers"),
    ]
    symbols = {"current": "x", "advice": "diamond", "mine": "star"}
    for variant, standing in outcome.standing.items():
        cost = float(standing.cost_change[0]) * 100
        at = {"risk": standing.risk, "cost": cost, "partners": float(standing.partners)}[name]
        color, symbol = colors.OF_VARIANT[variant], symbols[variant]
        groups.append(Points(variant_name(variant), [at], [standing.fit], [-1], color, 18, symbol))
    title = _("Fit with the principles against: {burden}", burden=burden_name(name))
    return scatter(title, "uitvoeringsmodel", burden_name(name), _("Fit (0–100)"), groups, [_said(found, name)])


def _said(models: Configurations, name: str) -> str:
    """How many models there are, and which of them are shown."""
    count = fits.many(models.count)
    count = count[:1].upper() + count[1:]  # the sentence begins with it
    if models.count == 1:
        return _("Within the rules one model is possible.")
    if not models.is_sample:
        return _("{count} models are possible within the rules. Click a point to make it my variant.", count=count)
    shown = number(len(models.picks))
    if name in models.exact:
        return _(
            "{count} models are possible within the rules; {shown} are shown, drawn at random. The line is exact: it "
            "counts them all. Click a point to make it my variant.", count=count, shown=shown,
        )  # fmt: skip
    return _(
        "{count} models are possible within the rules; {shown} are shown, drawn at random. The line is about these "
        "only. Click a point to make it my variant.", count=count, shown=shown,
    )  # fmt: skip


def distinct_points(x: Floats, y: Floats) -> list[int]:
    """The first configuration at each point of the cloud: more at one point cannot be told apart."""
    points = np.round(np.column_stack([x, y]), 6)
    _points, places = np.unique(points, axis=0, return_index=True)
    return sorted(int(place) for place in places)


def front_of(x: Floats, y: Floats) -> list[int]:
    """The configurations that no other beats, one for each point, by burden."""
    best = np.flatnonzero(pareto(np.round(y, 9), np.round(x, 9)))
    _levels, first = np.unique(np.round(x[best], 6), return_index=True)
    return [int(place) for place in best[first]]


def picture(case: Case, chosen: Mapping[str, Pair]) -> Chart:
    """Who meets the resident, the tasks, and who does the work behind it."""
    whole = follows(case, chosen)
    tasks = [task for task in case.tasks if task.id in whole]
    fronts = list(dict.fromkeys(whole[task.id][0] for task in tasks))
    backs = list(dict.fromkeys(whole[task.id][1] for task in tasks))
    labels = [
        *(of(case.executor(front).short) for front in fronts),
        *(of(task.label) for task in tasks),
        *(of(case.executor(back).short) for back in backs),
    ]
    first_task, first_back = len(fronts), len(fronts) + len(tasks)
    links = []
    for index, task in enumerate(tasks):
        front, back = whole[task.id]
        links += [(fronts.index(front), first_task + index), (first_task + index, first_back + backs.index(back))]
    # The colours of the matrix.
    front_colors, back_colors = ([f"@{color_of(case, executor)}" for executor in side] for side in (fronts, backs))
    tints = [*front_colors, *[colors.PLAIN] * len(tasks), *back_colors]
    alt = [_("Left whom the resident meets (front office), right who does the administration (back office).")]
    title = _("Front office → task → back office")
    return flows(title, "uitvoeringsmodel-beeld", labels, tints, links, alt, narrow=range(first_back, len(labels)))
