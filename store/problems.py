"""What the store cannot do or does not take, each as a kind of its own; ``words/saving.py`` makes the sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Trouble = Literal["full", "locked", "read_only", "unreachable", "damaged", "newer"]
TROUBLES: tuple[Trouble, ...] = get_args(Trouble)

Kind = Literal["variants", "versions"]
"""What there can be too many of."""

TextField = Literal["name", "note"]
TextReason = Literal["empty", "too_long", "control", "direction", "broken"]
TEXT_REASONS: tuple[TextReason, ...] = get_args(TextReason)


@dataclass(frozen=True)
class TextProblem:
    """What is wrong with a name or a note. ``given`` is its length, or the sign that it may not have: U+202E."""

    field: TextField
    reason: TextReason
    given: int | str = 0
    allowed: int = 0
    """The most characters that it may have, where that is what is wrong."""


class Refused(ValueError):
    """A name or a note that is not taken; nothing was saved."""

    def __init__(self, problem: TextProblem) -> None:
        super().__init__(f"{problem.field}: {problem.reason}")
        self.problem = problem


class Unavailable(Exception):
    """The database cannot be read or written now; nothing was saved, and the program can go on without it."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble)
        self.trouble = trouble


class NotFound(LookupError):
    """No variant, or no version of it, has this id; or it was removed."""


class WrongKey(Exception):
    """This edit key is not that of the variant: it may be read and copied, not changed."""


class SavedSince(Exception):
    """Somebody else saved since the version that this one builds on; nothing was saved, nothing is lost."""

    def __init__(self, latest: int) -> None:
        super().__init__(f"version {latest} is newer")
        self.latest = latest


class OtherCase(Exception):
    """What is to be saved was made with another case than the variant; nothing was saved."""


class Full(Exception):
    """So many variants, or versions of this one, are kept as may be; nothing was saved."""

    def __init__(self, kind: Kind, most: int) -> None:
        super().__init__(f"{most} {kind}")
        self.kind: Kind = kind
        self.most = most


class TooOften(Exception):
    """One visitor asks too much in a short time; nothing was saved, and a moment later it can be."""

    def __init__(self, most: int) -> None:
        super().__init__(f"more than {most} a minute")
        self.most = most


REFUSALS = (Unavailable, Refused, Full, NotFound, WrongKey, OtherCase, TooOften)
"""Why nothing was saved, where there is nothing to do but say so."""

FileReason = Literal[
    "too_big", "not_utf8", "not_json", "duplicate", "not_ours", "newer", "missing", "unknown", "not_allowed", "text",
    "not_xlsx", "macros", "linked", "no_workbook", "other_case", "other_schema", "formula",
]  # fmt: skip
FILE_REASONS: tuple[FileReason, ...] = get_args(FileReason)


@dataclass(frozen=True, kw_only=True)
class FileProblem:
    """What is wrong in the file of a variant."""

    reason: FileReason
    place: str = ""
    """The names that lead to it, ``content / settings / cost_key``, or of ``not_json`` the line; empty for the file as
    a whole.
    """
    given: str = ""
    """What stood there, in short."""
    allowed: str = ""
    text: TextProblem | None = None
    """For the name and the note: what is wrong with it."""


class FileRefused(ValueError):
    """A file that is no variant; ``problems`` says why, and nothing of it was taken."""

    def __init__(self, problems: tuple[FileProblem, ...]) -> None:
        super().__init__("; ".join(f"{problem.place}: {problem.reason}" for problem in problems))
        self.problems = problems
