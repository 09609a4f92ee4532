"""One number taken apart, in words: what it is, how it was made, of what, and where its leaves stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from model.assumptions.values import Assumptions, declaration
from model.case.base import Text
from model.case.case import Case
from model.case.variants import Variant
from model.outcomes.derivation import derive
from model.terms.origin import Origin, TermStatus
from model.terms.term import Choice, Term
from words import formatting
from words.explained.formula import choices, exact, parts, rounding, said, shown
from words.explained.formula import written as formula_of
from words.explained.titles import title_of
from words.labels import choice_label, label_of, written
from words.texts import _, language, of


@dataclass(frozen=True, kw_only=True)
class Part:
    """What stands in a formula. ``name`` is that of its own explanation; nothing: it has none."""

    name: str
    title: str
    value: str
    status: str


@dataclass(frozen=True, kw_only=True)
class Turn:
    """What was chosen in a formula: the ``subject``, the way that was ``taken``, and what the others would have given,
    by what they are called."""

    subject: str
    taken: str
    others: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """A number taken apart. Texts that do not apply are empty: ``exact`` and ``rounding`` where nothing was rounded,
    ``formula`` and ``parts`` of a leaf, ``source`` (with its place) and ``quote`` of what is no leaf, ``assumption``
    (an id), ``range`` of what cannot be moved.
    """

    name: str
    title: str
    value: str
    exact: str
    rounding: str
    formula: str
    parts: tuple[Part, ...]
    turns: tuple[Turn, ...]
    status: str
    source: str
    quote: str
    how: str
    assumption: str
    range: str


def explain(case: Case, assumptions: Assumptions, variant: Variant, name: str) -> Explanation:
    """The number of this name in a variant. Raises KeyError for a name that the case does not have."""
    return explained(case, derive(case, assumptions, variant, name), name)


def explained(case: Case, term: Term, name: str) -> Explanation:
    """The same of a number that somebody derived already."""
    value, unrounded = value_of(case, term), _exact(term)
    title, leaf = title_of(case, name), term.origin
    made = formula_of(term) if leaf is None else ""
    return Explanation(
        name=name,
        title=title,
        value=value,
        exact=unrounded,
        rounding=rounding(term.unit) if unrounded else "",
        formula=f"{made} = {value}" if made else "",
        parts=tuple(_parts(case, term)),
        turns=tuple(_turns(case, term)),
        status=status_of(term),
        source=source_of(case, leaf),
        quote=leaf.quote if leaf else "",
        how=how_made(leaf),
        assumption=leaf.id if leaf and leaf.kind == "assumption" else "",
        range=_range(case, leaf),
    )


def value_of(case: Case, term: Term) -> str:
    """An assumption as its control writes it, but a switch as the number that the formula has; everything else as
    pages show it."""
    if term.origin is None or term.origin.kind != "assumption" or declaration(term.origin.id).unit == "switch":
        return said(term)
    return written(case, term.origin.id, term.value)


def _exact(term: Term) -> str:
    return "" if term.origin is not None and term.origin.kind == "assumption" else exact(term.value, term.unit)


def _parts(case: Case, term: Term) -> Iterator[Part]:
    """Each once, in the order of the formula."""
    seen: set[str] = set()
    for part in parts(term):
        if part.name not in seen:
            seen.add(part.name)
            yield Part(
                name=part.name, title=title_of(case, part.name), value=value_of(case, part), status=status_of(part)
            )


def _turns(case: Case, term: Term) -> Iterator[Turn]:
    """What was chosen in the formula, each once. A number such as the years of transition is no choice: its other
    values are at its control."""
    seen: set[str] = set()
    for one in choices(term):
        choice = one.choice
        if choice is None or choice.origin.id in seen or declaration(choice.origin.id).unit not in ("choice", "switch"):
            continue
        seen.add(choice.origin.id)
        others = tuple((_way(case, choice, way.key), shown(way.term.value, one.unit)) for way in choice.others)
        subject = label_of(case, choice.origin.id)
        yield Turn(subject=subject, taken=_way(case, choice, choice.taken), others=others)


def _way(case: Case, choice: Choice, key: str) -> str:
    switch: Mapping[str, str] = {"on": _("on"), "off": _("off")}
    return switch[key] if key in switch else choice_label(case, key, choice.origin.id)


def status_of(term: Term) -> str:
    """In words: a leaf that nobody confirmed, and what rests on one."""
    if term.status is None:
        return ""
    if term.status == "aanname" and term.origin is None:
        return _("rests on an assumption")
    return status_name(term.status)


def status_name(status: TermStatus) -> str:
    """How sure a number is."""
    words = {"bron": _("source"), "openbaar": _("public"), "aanname": _("assumption"), "berekend": _("computed")}
    return words[status]


def source_of(case: Case, leaf: Origin | None) -> str:
    """The document and the place in it; nothing for what is no leaf."""
    if leaf is None or not leaf.source:
        return ""
    title = of(case.source(leaf.source).title)
    place = of(leaf.place) if isinstance(leaf.place, Text) else ""
    return ", ".join(one for one in (title, place) if one)


def how_made(leaf: Origin | None) -> str:
    """How a number was made that no formula made; nothing for others."""
    if leaf is None or leaf.kind != "procedure":
        return ""
    if leaf.draws is not None and leaf.seed is not None:
        return _(
            "Made with {count} possible futures; the starting number of chance is {seed}.",
            count=formatting.number(leaf.draws, language()), seed=leaf.seed,
        )  # fmt: skip
    told = {
        "schedule": _("Follows from the dates of the planning, step by step."),
        "on_date": _("Counted on the reference date."),
        "calendar": _("Counted on the calendar."),
        "count": _("Counted, with what is set now."),
        "search": _("Found by trying values, all else as it is set."),
        "orders": _("Computed over the orders in which one can make the changes."),
        "rounding": _("Rounded as pages show it."),
        "ranking": _("Ranked by comparing all alternatives with each other."),
        "asked": _("Chosen on the page itself."),
        "fixed": _("The same for everybody, whatever is set."),
        "tried": _("A value that is tried here."),
    }
    if leaf.how in told:
        return told[leaf.how]
    return _("Follows from the model by a computation that is no single formula.")


def _range(case: Case, leaf: Origin | None) -> str:
    if leaf is None or leaf.kind != "assumption":
        return ""
    row = next((one for one in case.assumption_rows if one.id == leaf.id), None)
    unit = declaration(leaf.id).unit
    if row is None or row.low is None or row.high is None or unit in ("choice", "switch"):
        return ""
    low, high = (formatting.amount(one, unit, language()) for one in (row.low, row.high))
    return _("from {low} to {high}", low=low, high=high)
