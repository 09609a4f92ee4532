"""What a change of the case did to the outcomes: `python3 run.py compare OLD NEW [--html FILE] [--lang en]`.

run.py has read the command line; this prints the report, and says what is wrong with a case that does not load.
"""

from __future__ import annotations

import argparse
import os
import sys
from io import TextIOWrapper
from pathlib import Path

from model import Case, CaseError, load_case
from model.loading.problems import Problem
from model.outcomes.two_cases import compare
from words.languages import LANGUAGES
from words.problems import reason
from words.texts import _, speak
from words.two_cases.page import page
from words.two_cases.terminal import lines

MOST = 200
"""So many problems of a case are named."""


class Refused(Exception):
    """What cannot be done, in words for who asked it."""


def main(arguments: list[str]) -> int:
    """The exit code: 0 if the report is made, whatever it says; 1 if the user can solve it."""
    parser = argparse.ArgumentParser(prog="delivery.compare")
    for name in ("old", "new"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--html", type=Path)
    parser.add_argument("--lang", choices=LANGUAGES, default="nl")
    options = parser.parse_args(arguments)
    speak(options.lang)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal may not know every sign of a case
            stream.reconfigure(errors="replace")
    try:
        report(options.old, options.new, options.html)
    except Refused as refused:
        print(f"Keuzekompas: {refused}", file=sys.stderr)
        return 1
    return 0


def report(old: Path, new: Path, html: Path | None) -> None:
    """Print the report, and write the page if a file is named for it. Raises Refused."""
    found = compare(*loaded(old, new))
    if html is not None:
        try:
            html.write_text(page(found), encoding="utf-8")
        except OSError as error:
            raise Refused(_("{file} cannot be written ({error}).", file=html, error=type(error).__name__)) from None
    written = [] if html is None else ["", _("The page with every outcome: {file}", file=html)]
    try:
        print("\n".join((*lines(found), *written)), flush=True)
    except BrokenPipeError:  # who reads only the start, as with head, has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def loaded(*folders: Path) -> list[Case]:
    """Both cases. Raises Refused with everything that is wrong with either."""
    cases, wrong = [], []
    for folder in folders:
        try:
            cases.append(load_case(folder))
        except CaseError as error:
            wrong.append("\n".join((_("The case in {folder} does not load.", folder=folder), *told(error.problems))))
    if wrong:
        raise Refused("\n".join(wrong))
    return cases


def told(problems: tuple[Problem, ...]) -> list[str]:
    """Each problem in a line, with file, row and column."""
    found = [f"  {sentence(problem)}" for problem in problems[:MOST]]
    more = len(problems) - MOST
    return [*found, "  " + _("There are {count} more.", count=more)] if more > 0 else found


def sentence(problem: Problem) -> str:
    """A problem in words; nothing in it that a terminal obeys."""
    place = ", ".join(
        str(part)
        for part in (
            problem.file,
            problem.row and f"{_('Row').lower()} {problem.row}",
            problem.column and f"{_('Column').lower()} {problem.column}",
        )
        if part
    )
    stood = f" {_('There stands')}: {problem.value}." if problem.value else ""
    allowed = f" {_('Allowed')}: {problem.allowed}." if problem.allowed else ""
    line = f"{place}: {reason(problem)}{stood}{allowed}"
    return "".join(sign if sign.isprintable() else " " for sign in line)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
