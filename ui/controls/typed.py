"""Amounts that somebody types: read as a Dutch (or English) reader means them, or refused with the reason.

Streamlit's own number field silently makes something else of "2345,75" and "2.345,75".
"""

from __future__ import annotations

import re

import streamlit as st

from model.assumptions.declared import msg
from model.assumptions.values import Assumptions, declaration
from model.case.case import Case
from ui.charts.parts import Notice
from ui.controls.widgets import reset_button
from ui.live.live_chart import live
from ui.session import of_page, state
from words import formatting
from words.labels import label_of, layer_meaning, layer_name, written
from words.languages import LANGUAGES, Language
from words.texts import _, in_language, language, md

REASONS = {
    "empty": msg("nothing is filled in"),
    "negative": msg("a negative number is not possible here"),
    "letters": msg("“{typed}” is not a number"),
    "ambiguous": msg("“{typed}” can mean two things; write {one} or {other}"),
    "decimals": msg("“{typed}” has more than two decimals"),
    "grouping": msg("in “{typed}” the separators are not in their place"),
    "range": msg("“{typed}” is too much; at most {upper}"),
}


class NotUnderstood(ValueError):
    """A text that is no amount; ``reason`` is a key of REASONS, ``readings`` what it could mean."""

    def __init__(self, reason: str, *readings: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.readings = readings


def parse(text: str, spoken: Language) -> float:
    """The number in a text: "2.345,75", "2345,75", "€ 1.000", "1.000,-". Raises NotUnderstood.

    A separator of thousands stands before every group of three digits or nowhere. "1.5" is refused: it may be one
    and a half in English notation, or fifteen hundred that was not finished.
    """
    thousands, decimal = LANGUAGES[spoken].thousands, LANGUAGES[spoken].decimal
    bare = re.sub(r"^(€|eur|euro)\s*", "", text.strip().replace("\u00a0", " "), flags=re.IGNORECASE)
    bare = re.sub(rf"{re.escape(decimal)}-{{1,2}}$", "", bare).strip()
    if not bare:
        raise NotUnderstood("empty")
    if re.match(r"[-\u2212\u2013]\s*[0-9€]", bare):
        raise NotUnderstood("negative")
    if not re.fullmatch(r"[0-9.,]+", bare) or not re.search("[0-9]", bare):
        raise NotUnderstood("letters")
    whole, mark, cents = bare.partition(decimal)
    if thousands in cents or decimal in cents or (mark and not cents) or not whole:
        raise NotUnderstood("grouping")
    if thousands in whole and not re.fullmatch(rf"[0-9]{{1,3}}(?:{re.escape(thousands)}[0-9]{{3}})+", whole):
        start, _mark, rest = whole.partition(thousands)
        if not mark and 1 <= len(start) <= 3 and len(rest) in (1, 2):
            raise NotUnderstood("ambiguous", f"{start}{decimal}{rest}", f"{start}{thousands}{rest.ljust(3, '0')}")
        raise NotUnderstood("grouping")
    if len(cents) == 3 and re.fullmatch("[1-9][0-9]{0,2}", whole):
        raise NotUnderstood("ambiguous", f"{whole}{thousands}{cents}", f"{whole}{decimal}{cents[:2]}")
    if len(cents) > 2:
        raise NotUnderstood("decimals")
    return float(f"{whole.replace(thousands, '')}.{cents or '0'}")


def plain(value: float, spoken: Language) -> str:
    """A number as it stands in a field to type in: 2.345,75."""
    return formatting.number(value, spoken, 0 if value == int(value) else 2)


def field(case: Case, assumptions: Assumptions, id: str, label: str) -> None:
    """A field for the amount of an assumption. Says how it was understood, or why nothing changed."""
    key, value = in_language(f"typed-{id.replace('.', '-')}"), float(assumptions.get(id))
    of_page.stand(id, key)
    said: dict[str, tuple[str, str]] = st.session_state.setdefault("typed", {})
    if state.page_is_new():
        said.clear()
    text, problem = said.get(id, ("", ""))
    # What was refused stays in its field until it is right.
    state.seed(key, text if problem else plain(value, language()))
    declared = declaration(id)
    marks = [layer_name(declared.layer), *([_("changed")] if id in state.changes() else [])]
    st.text_input(
        f"{md(label)} ({', '.join(marks)})",
        key=key,
        on_change=_take,
        args=(id, key),
        help=f"{md(_(declared.meaning))}\n\n{md(layer_meaning(declared.layer))}",
    )
    if problem:
        title = _("{field}: nothing was changed.", field=label_of(case, id))
        live(f"typed-{id}", notice=Notice(title, [_sentence(id, text, problem), _example()], "error"))
    elif text:
        st.caption(md(_("“{typed}” is understood as {value}.", typed=text, value=written(case, id, value))))
    if id in state.changes() or problem:
        reset_button(case, id, f"reset-{key}", _forget)


def _take(id: str, key: str) -> None:
    text = str(st.session_state[key])
    problem = ""
    try:
        value = parse(text, st.session_state["lang"])
    except NotUnderstood as error:
        problem = "|".join((error.reason, *error.readings))
    else:
        problem = "range" if state.set_value(id, value) is not None else ""
    st.session_state["typed"] = {**st.session_state.get("typed", {}), id: (text, problem)}


def _forget(id: str) -> None:
    st.session_state["typed"].pop(id, None)
    state.reset(id)


def _sentence(id: str, text: str, problem: str) -> str:
    reason, *readings = problem.split("|")
    reading, second = (*readings, "", "")[:2]
    upper = formatting.amount(declaration(id).upper, declaration(id).unit, language())
    shown = text if len(text) <= 40 else text[:40] + "…"
    sentence = _(REASONS[reason]).format(typed=shown, one=reading, other=second, upper=upper)
    return sentence[0].upper() + sentence[1:] + "."


def _example() -> str:
    whole, cents = (plain(value, language()) for value in (1000, 2345.75))
    return _("Allowed: a number from 0, such as {one} or {other}.", one=whole, other=cents)
