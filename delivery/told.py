"""What the commands about cases share: to say in a terminal what cannot be done, and what is wrong with a case."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable
from io import TextIOWrapper
from pathlib import Path

from model.loading.problems import Problem
from words.languages import LANGUAGES
from words.problems import place_of, reason
from words.texts import _, speak

MOST = 200
"""So many problems of a case are named."""


class Refused(Exception):
    """What cannot be done, in words for who asked it."""


def command(name: str) -> argparse.ArgumentParser:
    """The reader of a command that run.py has read already; every command may be asked in each language."""
    parser = argparse.ArgumentParser(prog=name)
    parser.add_argument("--lang", choices=LANGUAGES, default="nl")
    return parser


def done(language: str, act: Callable[[], None]) -> int:
    """Do it in this language; the exit code: 0 if it is done, 1 if the user can solve it and was told how."""
    speak(language)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal may not know every sign of a case
            stream.reconfigure(errors="replace")
    try:
        act()
    except Refused as refused:
        print(f"Keuzekompas: {str(refused).strip()}", file=sys.stderr)
        return 1
    return 0


def say(lines: Iterable[str]) -> None:
    """Print lines, with nothing in them that a terminal obeys."""
    try:
        print("\n".join(harmless(line) for line in lines), flush=True)
    except BrokenPipeError:  # who reads only the start, as with head, has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def typed(path: Path) -> str:
    """A path as a command line takes it: between quotes if there is a space in it."""
    return f'"{path}"' if " " in str(path) else str(path)


def told(problems: tuple[Problem, ...]) -> list[str]:
    """Each problem in a line, with file, row and column."""
    found = [f"  {sentence(problem)}" for problem in problems[:MOST]]
    more = len(problems) - MOST
    return [*found, "  " + _("There are {count} more.", count=more)] if more > 0 else found


def sentence(problem: Problem) -> str:
    """A problem in words."""
    place = ", ".join(
        str(part)
        for part in (
            problem.file,
            place_of(problem),
            problem.column and f"{_('Column').lower()} {problem.column}",
        )
        if part
    )
    stood = f" {_('There stands')}: {problem.value}." if problem.value else ""
    allowed = f" {_('Allowed')}: {problem.allowed}." if problem.allowed else ""
    return harmless(f"{place}: {reason(problem)}{stood}{allowed}")


def harmless(text: str) -> str:
    """Without signs that a terminal obeys: a case may hold anything."""
    return "".join(sign if sign.isprintable() else " " for sign in text)
