"""The budgets as a data package (Frictionless Data Package v1): the CSV, and a ``datapackage.json`` that describes it.

For who reads the figures with a program: every column with its type and what it means, the licence, the sources, and
which assumptions were changed. The same figures on the same day give the same bytes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from model.assumptions.declared import Value
from model.assumptions.values import Assumptions
from model.case.case import Case
from words.budget_file import choices, headings, separator_of, written
from words.labels import case_name, label_of
from words.labels import written as value_text
from words.languages import LANGUAGES
from words.texts import _, language, of

NAME = "meerjarenbegroting"
DESCRIPTOR = "datapackage.json"
LICENCE = "EUPL-1.2"
UNIX = 3
"""Where the archive says that it was made: on Windows it would be other bytes."""

TYPES: Mapping[str, str] = {"year": "year", "amount": "number"}
"""Of the columns that are no text."""


def zipped(case: Case, assumptions: Assumptions, made: date) -> bytes:
    """The archive with both files, dated on the day that it is ``made``."""
    # Without the mark that a spreadsheet wants: a program would take it for a part of the first heading.
    figures = written(case, assumptions).removeprefix("\ufeff").encode()
    return archived(descriptor(case, assumptions, figures, made), NAME, figures, made)


def archived(described: dict[str, Any], name: str, figures: bytes, made: date) -> bytes:
    """A table with its description, as one file."""
    text = json.dumps(described, ensure_ascii=False, indent=2) + "\n"
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        for entry_name, content in ((DESCRIPTOR, text.encode()), (f"{name}.csv", figures)):
            entry = ZipInfo(entry_name, (made.year, made.month, made.day, 0, 0, 0))
            entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, UNIX, 0o644 << 16
            archive.writestr(entry, content)
    return target.getvalue()


def descriptor(case: Case, assumptions: Assumptions, figures: bytes, made: date) -> dict[str, Any]:
    """What stands in ``datapackage.json`` about these figures."""
    title = _("Multi-year budget of all variants: {case}", case=case_name(case))
    about = _("Income and expenditure of every variant, per municipality and year.")
    return package(case, assumptions, title, about, resource(NAME, title, figures, list(_fields(case))), made)


def package(
    case: Case, assumptions: Assumptions, title: str, about: str, table: dict[str, Any], made: date
) -> dict[str, Any]:
    """The description of a package with one table of figures of these variants."""
    return {
        "profile": "tabular-data-package",
        "name": f"keuzekompas-{case.about.id}",
        "title": title,
        "description": _description(case, assumptions, about),
        "version": case.version,
        "created": f"{made.isoformat()}T00:00:00Z",
        "licenses": [{"name": LICENCE, "title": "European Union Public Licence 1.2"}],
        "sources": [{"title": of(source.title)} for source in case.sources if source.kind != "aanname"],
        "resources": [table],
        # Not of the standard, which allows it: what the figures were computed with.
        "assumptions": dict(assumptions.changed_from(case.assumptions)),
    }


def _description(case: Case, assumptions: Assumptions, about: str) -> str:
    changed: Mapping[str, Value] = assumptions.changed_from(case.assumptions)
    told = "; ".join(f"{label_of(case, id)}: {value_text(case, id, value)}" for id, value in changed.items())
    return " ".join(
        (
            about,
            _("What no source says is an assumption."),
            _("Different from the case: {changes}.", changes=told) if told else _("Everything stands as in the case."),
        )
    )


def resource(name: str, title: str, figures: bytes, fields: list[dict[str, Any]]) -> dict[str, Any]:
    """What describes one table."""
    decimal = LANGUAGES[language()].decimal
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": f"{name}.csv",
        "title": title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(figures),
        "hash": f"sha256:{hashlib.sha256(figures).hexdigest()}",
        "dialect": {"delimiter": separator_of(decimal), "lineTerminator": "\n", "doubleQuote": True, "header": True},
        "schema": {"fields": fields, "missingValues": [""]},
    }


def _fields(case: Case) -> Iterator[dict[str, Any]]:
    """Every column, with the words that can stand in it where those are known beforehand."""
    told = meanings()
    words = choices(case, {})
    for column, heading in headings(case).items():
        field: dict[str, Any] = {
            "name": heading,
            "type": TYPES.get(column, "string"),
            "description": told[column],
        }
        if column == "amount":
            field["decimalChar"] = LANGUAGES[language()].decimal
        if words.get(column):
            field["constraints"] = {"enum": list(dict.fromkeys(words[column].values()))}
            if column != "policy_field_status":  # a line may have no taakveld
                field["constraints"]["required"] = True
        yield field


def meanings() -> dict[str, str]:
    """What stands in each column."""
    return {
        "variant": _("Present, the documented advice, or the variant with the changes."),
        "party": _("Who pays or receives it; not allocated is what the cost key leaves."),
        "year": _("The budget year."),
        "side": _("Income or expenditure."),
        "item": _("The line of the budget."),
        "policy_field": _("The number of the policy field (taakveld); empty where the line has none."),
        "policy_field_status": _("Whether a source names the policy field, or it is an assumption; empty without one."),
        "nature": _("Structural comes every year, incidental does not."),
        "status": _("Whether the amount stands in a source, is public, an assumption, computed, or unknown."),
        "amount": _("In euros, to the cent; empty where nobody knows it."),
        "case": _("The case, which is fictitious."),
    }
