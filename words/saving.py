"""What the store refuses or cannot do now, in a sentence."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from model.assumptions.declared import msg
from store.problems import (
    FileProblem,
    FileReason,
    Full,
    Kind,
    NotFound,
    OtherCase,
    Refused,
    TextField,
    TextProblem,
    TextReason,
    TooOften,
    Trouble,
    Unavailable,
)
from store.records import Role, Version
from words.texts import _, number

ROLE_NAMES: dict[Role, str] = {
    "council": msg("Council member"),
    "executive": msg("Portfolio holder"),
    "project": msg("Project leader"),
    "finance": msg("Financial adviser"),
    "official": msg("Civil servant"),
    "other": msg("Somebody else"),
}
CLOCK = ZoneInfo("Europe/Amsterdam")
"""Whatever clock the server has: in a container that is that of Greenwich."""
FIELDS: dict[TextField, str] = {"name": msg("The name"), "note": msg("The note")}
TEXT_TEXTS: dict[TextReason, str] = {
    "empty": msg("{field} shows nothing. Type at least one letter, digit or sign."),
    "too_long": msg("{field} has {given} characters; at most {allowed} fit."),
    "control": msg("{field} holds a hidden sign ({given}) that is no text. Type it anew instead of pasting it."),
    "direction": msg(
        "{field} holds a hidden sign ({given}) that turns the direction of reading. Type it anew instead of pasting it."
    ),
    "broken": msg("{field} holds half a character. Type it anew instead of pasting it."),
}
TROUBLE_TEXTS: dict[Trouble, str] = {
    "full": msg("The disk of the server is full."),
    "locked": msg("The storage is busy. Try again in a moment."),
    "read_only": msg("The server may not write in its storage."),
    "unreachable": msg("The storage cannot be reached."),
    "damaged": msg("The storage is damaged."),
    "newer": msg("The storage belongs to a newer version of Keuzekompas."),
}
FULL_TEXTS: dict[Kind, str] = {
    "variants": msg("{most} variants are kept here, with those that were removed this last week, and no more fit."),
    "versions": msg("Of this variant {most} versions are kept, and no more fit. Save it as a variant of its own."),
}
FILE_TEXTS: dict[FileReason, str] = {
    "too_big": msg("The file is too large for a variant: {given} bytes; at most {allowed} fit."),
    "not_utf8": msg("The file is no text (UTF-8)."),
    "not_json": msg("The file cannot be read: it is not whole, or is no JSON."),
    "duplicate": msg("“{given}” stands in the file twice."),
    "not_ours": msg("This is no file of a variant of Keuzekompas."),
    "newer": msg("The file is of a newer version of Keuzekompas ({given}; this one reads up to {allowed})."),
    "missing": msg("In the file “{place}” is missing."),
    "unknown": msg("“{place}” does not belong in the file."),
    "not_allowed": msg("At “{place}” in the file stands “{given}”. That is not allowed."),
    "text": msg("In the file: {why}"),
    "not_xlsx": msg("The file cannot be read: it is not whole, or is no workbook (xlsx)."),
    "macros": msg("The workbook holds macros. Save it as xlsx, without macros."),
    "linked": msg("The workbook takes numbers from other files. Break those links, and save it again."),
    "no_workbook": msg("This is no workbook of this dashboard: the sheet “keuzekompas” is missing, or was changed."),
    "other_case": msg("The workbook is of another case ({given}); here you see {allowed}."),
    "other_schema": msg("The workbook was made by another version of Keuzekompas ({given}; this one reads {allowed})."),
    "formula": msg("At “{place}” stands a formula ({given}). Type the value itself there."),
}


def text_refused(problem: TextProblem) -> str:
    """Why a name or a note is not taken, and what to do."""
    field = _(FIELDS[problem.field])
    return _(TEXT_TEXTS[problem.reason], field=field, given=problem.given, allowed=problem.allowed)


def why_not(trouble: Trouble) -> str:
    """Why nothing can be saved or read now."""
    return _(TROUBLE_TEXTS[trouble])


def why(error: Exception) -> str:
    """Why the store did not do what was asked, and what one can do."""
    if isinstance(error, Unavailable):
        return why_not(error.trouble)
    if isinstance(error, Refused):
        return text_refused(error.problem)
    if isinstance(error, Full):
        return full(error)
    if isinstance(error, NotFound):
        return _("This variant is not there, or was removed.")
    if isinstance(error, OtherCase):
        return _("This variant is of another case. Save yours as a new variant.")
    if isinstance(error, TooOften):
        return _("You saved {most} times in a minute. Wait a minute, then try again.", most=number(error.most))
    return _("Only who has the edit link can change this variant. You can save a copy of your own.")


def full(problem: Full) -> str:
    """That no more fits, and what to do."""
    return _(FULL_TEXTS[problem.kind], most=number(problem.most))


def file_refused(problem: FileProblem) -> str:
    """What is wrong in a file, and where."""
    if problem.reason == "not_json" and problem.place:
        return _("The file cannot be read from line {line} on: it is not whole, or is no JSON.", line=problem.place)
    why = text_refused(problem.text) if problem.text else ""
    said = _(FILE_TEXTS[problem.reason], place=problem.place, given=problem.given, allowed=problem.allowed, why=why)
    return f"{said} {_('Allowed: {allowed}.', allowed=problem.allowed)}" if _has_choices(problem) else said


def _has_choices(problem: FileProblem) -> bool:
    return problem.reason == "not_allowed" and bool(problem.allowed)


def role_name(role: Role) -> str:
    """Who made a variant, by role."""
    return _(ROLE_NAMES[role])


def moment(when: datetime) -> str:
    """A day and a time, of the clock of a Dutch council: 30-11-2026 20:15."""
    return f"{numeric_day(when)} {when.astimezone(CLOCK):%H:%M}"


def numeric_day(when: datetime) -> str:
    """A day in digits: 30-11-2026."""
    return f"{when.astimezone(CLOCK):%d-%m-%Y}"


def version_name(version: Version) -> str:
    """Which version, when it was saved, and where it came from."""
    name = _("Version {number}, {moment}", number=version.number, moment=moment(version.saved))
    if version.restored_from is None:
        return name
    return f"{name}, {_('as version {number}', number=version.restored_from)}"


def versions_count(count: int) -> str:
    """How many versions there are."""
    return _("1 version") if count == 1 else _("{count} versions", count=number(count))
