"""The arguments that the reader adds himself: their controls, and how they stand among those of the documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import streamlit as st

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.tasks import Task
from model.options.own_arguments import criterion_id, own_arguments, strength_id
from ui.controls import own_text, widgets
from words.labels import written
from words.sentences import slot
from words.texts import _, in_quotes, md, pressed


def controls(case: Case, assumptions: Assumptions, task: Task) -> None:
    """A pro and a con of the reader's own for each scenario: in his words, how strong, and on which principle."""
    st.markdown(
        md(_("What you find and no document says: it counts as your own argument, with this strength."))
        + " "
        + md(_("Your words do not travel in the link; the strength and the principle do."))
    )
    for argument in own_arguments(case, task.id):
        words, strength, criterion = st.columns(3)
        with words:
            own_text.field(case, argument.id)
        with strength:
            widgets.control(case, assumptions, strength_id(argument))
        with criterion:
            widgets.dropdown(case, assumptions, criterion_id(argument))


def lines(
    case: Case, assumptions: Assumptions, task: str, executor: str, kind: str, texts: Mapping[str, str]
) -> Iterator[str]:
    """The reader's arguments of a kind about a scenario, in Markdown, each marked as his; not those left unset."""
    for argument in own_arguments(case, task):
        strength, text = float(assumptions.get(argument.id)), texts.get(argument.id, "")
        if (argument.executor, argument.kind) == (executor, kind) and (strength or text):
            words = f": {in_quotes(md(text))}" if text else ""
            yield f"**{_mark(case, argument.id, strength)}**{words}"


def _mark(case: Case, id: str, strength: float) -> str:
    if not strength:
        return md(_("Your argument, does not count yet (strength 0)"))
    told = md(_("Your argument (strength {value})", value=slot("value")))
    return told.replace(slot("value"), pressed(written(case, id, strength), id))
