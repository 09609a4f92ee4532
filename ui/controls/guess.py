"""Predict, then reveal: while the quiet mode is on, the reader guesses first and then sees the outcome.

A page hides its outcomes behind ``curtain`` and asks with ``ask``. Guesses are the visitor's own: they survive a
page switch and stand in no link.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import streamlit as st

from model.assumptions.declared import Unit
from ui.charts.parts import Block, Notice, Rows, Tile
from ui.live.live_chart import live
from ui.session import kept
from words import formatting
from words.beside import Beside, Place, at_row, behind, said
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
    whose: int | None = None
    """The place of the party that pays the amount that is guessed; None: all together, or no amount."""


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


def ask(
    name: str,
    questions: Sequence[Question],
    blocks: Mapping[str, Block] | None = None,
    beside: Beside | None = None,
) -> None:
    """In the quiet mode: the questions with a slider each, or after revealing the guesses beside the outcomes.

    ``beside``: what stands beside the amounts of the outcome at every row.
    """
    if not is_on():
        return
    hidden = is_hidden(name)
    with st.container(border=True, key="guess"):
        # One container and one button, hidden or not: so the button keeps its place and the keyboard its focus.
        with st.container():
            if hidden:
                hint = Notice(_("What do you think?"), [_("The outcomes are hidden until you ask for them.")], "info")
                live("guess-first", notice=hint)
                for question in questions:
                    _slider(name, question)
            else:
                told, tiles = _sentences(name, questions, beside), _tiles(name, questions, beside)
                live("guess", blocks, headline=told, tiles=tiles)
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


def slider_key(name: str, question: Question) -> str:
    """The key of the slider with which it is guessed, holding what was guessed."""
    return kept.seed(_key(name, question), guessed(name, question), question.positions)


def _slider(name: str, question: Question) -> None:
    spoken = language()
    kept_as = _key(name, question)
    key = slider_key(name, question)
    st.select_slider(
        md(question.text),
        list(question.positions),
        key=key,
        format_func=lambda value: formatting.amount(value, question.unit, spoken),
        on_change=kept.keep,
        args=(kept_as, key),
    )


def _tiles(name: str, questions: Sequence[Question], beside: Beside | None) -> list[Tile]:
    return [_tile(question, guessed(name, question), beside) for question in questions]


def _tile(question: Question, guess: float, beside: Beside | None) -> Tile:
    """The outcome of every row, under it what it comes to, and the guess."""
    value = each(question.outcome, partial(_amount, question.unit))
    if beside is None or question.unit != "euro":
        return Tile(question.label, value, [_own(_amount(question.unit, guess))])
    small, notes = [], []
    for row, outcome in _by_row(question, beside):
        here = at_row(beside, row)
        small.append(said(outcome, here, question.whose))
        notes.append(_own(_written(question, guess, here, "again")))
    return Tile(question.label, value, notes, beside=small)


def _own(amount: str) -> str:
    return _("your guess: {amount}", amount=amount)


def _by_row(question: Question, beside: Beside) -> Iterator[tuple[int, float]]:
    """The outcome at every row: either it or the number that it is divided by may be the same in all."""
    rows = max(len(question.outcome), len(beside.counts))
    yield from ((row, float(question.outcome[min(row, len(question.outcome) - 1)])) for row in range(rows))


def _sentences(name: str, questions: Sequence[Question], beside: Beside | None) -> list[str]:
    """Guess and outcome of all questions in one text, for every row."""
    columns = [_column(question, guessed(name, question), beside) for question in questions]
    rows = max(len(column) for column in columns)
    return [" ".join(column[min(row, len(column) - 1)] for column in columns) for row in range(rows)]


def _column(question: Question, guess: float, beside: Beside | None) -> list[str]:
    """The sentence of one question, for every row."""
    if beside is None or question.unit != "euro":  # a share and a number of benefits are no amounts
        return each(question.outcome, partial(_sentence, question, guess, None))
    return [_sentence(question, guess, at_row(beside, row), outcome) for row, outcome in _by_row(question, beside)]


def _sentence(question: Question, guess: float, beside: Beside | None, outcome: float) -> str:
    write = partial(_written, question, beside=beside, where="again")
    texts = {"label": question.label, "guess": _written(question, guess, beside, "brackets")}
    if np.isnan(outcome) and question.unit != "count":
        return _("{label}: you guessed {guess}, but it is unknown.", **texts)
    if np.isnan(outcome):
        return _("{label}: you guessed {guess}, but there is no such number.", **texts)
    difference = outcome - guess
    texts |= {"outcome": write(outcome), "difference": write(abs(difference))}
    if difference == 0:
        return _("{label}: you guessed {guess}, and that is right.", **texts)
    if difference > 0:
        return _("{label}: you guessed {guess}, it is {outcome}, {difference} more.", **texts)
    return _("{label}: you guessed {guess}, it is {outcome}, {difference} less.", **texts)


def _written(question: Question, value: float, beside: Beside | None, where: Place) -> str:
    """A guess or outcome; behind an amount in brackets what it comes to."""
    return behind(_amount(question.unit, value), value, beside, question.whose, where)


def _amount(unit: Unit, value: float) -> str:
    """A number as the page writes it: a count with at most one decimal. A count that is not there is none."""
    if np.isnan(value) and unit == "count":
        return _("none")
    return formatting.amount(formatting.round_half_up(value, 1 if unit == "count" else 4), unit, language())
