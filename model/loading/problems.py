"""What is not allowed in a case's files: a ``Problem``, and the rows and tables in which it was found.

Nothing in reading raises for bad content: what is wrong with a row or a table is kept with it, and the checks
yield the rest, so that somebody who edits the tables sees everything at once.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, Literal, get_args

from pydantic import ValidationError

from model.case.base import POLICY_FIELD, Record
from model.case.words import PLAIN
from model.loading.meant import day_meant, number_meant

Reason = Literal[
    "missing_folder", "missing_file", "missing_sheet", "unreadable", "not_utf8", "nul_byte", "empty", "too_long",
    "bad_csv", "wrong_separator", "missing_column", "unknown_column", "unnamed_column", "duplicate_column",
    "too_many_cells", "too_few_cells", "bad_yaml", "duplicate_key", "no_value", "not_a_list", "not_a_mapping",
    "missing_field", "unknown_field",
    "not_text", "not_a_number", "not_whole", "decimal_point", "thousands", "percent", "bad_date", "too_early", "bad_id",
    "bad_word", "bad_field", "not_allowed",
    "out_of_range", "duplicate_id", "unknown_reference", "cycle", "missing_row", "unknown_row", "more_than_one",
    "not_consecutive", "low_above_high", "default_outside_range", "shares_over_one", "does_not_add_up", "not_together",
    "too_many_columns", "too_many_rows", "not_xlsx", "macros", "linked", "formula", "only_execution", "in_two_pools",
    "other_opted_out", "takes_no_part", "in_no_pool", "unlike_pool", "advised", "no_header", "empty_row", "several",
    "number_as_text", "amount_form", "date_form", "years_apart", "no_amount", "leave_empty", "too_small_step",
]  # fmt: skip
REASONS: tuple[Reason, ...] = get_args(Reason)

MAX_SHOWN = 200
MAX_LISTED = 10
"""So many ids or allowed values stand in a message; of more only the number is said."""
_UNSAID = (
    r"(?:€ ?)?(?:p\.? ?m\.?|pro memorie|n\.?[vnt]?\.?[tb]\.?|(?:nog )?(?:niet |on)bekend|nog te bepalen"
    r"|volgt|unknown|tbd|[-\u2013\u2014?]+)"
)
AS_NUMBER: tuple[Reason, ...] = ("number_as_text", "amount_form", "thousands", "percent", "decimal_point")
"""Of these is said which number has to be typed."""
SOME_YEARS = (2027, 2028, 2029)
MAX_ROWS = 5_000
"""No table of a case is longer; every check takes time in proportion to it."""


@dataclass(frozen=True)
class Problem:
    """One thing in a case that is not allowed. The screen turns ``reason`` into a sentence.

    ``row`` is what a spreadsheet shows (header = 1); in a YAML list the number of the item, from 1; where a
    text is no YAML at all (``bad_yaml``, ``duplicate_key``) and for ``nul_byte`` the line in the file.
    ``column`` of a YAML file is a path such as ``places.2.source``.
    """

    file: str
    row: int | None
    column: str | None
    value: str
    reason: Reason
    allowed: str = ""

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.row, self.column) if part is not None)
        allowed = f" (allowed: {self.allowed})" if self.allowed else ""
        return printable(f"{place}: {self.reason} {self.value!r}{allowed}")


@dataclass(frozen=True)
class Row:
    """A row as it could be read. ``record`` is None if anything in it, or a column of its table, is not allowed."""

    number: int | None
    values: Mapping[str, Any]
    record: Any = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Table:
    """``known`` is False if ids may be missing because the file could not be read as a table.

    ``problems`` are those of the file and of its header; a row has its own.
    """

    file: str
    rows: tuple[Row, ...] = ()
    known: bool = False
    problems: tuple[Problem, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether every row became a record."""
        return self.known and all(row.record is not None for row in self.rows)

    def all_problems(self) -> Iterator[Problem]:
        """Those of the file and its header, then those of each row."""
        yield from self.problems
        for row in self.rows:
            yield from row.problems


