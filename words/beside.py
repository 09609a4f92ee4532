"""What an amount comes to per resident or per benefit, and how that stands beside it. Written here only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from model.assumptions.declared import Value
from model.assumptions.values import Assumptions, declaration
from model.case.base import Status
from model.case.case import Case
from model.money.divisors import Per, divisors, each
from model.numbers.arrays import Floats
from words import formatting
from words.labels import written
from words.origin import marked
from words.sentences import Sentences, Texts, each_slot, slot
from words.texts import _, euro, language, status

Place = Literal["beside", "brackets", "again", "table"]
"""On a line of its own, in brackets behind the amount, the same where the mark of an assumption stands before it
already, or once above a table."""


@dataclass(frozen=True)
class Beside:
    """By what amounts are divided: ``counts`` (rows, participants + 1) and their status; the last is all together."""

    per: Per
    counts: Floats
    statuses: tuple[Status, ...]


def beside_of(case: Case, assumptions: Assumptions, per: Per) -> Beside | None:
    """What stands beside the amounts at every row of these assumptions; None if nothing does."""
    if per == "none":
        return None
    ids = [participant.id for participant in case.participants]
    if per == "resident":
        found = {figure.municipality: figure.status for figure in case.figures if figure.id == "residents"}
        own = tuple(found[id] for id in ids)
    else:
        own = tuple(case.row(f"caseload.{id}").status for id in ids)
    together: Status = next((one for one in ("aanname", "openbaar") if one in own), "bron")
    return Beside(per, divisors(case, assumptions, per), (*own, together))


def own_beside(case: Case, beside: Beside | None, municipality: str) -> tuple[Beside | None, int]:
    """What stands beside the amounts that one municipality pays, and its place there. A partner shares no cost: its
    own residents pay what it pays, and where the case does not count them nothing stands beside it.
    """
    ids = [participant.id for participant in case.participants]
    if beside is None or municipality in ids:
        return beside, ids.index(municipality) if municipality in ids else 0
    counted = [figure for figure in case.figures if (figure.id, figure.municipality) == ("residents", municipality)]
    if beside.per != "resident" or not counted:
        return None, 0
    (figure,) = counted
    return Beside(beside.per, np.array([[figure.value]]), (figure.status,)), 0


def divided_by(case: Case, beside: Beside | None) -> str:
    """By how many residents or benefits the amounts are divided now, for each municipality and together."""
    if beside is None:
        return ""
    names = [*(participant.name for participant in case.participants), _("together")]
    counted = ", ".join(
        f"{name} {formatting.amount(count, 'count', language())}{marked(given)}"
        for name, count, given in zip(names, beside.counts[0].tolist(), beside.statuses, strict=True)
    )
    if beside.per == "resident":
        return _("Divided by the number of residents: {counted}.", counted=counted)
    return _("Divided by the number of {units}, without growth: {counted}.", counted=counted)


UNCOUNTED = -1
"""Whose an amount is that is of a partner, whose residents and benefits nobody counts, or of several municipalities
together: it is divided by nothing."""


def place_of(beside: Beside, whose: int | None) -> int:
    """Where the count stands of whose an amount is. What is of nobody, or of all together, is divided by all; what is
    of a partner by none."""
    last = len(beside.statuses) - 1
    return last if whose is None else min(whose, last)


def words_of(beside: Beside, whose: int | None, amount: str, where: Place) -> str:
    """“€ 21,49 per inwoner (aanname)”, in brackets if it stands in a sentence."""
    confirmed_by_nobody = beside.statuses[place_of(beside, whose)]
    mark = marked(confirmed_by_nobody)
    if where == "brackets":
        mark = f", {status(confirmed_by_nobody)}" if mark else ""
    if where == "again":
        mark = ""
    if where == "table":
        small = _("Small: per resident{mark}") if beside.per == "resident" else _("Small: per {unit}{mark}")
        return small.format(mark=mark)
    words = _("{amount} per resident{mark}") if beside.per == "resident" else _("{amount} per {unit}{mark}")
    both = words.format(amount=amount, mark=mark)
    return f"({both})" if where in ("brackets", "again") else both


def in_sentence(texts: Texts, beside: Beside | None, whose: int | None, first: Place = "brackets") -> Texts:
    """The same texts with behind every amount in brackets what it comes to; only the first says that the number it is
    divided by is an assumption. Texts without numbers stay as they are."""
    if beside is None or whose == UNCOUNTED or not isinstance(texts, Sentences):
        return texts
    names = amounts_in(texts)
    patterns = [_with_brackets(pattern, names, beside, whose, first) for pattern in texts.patterns]
    return replace(texts, patterns=patterns, counts=_counts(texts, beside, whose))


def _with_brackets(pattern: str, names: Sequence[str], beside: Beside, whose: int | None, first: Place) -> str:
    order = sorted((name for name in names if slot(name) in pattern), key=lambda name: pattern.index(slot(name)))
    for place, name in enumerate(order):
        each_words = words_of(beside, whose, each_slot(name), "again" if place else first)
        pattern = pattern.replace(slot(name), f"{slot(name)} {each_words}")
    return pattern


def on_own_line(texts: Texts, beside: Beside | None, whose: int | None) -> Texts | None:
    """What the amount of these texts comes to; nothing where they hold no amount."""
    if beside is None or whose == UNCOUNTED or not isinstance(texts, Sentences) or not amounts_in(texts):
        return None
    (name,) = amounts_in(texts)
    words = words_of(beside, whose, each_slot(name), "beside")
    patterns = [words if slot(name) in pattern else "" for pattern in texts.patterns]
    return Sentences(patterns, {name: texts.numbers[name]}, texts.which, _counts(texts, beside, whose))


def amounts_in(texts: Sentences) -> list[str]:
    """The names of the amounts in these texts."""
    return [name for name, given in texts.numbers.items() if given.notation in ("euro", "stepped")]


def _counts(texts: Sentences, beside: Beside, whose: int | None) -> dict[str, Floats]:
    return {name: beside.counts[:, place_of(beside, whose)] for name in amounts_in(texts)}


# ---- one amount, of the present point ----


def said(value: float, beside: Beside | None, whose: int | None, where: Place = "beside") -> str:
    """What one amount comes to; empty if nothing stands beside amounts."""
    if beside is None or whose == UNCOUNTED:
        return ""
    found = float(each(value, beside.counts[0, place_of(beside, whose)]))
    return words_of(beside, whose, formatting.euro_each(found, language()), where)


def all_said(values: Sequence[float], beside: Beside | None, whose: int | None) -> str:
    """What the amounts of a line come to, one after the other: “€ 21,49; € 21,49 per inwoner (aanname)”; empty if
    nothing stands beside them.
    """
    if beside is None or whose == UNCOUNTED:
        return ""
    counted = beside.counts[0, place_of(beside, whose)]
    found = [float(each(value, counted)) for value in values]
    written = [formatting.euro_each(one, language()) for one in found]
    return words_of(beside, whose, "; ".join(written), "beside") if written else ""


def behind(text: str, value: float, beside: Beside | None, whose: int | None, where: Place = "brackets") -> str:
    """A written amount with in brackets what it comes to."""
    return text if beside is None or whose == UNCOUNTED else f"{text} {said(value, beside, whose, where)}"


def euro_beside(
    value: float,
    beside: Beside | None,
    whose: int | None,
    where: Place = "brackets",
    write: Callable[[float], str] = euro,
) -> str:
    """An amount, in whole euros or as ``write`` does, with in brackets what it comes to."""
    return behind(write(value), formatting.round_half_up(value), beside, whose, where)


def at_row(beside: Beside | None, row: int) -> Beside | None:
    """What stands beside an amount of this row; the last of the rows that there are counts on."""
    return None if beside is None else replace(beside, counts=beside.counts[min(row, len(beside.counts) - 1), None])


# ---- the value of an assumption ----


def is_amount(id: str) -> bool:
    """Whether an assumption is a whole amount of euros. A price per benefit, job or hour is none, and a class of impact
    is a class: what its amounts come to stands in the table of the classes."""
    declared = declaration(id)
    return declared.unit == "euro" and not declared.is_price


def written_beside(case: Case, id: str, value: Value, beside: Beside | None) -> str:
    """The value of an assumption; behind a whole amount in brackets what it comes to. It is of all together: the cost
    key splits it afterwards."""
    text = written(case, id, value)
    return behind(text, float(value), beside, None) if is_amount(id) and not isinstance(value, str) else text
