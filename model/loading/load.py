"""Load a case folder: read every table, check it, and report all problems at once.

``load_case`` is the only place in the model that reads files. Order: the files as rows and records
(``csv_tables.py``, ``yaml_texts.py``), then every check of ``CHECKS``, each of which yields what it finds in the
draft, then what the findings change (``check_changes``), which needs the defaults.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from model.case.case import Case
from model.case.records import About
from model.loading import check_tables
from model.loading.case_workbook import SUFFIX, in_workbook, read_files
from model.loading.check_assurance import check_assurance, check_versions
from model.loading.check_context import check_context, check_model_parts, check_reassessment, check_same_purpose
from model.loading.check_defaults import check_changes, check_defaults, defaults_of, placeholders
from model.loading.check_planning import check_planning
from model.loading.check_pools import check_pools
from model.loading.check_project import check_project
from model.loading.check_risks import check_classes, check_risks
from model.loading.check_uncertainty import check_correlations, check_drawn
from model.loading.check_words import check_estimates, check_words
from model.loading.csv_tables import read_csv
from model.loading.derived_defaults import derived_rows
from model.loading.draft import ABOUT, FILES, OPTIONAL, RECORDS, Draft
from model.loading.problems import Problem, Refused, listed, shown
from model.loading.yaml_texts import read_list, read_mapping

CHECKS: tuple[Callable[[Draft], Iterator[Problem]], ...] = (
    Draft.read_problems,
    check_tables.check_unique,
    check_tables.check_references,
    check_tables.check_cycles,
    check_tables.check_about,
    check_words,
    check_estimates,
    check_tables.check_needed,
    check_pools,
    check_tables.check_segments,
    check_reassessment,
    check_tables.check_arguments,
    check_tables.check_forbidden,
    check_context,
    check_model_parts,
    check_same_purpose,
    check_project,
    check_risks,
    check_classes,
    check_planning,
    check_drawn,
    check_correlations,
    check_assurance,
    check_versions,
    check_defaults,
)
"""Everything that is looked at, in this order."""

FILE_NAMES = sorted((ABOUT, *FILES.values()))
MAX_BYTES = 5_000_000


class CaseError(ValueError):
    """Raised when a case cannot be loaded; ``problems`` names everything that is wrong with it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def load_case(path: str | Path) -> Case:
    """The case in this folder, or in this workbook (xlsx). Raises CaseError with every problem in it."""
    try:
        return case_of(*contents_of(path))
    except CaseError as error:
        if os.path.isdir(path):  # unlike those of Path it never raises
            raise
        raise CaseError(in_workbook(problem) for problem in error.problems) from None


def case_of(contents: Mapping[str, bytes], unreadable: tuple[Problem, ...] = ()) -> Case:
    """The case whose files hold this, by their names. Raises CaseError with every problem in them."""
    draft = _draft(contents, unreadable)
    problems = tuple(problem for check in CHECKS for problem in check(draft))
    # Beside a problem the defaults cannot be built; what findings change is then held against the lowest values.
    defaults = placeholders(draft) if problems else defaults_of(draft)
    problems += tuple(check_changes(draft, defaults))
    if problems:
        raise CaseError(sorted(problems, key=lambda problem: (problem.file, problem.row or 0)))
    rows = {name: tuple(record for _, record in draft.records(name)) for name in draft.tables}
    rows["assumption_rows"] += tuple(derived_rows(draft))
    return Case.model_validate(
        {"about": draft.about.record, "version": version_of(contents), "assumptions": defaults, **rows}
    )


def _draft(contents: Mapping[str, bytes], unreadable: tuple[Problem, ...]) -> Draft:
    """The files as rows and records, each with what is wrong with it."""
    texts: dict[str, str] = {}
    problems = [*unreadable]
    for file, content in contents.items():
        try:
            texts[file] = text_of(content)
        except Refused as refused:
            problems.append(refused.in_file(file))
    about = read_mapping(ABOUT, texts.get(ABOUT), About)
    years = about.record.years if about.record else ()
    tables = {
        name: read_csv(file, texts.get(file), RECORDS[name], years)
        if file.endswith(".csv")
        else read_list(file, texts.get(file), RECORDS[name])
        for name, file in FILES.items()
    }
    return Draft(about, tables, tuple(problems))


def contents_of(path: str | Path) -> tuple[Mapping[str, bytes], tuple[Problem, ...]]:
    """What stands in each file of the case, and what is wrong with each that cannot be read.

    A workbook has what would stand in the files of a folder. Raises CaseError if there is no folder and no workbook.
    """
    if os.path.isdir(path):
        return _folder_contents(Path(path))
    if not os.path.isfile(path) or not str(path).lower().endswith(SUFFIX):
        raise CaseError([Problem(shown(path), None, None, "", "missing_folder", listed(FILE_NAMES))])
    name = shown(Path(path).name)
    try:
        return read_files(_bytes(Path(path)))
    except OSError as error:
        raise CaseError([Problem(name, None, None, type(error).__name__, "unreadable")]) from None
    except Refused as refused:
        raise CaseError([refused.in_file(name)]) from None


def _folder_contents(folder: Path) -> tuple[Mapping[str, bytes], tuple[Problem, ...]]:
    """Of a folder."""
    found: dict[str, bytes] = {}
    problems = []
    for file in FILE_NAMES:
        try:
            found[file] = _bytes(folder / file)
        except FileNotFoundError:
            if file not in OPTIONAL:
                problems.append(Problem(file, None, None, "", "missing_file", file))
        except OSError as error:
            problems.append(Problem(file, None, None, type(error).__name__, "unreadable"))
        except Refused as refused:
            problems.append(refused.in_file(file))
    return found, tuple(problems)


def _bytes(file: Path) -> bytes:
    """The start of a file, as much as may be read. What is no ordinary file could keep the reader waiting for ever."""
    mode = file.stat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):  # opening a folder is refused by itself
        raise Refused("unreadable", value=stat.filemode(mode))
    with file.open("rb") as stream:
        return stream.read(MAX_BYTES + 1)


def text_of(content: bytes) -> str:
    """The text of a file. Raises Refused if it is not UTF-8, too long, empty or no text."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Refused("not_utf8", "UTF-8", line, repr(content[error.start : error.end])) from None
    if len(content) > MAX_BYTES:
        raise Refused("too_long", f"<= {MAX_BYTES}")
    if "\0" in text:
        raise Refused("nul_byte", line=text.count("\n", 0, text.index("\0")) + 1, value="\0")
    if not text.strip():
        raise Refused("empty")
    return text


def version_of(contents: Mapping[str, bytes]) -> str:
    """Changes with every byte of the case's own files, not with notes or lock files beside them."""
    digest = hashlib.sha256()
    for file, content in sorted(contents.items()):
        digest.update(f"{file} {len(content)}\n".encode() + content)
    return digest.hexdigest()[:12]
