"""Python 2 gets a sentence from run.py, and not a SyntaxError."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from install import MINIMUM

RUN = Path(__file__).parents[2] / "run.py"
NEWER = (ast.JoinedStr, ast.AnnAssign, ast.AsyncFunctionDef, ast.NamedExpr, ast.Nonlocal, ast.Starred, ast.YieldFrom)
"""What is written in ways that Python 2 does not know."""


def newer_than_python_2(source: str) -> list[str]:
    """What of the syntax Python 2 would not read: f-strings, annotations, ``raise … from``, and the like."""
    nodes = list(ast.walk(ast.parse(source)))
    found = [type(node).__name__ for node in nodes if isinstance(node, NEWER)]
    found += ["raise from" for node in nodes if isinstance(node, ast.Raise) and node.cause]
    for node in nodes:
        if isinstance(node, ast.FunctionDef) and (node.returns or any(one.annotation for one in node.args.args)):
            found.append("annotation")
    return found


def test_newer_syntax_is_recognised() -> None:
    source = "def f(a: int):\n    raise A(f'{a}') from b\nx: int = 1\n"
    assert sorted(newer_than_python_2(source)) == ["AnnAssign", "JoinedStr", "annotation", "raise from"]


def test_python_2_can_read_the_file_up_to_what_it_says() -> None:
    source = RUN.read_text("utf-8")
    assert newer_than_python_2(source) == []
    assert source.isascii() or source.startswith("# -*- coding: utf-8 -*-")
    before, _, _after = source.partition("sys.exit(1)")
    assert "import" in before
    assert [line for line in before.splitlines() if "import " in line] == ["import sys"]
    assert f"Python {MINIMUM[0]}.{MINIMUM[1]} of nieuwer" in before


def python_2() -> str | None:
    """A Python 2, if this machine has one."""
    kept = sorted((Path.home() / ".pyenv" / "versions").glob("2.*/bin/python"))
    for name in (*map(str, kept), "python2.7", "python2"):
        found = shutil.which(name)
        if found and subprocess.run([found, "-c", ""], capture_output=True, check=False).returncode == 0:
            return found
    return None


def test_what_python_2_says() -> None:
    found = python_2()
    if found is None:  # no system has it in its packages any more, so CI may lack it too; the test above always runs
        pytest.skip("no Python 2 on this machine")
    done = subprocess.run([found, str(RUN)], capture_output=True, text=True, check=False, env={**os.environ})
    assert done.returncode == 1
    assert (done.stdout, done.stderr.count("\n")) == ("", 1)
    assert done.stderr.startswith("Keuzekompas heeft Python 3.11 of nieuwer nodig; dit is 2.")
    assert "Probeer: python3 run.py" in done.stderr
