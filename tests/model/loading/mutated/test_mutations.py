"""Whatever happens to the files of a case: it is refused in words, or it has all its records and works.

With ``MUTATIONS=n`` in the environment so many of each kind of case, from ``MUTATIONS_FROM``; each has its number, so
that one that fails can be looked at again.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from random import Random

import pytest

from model.loading.load import contents_of
from tests.model.loading.mutated.mutations import drawn
from tests.model.loading.mutated.outcome import come_of

ROOT = Path(__file__).parents[4]
CASES = {
    one.name: one
    for folder in (ROOT / "data", ROOT / "tests" / "cases")
    for one in sorted(folder.iterdir())
    if (one / "case.yaml").is_file()
}
COUNT = int(os.environ.get("MUTATIONS", "60"))
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


def test_any_mutation_is_refused_or_works(copies: dict[str, Path]) -> None:
    contents = {name: contents_of(case)[0] for name, case in CASES.items()}
    failed, loaded = [], 0
    for number in range(FIRST, FIRST + COUNT):
        chance = Random(number)
        name = chance.choice(sorted(CASES))
        told, files = drawn(contents[name], chance)
        put(copies[name], contents[name], files)
        try:
            loaded += come_of(copies[name], files) is not None
        except Exception as error:
            failed.append(f"{number} {name}: {told}: {type(error).__name__} {str(error)[:300]}")
            print(failed[-1], flush=True)
        finally:
            put(copies[name], files, contents[name])
    print(f"{loaded} of {COUNT} loaded")
    assert failed == []
    assert loaded > COUNT // 20
