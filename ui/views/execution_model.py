"""The words, charts and tables of the page that composes the whole execution model."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from model.assumptions.values import Assumptions
from model.case.records import Case
from model.numbers.arrays import Floats
from model.options.configurations import (
    Configurations,
    Pair,
    advised,
    cost_change,
    fit_and_risk,
    follows,
    mine,
    pareto,
    present,
)
from ui.charts.bars_and_lines import wrapped
from ui.charts.parts import Chart, Grid, Tile
from ui.charts.pictures import Points, flows, scatter
from words.texts import _, number, of, percent

BURDENS = ("risk", "cost", "partners")


def pair_name(case: Case, pair: Pair) -> str:
    """The executor, or both with their office."""
    names = {one.id: of(one.short) for one in case.executors}
    front, back = pair
    return names[front] if front == back else _("{front} (front), {back} (back)", front=names[front], back=names[back])


def standing(case: Case, assumptions: Assumptions) -> dict[str, tuple[str, Mapping[str, Pair]]]:
    """The three variants with their name and configuration."""
    return {
        "current": (_("Present"), present(case)),
        "advice": (_("Advice"), advised(case)),
        "mine": (_("My variant"), mine(case, assumptions)),
    }


def headline(case: Case, assumptions: Assumptions) -> str:
    """How well Mijn variant fits beside the advice."""
    own, _risk = fit_and_risk(case, assumptions, mine(case, assumptions))
    advice, _risk = fit_and_risk(case, assumptions, advised(case))
    if mine(case, assumptions) == advised(case):
        return _("My variant is the documented advice: it fits the principles for {fit} of 100.", fit=number(own, 1))
    return _("My variant fits the principles for {own} of 100, the documented advice for {advice}.",
             own=number(own, 1), advice=number(advice, 1))  # fmt: skip


def tiles(case: Case, assumptions: Assumptions, swept: Assumptions) -> list[Tile]:
    """Fit, risk and partners of the three variants; the cost of Mijn variant moves with its sliders."""
    result = []
    for tone, (name, chosen) in standing(case, assumptions).items():
        fit, risk = fit_and_risk(case, assumptions, chosen)
        partners = partner_count(case, chosen)
        # A difference in cost is the user's assumption: it moves only his variant, as on the money pages.
        change = np.atleast_1d(cost_change(case, swept, chosen)) if tone == "mine" else np.zeros(1)
        notes = [
            _("risk {risk}; partners {partners}; cost {cost}", risk=number(risk, 1), partners=partners,
              cost=_percent(float(one)))
            for one in change
        ]  # fmt: skip
        result.append(Tile(_("{variant}: fit", variant=name), [number(fit, 1)], notes, tone))
    return result


def _percent(change: float) -> str:
    return _("as budgeted") if abs(change) < 5e-5 else ("+ " if change > 0 else "") + percent(change)


def partner_count(case: Case, chosen: Mapping[str, Pair]) -> int:
    """The executors outside the own organisation."""
    kinds = {one.id: one.kind for one in case.executors}
    involved = {executor for pair in chosen.values() for executor in pair}
    return len({one for one in involved if kinds[one] not in ("joint_service", "unknown")})


def burden(found: Configurations, name: str) -> Floats:
    """What is set out against the fit."""
    return {"risk": found.risk, "cost": found.cost_change * 100, "partners": found.partners.astype(np.float64)}[name]


def burden_choice(name: str) -> str:
    """The same, short enough for a row of buttons."""
    return {"risk": _("Risk"), "cost": _("Cost"), "partners": _("Partners")}[name]


def burden_name(name: str) -> str:
    """What stands at the axis."""
    return {
        "risk": _("Risk (sum of strengths)"),
        "cost": _("Cost compared with the present budget (%)"),
        "partners": _("Number of partners"),
    }[name]


def cloud(case: Case, assumptions: Assumptions, found: Configurations, name: str) -> Chart:
    """Every feasible configuration: fit against a burden, the front, and where the variants stand."""
    x, y = burden(found, name), found.fit
    front = np.flatnonzero(pareto(y, x))
    front = front[np.argsort(x[front], kind="stable")]
    groups = [
        Points(_("Every possible model"), x, y, range(len(x)), "@6", 7),
        Points(_("No other is better on both"), x[front], y[front], front.tolist(), "@0", 11, mode="lines+markers"),
    ]
    marks = {"current": ("@text", "x"), "advice": ("@2", "diamond"), "mine": ("@3", "star")}
    for tone, (label, chosen) in standing(case, assumptions).items():
        fit, risk = fit_and_risk(case, assumptions, chosen)
        cost = float(cost_change(case, assumptions, chosen)) * 100 if tone == "mine" else 0.0
        at = {"risk": risk, "cost": cost, "partners": float(partner_count(case, chosen))}[name]
        color, symbol = marks[tone]
        groups.append(Points(label, [at], [fit], [-1], color, 18, symbol))
    alt = [
        _("{count} models are possible within the rules. Click a point to make it my variant.", count=number(len(x)))
    ]
    title = _("Fit with the principles against: {burden}", burden=burden_name(name))
    return scatter(title, "uitvoeringsmodel", burden_name(name), _("Fit (0–100)"), groups, alt)


def best(case: Case, found: Configurations, name: str, count: int = 8) -> list[int]:
    """The configurations on the front and then those with the best fit, for who chooses without a mouse."""
    front = [int(one) for one in np.flatnonzero(pareto(found.fit, burden(found, name)))]
    order = [int(one) for one in np.argsort(-found.fit, kind="stable")]
    return list(dict.fromkeys([*front, *order]))[:count]


def configuration_name(case: Case, found: Configurations, place: int) -> str:
    """Fit first, then who does what."""
    tasks = {task.id: of(task.label) for task in case.tasks}
    parts = [f"{tasks[task]}: {pair_name(case, pair)}" for task, pair in found.chosen_at(place).items()]
    return _("fit {fit}", fit=number(float(found.fit[place]), 1)) + " · " + "; ".join(parts)


def whole_grid(case: Case, chosen: Mapping[str, Pair]) -> Grid:
    """Who does every task, also those without a choice, and why."""
    tasks = {task.id: of(task.label) for task in case.tasks}
    rows = []
    for task in case.tasks:
        pair = follows(case, chosen).get(task.id)
        why = _("your choice") if task.id in chosen else _("no choice in the source")
        if task.follows in chosen:
            why = _("follows {task}", task=tasks[str(task.follows)])
        rows.append([of(task.label), pair_name(case, pair) if pair else _("not decided"), why])
    return Grid(_("The whole model"), [_("Task"), _("Who"), _("Why")], rows)


def picture(case: Case, chosen: Mapping[str, Pair]) -> Chart:
    """Who meets the resident, the tasks, and who does the work behind it."""
    whole = follows(case, chosen)
    names = {one.id: of(one.short) for one in case.executors}
    tasks = [task for task in case.tasks if task.id in whole]
    fronts = list(dict.fromkeys(whole[task.id][0] for task in tasks))
    backs = list(dict.fromkeys(whole[task.id][1] for task in tasks))
    # The names at the right stand beside those of the tasks: short lines keep them apart.
    labels = [
        *(names[one] for one in fronts),
        *(of(task.label) for task in tasks),
        *(wrapped(names[one], 14) for one in backs),
    ]
    first_task, first_back = len(fronts), len(fronts) + len(tasks)
    links = []
    for place, task in enumerate(tasks):
        front, back = whole[task.id]
        links += [(fronts.index(front), first_task + place), (first_task + place, first_back + backs.index(back))]
    colors = [*["@0"] * len(fronts), *["@6"] * len(tasks), *["@2"] * len(backs)]
    alt = [_("Left whom the resident meets (front office), right who does the administration (back office).")]
    title = _("Front office → task → back office")
    return flows(title, "uitvoeringsmodel-beeld", labels, colors, links, alt)
