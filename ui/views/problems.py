"""What was refused, on the screen: values of a link or a control, and the cells of a case that cannot be read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from model.assumptions.values import AssumptionProblem
from model.case.case import Case
from model.loading.problems import Problem
from ui.charts.parts import Grid, Notice
from ui.live.live_chart import live
from words.claims.ranges import Note
from words.problems import YAML, broken, note_sentence, place_of, reason, sentence
from words.texts import _, number

MOST_PROBLEMS = 200
"""So many are shown of a broken case: who repairs these sees the others next."""
SHOWN_OF_A_PATH = 2
"""So many names of a path are shown: what it is, and whose; nobody has to know where a server keeps its files."""
MOST_REFUSED = 5
"""So many are named above a page that shows the case as it was."""


def show_rejected(case: Case, rejected: tuple[AssumptionProblem, ...]) -> None:
    """The refused values; everything else has been applied."""
    if rejected:
        title = _("Part of what you asked is not possible. The rest has been applied.")
        live("rejected", notice=Notice(title, [sentence(case, problem) for problem in rejected]))


def show_notes(case: Case, notes: tuple[Note, ...]) -> None:
    """The values of a link that were taken although the case does not reckon with them."""
    if notes:
        title = _("This link asks for values outside the range of the case. They have been applied.")
        live("notes", notice=Notice(title, [note_sentence(case, note) for note in notes], "info"))


def show_refused_case(problems: tuple[Problem, ...]) -> None:
    """What is wrong with the files of the case since they were changed, while the page shows the case as it was."""
    if problems:
        title = _("The files of the case were changed, and something in them is not right. You see the case as it was.")
        more = len(problems) - MOST_REFUSED
        lines = [f"{_place(problem)}: {reason(problem)}" for problem in problems[:MOST_REFUSED]]
        if more > 0:
            lines.append(_("There are {count} more.", count=number(more)))
        live("refused", notice=Notice(title, lines))


def show_hidden_cases(hidden: Iterable[tuple[Path, str]]) -> None:
    """The cases that this server was asked to show and nobody can see, by folder and id."""
    lines = [
        _("The case in {folder}: another has the id {id} too. Give one of them another id in case.yaml.",
          folder="/".join(folder.parts[-SHOWN_OF_A_PATH:]), id=id)
        for folder, id in hidden
    ]  # fmt: skip
    if lines:
        live("hidden", notice=Notice(_("Links and saved variants go by the id of a case. Not to be seen here:"), lines))


def _place(problem: Problem) -> str:
    parts = [
        problem.file,
        *([] if problem.row is None else [place_of(problem)]),
        *([f"{_('Column').lower()} {problem.column}"] if problem.column else []),
    ]
    return ", ".join(parts)


def show_broken_case(problems: tuple[Problem, ...]) -> None:
    """The problems of a case that cannot be read, by file and row, and how many there are."""
    count, more = len(problems), len(problems) - MOST_PROBLEMS
    advice = (
        _(
            "Repair the files and load this page again. The first {shown} stand below; there are {more} more.",
            shown=MOST_PROBLEMS,
            more=number(more),
        )
        if more > 0
        else _("Repair the files and load this page again.")
    )
    live("broken", notice=Notice(broken(count), [advice], "error"))
    columns = [_("File"), _("Row"), _("Column"), _("What stood there"), _("What is wrong"), _("What is allowed")]
    rows = [
        [
            problem.file,
            # In the column of the rows a number is one of a table.
            place_of(problem) if problem.file.endswith(YAML) else str(problem.row or ""),
            problem.column or "",
            problem.value,
            reason(problem),
            problem.allowed,
        ]
        for problem in problems[:MOST_PROBLEMS]
    ]
    live("problems", grid=Grid(_("Problems in the case"), columns, rows))
