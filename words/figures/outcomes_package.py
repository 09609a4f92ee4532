"""Every outcome as a data package: the table, and what describes it (``words/data_package.py``)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.variants import VARIANTS
from model.outcomes.names import sized
from words.data_package import archived, package, resource
from words.figures.outcomes_file import UNITS, headings, parties, statuses, written
from words.labels import case_name
from words.languages import LANGUAGES
from words.texts import _, language, number
from words.variants import variant_name

NAME = "uitkomsten"


def zipped(case: Case, assumptions: Assumptions, made: date) -> bytes:
    """The archive with the table and its description, dated on the day that it is ``made``."""
    figures = written(case, assumptions).encode()
    title = _("All outcomes of all variants: {case}", case=case_name(case))
    about = _("Every number that the model has a name for, unrounded, in every variant.")
    if sized.are_many(case):
        left = _(
            "Not what comes from possible futures or a search, nor what one formula gives more than {count} times: too "
            "many.", count=number(sized.MOST_OF_ONE),
        )  # fmt: skip
        about = f"{about} {left}"
    table = resource(NAME, title, figures, list(_fields(case)))
    return archived(package(case, assumptions, title, about, table, made), NAME, figures, made)


def _fields(case: Case) -> Iterator[dict[str, Any]]:
    """Every column, with the words that can stand in it where those are known beforehand."""
    told, words = meanings(), _words(case)
    types = {"year": "year", "value": "number"}
    for column, heading in headings(case).items():
        field: dict[str, Any] = {"name": heading, "type": types.get(column, "string"), "description": told[column]}
        if column == "value":
            field["decimalChar"] = LANGUAGES[language()].decimal
        if column in words:
            field["constraints"] = {"enum": list(dict.fromkeys(words[column]))}
        if column in ("name", "variant"):
            field.setdefault("constraints", {})["required"] = True
        yield field


def _words(case: Case) -> dict[str, list[str]]:
    return {
        "unit": [*UNITS],
        "variant": [variant_name(one) for one in VARIANTS],
        "party": [*parties(case).values()],
        "status": statuses(),
    }


def meanings() -> dict[str, str]:
    """What stands in each column."""
    titles = {f"title_{code}": _("What the number is, in this language.") for code in LANGUAGES}
    return {
        "name": _("The name by which the page Derivation takes the number apart."),
        **titles,
        "unit": _("The unit of the value; a date is counted in days from 1 January of the year 1, which is 1."),
        "variant": _("Present, the documented advice, or the variant with the changes."),
        "party": _("Whose it is; empty where it is of no municipality."),
        "year": _("The budget year; empty where it is of all years together or of none."),
        "value": _("Unrounded; empty where nobody knows it."),
        "status": _("Whether it stands in a source, is public, computed, or rests on an assumption; empty where it "
                    "rests on nothing."),
        "case": _("The case, which is fictitious."),
    }  # fmt: skip
