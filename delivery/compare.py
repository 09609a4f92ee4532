"""What a change of the case did to the outcomes: `python3 run.py compare OLD NEW [--html FILE] [--lang en]`.

run.py has read the command line; this prints the report, and says what is wrong with a case that does not load.
"""

from __future__ import annotations

import sys
from pathlib import Path

from delivery.told import Refused, command, done, say, told
from model import Case, CaseError, load_case
from model.outcomes.two_cases import compare
from words.texts import _, language, speak
from words.two_cases.page import page
from words.two_cases.terminal import lines


def main(arguments: list[str]) -> int:
    """The exit code: 0 if the report is made, whatever it says; 1 if the user can solve it."""
    parser = command("delivery.compare")
    for name in ("old", "new"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--html", type=Path)
    options = parser.parse_args(arguments)
    return done(options.lang, lambda: report(options.old, options.new, options.html))


def report(old: Path, new: Path, html: Path | None) -> None:
    """Print the report, and write the page if a file is named for it. Raises Refused."""
    cases = loaded(old, new)
    speak(language(), cases[-1].about.words)
    found = compare(*cases)
    if html is not None:
        try:
            html.write_text(page(found), encoding="utf-8")
        except OSError as error:
            raise Refused(_("{file} cannot be written ({error}).", file=html, error=type(error).__name__)) from None
    written = [] if html is None else ["", _("The page with every outcome: {file}", file=html)]
    say((*lines(found), *written))


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


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
