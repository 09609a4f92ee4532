"""The service for systemd: it is understood, and what it may do is little. No systemd runs here to start it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.proxy.nginx import needed

SERVICE = ROOT / "docs" / "hosting" / "keuzekompas.service"
HOME = "/opt/keuzekompas"
MOST = 20
"""Of 100: systemd calls less than 25 to be at ease with."""


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """The service as it would be on this machine: systemd looks whether the program is there."""
    text = SERVICE.read_text("utf-8")
    assert f"ExecStart={HOME}/.venv/bin/python -m server.serve" in text
    text = text.replace(f"{HOME}/.venv/bin/python", sys.executable).replace(HOME, str(ROOT))
    file = tmp_path / SERVICE.name
    file.write_text(text, encoding="utf-8")
    return file


def analyze(*words: str) -> subprocess.CompletedProcess[str]:
    program = needed("systemd-analyze", "systemd")
    return subprocess.run([program, *words], capture_output=True, text=True, check=False)


def test_systemd_understands_it(here: Path) -> None:
    done = analyze("verify", str(here))
    assert (done.returncode, done.stderr) == (0, "")
    # It says so if not.
    here.write_text(here.read_text("utf-8").replace("DynamicUser=yes", "DynamicUser=perhaps"), encoding="utf-8")
    assert "perhaps" in analyze("verify", str(here)).stderr


def test_it_may_do_little(here: Path) -> None:
    done = analyze("security", "--offline=true", f"--threshold={MOST}", "--no-pager", str(here))
    assert done.returncode == 0, done.stdout
    bare = "\n".join(line for line in here.read_text("utf-8").splitlines() if not line.startswith("Protect"))
    here.write_text(bare, encoding="utf-8")
    assert analyze("security", "--offline=true", f"--threshold={MOST}", "--no-pager", str(here)).returncode != 0


def test_the_settings_that_it_names_are_ours() -> None:
    named = re.findall(r"^Environment=((?:KEUZEKOMPAS|STREAMLIT)_[A-Z_]+)=", SERVICE.read_text("utf-8"), re.MULTILINE)
    guide = (SERVICE.parents[1] / "hosting.md").read_text("utf-8")
    assert named
    assert [name for name in named if f"`{name}`" not in guide] == []
