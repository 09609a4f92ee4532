"""What was changed: what each does alone to the cost of Mijn variant, the way back and the way to its control."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from model.assumptions.declared import Value
from model.assumptions.values import AssumptionError
from model.case.case import Case
from model.case.naming import ALL
from model.money import budget as money
from model.money.budget import framed_cost
from ui.charts.parts import Notice
from ui.controls import widgets
from ui.live.live_chart import live
from ui.session import places
from ui.views.multi_year_budget import of_party
from words import formatting
from words.labels import label_of, written
from words.texts import _, language, md, pressed, small

MOST = 12
"""So many changes get a line of their own: each computes a budget."""
KEY = "change"
LIST = "changes-list"
"""The key of what opens the list (``ui/around.py``)."""


def show(case: Case, changes: Mapping[str, Value], party: int | None) -> None:
    """A line for each change; only called when the list is open."""
    first, last = case.about.years[0], case.about.years[-1]
    st.caption(
        md(
            _(
                "The euros: what My variant costs now, less what it costs with only that change undone, over {first} "
                "to {last}. Changes can strengthen each other, so they need not add up.",
                first=first,
                last=last,
            )
        )
    )
    for id in list(changes)[:MOST]:
        _line(case, changes, id, party)
    if rest := widgets.changed_list(case, changes)[MOST:]:
        live("changes", notice=Notice(_("and {count} more", count=len(rest)), rest, "info"))


def _line(case: Case, changes: Mapping[str, Value], id: str, party: int | None) -> None:
    key = id.replace(".", "-")
    before, after = _pressed(case, id, case.assumptions.get(id), "default."), _pressed(case, id, changes[id])
    line = f"{md(label_of(case, id))}: {before} → {after}"
    with st.container(horizontal=True, vertical_alignment="center", key=f"{KEY}-{key}"):
        # Two spaces: a new line, in the same paragraph.
        st.markdown(f"{line}  \n{_written(case, effect(case, changes, id, party), id, party)}")
        widgets.reset_button(case, id, f"{KEY}-undo-{key}")
        if places.has_place(case, id):
            label = _("Go to its control")
            st.button(label, icon=":material/arrow_forward:", key=f"{KEY}-go-{key}", type="tertiary",
                      on_click=_go, args=(id,))  # fmt: skip


def _pressed(case: Case, id: str, value: Value, before: str = "") -> str:
    """A value, which can be pressed if it is a number."""
    text = written(case, id, value)
    return pressed(text, f"{before}{id}") if any(map(str.isdigit, text)) and not isinstance(value, str) else md(text)


def _go(id: str) -> None:
    st.session_state[LIST] = False
    places.ask(id)


def effect(case: Case, changes: Mapping[str, Value], id: str, party: int | None) -> float | None:
    """Euros over all years that the cost is more through this change alone; None where it cannot be undone alone."""
    rest = {other: value for other, value in changes.items() if other != id}
    try:
        return cost(case, changes, party) - cost(case, rest, party)
    except AssumptionError:
        return None


def cost(case: Case, changes: Mapping[str, Value], party: int | None) -> float:
    """What Mijn variant costs a party, or all, over all years, in euros."""
    paid = framed_cost(money.budget(case, case.assumptions.replace(**changes), "mine"))
    return float(of_party(paid, party).sum())


def _written(case: Case, amount: float | None, id: str, party: int | None) -> str:
    if amount is None:
        return small(_("cannot be undone alone"))
    rounded = formatting.round_half_up(amount, 0)
    if rounded == 0:
        return small(_("makes no difference to the cost"))
    who = ALL if party is None else case.participants[party].id
    text = pressed(formatting.amount(abs(rounded), "euro", language()), f"undo_effect.{id}.{who}.{ALL}")
    said = _("{amount} more", amount=text) if rounded > 0 else _("{amount} less", amount=text)
    return f":small[{said}]"
