"""The controls of the assumptions, all derived from their declaration and their row in the case.

The sliders are Streamlit's own ``st.select_slider``: the same native slider as ``st.slider``, but its
values are written by us, so that € 12.500 and 2,2% look the same in every browser.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import lru_cache, partial
from typing import TypeVar

import numpy as np
import streamlit as st

from model.assumptions.declared import Unit, Value
from model.assumptions.values import Assumptions, choices, declaration
from model.case.case import Case
from model.case.sweep import Sweep, grid, sweep
from model.money.key_comparison import model_years
from ui.charts.parts import Block, Register
from ui.controls.assumption_table import assumption_grid
from ui.live.live_chart import live
from ui.session import kept, of_page, places, state
from words import formatting
from words.claims.pools import key_for_the_others, stays_out
from words.claims.ranges import outside
from words.labels import choice_label, label_of, layer_meaning, layer_name, written
from words.languages import Language
from words.origin import quoted
from words.texts import _, in_language, language, md, of, status

Option = TypeVar("Option", bound=str)


def widget_key(id: str) -> str:
    """The key of an assumption's control; also its CSS class, so no dots."""
    return in_language("set-" + id.replace(".", "-"))


def positions(case: Case, assumptions: Assumptions, id: str) -> tuple[float, ...]:
    """The positions of a slider: the grid of the case, and the present value if it lies beside it."""
    values = set(grid(case.row(id)))
    if id.startswith("share."):
        # A share can grow until the shares together are 100%, no further.
        most = 1 - other_shares(assumptions, id) + 1e-9
        values = {value for value in values if value <= most}
    return tuple(sorted(values | {float(np.asarray(assumptions.get(id)))}))


def other_shares(assumptions: Assumptions, id: str) -> float:
    """What the shares of the others are together."""
    return sum(float(share) for key, share in assumptions.share.items() if f"share.{key}" != id)


def sweep_of(case: Case, assumptions: Assumptions, ids: Sequence[str]) -> tuple[Sweep, dict[str, Block]]:
    """Every position of these sliders in one set of rows, and where each slider's rows stand."""
    swept = sweep(assumptions, {id: positions(case, assumptions, id) for id in ids})
    blocks = {
        widget_key(block.assumption): Block(
            block.start, len(block.values), block.values.index(float(np.asarray(assumptions.get(block.assumption))))
        )
        for block in swept.blocks
    }
    of_page.follow(swept, blocks)
    return swept, blocks


def slider(case: Case, assumptions: Assumptions, id: str, label: str | None = None) -> None:
    """A slider for a number."""
    unit, stands = declaration(id).unit, positions(case, assumptions, id)
    texts = {one: written(case, id, one) for one in stands} if unit == "class" else _texts(stands, unit, language())
    # Streamlit asks for the text of every position twice.
    _widget(case, id, label, assumptions.get(id), st.select_slider, stands, format_func=texts.__getitem__)
    if id.startswith("share."):
        st.caption(md(_room_sentence(other_shares(assumptions, id))))


@lru_cache(maxsize=1_000)
def _texts(stands: tuple[float, ...], unit: Unit, spoken: Language) -> Mapping[float, str]:
    return {value: formatting.amount(value, unit, spoken) for value in stands}


def _room_sentence(others: float) -> str:
    """Why the slider of a share stops where it does."""
    room = formatting.round_half_up(1 - others, 9)
    written_room, written_others = (formatting.amount(share, "fraction", language()) for share in (room, others))
    return _("Together at most 100%: here {room} is left at most, the others have {others}.",
             room=written_room, others=written_others)  # fmt: skip


def choice(case: Case, assumptions: Assumptions, id: str, label: str | None = None) -> None:
    """A choice between a few named values; in a list to search where there are many: sixty buttons fill two screens."""
    if len(choices(assumptions, id)) > MOST_BUTTONS:
        return dropdown(case, assumptions, id, label)
    return _widget(
        case, id, label, assumptions.get(id), st.radio, choices(assumptions, id),
        format_func=lambda value: md(choice_label(case, value, id)),
    )  # fmt: skip


def dropdown(case: Case, assumptions: Assumptions, id: str, label: str | None = None) -> None:
    """A choice between many named values, or where radio buttons take too much room."""
    _widget(case, id, label, assumptions.get(id), st.selectbox, choices(assumptions, id),
            format_func=partial(choice_label, case, id=id))  # fmt: skip


def switch(case: Case, assumptions: Assumptions, id: str, label: str | None = None) -> None:
    """An on-off switch."""
    _widget(case, id, label, bool(assumptions.get(id)), st.toggle)


def steps(case: Case, assumptions: Assumptions, id: str, named: Mapping[float, str], label: str | None = None) -> None:
    """A slider's number as a few named values; a value that has no name stands beside them as a number."""
    key, now = in_language("step-" + id.replace(".", "-")), float(np.asarray(assumptions.get(id)))
    state.seed(key, now)
    st.segmented_control(
        _heading(case, id, label),
        sorted({*named, now}),
        format_func=lambda value: named.get(value) or formatting.amount(value, declaration(id).unit, language()),
        key=key,
        help=_help(case, id),
        on_change=_take,
        args=(id, key),
        required=True,
    )


def _widget(
    case: Case,
    id: str,
    label: str | None,
    value: object,
    build: Callable[..., object],
    *options: object,
    **more: object,
) -> None:
    """A widget of Streamlit at the session's value, with its heading, help and way back."""
    key = widget_key(id)
    of_page.stand(id, key)
    state.seed(key, value)
    build(_heading(case, id, label), *options, key=key, help=_help(case, id), on_change=_take, args=(id, key), **more)
    if id in state.changes():
        reset_button(case, id, f"reset-{id.replace('.', '-')}")


