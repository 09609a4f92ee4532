"""The parts of the execution-model page that are no chart: choosing, the rules, and what the cost rests on."""

from __future__ import annotations

import numpy as np
import streamlit as st

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.tasks import Rule
from model.options.configurations import OF_SCORES, Configurations, advised, enumerate_all
from ui.charts.parts import Grid, Notice, StatusCell, status_cell
from ui.controls import widgets
from ui.live.live_chart import live
from ui.session import case as cases
from ui.session import state
from ui.session.memo import remembered
from ui.views import execution_model
from words.origin import origin_of
from words.texts import _, md, of


def task_controls(case: Case, assumptions: Assumptions, task: str) -> None:
    """Who does the front and the back office of a task."""
    for office in ("front", "back"):
        widgets.dropdown(case, assumptions, f"{office}.{task}")


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
    settings = tuple((id, value) for id, value in assumptions.items() if id.startswith((*OF_SCORES, "executor_cost.")))
    return remembered(("configurations", case.version, settings), lambda: enumerate_all(case, assumptions))


def choose_from_list(case: Case, models: Configurations, shown: str) -> None:
    """The same choice without a mouse: the models on the front and those that fit best."""
    with widgets.fold("models", _("Choose from the best models"), ":material/list:"):
        for place in execution_model.best(models, shown) if widgets.is_open("models") else ():
            st.button(
                md(execution_model.configuration_name(case, models, place)),
                key=f"take-{place}",
                on_click=take,
                args=(place,),
                type="tertiary",
                wrap=True,
            )


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
    live("cost", notice=Notice(title, [], "info"))


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


def _tasks(case: Case, rule: Rule) -> str:
    return ", ".join(of(case.task(task).label) for task in rule.tasks)
