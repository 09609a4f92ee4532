"""Predict, then reveal: while the quiet mode is on, the reader guesses first and then sees the outcome.

A page hides its outcomes behind ``curtain`` and asks with ``ask``. Guesses are the visitor's own: they survive a
page switch and stand in no link.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import streamlit as st

from model.assumptions.declared import Unit
from ui.charts.parts import Block, Notice, Rows, Tile
from ui.live.live_chart import live
from ui.session import kept
from words import formatting
from words.formatting import each
from words.texts import _, language, md

Show = Callable[..., None]
"""What draws a part of a page, as ``live`` does."""


@dataclass(frozen=True, kw_only=True)
class Question:
    """Something to guess. ``outcome`` has a value for every row; not-a-number where there is none."""

    id: str
    text: str
    """The question."""
    label: str
    """What is guessed, before a colon."""
    unit: Unit
    positions: Sequence[float]
    """What can be guessed; the slider starts in the middle."""
    outcome: Rows


def curtain(name: str) -> Show:
    """The switch of the quiet mode; then ``live``, or what leaves the place empty until ``name`` is revealed.

    ``name`` says which questions are meant, such as a page and a municipality.
    """
    key = kept.seed("guess", False, (False, True))
    st.toggle(
        _("Guess first"),
        key=key,
        help=_("Hides the outcomes of this page until you have guessed them."),
        on_change=kept.keep,
        args=("guess", key),
    )
    return nothing if is_hidden(name) else live


def is_on() -> bool:
    """Whether the quiet mode is on; it holds for all pages."""
    return kept.value("guess", False, (False, True))


def is_hidden(name: str) -> bool:
    """Whether the outcomes of these questions are still to be guessed."""
    return is_on() and name not in st.session_state.get("revealed", ())


def ask(name: str, questions: Sequence[Question], blocks: Mapping[str, Block] | None = None) -> None:
    """In the quiet mode: the questions with a slider each, or after revealing the guesses beside the outcomes."""
    if not is_on():
        return
    hidden = is_hidden(name)
    with st.container(border=True, key="guess"):
        # One container and one button, hidden or not: so the button keeps its place and the keyboard its focus.
        with st.container():
            if hidden:
                told = Notice(_("What do you think?"), [_("The outcomes are hidden until you ask for them.")], "info")
                live("guess-first", notice=told)
                for question in questions:
                    _slider(name, question)
            else:
                live("guess", blocks, headline=_sentences(name, questions), tiles=_tiles(name, questions))
        label = _("Show the outcome") if hidden else _("Guess again")
        st.button(label, key="guess-button", on_click=_turn, args=(name,), type="primary")


def nothing(*_parts: object, **_more: object) -> None:
    """An empty place: what stands below keeps its own, or the browser would build it anew and lose the focus."""
    st.empty()


def _turn(name: str) -> None:
    """Reveal what is hidden, hide what is revealed."""
    revealed = set(st.session_state.get("revealed", ()))
    st.session_state["revealed"] = revealed ^ {name}


def _key(name: str, question: Question) -> str:
    return f"guess-{name}-{question.id}"


def guessed(name: str, question: Question) -> float:
    """What the reader guessed; the middle until the slider is moved."""
    middle = question.positions[len(question.positions) // 2]
    # With another case, or another range, an old guess may no longer exist.
    return float(kept.value(_key(name, question), middle, question.positions))


def _slider(name: str, question: Question) -> None:
    spoken = language()
    kept_as = _key(name, question)
    key = kept.seed(kept_as, guessed(name, question), question.positions)
    st.select_slider(
        md(question.text),
        list(question.positions),
        key=key,
        format_func=lambda value: formatting.amount(value, question.unit, spoken),
        on_change=kept.keep,
        args=(kept_as, key),
    )


def _tiles(name: str, questions: Sequence[Question]) -> list[Tile]:
    tiles = []
    for question in questions:
        own = _("your guess: {amount}", amount=_amount(question.unit, guessed(name, question)))
        tiles.append(Tile(question.label, each(question.outcome, partial(_amount, question.unit)), [own]))
    return tiles


def _sentences(name: str, questions: Sequence[Question]) -> list[str]:
    """Guess and outcome of all questions in one text, for every row."""
    columns = [each(question.outcome, partial(_sentence, question, guessed(name, question))) for question in questions]
    rows = max(len(column) for column in columns)
    return [" ".join(column[min(row, len(column) - 1)] for column in columns) for row in range(rows)]


def _sentence(question: Question, guess: float, outcome: float) -> str:
    write = partial(_amount, question.unit)
    texts = {"label": question.label, "guess": write(guess)}
    if np.isnan(outcome):
        return _("{label}: you guessed {guess}, but there is no such number.", **texts)
    difference = outcome - guess
    texts |= {"outcome": write(outcome), "difference": write(abs(difference))}
    if difference == 0:
        return _("{label}: you guessed {guess}, and that is right.", **texts)
    if difference > 0:
        return _("{label}: you guessed {guess}, it is {outcome}, {difference} more.", **texts)
    return _("{label}: you guessed {guess}, it is {outcome}, {difference} less.", **texts)


def _amount(unit: Unit, value: float) -> str:
    """A number as the page writes it: a count with at most one decimal."""
    if np.isnan(value):
        return _("none")
    return formatting.amount(formatting.round_half_up(value, 1 if unit == "count" else 4), unit, language())
