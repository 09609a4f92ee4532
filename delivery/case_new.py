"""A new case: `python3 run.py new TARGET [--from FACTS.yaml]`. Asks the few facts that shape it, or reads them.

run.py has read the command line. The target is a folder, or a workbook if it is called so.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from delivery.case_files import write
from delivery.skeleton import Facts, contents_of, id_of_case
from delivery.told import Refused, command, done, say, told
from model import CaseError, load_case
from model.assumptions.declared import msg
from model.loading import problems
from model.loading.load import case_of
from model.loading.problems import validate
from model.loading.yaml_texts import parsed
from words.texts import _

EXAMPLE = Path(__file__).resolve().parents[1] / "data" / "dinkelland-tubbergen"
MOST_BYTES = 100_000
QUESTIONS: tuple[tuple[str, str], ...] = (
    ("title", msg("What is decided? One line:")),
    ("municipalities", msg("Which municipalities pay? The first is the one whose budget you have:")),
    ("partners", msg("Which municipalities only cooperate? May be empty:")),
    ("years", msg("First and last budget year:")),
    ("tasks", msg("Which tasks?")),
    ("executors", msg("Who can carry them out? The first does now, the second by the advice:")),
    ("criteria", msg("On what do you judge?")),
)
"""What is asked, by the fact that it gives."""
LISTS = ("municipalities", "partners", "years", "tasks", "executors", "criteria")


def main(arguments: list[str]) -> int:
    """The exit code: 0 if the case is written; 1 if the user can solve why not."""
    parser = command("delivery.case_new")
    parser.add_argument("target", type=Path)
    parser.add_argument("--from", dest="facts", type=Path)
    options = parser.parse_args(arguments)
    return done(options.lang, lambda: make(options.target, options.facts))


def make(target: Path, file: Path | None) -> None:
    """Write the new case. Raises Refused for facts that cannot be, and where it cannot be written."""
    if target.exists():
        raise Refused(_("{file} is there already. Give a name that is not.", file=target))
    values = asked() if file is None else read(file)
    facts, wrong = validate(Facts, values, {})
    name = str(file or _("your answers"))
    if wrong:
        raise Refused("\n".join(told(tuple(problems.Problem(name, None, *one) for one in wrong))))
    id = id_of_case(target.stem)
    try:
        contents = contents_of(facts, id, load_case(EXAMPLE))
    except ValueError:
        raise Refused(_("The last budget year is before the first.")) from None
    try:
        case_of(contents)  # what cannot be, such as a name of two lines, is said before anything is written
    except CaseError as error:
        raise Refused("\n".join((_("No case can be made of this."), *told(error.problems)))) from None
    write(contents, target)
    say([
        _("Written: {file}", file=target),
        _("Every figure in it is an assumption: replace them."),
        _("Check it with: python3 run.py check {file}", file=target),
        _("Start it with: python3 run.py --case {file}", file=target),
    ])  # fmt: skip


def asked() -> dict[str, Any]:
    """The answers of who sits at the terminal; several with commas between them. Raises Refused when nobody does."""
    values: dict[str, Any] = {}
    for name, question in QUESTIONS:
        try:
            answer = input(f"{_(question)} " if name not in LISTS else f"{_(question)} ({_('with commas')}) ")
        except EOFError:
            raise Refused(_("There was no answer. Give the facts in a file: --from facts.yaml")) from None
        parts = tuple(part.strip() for part in answer.split(",") if part.strip())
        values[name] = parts if name in LISTS else answer.strip()
    values["years"] = tuple(int(year) if year.isdecimal() and len(year) == 4 else year for year in values["years"])
    return values


def read(file: Path) -> dict[str, Any]:
    """What stands in a file with facts. Raises Refused."""
    try:
        with file.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
        values = parsed(content[:MOST_BYTES].decode("utf-8-sig")) if len(content) <= MOST_BYTES else None
    except OSError as error:
        raise Refused(_("{file} cannot be read ({error}).", file=file, error=type(error).__name__)) from None
    except UnicodeDecodeError:
        raise Refused("\n".join(told((problems.Problem(str(file), None, None, "", "not_utf8", "UTF-8"),)))) from None
    except problems.Refused as refused:
        raise Refused("\n".join(told((refused.in_file(str(file)),)))) from None
    if not isinstance(values, dict):
        raise Refused("\n".join(told((problems.Problem(str(file), None, None, "", "not_a_mapping"),))))
    return values


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
