"""A case as a workbook and back: `python3 run.py case-to-xlsx CASE FILE` and `python3 run.py xlsx-to-case FILE FOLDER`.

run.py has read the command line. A case need not be right for this: what is wrong with it stays as it is.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from delivery.told import Refused, command, done, say, told
from export.case_tables import workbook_of
from model import CaseError
from model.loading.case_workbook import SUFFIX, in_workbook
from model.loading.load import contents_of
from words.texts import _


def main(arguments: list[str]) -> int:
    """The exit code: 0 if it is written; 1 if the user can solve why not."""
    parser = command("delivery.case_files")
    parser.add_argument("case", type=Path)
    parser.add_argument("target", type=Path)
    options = parser.parse_args(arguments)
    return done(options.lang, lambda: convert(options.case, options.target))


def convert(case: Path, target: Path) -> None:
    """Write the case to the target: to a workbook if it is called so, else to a new folder. Raises Refused."""
    if target.exists():
        raise Refused(_("{file} is there already. Give a name that is not.", file=target))
    try:
        contents, wrong = contents_of(case)
    except CaseError as error:
        raise Refused("\n".join(told(error.problems))) from None
    if wrong:
        shown = wrong if case.is_dir() else tuple(in_workbook(problem) for problem in wrong)
        raise Refused("\n".join((_("Not everything can be read, so nothing is written."), *told(shown))))
    try:
        write(contents, target)
    except CaseError as error:
        raise Refused("\n".join(told(error.problems))) from None
    say([_("Written: {file}", file=target)])


def write(contents: Mapping[str, bytes], target: Path) -> None:
    """Write the files of a case: into a workbook if the target is called so, else into a new folder. Raises Refused."""
    try:
        if target.suffix.lower() == SUFFIX:
            target.write_bytes(workbook_of(contents))
        else:
            target.mkdir()
            for name, content in contents.items():
                (target / name).write_bytes(content)
    except OSError as error:
        raise Refused(_("{file} cannot be written ({error}).", file=target, error=type(error).__name__)) from None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