def control(case: Case, assumptions: Assumptions, id: str, label: str | None = None) -> None:
    """The control that fits the assumption's unit, under its own label or another."""
    unit = declaration(id).unit
    {"choice": choice, "switch": switch}.get(unit, slider)(case, assumptions, id, label)


def _take(id: str, key: str) -> None:
    value = st.session_state[key]
    if value is None:  # a browser that has lost the widget sends nothing: no choice was made
        return
    error = state.set_value(id, float(value) if isinstance(value, bool | int | float) else value)
    if error is not None:
        st.session_state["rejected"] = error.problems


def _heading(case: Case, id: str, label: str | None) -> str:
    row = case.row(id)
    marks = [status(row.status)] if row.status == "aanname" else []
    marks.append(layer_name(declaration(id).layer))
    marks += [_("changed")] if id in state.changes() else []
    marks += [_("outside the range of the case")] if lies_outside(case, id) else []
    heading = md(label or label_of(case, id))
    return f"{heading} ({', '.join(marks)})" if marks else heading


def lies_outside(case: Case, id: str) -> bool:
    """Whether the visitor's value lies outside the range that the case gives."""
    return id in state.changes() and outside(case, id, state.changes()[id]) is not None


def _help(case: Case, id: str) -> str:
    row = case.row(id)
    source = case.source(row.source)
    lines = [_(declaration(id).meaning), layer_meaning(declaration(id).layer)]
    if row.low is not None and row.high is not None and declaration(id).unit != "switch":
        low, high = written(case, id, row.low), written(case, id, row.high)
        lines.append(_("Range: {low} to {high}.", low=low, high=high))
    origin = ", ".join(part for part in (of(source.title), of(row.place)) if part) + quoted(row)
    lines.append(
        _(
            "Default: {value} ({status}: {origin}).",
            value=written(case, id, row.default),
            status=status(row.status),
            origin=origin,
        )
    )
    if row.note:
        lines.append(of(row.note))
    if id.startswith("share.") and stays_out(case):
        lines.append(key_for_the_others())
    return "\n\n".join(md(line) for line in lines)


def reset_button(case: Case, id: str, key: str, forget: Callable[[str], None] = state.reset) -> None:
    """The way back to what the case says."""
    default = written(case, id, case.assumptions.get(id))
    st.button(
        md(_("Back to {value}", value=default)),
        icon=":material/undo:",
        key=key,
        type="tertiary",
        on_click=forget,
        args=(id,),
    )


def changed_list(case: Case, changes: Mapping[str, Value]) -> list[str]:
    """One line per change: what, from, to."""
    return [
        f"{label_of(case, id)}: {written(case, id, case.assumptions.get(id))} → {written(case, id, value)}"
        for id, value in changes.items()
    ]


MOST_BUTTONS = 8
"""So many stand beside each other; more in a list."""


def year(case: Case) -> None:
    """Which budget year the page shows."""
    state.seed("choose-year", state.year())
    if len(model_years(case)) > MOST_BUTTONS:
        st.selectbox(
            _("Year"), model_years(case), key="choose-year", on_change=state.choose, args=("year", "choose-year")
        )
        return
    st.segmented_control(
        _("Year"),
        model_years(case),
        key="choose-year",
        on_change=state.choose,
        args=("year", "choose-year"),
        required=True,
    )


def view_choice(name: str, label: str, options: Mapping[Option, str], default: Option) -> Option:
    """A choice of what this page shows; it changes no assumption. It keeps its value on a page switch."""
    key = kept.seed(name, default, options)
    chosen = st.segmented_control(
        label,
        list(options),
        format_func=lambda option: md(options[option]),
        key=key,
        on_change=kept.keep,
        args=(name, key),
        required=True,
    )
    return chosen if chosen is not None else default


def view_dropdown(name: str, label: str, options: Mapping[str, str], default: str) -> str:
    """As ``view_choice``, for many values."""
    key = kept.seed(name, default, options)
    chosen = st.selectbox(
        label, list(options), format_func=options.__getitem__, key=key, on_change=kept.keep, args=(name, key)
    )
    return str(chosen)


ALL_OPEN = "all-folds-open"
"""Set in the session of who reads every fold: for a file to take along."""


def fold(name: str, label: str, icon: str, hides: Iterable[str] = ()) -> AbstractContextManager[object]:
    """A part of the page that opens and closes; the server knows which. It says how many of the assumptions that it
    ``hides`` are changed."""
    changed = len(state.changes().keys() & set(hides))
    if changed:
        label = f"{label} ({_('{count} changed', count=changed)})"
    key, said = f"fold-{name}", f"label-of-{name}"
    # With another label it is another widget to Streamlit, which would be closed.
    if st.session_state.get(said) != label:
        st.session_state[key], st.session_state[said] = is_open(name), label
    return st.expander(label, icon=icon, key=key, on_change="rerun")


def is_open(name: str, hides: Iterable[str] = ()) -> bool:
    """Whether a fold is open. One that hides a change, or the control that was asked for, opens by itself for who
    comes to the page."""
    hidden = set(hides)
    if places.heading_for() in hidden or (state.page_is_new() and hidden & state.changes().keys()):
        st.session_state[f"fold-{name}"] = True
    return bool(st.session_state.get(ALL_OPEN)) or bool(st.session_state.get(f"fold-{name}"))


def sources(case: Case, ids: Sequence[str]) -> None:
    """Where the assumptions of this page come from."""
    with fold("sources", _("Where do these numbers come from?"), ":material/menu_book:"):
        if is_open("sources"):
            live("sources", register=Register((assumption_grid(case, ids),)))
