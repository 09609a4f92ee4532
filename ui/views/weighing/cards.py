"""The options of a task side by side, with what the documents and the reader say for and against each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from math import ceil

import streamlit as st

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.tasks import Option, Task
from model.options.scoring import arguments_of, closed_by, options_of
from ui.views import scenarios
from ui.views.weighing import own
from words.origin import origin_of
from words.texts import _, md, of

BESIDE = 4
"""So many cards stand beside each other: of five a word of fifteen letters is wider than its card."""


def side_by_side(case: Case, assumptions: Assumptions, task: Task, texts: Mapping[str, str]) -> None:
    """Every option with its pros, cons and risks as the source lists them, and the reader's own behind them.

    The hybrid only where the reader has an argument about it; what a rule closes is greyed. ``texts``: what the
    reader wrote beside his arguments.
    """
    options = options_of(case, task.id)
    hybrid = _lists(case, assumptions, task, task.hybrid, texts) if task.hybrid else []
    scenarios_of = {option.executor for option in options}
    ruled_out = [
        executor
        for executor, rule in assumptions.offered[task.id].items()
        if rule and executor in assumptions.executor_cost and executor not in scenarios_of
    ]
    columns = _places(len(options) + bool(hybrid) + len(ruled_out))
    for option, column in zip(options, columns, strict=False):
        with column, st.container(border=True, height="stretch"):
            _option(case, assumptions, task, option, texts)
    if hybrid:
        with next(columns), st.container(border=True, height="stretch"):
            st.subheader(md(_("Hybrid")))
            st.caption(md(_("Is not among the scenarios of the source. The arguments of both sides count for it.")))
            st.markdown("\n\n".join(hybrid))
    for executor, column in zip(ruled_out, columns, strict=False):
        with column, st.container(border=True, height="stretch", key=f"closed-{executor}"):
            _ruled_out(case, task, executor)
    # What holds for more options stands once, under all of them.
    notes = [of(option.note) for option in options if option.note is not None]
    origins = [origin_of(case, option) for option in options]
    st.caption(" ".join(md(text) for text in dict.fromkeys([*notes, *origins])))


def _places(count: int) -> Iterator[AbstractContextManager[object]]:
    """As many places for cards, in rows of as good as the same length."""
    rows = ceil(count / BESIDE)
    for _row in range(rows):
        yield from st.columns(ceil(count / rows))


def _option(case: Case, assumptions: Assumptions, task: Task, option: Option, texts: Mapping[str, str]) -> None:
    st.subheader(md(of(option.label)))
    for text in _lists(case, assumptions, task, option.executor, texts):
        st.markdown(text)
    if not any(argument.executor == option.executor for argument in arguments_of(case, task.id)):
        st.markdown(md(_("The source gives no pros, cons or risks.")))


def _lists(case: Case, assumptions: Assumptions, task: Task, executor: str, texts: Mapping[str, str]) -> list[str]:
    """A list in Markdown for the pros, the cons and the risks of an option, as far as it has them."""
    found = []
    for kind, title in (("pro", _("Pros")), ("con", _("Cons")), ("risk", _("Risks"))):
        lines = [md(line) for line in scenarios.argument_lines(case, assumptions, task.id, executor, kind)]
        lines += own.lines(case, assumptions, task.id, executor, kind, texts)
        if lines:
            found.append(f"**{title}**\n" + "\n".join(f"- {line}" for line in lines))
    return found


def _ruled_out(case: Case, task: Task, executor: str) -> None:
    st.subheader(f":gray[{md(of(case.executor(executor).short))}]")
    rule = closed_by(case, task.id, executor)
    if rule is not None:
        st.markdown(md(_("Not possible. {rule}", rule=of(rule.text))))
        st.caption(md(origin_of(case, rule)))
