"""The shell is read and not imported: importing it runs the dashboard."""

from __future__ import annotations

import ast
from pathlib import Path

from model.case.base import PAGES

SHELL = Path(__file__).parents[2] / "ui" / "shell.py"


def addresses() -> tuple[str, ...]:
    """The second of the three things that the shell says of each page, with its slash."""
    (pages,) = [
        node.value
        for node in ast.parse(SHELL.read_text("utf-8")).body
        if isinstance(node, ast.Assign) and [ast.unparse(target) for target in node.targets] == ["PAGES"]
    ]
    assert isinstance(pages, ast.Dict)
    shown = [page.elts[1] for page in pages.values if isinstance(page, ast.Tuple)]
    assert len(shown) == len(pages.values)
    return tuple(f"/{ast.literal_eval(address)}" for address in shown)


def test_a_case_may_name_every_page_and_no_other() -> None:
    assert addresses() == PAGES
