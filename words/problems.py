"""What was refused, in a sentence: values in a link or a control, and cells of a case."""

from __future__ import annotations

from model.assumptions.declared import Value, msg
from model.assumptions.values import AssumptionProblem, declaration
from model.case.case import Case
from model.loading.problems import Problem, Reason
from words.claims.ranges import Note
from words.columns import ANCHOR, COLUMNS, LEAST, MOST, NAMES, POINTS
from words.formatting import amount
from words.labels import choice_label, label_of, written
from words.link import CASE, DRAWS, ORDER, PART, SCREENS, VIEW, WHICH
from words.texts import _, language, of

YAML = ".yaml"
OF_A_LINE: tuple[Reason, ...] = ("bad_yaml", "duplicate_key")
"""What is wrong with a text before anything in it is an item."""


def sentence(case: Case, problem: AssumptionProblem) -> str:
    """Which value was refused and what is allowed there."""
    if problem.id == ORDER:
        return _(
            "“{id}={value}” is not allowed. Name screens from {first} to {last}, each at most once, with commas "
            "between them, such as 1,3,4.",
            id=problem.id, value=problem.value, first=SCREENS[0], last=SCREENS[-1],
        )  # fmt: skip
    if problem.id == COLUMNS:
        return _(
            "“{id}={value}” is not allowed. Name {least} to {most} columns, each once, with commas between them, such "
            "as {example}.",
            id=problem.id, value=problem.value, least=LEAST, most=MOST, example=",".join(NAMES),
        )  # fmt: skip
    if problem.id == ANCHOR:
        return _(
            "“{id}={value}” is not allowed. Name one of the columns, such as {example}.",
            id=problem.id, value=problem.value, example=next(iter(NAMES)),
        )  # fmt: skip
    if problem.id == POINTS:
        return _("“{id}” in the address cannot be read: no checkpoint was taken from it.", id=POINTS)
    if problem.id in (*VIEW, DRAWS, PART, WHICH):
        return _(
            "“{id}={value}” is not allowed. Allowed: {allowed}.",
            id=problem.id,
            value=problem.value,
            allowed=", ".join(str(choice) for choice in problem.allowed),
        )
    if problem.id == CASE:
        return _(
            "The case of then ({version}) is not there, or cannot be had now. You see the figures of now.",
            version=problem.value,
        )
    if problem.reason == "unknown":
        return _("“{id}” is not an assumption of this case.", id=problem.id)
    where = f"{label_of(case, problem.id)} ({problem.id})"
    if problem.reason == "sum":
        return _("{where}: the shares together are more than 100%.", where=where)
    if problem.reason == "rule":
        rule = of(case.rule(str(problem.allowed[0])).text)
        return _("{where}: “{value}” is not allowed. {rule}", where=where, value=problem.value, rule=rule)
    if problem.reason == "choice":
        allowed = ", ".join(f"{choice} ({choice_label(case, str(choice), problem.id)})" for choice in problem.allowed)
        return _(
            "{where}: “{value}” is not allowed. Allowed: {allowed}.", where=where, value=problem.value, allowed=allowed
        )
    lower, upper = (_bound(problem.id, bound) for bound in problem.allowed)
    kind = _("a whole number") if declaration(problem.id).whole else _("a number")
    kind = _("a date (2021-12-31)") if declaration(problem.id).unit == "date" else kind
    return _(
        "{where}: “{value}” is not allowed. It must be {kind} from {lower} to {upper}.",
        where=where,
        value=_given(case, problem),
        kind=kind,
        lower=lower,
        upper=upper,
    )


def broken(count: int) -> str:
    """That a case cannot be shown, and of how many things in its files."""
    if count == 1:
        return _("This case cannot be shown: one thing in its files is not right.")
    return _("This case cannot be shown: {count} things in its files are not right.", count=count)


def note_sentence(case: Case, note: Note) -> str:
    """That a value was taken although it lies outside the range of the case, and which range that is."""
    return _(
        "{where}: {value} lies outside the range of this case, {low} to {high}.",
        where=label_of(case, note.id),
        value=written(case, note.id, note.value),
        low=written(case, note.id, note.low),
        high=written(case, note.id, note.high),
    )


def _given(case: Case, problem: AssumptionProblem) -> str:
    if isinstance(problem.value, int | float) and declaration(problem.id).unit in ("switch", "class"):
        return amount(float(problem.value), "count", language())
    return problem.value if isinstance(problem.value, str) else written(case, problem.id, _as_value(problem.value))


def _as_value(value: object) -> Value:
    return float(value) if isinstance(value, int | float) else str(value)


def _bound(id: str, bound: object) -> str:
    unit = declaration(id).unit
    value = float(str(bound))
    text = amount(value, unit, language())
    # A link carries fractions, with a point or a comma: say both, as the reader writes them.
    return f"{amount(value, 'count', language())} ({text})" if unit == "fraction" else text


def place_of(problem: Problem) -> str:
    """Where in its file a problem is: a row of a table, an item of a list (YAML) or a line of a text; empty if it is
    of the whole file."""
    if problem.row is None:
        return ""
    nested = problem.file.endswith(YAML)
    if problem.reason == "nul_byte" or (nested and problem.reason in OF_A_LINE):
        return _("line {number}", number=problem.row)
    return _("item {number}", number=problem.row) if nested else _("row {number}", number=problem.row)


def reason(problem: Problem) -> str:
    """Why a cell was refused."""
    return _(REASON_TEXTS[problem.reason])


