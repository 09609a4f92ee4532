"""Load a case folder: read every table, check it, and report all problems at once.

``load_case`` is the only place in the model that reads files. Order: the files as rows and records
(``tables.py``, ``yamls.py``), then what only the tables together can tell (``checks.py``), then the
assumptions (``default_checks.py``).
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from model.case.records import About, Case
from model.loading.check_correlations import correlation_problems
from model.loading.check_defaults import find_defaults
from model.loading.check_planning import check_planning
from model.loading.check_tables import cross_check
from model.loading.csv_tables import read_csv
from model.loading.derived_defaults import derived_rows
from model.loading.draft import ABOUT, FILES, RECORDS, Draft
from model.loading.problems import Problem, listed, shown
from model.loading.yaml_texts import read_list, read_mapping

MAX_BYTES = 5_000_000


class CaseError(ValueError):
    """Raised when a case cannot be loaded; ``problems`` names everything that is wrong with it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def load_case(path: str | Path) -> Case:
    """The case in this folder. Raises CaseError with every problem in it."""
    report: list[Problem] = []
    contents = _contents(path, report)
    texts = {file: _text(file, content, report) for file, content in contents.items()}
    about = read_mapping(ABOUT, texts.get(ABOUT), About, report)
    years = about.record.years if about.record else ()
    tables = {
        name: read_csv(file, texts.get(file), RECORDS[name], years, report)
        if file.endswith(".csv")
        else read_list(file, texts.get(file), RECORDS[name], report)
        for name, file in FILES.items()
    }
    draft = Draft(about, tables)
    report += cross_check(draft)
    report += check_planning(draft)
    report += correlation_problems(draft)
    defaults = find_defaults(draft, report)
    if report or defaults is None:
        raise CaseError(sorted(report, key=lambda one: (one.file, one.row or 0)))
    rows = {name: tuple(record for _, record in draft.records(name)) for name in tables}
    rows["assumption_rows"] += tuple(derived_rows(draft))
    return Case.model_validate({"about": about.record, "version": _version(contents), "assumptions": defaults, **rows})


def _contents(folder: str | Path, report: list[Problem]) -> dict[str, bytes]:
    files = sorted((ABOUT, *FILES.values()))
    found: dict[str, bytes] = {}
    if not os.path.isdir(folder):  # unlike Path.is_dir it never raises
        raise CaseError([Problem(shown(folder), None, None, "", "missing_folder", listed(files))])
    for file in files:
        try:
            with (Path(folder) / file).open("rb") as stream:
                found[file] = stream.read(MAX_BYTES + 1)
        except FileNotFoundError:
            report.append(Problem(file, None, None, "", "missing_file", file))
        except OSError as error:
            report.append(Problem(file, None, None, type(error).__name__, "unreadable"))
    return found


def _text(file: str, content: bytes, report: list[Problem]) -> str | None:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        report.append(Problem(file, line, None, repr(content[error.start : error.end]), "not_utf8", "UTF-8"))
        return None
    if len(content) > MAX_BYTES:
        report.append(Problem(file, None, None, "", "too_long", f"<= {MAX_BYTES}"))
    elif "\0" in text:
        report.append(Problem(file, text.count("\n", 0, text.index("\0")) + 1, None, "\0", "nul_byte"))
    elif not text.strip():
        report.append(Problem(file, None, None, "", "empty"))
    else:
        return text
    return None


def _version(contents: Mapping[str, bytes]) -> str:
    """Changes with every byte of the case's own files, not with notes or lock files beside them."""
    digest = hashlib.sha256()
    for file, content in sorted(contents.items()):
        digest.update(f"{file} {len(content)}\n".encode() + content)
    return digest.hexdigest()[:12]
