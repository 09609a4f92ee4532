"""Situations in which one assumption has another value: an end of its range, or a value that is tried."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from model.assumptions.declared import Value
from model.assumptions.values import Assumptions, declaration
from model.case.case import Case
from model.case.naming import LABELS, named
from model.case.procedures import made_by
from model.case.situations import TRIED, WHOLE, elsewhere, situation
from model.case.termed import UNITS, TermedCase, origin_of
from model.case.variants import Variant, of_variant
from model.money.budget import budget, framed_cost
from model.numbers.arrays import Floats
from model.numbers.operations import numbers, total
from model.options.configurations import free_tasks, open_executors
from model.outcomes.compared import above_current
from model.outcomes.shown import totals_of
from model.terms.origin import Chosen, Origin
from model.terms.term import Term, TermUnit
from model.uncertainty.tipping import Tipping, bottom_up_tipping_points, key_tipping_points, tipping_points
from model.uncertainty.tornado import (
    Outcome,
    bottom_up_over_frame,
    dearer_by_caseload,
    extra_by_caseload,
    over_budget,
    range_of,
    ranged_rows,
    tornado,
)

LOW, HIGH, AT, CHOSEN = "low", "high", "at", "chosen"

LABELS["ranged"] = lambda case: tuple(row.id for row in ranged_rows(case))


@situation(LOW)
def at_low(case: Case, assumptions: Assumptions, id: str) -> Assumptions:
    """An assumption at the low end of its range."""
    return assumptions.with_numbers({id: _end(case, assumptions, id, LOW)})


@situation(HIGH)
def at_high(case: Case, assumptions: Assumptions, id: str) -> Assumptions:
    """An assumption at the high end of its range."""
    return assumptions.with_numbers({id: _end(case, assumptions, id, HIGH)})


def _end(case: Case, assumptions: Assumptions, id: str, end: str) -> Any:
    """The end of a range: as the case has it, or what is set if that lies outside; of a share what the others leave."""
    row, now = case.row(id), assumptions.get(id)
    value = range_of(row, assumptions)[end == HIGH]
    if type(case) is not TermedCase:
        return value
    if value == now:
        return now
    if value == (row.low if end == LOW else row.high):
        return range_end(case, id, end)
    return 1 - total(share for key, share in assumptions.share.items() if f"share.{key}" != id).item()


def range_end(case: Case, id: str, end: str) -> Term | None:
    """The end of a range as the case has it; None if it has none."""
    row = next((one for one in case.assumption_rows if one.id == id), None)
    value = None if row is None else row.low if end == LOW else row.high
    if row is None or value is None:
        return None
    name = f"{end}.{id}"
    return Term(value, "leaf", (), UNITS.get(declaration(id).unit, ""), name, origin_of(row, "figure", name))


@situation(AT)
def at_value(case: Case, assumptions: Assumptions, text: str) -> Assumptions:
    """An assumption at a value that is tried: ``at.exit_cost_years=5``."""
    return _with_values(case, assumptions, [text])


@situation(WHOLE)
def as_set(case: Case, _assumptions: Assumptions, text: str) -> Assumptions:
    """Everything as in the case but these values: ``set.cost_key=mixed;caseload.tubbergen=150``."""
    return _with_values(case, case.assumptions, text.split(";") if text else [])


def _with_values(case: Case, assumptions: Assumptions, texts: Sequence[str]) -> Assumptions:
    """Assumptions at values that are tried. Raises KeyError or ValueError for what is not allowed together."""
    bare = case.bare if isinstance(case, TermedCase) else case
    written = dict(text.partition("=")[::2] for text in texts)
    values: dict[str, Value] = {
        id: told if isinstance(bare.assumptions.get(id), str) else float(told) for id, told in written.items()
    }
    # Refused as any other value that is not allowed; beside the shares of the case, not those that are set.
    bare.assumptions.replace(**values)
    if type(case) is not TermedCase:
        return assumptions.with_numbers(values)
    return assumptions.with_numbers({id: _tried(id, value, written[id]) for id, value in values.items()})


def _tried(id: str, value: Value, written: str) -> Any:
    """A value that is tried, as a term or a choice that says so."""
    if isinstance(value, str):
        return Chosen(value, Origin(kind="procedure", id=id, status="aanname", how=TRIED))
    name = f"{AT}.{id}={written}"
    origin = Origin(kind="procedure", id=name, status="aanname", how=TRIED)
    return Term(float(written), "leaf", (), UNITS.get(declaration(id).unit, ""), name, origin)


def tried_value(case: Case, assumptions: Assumptions, text: str) -> Value | None:
    """The value itself; None for one that is not allowed."""
    id = text.partition("=")[0]
    try:
        return at_value(case, assumptions, text).get(id)
    except (KeyError, ValueError):
        return None


@situation(CHOSEN)
def chosen_model(case: Case, assumptions: Assumptions, text: str) -> Assumptions:
    """Another execution model: per task with a choice which pair of executors, in the order of the list of models."""
    tasks, picks = free_tasks(case), [int(one) for one in text.split("-")] if text else []
    if len(picks) != len(tasks):
        raise KeyError(text)
    found: dict[str, Value] = {}
    for task, pick in zip(tasks, picks, strict=True):
        executors = open_executors(case, assumptions, task)
        if not 0 <= pick < len(executors) ** 2:
            raise KeyError(text)
        front, back = divmod(pick, len(executors))
        for office, place in (("front", front), ("back", back)):
            origin = Origin(kind="procedure", id=f"{office}.{task}", status="aanname", how=TRIED)
            found[f"{office}.{task}"] = Chosen(executors[place], origin)
    return assumptions.with_numbers(found)


# The bars: how far an amount moves over the range of an assumption.


@named("swing", "participants_all", "years_all", unit="eur_per_year", each=["ranged"], listed=False)
def swing(case: Case, assumptions: Assumptions, variant: Variant, id: str) -> Floats:
    """How much more a variant costs with an assumption at its highest than at its lowest value."""

    def framed(own: Assumptions) -> Floats:
        return _counted(totals_of(case, budget(case, own, variant), "framed_cost", framed_cost))

    return _swing(case, assumptions, variant, id, framed)


@named("swing_above_current", "participants_all", "years_all", unit="eur_per_year", each=["ranged"], listed=False)
def swing_above_current(case: Case, assumptions: Assumptions, variant: Variant, id: str) -> Floats:
    """The same of what it costs more than the present contract."""

    return _swing(case, assumptions, variant, id, lambda own: _counted(above_current(case, own, variant)))


@named("swing_by_caseload", "parties", "years", unit="eur_per_year", each=["ranged"], listed=False)
def swing_by_caseload(case: Case, assumptions: Assumptions, variant: Variant, id: str) -> Floats:
    """The same of what each pays more by number of benefits."""
    return _swing(case, assumptions, variant, id, lambda own: dearer_by_caseload(case, own))


def _swing(
    case: Case, assumptions: Assumptions, variant: Variant, id: str, of: Callable[[Assumptions], Floats]
) -> Floats:
    """An amount at the high end less that at the low end. What is decided stays what it is in the variant."""
    high, low = (of_variant(case, change(case, assumptions, id), variant) for change in (at_high, at_low))
    return elsewhere(f"{HIGH}.{id}", of(high)) - elsewhere(f"{LOW}.{id}", of(low))


def _counted(amounts: Floats) -> Floats:
    """Without what nobody pays, which is in what all pay together."""
    return np.concatenate([amounts[:-2], amounts[-1:]])


# Where something tips.


def units_of(ids: Any) -> list[TermUnit]:
    """The unit of each of these assumptions."""
    return [UNITS.get(declaration(id).unit, "") for id in ids]


# Of one assumption at a time: the search takes as long as there are assumptions.


@made_by(
    "tipping_frame", unit="", how="search", each=["participants_all", "ranged"], slow=True, listed=False, units=units_of
)
def tipping_frame(case: Case, own: Assumptions, _variant: Variant, who: str, id: str) -> Floats:
    """The value of an assumption at which Mijn variant costs what is budgeted now; not-a-number if there is none."""
    party = next((place for place, one in enumerate(case.participants) if one.id == who), None)
    outcome = over_budget(case, "mine", party)
    return _value(tipping_points(case, own, outcome, _moving(case, own, outcome, id)))


@made_by(
    "tipping_key", unit="", how="search", each=["participants", "years", "ranged"], slow=True, listed=False,
    units=units_of,
)  # fmt: skip
def tipping_key(case: Case, own: Assumptions, _variant: Variant, payer: str, year: str, id: str) -> Floats:
    """The value of an assumption at which both keys cost a municipality the same."""
    place = [one.id for one in case.participants].index(payer)
    ids = _moving(case, own, extra_by_caseload(case, int(year), place), id)
    return _value(key_tipping_points(case, own, int(year), place, ids))


@made_by("tipping_bottom_up", unit="", how="search", each=["years", "ranged"], slow=True, listed=False, units=units_of)
def tipping_bottom_up(case: Case, own: Assumptions, _variant: Variant, year: str, id: str) -> Floats:
    """The value of an assumption at which the cost from the bottom up is that of now."""
    ids = _moving(case, own, bottom_up_over_frame(case, int(year)), id)
    return _value(bottom_up_tipping_points(case, own, int(year), ids))


def _from_default(name: str, tipping: Callable[..., Floats], each: Sequence[str]) -> None:
    """How far a tipping point lies from what the case gives, under its name."""

    def compute(case: Case, assumptions: Assumptions, variant: Variant, *lead: str) -> Floats:
        return tipping(case, assumptions, variant, *lead) - numbers(case.assumptions.get(lead[-1]))

    named(name, unit="", each=each, listed=False, drawn=True)(compute)


_from_default("tipping_frame_moved", tipping_frame, ["participants_all", "ranged"])
_from_default("tipping_key_moved", tipping_key, ["participants", "years", "ranged"])
_from_default("tipping_bottom_up_moved", tipping_bottom_up, ["years", "ranged"])


def _moving(case: Case, own: Assumptions, outcome: Outcome, id: str) -> list[str]:
    """The assumption, if the outcome depends on it."""
    return [bar.id for bar in tornado(case, own, outcome, [id])]


def _value(found: Sequence[Tipping]) -> Floats:
    return np.asarray(found[0].value if found else np.nan)
