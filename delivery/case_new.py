"""A new case: `python3 run.py new TARGET [--from FACTS.yaml]`. Asks the few facts that shape it, or reads them.

run.py has read the command line. The target is a folder, or a workbook if it is called so.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

from delivery.case_files import write
from delivery.skeleton import Facts, contents_of, id_of_case
from delivery.told import Refused, command, done, say, told, typed
from model import CaseError, load_case
from model.assumptions.declared import msg
from model.case.words import Word, Words
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
OF_FIRST_FIELD = msg("Is it about {people}? Yes or no; without an answer it is:")
"""In the words of the first case, which are those of a case without any."""
WORDS: tuple[tuple[str, str], ...] = (
    ("unit", msg("What do you count and divide? One of it, such as “young person with help”:")),
    ("units", msg("More of them, such as “young people with help”:")),
    ("people", msg("Who has one, such as “residents younger than 18 who receive youth care”:")),
    ("receivers", msg("The same above a chart, before “in” and a municipality, such as “who receives youth care”:")),
)
"""What is asked of another field: the words that no case can do without."""
SAME_WORDS = msg("Your words are the same in both languages: see words in case.yaml.")
YES, NO = ("ja", "j", "yes", "y"), ("nee", "n", "no")
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
        *([_(SAME_WORDS)] if facts.words and file is None else []),
        _("Check it with: python3 run.py check {file}", file=typed(target)),
        _("Start it with: python3 run.py --case {file}", file=typed(target)),
    ])  # fmt: skip


def asked() -> dict[str, Any]:
    """The answers of who sits at the terminal, each asked until it can be. Raises Refused when nobody answers."""
    values = {name: answered(name, question) for name, question in QUESTIONS}
    if not is_of_first_field():
        say(["", _("Write what follows as in the middle of a sentence.")])
        values["words"] = {name: answered(name, question) for name, question in WORDS}
    return values


def answered(name: str, question: str) -> Any:
    """What somebody answers, as a fact has it. Raises Refused when nobody does."""
    while True:
        text = answer(f"{_(question)} ({_('with commas')})" if name in LISTS else _(question))
        value = read_answer(name, text)
        record = Words if name in Words.model_fields else Facts
        wrong = [one for one in validate(record, {name: value}, {})[1] if one[0].partition(".")[0] == name]
        if wrong:
            say(told(tuple(problems.Problem(_("your answers"), None, *one) for one in wrong)))
        elif name == "years" and value[1] < value[0]:
            say([_("The last budget year is before the first.")])
        else:
            return value


def answer(question: str) -> str:
    """A line from the terminal, or from what is sent in its place. Raises Refused where there is none."""
    try:
        return input(f"{question} ").strip()
    except EOFError:
        raise Refused(_("There was no answer. Give the facts in a file: --from facts.yaml")) from None


def read_answer(name: str, text: str) -> Any:
    """Several have commas between them; of the years a dash will do, and one is the first and the last. A word is the
    same in both languages, until somebody translates it."""
    if name not in LISTS:
        return dict.fromkeys(Word.model_fields, text) if name in Words.model_fields else text
    parts = tuple(part.strip() for part in re.split("[,–-]" if name == "years" else ",", text) if part.strip())
    if name != "years":
        return parts
    years = tuple(int(year) if year.isdecimal() and len(year) == 4 else year for year in parts)
    return years * 2 if len(years) == 1 else years


def is_of_first_field() -> bool:
    """Whether the words of the first case will do. Who says nothing, or answers seven questions by a script, has
    them."""
    while True:
        try:
            text = input(f"{_(OF_FIRST_FIELD)} ").strip()
        except EOFError:
            return True
        if text.lower() in ("", *YES):
            return True
        if text.lower() in NO:
            return False


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