Wrong = tuple[str, str, Reason, str]
"""Column, what stood there, reason and what is allowed."""


class Refused(Exception):
    """A cell or text that cannot be read."""

    def __init__(
        self, reason: Reason, allowed: str = "", line: int | None = None, value: str = "", column: str | None = None
    ) -> None:
        super().__init__(reason)
        self.reason: Reason = reason
        self.allowed = allowed
        self.line = line
        self.value = value
        self.column = column

    def in_file(self, file: str) -> Problem:
        """As a problem of a whole file, or of one of its lines or cells."""
        return Problem(file, self.line, self.column, self.value, self.reason, self.allowed)


def shown(value: object) -> str:
    """What stood there, short enough for a message."""
    text = "" if value is None else str(value)
    return text if len(text) <= MAX_SHOWN else text[:MAX_SHOWN] + "…"


def printable(text: str) -> str:
    """A text that can be printed: line ends, control characters and half signs as Python writes them."""
    return "".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in text)


def listed(values: Collection[object]) -> str:
    """Allowed values or ids as one text; of many the first and, in brackets, how many there are."""
    text = ", ".join(str(value) for value in islice(values, MAX_LISTED))
    return text if len(values) <= MAX_LISTED else f"{text}, … ({len(values)})"


def in_points(text: str) -> bool:
    """Whether points stand between the thousands of this number, as Dutch writes it."""
    return re.fullmatch(r"[+-]?[1-9][0-9]{0,2}(\.[0-9]{3})+(,[0-9]+)?", text) is not None


def is_unsaid(text: str) -> bool:
    """Whether somebody wrote in the place of an amount that nobody knows it: PM (pro memorie), n.v.t., a dash."""
    return re.fullmatch(_UNSAID, text.lower()) is not None


def number_text(value: object) -> str:
    """A number as the tables write it: decimal comma, no thousands separator."""
    return f"{value:.10g}".replace(".", ",") if isinstance(value, int | float) else str(value)


# What pydantic refuses, in our words

_REASONS: Mapping[str, Reason] = {
    "missing": "missing_field",
    "extra_forbidden": "unknown_field",
    "string_pattern_mismatch": "bad_id",
    "string_too_long": "too_long",
    "string_too_short": "empty",
    "too_short": "empty",
    "greater_than": "out_of_range",
    "greater_than_equal": "out_of_range",
    "less_than": "out_of_range",
    "less_than_equal": "out_of_range",
    "int_type": "not_a_number",
    "float_type": "not_a_number",
    "finite_number": "not_a_number",
    "string_type": "not_text",
    "date_type": "bad_date",
    "model_type": "not_a_mapping",
    "mapping_type": "not_a_mapping",
    "tuple_type": "not_a_list",
}
_OF_PATTERN: Mapping[str, Reason] = {PLAIN: "bad_word", POLICY_FIELD: "bad_field"}
"""What is wrong where a text has to be written in another way than an id; each sentence says which."""


def validate(record: type[Record], values: Mapping[str, Any], columns: Mapping[Any, str]) -> tuple[Any, list[Wrong]]:
    """The record, or None and for every refused value its column, what stood there, the reason and what is allowed.

    Strict: nothing is converted here, because the cells were converted by our own rules and YAML has types.
    """
    try:
        return record.model_validate(dict(values), strict=True), []
    except ValidationError as error:
        found = error.errors(include_url=False)
        inside = {one["loc"][:-1] for one in found}
        # A list of which a part is refused is too short then: that part is what is wrong.
        wrong = (_wrong(one, columns) for one in found if one["type"] != "too_short" or one["loc"] not in inside)
        # A value that may be two things is refused twice; one problem a place is enough.
        return None, list({error[0]: error for error in reversed(list(wrong))}.values())[::-1]


