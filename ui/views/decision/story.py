"""The story behind the decision in six steps, each one claim and one chart. Only the chosen step is built."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

import streamlit as st

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.sweep import Sweep
from model.options.scoring import options_of
from model.outcomes.decision import Tipping
from ui.charts.parts import Block, Notice
from ui.controls import guess
from ui.live.live_chart import live
from ui.session import kept, state
from ui.views import cost_split_guess, tracks
from words.beside import Beside
from words.claims.planned import main_track
from words.claims.split import payer_of
from words.claims.steps import STEPS, titles
from words.texts import _, md

COST = "execution_cost_change"
"""Its slider stands in the first tile, and moves every step."""


@dataclass(frozen=True, kw_only=True)
class Visit:
    """What a step shows itself with: the case as the reader has set it, and whose euros he looks at.

    ``swept`` and ``blocks``: the positions of all sliders on the page. ``own``: the ids of those that belong to the
    step. ``alone``: while the step stands alone on the screen, what gives the place of its chart below its claim, and
    takes what the page shows beside that for the notes of the speaker. ``moved``: the place of the municipality whose
    number of benefits moves where the keys are compared.
    """

    case: Case
    assumptions: Assumptions
    swept: Sweep
    blocks: Mapping[str, Block]
    own: Sequence[str]
    party: int | None
    moved: int
    year: int
    beside: Beside | None
    alone: Callable[[Visit, str, Notice | None], AbstractContextManager[object]] | None = None


Show = Callable[[Visit], None]


def order() -> Sequence[str]:
    """The steps in the order in which they are shown: while presenting those that the presenter chose."""
    return [STEPS[number - 1] for number in state.screens()] if state.presenting() else STEPS


def chosen() -> str:
    """The step that the reader is at, also before its buttons are built."""
    steps = order()
    return kept.value("story", steps[0], steps)


def task_of(case: Case) -> str:
    """The task of which the step about the advice tells: the one chosen on the page of the scenarios."""
    tasks = [task.id for task in case.tasks if options_of(case, task.id)]
    return kept.value("task", tasks[0], tasks) if tasks else ""


def sliders(case: Case, step: str, moved: int, tipping: Tipping | None) -> list[str]:
    """The sliders that a step has of its own. ``tipping``: which weight the advice hangs on most; ``moved``: whose
    number of benefits the one about the cost has."""
    if step == "contract":
        return tracks.chained(case, main_track(case), wanted=True)[:1]
    if step == "advice":
        place = tipping.criterion if tipping else 0
        return [f"weight.{one.id}" for one in case.criteria[place : place + 1]] if task_of(case) else []
    if step == "cost":
        return [f"caseload.{case.participants[moved].id}"]
    return ["planning_date"] if step == "decide" else []


def shown(case: Case, party: int | None, moved: int) -> guess.Show:
    """What shows the cost: nothing while the step about the cost asks the reader to guess it first."""
    hidden = chosen() == "cost" and guess.is_hidden(cost_split_guess.name(case, payer_of(case, party), moved))
    return guess.nothing if hidden else live


def stepper() -> None:
    """The six steps in a row, with one back and one further."""
    names = titles()
    key = kept.seed("story", STEPS[0], STEPS)
    with st.container(horizontal=True, vertical_alignment="bottom", key="story-steps"):
        st.segmented_control(
            _("The story in six steps"),
            list(STEPS),
            format_func=lambda step: md(f"{STEPS.index(step) + 1} {names[step]}"),
            key=key,
            on_change=kept.keep,
            args=("story", key),
            required=True,
            label_visibility="collapsed",
        )
        turns()


def turns() -> None:
    """One step back and one further."""
    steps = order()
    place = steps.index(chosen())
    _turn(_("Previous"), "back", -1, place > 0)
    _turn(_("Next"), "on", 1, place < len(steps) - 1)


def _turn(label: str, where: str, by: int, possible: bool) -> None:
    icon = ":material/arrow_back:" if by < 0 else ":material/arrow_forward:"
    st.button(label, icon=icon, key=f"story-{where}", on_click=_go, args=(by,), disabled=not possible)


def _go(by: int) -> None:
    """From where the reader is by now: who presses twice before the answer goes two steps."""
    steps = order()
    place = steps.index(chosen()) + by
    kept.put("story", steps[min(max(place, 0), len(steps) - 1)])
