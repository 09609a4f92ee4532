"""A project to run in, and commands that are noted and not run."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

import install
from tests.run.commands import FILES, Commands


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project in a folder with a space in its name, with a .venv that looks finished."""
    root = tmp_path / "mijn map"
    root.mkdir()
    for name in FILES:
        (root / name).write_text(f"# {name}\n", encoding="utf-8")
    monkeypatch.setattr(install, "ROOT", root)
    monkeypatch.setattr(install, "VENV", root / ".venv")
    install.venv_python().parent.mkdir(parents=True)
    install.venv_python().touch()
    return root


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> Commands:
    """No real command runs."""
    fake = Commands()
    monkeypatch.setattr(subprocess, "run", fake)  # the module that install.py uses too
    return fake