def _wrong(error: Any, columns: Mapping[Any, str]) -> Wrong:
    place, value, context = error["loc"], error["input"], error.get("ctx", {})
    column = columns.get(place[:2]) or columns.get(place[:1]) or _path(place)
    if error["type"] == "missing":
        return (column, "", "empty", "") if columns else (column, "", "missing_field", "")
    if value is None and error["type"] != "extra_forbidden":
        return column, "", "empty", ""
    reason = _REASONS.get(error["type"], "not_allowed")
    reason = _OF_PATTERN.get(context.get("pattern", ""), reason)
    if error["type"] == "int_type" and isinstance(value, float):
        reason = "not_whole"
    if place[0] == "years" and isinstance(value, str) and reason in ("not_a_number", "not_a_list"):
        return column, shown(value), "years_apart", _years(value)
    if reason == "not_a_number" and isinstance(value, str):
        return column, shown(value), *typed_number(value, _allowed(context))
    if error["type"] == "bool_type":
        context = {"expected": "yes, no"}
    # Of a list or a block its parts, as somebody typed them.
    stood = ", ".join(map(str, value)) if isinstance(value, tuple | dict) else value
    if reason == "bad_date" and (meant := day_meant(str(value))):
        return column, shown(stood), "date_form", meant.isoformat()
    if reason == "bad_date":
        context = {"expected": "jjjj-mm-dd"}
    return column, shown(stood), reason, _allowed(context)


def typed_number(text: str, allowed: str) -> tuple[Reason, str]:
    """Why a text in the place of a number is none, and what it would be; the cells of a table were read before."""
    if not in_points(text) and re.fullmatch(r"[+-]?[0-9]{1,30}([.,][0-9]{1,30})?", text):
        return "number_as_text", text.replace(".", ",")
    return ("no_amount", "") if is_unsaid(text) else otherwise(text, allowed)


def otherwise(text: str, allowed: str) -> tuple[Reason, str]:
    """How a number is written that is not as a table has it, and as it has to be; what is allowed if it is none."""
    if part := re.fullmatch(r"([+-]?[0-9]{1,9})(?:[.,]([0-9]{1,9}))?\s?%", text):
        return "percent", number_text(float(f"{part[1]}.{part[2] or 0}") / 100)
    if in_points(text):
        return "thousands", text.replace(".", "")
    meant = number_meant(text)
    if re.fullmatch(r"[+-]?[0-9.,]*\.[0-9.,]*", text):
        return "decimal_point", meant or "1234,5"
    return ("amount_form", meant) if meant else ("not_a_number", allowed)


def pointed(wrong: tuple[Reason, str]) -> tuple[Reason, str]:
    """The same with the number that has to be typed as YAML has it."""
    reason, allowed = wrong
    return reason, allowed.replace(",", ".") if reason in AS_NUMBER else allowed


def _years(text: str) -> str:
    """Such years one by one, as a list (YAML) has them."""
    found = [int(year) for year in re.findall(r"\b(?:19|20)[0-9]{2}\b", text)]
    run = range(min(found), max(found) + 1) if len(found) > 1 else ()
    return f"[{', '.join(map(str, run if 1 < len(run) <= MAX_LISTED else SOME_YEARS))}]"


def _path(place: tuple[str | int, ...]) -> str:
    """Where a value stands in a YAML item, counting from 1; pydantic adds the type it tried at the end."""
    tried = place[-2:] in (("printed", "date"), ("alternative", "date"))
    if tried or (len(place) > 1 and place[-1] in ("float", "str", "[key]")):
        place = place[:-1]
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in place)


def _allowed(context: Mapping[str, Any]) -> str:
    signs = {"gt": "> ", "ge": ">= ", "lt": "< ", "le": "<= ", "max_length": "<= "}
    for name, sign in signs.items():
        if name in context:
            return f"{sign}{number_text(context[name])}"
    return re.sub(r" or |'", lambda found: ", " if "or" in found[0] else "", str(context.get("expected", "")))
