"""The parts of the execution-model page that are no chart: choosing, the rules, and what the cost rests on."""

from __future__ import annotations

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.options.configurations import OF_SCORES, Configurations, advised, enumerate_all
from model.options.ranking import Ranked, ranked
from model.outcomes.execution_model import ExecutionModel
from ui.charts.parts import Grid, Notice, StatusCell, status_cell
from ui.controls import widgets
from ui.live.live_chart import live
from ui.session import case as cases
from ui.session import state
from ui.session.memo import remembered
from ui.views import execution_model
from ui.views.executors import matrix
from words.claims import fits
from words.claims.pools import cost_by_task
from words.origin import origin_of
from words.texts import _, md, number, of


def choose(number: int) -> None:
    """Take what was chosen in the matrix. A number that stands for nothing changes nothing."""
    assumptions = state.assumptions()
    offered = matrix.moves(cases.current(), assumptions)
    if 0 <= number < len(offered):
        state.set_value(*offered[number])


def take(place: int) -> None:
    """Make a configuration Mijn variant. A number that stands for none changes nothing."""
    case = cases.current()
    found = configurations(case, state.assumptions())
    if 0 <= place < len(found.picks):
        for task, (front, back) in found.chosen_at(place).items():
            state.set_value(f"front.{task}", front)
            state.set_value(f"back.{task}", back)


def take_advice() -> None:
    """Mijn variant becomes the documented advice."""
    case = cases.current()
    state.reset(*(f"{office}.{task}" for task in advised(case) for office in ("front", "back")))


def configurations(case: Case, assumptions: Assumptions) -> Configurations:
    """The feasible configurations, remembered: who is chosen now does not change them."""
    return remembered(
        ("configurations", case.version, _settings(assumptions)), lambda: enumerate_all(case, assumptions)
    )


def best(case: Case, assumptions: Assumptions, models: Configurations) -> tuple[Ranked, ...]:
    """The models of the list, out of all configurations, remembered as these are."""
    return remembered(("best models", case.version, _settings(assumptions)), lambda: ranked(models, advised(case)))


def _settings(assumptions: Assumptions) -> tuple[tuple[str, object], ...]:
    """What the figures of a configuration rest on."""
    return tuple((id, value) for id, value in assumptions.items() if id.startswith((*OF_SCORES, "executor_cost.")))


def all_models(outcome: ExecutionModel) -> None:
    """Every model in one picture, for who wants to see more than the list."""
    count = outcome.others.count
    label = _("All models") if count == 1 or count > fits.COUNTLESS else _("All {count} models", count=number(count))
    with widgets.fold("models", md(label), ":material/scatter_plot:"):
        if not widgets.is_open("models"):
            return
        burdens = {name: execution_model.burden_choice(name) for name in execution_model.BURDENS}
        shown = widgets.view_choice("burden", _("Set out against"), burdens, "risk")
        live("cloud", chart=execution_model.cloud(outcome, shown), on_pick=take)


def cost_is_unknown(case: Case, assumptions: Assumptions) -> None:
    """The sources give no cost for any executor: any difference is the user's."""
    different = any(bool(np.any(np.asarray(value) != 0)) for value in assumptions.executor_cost.values())
    title = (
        _("These differences in cost are your assumption. They move every new model in which that executor works.")
        if different
        else _(
            "The sources give no cost for any executor: all models cost the same here, until you assume a difference."
        )
    )
    live("cost", notice=Notice(title, cost_by_task(case), "info"))


def rule_grid(case: Case) -> Grid:
    """The rules with the sentence behind them."""
    rows: list[list[str | StatusCell]] = [
        [
            of(rule.text),
            ", ".join(of(case.task(task).label) for task in rule.tasks),
            status_cell(rule),
            origin_of(case, rule),
        ]
        for rule in case.rules
    ]
    return Grid(_("Rules"), [_("Rule"), _("Tasks"), _("Status"), _("Source")], rows, status=2, below=(3,))
