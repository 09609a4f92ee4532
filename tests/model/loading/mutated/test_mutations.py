"""Whatever happens to the files of a case: it is refused in words, or it has all its records and works.

With ``MUTATIONS=n`` in the environment so many, from number ``MUTATIONS_FROM``, and a tenth of that of workbooks. Each
follows from its number, so that one that fails can be looked at again.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from random import Random

import pytest

from export.case_tables import workbook_of
from model.loading.load import CaseError, contents_of
from tests.model.loading.mutated import in_workbook
from tests.model.loading.mutated.likely import Files
from tests.model.loading.mutated.mutations import drawn
from tests.model.loading.mutated.outcome import come_of, counted, lost
from tests.model.loading.test_workbook import different

ROOT = Path(__file__).parents[4]
CASES = {
    one.name: one
    for folder in (ROOT / "data", ROOT / "tests" / "cases")
    for one in sorted(folder.iterdir())
    if (one / "case.yaml").is_file()
}
COUNT = int(os.environ.get("MUTATIONS", "40"))
SMALL = ("aardal-beemstede", "drie-dorpen")
"""Those of which workbooks are made: a large one takes a second."""
FIRST = int(os.environ.get("MUTATIONS_FROM", "0"))


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A copy of each case, which every mutation puts right again."""
    folder = tmp_path_factory.mktemp("mutated")
    return {name: Path(shutil.copytree(case, folder / name)) for name, case in CASES.items()}


def put(folder: Path, old: Mapping[str, bytes], new: Mapping[str, bytes]) -> None:
    """Only what differs is written."""
    for file in {*old, *new}:
        if file not in new:
            (folder / file).unlink()
        elif old.get(file) != new[file]:
            (folder / file).write_bytes(new[file])


def tried(number: int, told: str, attempt: Callable[[], bool], failed: list[str]) -> bool:
    """Whether it loaded. What should not be is kept with its number, so that all of it is seen at once."""
    try:
        return attempt()
    except Exception as error:
        failed.append(f"{number} {told}: {type(error).__name__} {str(error)[:300]}")
        print(failed[-1], flush=True)
        return False


def test_any_mutation_is_refused_or_works(copies: dict[str, Path]) -> None:
    contents = {name: contents_of(case)[0] for name, case in CASES.items()}
    failed: list[str] = []
    loaded = 0
    for number in range(FIRST, FIRST + COUNT):
        chance = Random(number)
        name = chance.choice(sorted(CASES))
        told, files = drawn(contents[name], chance)
        put(copies[name], contents[name], files)
        try:
            loaded += tried(number, f"{name}: {told}", partial(_folder, copies[name], files), failed)
        finally:
            put(copies[name], files, contents[name])
    print(f"{loaded} of {COUNT} loaded")
    assert failed == []
    assert loaded > COUNT // 20


def _folder(path: Path, files: Files) -> bool:
    case = come_of(path, lambda: counted(files))
    assert case is None or lost(case, files) == []
    return case is not None


def test_any_mutated_workbook_is_refused_or_works(tmp_path: Path) -> None:
    books = {name: workbook_of(contents_of(CASES[name])[0]) for name in SMALL}
    failed: list[str] = []
    loaded = 0
    for number in range(FIRST, FIRST + COUNT // 10):
        chance = Random(number)
        name = chance.choice(SMALL)
        told, content = in_workbook.drawn(books[name], chance)
        file = tmp_path / "casus.xlsx"
        file.write_bytes(content)
        loaded += tried(number, f"{name}: {told}", partial(_workbook, file, content), failed)
    print(f"{loaded} of {COUNT // 10} workbooks loaded")
    assert failed == []
    assert loaded > 0 or COUNT < 500


def _workbook(file: Path, content: bytes) -> bool:
    """And the folder that ``run.py xlsx-to-case`` makes of it is the same case."""
    case = come_of(file, lambda: in_workbook.counted(content))
    try:
        files, unreadable = contents_of(file)
    except CaseError:
        assert case is None
        return False
    assert case is None or not unreadable
    if not unreadable:
        folder = file.with_suffix("")
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        put(folder, {}, files)
        other = come_of(folder, lambda: counted(files))
        assert (case is None) == (other is None)
        assert case is None or other is None or different(case, other) == []
    return case is not None


def test_what_a_mutated_folder_is_its_workbook_is(copies: dict[str, Path], tmp_path: Path) -> None:
    """Made of files that no longer are as they should be: refused in words, or the same case."""
    failed: list[str] = []
    for number in range(FIRST, FIRST + COUNT // 10):
        chance = Random(number)
        name = chance.choice(SMALL)
        contents = contents_of(CASES[name])[0]
        told, files = drawn(contents, chance)
        put(copies[name], contents, files)
        try:
            tried(number, f"{name}: {told}", partial(_both, copies[name], files, tmp_path / "casus.xlsx"), failed)
        finally:
            put(copies[name], files, contents)
    assert failed == []


def _both(folder: Path, files: Files, file: Path) -> bool:
    case = come_of(folder, lambda: counted(files))
    try:
        file.write_bytes(workbook_of(files))
    except CaseError:
        assert case is None
        return False
    other = come_of(file, lambda: counted(files))
    # The other way round a sheet may make right what a file had wrong: in it every row has all cells.
    assert case is None or (other is not None and different(case, other) == [])
    return case is not None
