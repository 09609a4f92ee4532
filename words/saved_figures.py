"""What a saved variant costs in words, and what became of that when the case changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from model.case.base import Record, Text
from model.case.case import Case
from model.case.changed_figures import ChangedFigure, Number, changed_figures
from model.case.naming import ALL
from words.labels import label_of, written
from words.link import TOGETHER
from words.sentences import Sentences, Texts, numbers, slot
from words.texts import _, change, day, euro, number, of, unknown
from words.variants import cost_unknown, who

MOST = 8
"""So many changed figures are named."""


@dataclass(frozen=True)
class Line:
    """Of whom, what it cost when it was saved and what it costs now, and the difference."""

    who: str
    then: str
    now: str
    difference: str


def who_pays(case: Case) -> dict[str, str]:
    """By the name of a headline figure who pays it: all together, then each municipality."""
    return {TOGETHER: _("together")} | {one.id: one.name for one in case.participants}


def in_short(case: Case, headline: Mapping[str, float]) -> str:
    """The headline figures in a line."""
    parts = [f"{name} {euro(headline[who])}" for who, name in who_pays(case).items() if who in headline]
    return " · ".join(parts) or unknown()


def costs(case: Case, headline: Mapping[str, float], party: int | None) -> Texts:
    """What Mijn variant costs a party (None: all together), and what one can do with it here."""
    amount = headline.get(TOGETHER if party is None else case.participants[party].id)
    if amount is None:
        return [cost_unknown(case, party)]
    years = f"{case.about.years[0]}–{case.about.years[-1]}"
    text = _(
        "In {years} my variant costs {who} {amount}. Save it, or open an earlier one.",
        years=years, who=who(case, party), amount=slot("amount"),
    )  # fmt: skip
    made = f"framed_cost.{ALL if party is None else case.participants[party].id}.{ALL}"
    return Sentences([text], {"amount": numbers(amount, "euro")}, made={"amount": made})


def lines(case: Case, then: Mapping[str, float], now: Mapping[str, float]) -> list[Line]:
    """The headline figures as they were and as they are. Of who is no longer there only the old figure stands."""
    names = who_pays(case)
    told = [*names, *(who for who in then if who not in names)]
    return [_line(names.get(who, who), then.get(who), now.get(who)) for who in told]


def _line(who: str, then: float | None, now: float | None) -> Line:
    more = "" if then is None or now is None else change(now - then)
    before, after = (unknown() if amount is None else euro(amount) for amount in (then, now))
    return Line(who, before, after, more)


def differs(then: Mapping[str, float], now: Mapping[str, float]) -> bool:
    """Whether any of the headline figures is another one, in whole euros."""
    return any(round(then.get(who, 0.0)) != round(now.get(who, 0.0)) for who in {*then, *now})


# ---- which figures ----


def changed_lines(old: Case, new: Case) -> list[str]:
    """Which figures of the case changed, the assumptions first; the rest as how many."""
    found = [*_assumptions(old, new), *map(_figure, changed_figures(old, new).changed)]
    more = len(found) - MOST
    return [
        *found[:MOST],
        *([_("and {count} more", count=number(more))] if more > 0 else []),
        *_only(old, new),
    ]


def _assumptions(old: Case, new: Case) -> Iterator[str]:
    before, after = dict(old.assumptions.items()), dict(new.assumptions.items())
    for id, value in after.items():
        if id in before and before[id] != value:
            yield f"{label_of(new, id)}: {written(old, id, before[id])} → {written(new, id, value)}"


def _only(old: Case, new: Case) -> list[str]:
    figures = changed_figures(old, new)
    before, after = ({id for id, _value in case.assumptions.items()} for case in (old, new))
    gone = len(before - after) + figures.gone
    added = len(after - before) + figures.added
    told = []
    if gone:
        told.append(_("{count} parts of the case are no longer there.", count=number(gone)))
    if added:
        told.append(_("{count} parts of the case are new.", count=number(added)))
    return told


def _figure(one: ChangedFigure) -> str:
    return f"{_name(one.record)}: {_written(one.before)} → {_written(one.after)}"


def _written(value: Number) -> str:
    if isinstance(value, date):
        return day(value.toordinal())
    return number(value, 0 if float(value).is_integer() else 2)


def _name(record: Record) -> str:
    """What a record is called: by its label, and by whose it is."""
    found = next((getattr(record, name) for name in ("label", "title", "name", "short") if hasattr(record, name)), None)
    label = of(found) if isinstance(found, Text) else str(found or getattr(record, "id", _("A figure of the case")))
    whose = getattr(record, "municipality", None)
    return f"{label} ({whose})" if isinstance(whose, str) and whose else label
