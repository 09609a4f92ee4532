"""Pages of cases to which something happened and that load all the same: none of them ends in an exception.

A few pages in the suite; with ``MUTATED_PAGES=n`` in the environment every page of n such cases, from number
``MUTATIONS_FROM``.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from model import CaseError, load_case
from model.loading.load import contents_of
from tests.delivery.test_case_readme import encoded, least
from tests.model.loading.mutated.mutations import drawn
from tests.model.loading.mutated.test_mutations import CASES, FIRST, SMALL, put
from tests.pages.screen import PAGES, Screen
from ui.session import served

WHOLE = int(os.environ.get("MUTATED_PAGES", "0"))
FEW = 3


def opened(folder: Path, pages: list[str]) -> None:
    served.read.cache_clear()
    screen = Screen("start")
    for page in pages:
        assert (screen if page == "start" else screen.go(page)).parts(), page


def mutated(folder: Path, right: bool) -> Iterator[tuple[int, str, Random]]:
    """Puts one case after the other in the folder, that still loads or that does not; each with its number and what
    happened to it."""
    names = sorted(CASES) if WHOLE else SMALL
    number = FIRST
    while True:
        chance = Random(number)
        name = chance.choice(names)
        contents = contents_of(CASES[name])[0]
        told, files = drawn(contents, chance)
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(CASES[name], folder)
        put(folder, contents, files)
        try:
            changed = load_case(folder).version != load_case(CASES[name]).version
            wanted = right and changed
        except CaseError:
            wanted = not right
        if wanted:
            yield number, f"{name}: {told}", chance
        number += 1


def test_pages_of_mutated_cases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "case"
    monkeypatch.setenv(served.VARIABLE, str(folder))
    failed = []
    for (number, told, chance), _ in zip(mutated(folder, True), range(WHOLE or FEW), strict=False):
        try:
            opened(folder, list(PAGES) if WHOLE else [chance.choice(PAGES)])
        except Exception as error:
            failed.append(f"{number} {told}: {type(error).__name__} {str(error)[-600:]}")
            print(failed[-1], flush=True)
    served.read.cache_clear()
    assert failed == []


def test_what_is_wrong_is_a_page_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of every case that is refused: each problem with its file, and no exception."""
    folder = tmp_path / "case"
    monkeypatch.setenv(served.VARIABLE, str(folder))
    for (number, told, _chance), _ in zip(mutated(folder, False), range(WHOLE or FEW), strict=False):
        served.read.cache_clear()
        said = Screen("start").everything()
        with pytest.raises(CaseError) as caught:
            load_case(folder)
        assert all(problem.file in said for problem in caught.value.problems[:20]), (number, told)
    served.read.cache_clear()


def test_pages_of_a_case_with_only_what_is_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By data/README.md."""
    for file, content in encoded(least()).items():
        (tmp_path / file).write_bytes(content)
    monkeypatch.setenv(served.VARIABLE, str(tmp_path))
    opened(tmp_path, list(PAGES))
    served.read.cache_clear()
