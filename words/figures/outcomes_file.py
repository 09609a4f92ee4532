"""Every number that the model has a name for, in every variant: a table for who computes on with them."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from io import StringIO
from math import isfinite
from typing import get_args

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.naming import ALL, FORMULAS, NOBODY, Spot
from model.case.variants import VARIANTS
from model.money.budget import budgets_once
from model.outcomes.derivation import by_formula, names, spot_of
from model.outcomes.names import sized
from model.terms.term import Term, TermUnit
from words.budget_file import named, separator_of
from words.explained.explanation import status_name
from words.explained.titles import title_of
from words.languages import LANGUAGES
from words.texts import _, language, speak
from words.variants import variant_name

UNITS: tuple[str, ...] = tuple(unit for unit in get_args(TermUnit) if unit)


def written(case: Case, assumptions: Assumptions) -> str:
    """A line for each number of each variant, unrounded; what is unknown is an empty cell. Dutch: semicolons and
    decimal commas; English: commas and decimal points."""
    decimal = LANGUAGES[language()].decimal
    target = StringIO()
    table = csv.writer(target, delimiter=separator_of(decimal), lineterminator="\n")
    table.writerow(headings(case).values())
    table.writerows([*line, *named(case).values()] for line in _lines(case, assumptions, decimal))
    return target.getvalue()


def headings(case: Case) -> dict[str, str]:
    """What the columns are called, in their order."""
    titles = {f"title_{code}": _("Title ({language})", language=one.name) for code, one in LANGUAGES.items()}
    return {
        "name": _("Name"),
        **titles,
        "unit": _("Unit"),
        "variant": _("Variant"),
        "party": _("Municipality"),
        "year": _("Year"),
        "value": _("Value"),
        "status": _("Status"),
        **dict.fromkeys(named(case), _("Case")),
    }


def parties(case: Case) -> dict[str, str]:
    """Whose a number can be, by what a name calls them."""
    ids = {one.id: one.name for one in case.participants}
    return {**ids, ALL: _("all together"), NOBODY: _("not allocated")}


def statuses() -> list[str]:
    """What can be known of a number."""
    return [status_name(one) for one in ("bron", "openbaar", "aanname", "berekend")]


def _lines(case: Case, assumptions: Assumptions, decimal: str) -> Iterator[list[str]]:
    formulas = [name for name in FORMULAS if is_told(case, name)]
    places = {name: _place(case, spot) for name in names(case, formulas) if (spot := spot_of(case, name)) is not None}
    titles = _titles(case, list(places))
    for variant in VARIANTS:
        with budgets_once():
            # Formula by formula: all terms of sixty municipalities take half a gigabyte.
            for found in by_formula(case, assumptions, variant, formulas):
                for name, term in found.items():
                    party, year = places[name]
                    yield [
                        name, *titles[name], term.unit, variant_name(variant), party, year, _value(term, decimal),
                        status_name(term.status) if term.status else "",
                    ]  # fmt: skip


def is_told(case: Case, formula: str) -> bool:
    """Whether the file has the numbers of a formula: of a case with very many none that take draws or a search, nor
    those of which one formula gives too many."""
    return sized.fits_in_a_file(case, formula) and not (sized.are_many(case) and FORMULAS[formula].drawn)


def _titles(case: Case, wanted: list[str]) -> Mapping[str, list[str]]:
    """What each number is called, in every language."""
    now, found = language(), {name: list[str]() for name in wanted}
    for code in LANGUAGES:
        speak(code)
        for name, told in found.items():
            told.append(title_of(case, name))
    speak(now)
    return found


def _place(case: Case, spot: Spot) -> tuple[str, str]:
    """Whose a number is and of which year; nothing where it is of none, and no year where it is of all."""
    axes = (*spot.formula.each, *spot.formula.axes)
    party = year = ""
    for axis, label in zip(axes, spot.labels, strict=True):
        if axis.startswith("part") and label in parties(case):
            party = parties(case)[label]
        if axis.startswith("years") and label != ALL:
            year = label
    return party, year


def _value(term: Term, decimal: str) -> str:
    return repr(float(term.value)).replace(".", decimal) if isfinite(term.value) else ""