REASON_TEXTS: dict[Reason, str] = {
    "missing_folder": msg("This folder does not exist."),
    "missing_file": msg("This file is missing."),
    "missing_sheet": msg("This sheet is missing."),
    "unreadable": msg("This file cannot be read."),
    "not_utf8": msg("The file is not saved as UTF-8. Save it again, as CSV UTF-8."),
    "nul_byte": msg("There is a character that does not belong in a text."),
    "empty": msg("This is empty."),
    "too_long": msg("The text is too long."),
    "bad_csv": msg("The row cannot be read: look at the quotation marks."),
    "wrong_separator": msg("The columns must be separated by a semicolon."),
    "missing_column": msg("This column is missing."),
    "unknown_column": msg("This column does not belong here."),
    "unnamed_column": msg("This column has no name. Give it one of this table, or remove it."),
    "duplicate_column": msg("This column stands here twice."),
    "too_many_cells": msg("The row has more cells than there are columns."),
    "too_few_cells": msg("The row has fewer cells than there are columns."),
    "bad_yaml": msg(
        "This cannot be read as YAML. Look at the indent, the colons, and whether every quotation mark and bracket "
        "that is opened is closed; a text in which they stand itself goes between double quotation marks."
    ),
    "duplicate_key": msg("This key stands here twice."),
    "no_value": msg(
        "This name does not belong here, and has no value. Is it the end of a text with a comma, between braces? Then "
        "put quotation marks around the whole text."
    ),
    "not_a_list": msg("This must be a list."),
    "not_a_mapping": msg("This must be a block of names and values."),
    "missing_field": msg("This must be filled in."),
    "unknown_field": msg("This name does not belong here."),
    "not_text": msg("This must be text."),
    "not_a_number": msg("This is not a number."),
    "not_whole": msg("This must be a whole number."),
    "decimal_point": msg("Write a comma for decimals and no point."),
    "thousands": msg("Write a number without a point or comma between the thousands."),
    "percent": msg("Write a percentage as a part of 1."),
    "bad_date": msg("This is not a date."),
    "date_form": msg("Write the date in figures, with dashes between them."),
    "amount_form": msg("Write only the number: no euro sign, space, word, dash or bracket."),
    "years_apart": msg("Write the years one by one."),
    "too_early": msg("This date is too early: something that comes first is later."),
    "bad_id": msg(
        "An id has only small letters, digits, - and _, and starts with a letter. Between several ids stands a plus "
        "sign."
    ),
    "bad_word": msg("A word of the case starts with a letter, and has only letters, digits and plain punctuation."),
    "bad_field": msg(
        "The number of a policy field is written as 6.3, 6.71 or 6.711. In a spreadsheet, make it text: otherwise it "
        "becomes a number or a date."
    ),
    "not_allowed": msg("This value is not allowed."),
    "out_of_range": msg("This number is too low or too high."),
    "duplicate_id": msg("This id stands here twice."),
    "unknown_reference": msg("This refers to something that does not exist."),
    "cycle": msg("This refers to itself in a circle."),
    "missing_row": msg("This row is missing."),
    "unknown_row": msg("This row does not belong in this case."),
    "more_than_one": msg("There may be only one."),
    "not_consecutive": msg("The years must follow each other."),
    "low_above_high": msg("The lowest value is above the highest."),
    "default_outside_range": msg("The default lies outside its range."),
    "shares_over_one": msg("The shares together are more than 100%."),
    "does_not_add_up": msg("The numbers do not add up to the total."),
    "not_together": msg("These correlations cannot exist together."),
    "too_many_columns": msg("The table has too many columns."),
    "too_many_rows": msg("There are too many rows."),
    "not_xlsx": msg("This file is not a spreadsheet (xlsx)."),
    "macros": msg("The file carries macros. Save it as xlsx without macros."),
    "linked": msg("The file takes cells from other files. Replace them by their values."),
    "formula": msg("A cell holds a formula. Replace it by its value."),
    "only_execution": msg("Only a line of the execution has this."),
    "in_two_pools": msg("A task stands in two lines that do not name the same tasks: then its cost would count twice."),
    "other_opted_out": msg(
        "Of the tasks that one line pays for, the same municipalities take part. Give this task a line of its own, or "
        "the same municipalities."
    ),
    "takes_no_part": msg("This municipality does not take part in the tasks of this line, and pays nothing of it."),
    "unlike_pool": msg(
        "Lines that pay for the same tasks have the same prices here and the same track: give these tasks lines of "
        "their own, or write the amounts of all of them in one way."
    ),
    "advised": msg("The advice names this executor for one of these tasks: a rule cannot forbid that."),
    "in_no_pool": msg("This municipality takes part in no task of which the cost is shared: then it is a partner."),
    "no_header": msg("In the first row do not stand the names of the columns. Remove what stands above them."),
    "empty_row": msg("This row is empty. Remove it."),
    "several": msg("Between several values stands a plus sign."),
    "number_as_text": msg(
        "This number is a text. Make the cell a number in a spreadsheet and type it again; in YAML leave out the "
        "quotation marks, and write a point for decimals."
    ),
    "no_amount": msg(
        "Nothing can be reckoned with an amount that nobody knows, and an empty cell is not allowed here. Estimate it "
        "(status aanname) and say in the note what the document says, or leave the row out and ask for the amount in "
        "missing_documents. Is it nothing, then write 0."
    ),
    "too_small_step": msg("A slider has at most 1001 positions: take larger steps, or a shorter range."),
    "leave_empty": msg(
        "This is not a number. Leave the cell empty if nobody knows it, and say in the note what the document says."
    ),
}
