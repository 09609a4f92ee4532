"""The size of the rooms: what a newcomer can overlook at one glance."""

from __future__ import annotations

import ast
import os
import statistics
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from launcher.main import TYPED

ROOT = Path(__file__).parents[1]
CODE = ("model", "store", "words", "export", "ui", "pages", "server", "launcher", "delivery", "bench", "tests")
SUFFIXES = {".py", ".js", ".css"}
MOST_LINES = 300
MOST_FILES = 20
# A case is a folder of tables, one for each kind of record: data/README.md is its map.
CASES = ("data/", "tests/cases/")


def files() -> list[Path]:
    """Every file of the project that is kept, relative to its folder."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if listed.returncode != 0:
        reason = "not a git checkout: which files belong to the project is not known"
        if os.environ.get("CI"):
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    return [Path(name) for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def lines(path: Path) -> int:
    return len((ROOT / path).read_text("utf-8").splitlines())


def own_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function's body, without its documentation."""
    first = function.body[0]
    documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    body = function.body[documented:]
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_no_file_of_code_is_long() -> None:
    code = [path for path in files() if path.suffix in SUFFIXES]
    assert len(code) > 100
    assert {str(path): lines(path) for path in code if lines(path) > MOST_LINES} == {}


def test_no_folder_is_full() -> None:
    folders = Counter(str(path.parent) for path in files())
    full = {name: count for name, count in folders.items() if count > MOST_FILES and not name.startswith(CASES)}
    assert full == {}


@pytest.mark.parametrize("package", [name for name in CODE if name not in ("pages", "tests")])
def test_functions_are_short(package: str) -> None:
    """Pages have none: they read from top to bottom. Tests may be as long as what they tell."""
    found = [
        own_lines(node)
        for path in (ROOT / package).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert len(found) > 10
    assert statistics.median(found) < 10


def test_all_code_but_the_tests_is_typed() -> None:
    assert {*CODE} - {"tests"} <= {*TYPED}


def test_a_page_is_short() -> None:
    assert {path.name: lines(path) for path in (ROOT / "pages").glob("*.py") if lines(path) >= 120} == {}
