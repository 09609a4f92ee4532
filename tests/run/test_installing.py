"""run.py never takes a half-made installation for a whole one, and runs every check."""

from __future__ import annotations

import errno
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from types import SimpleNamespace

import pytest

import install
import run
from launcher.main import TYPED
from launcher.options import parse
from tests.run.commands import FILES, Commands, refuse

# ---- installing ----


def test_installs_once_with_hashes(project: Path, commands: Commands) -> None:
    install.install(install.RUN_FILES)
    install.install(install.RUN_FILES)
    (pip,) = commands.with_("pip")
    assert "--require-hashes" in pip
    assert pip[-2:] == ["-r", str(project / "requirements.txt")]


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("keeps", [True, False])
def test_compiles_everything_only_where_python_keeps_nothing(
    commands: Commands, monkeypatch: pytest.MonkeyPatch, keeps: bool
) -> None:
    """Else each start would compile anew what it uses."""
    monkeypatch.setattr(sys, "dont_write_bytecode", not keeps)
    install.install(install.RUN_FILES)
    (pip,) = commands.with_("pip")
    assert ("--no-compile" in pip) == keeps


def test_installs_again_when_the_file_changed(project: Path, commands: Commands) -> None:
    install.install(install.RUN_FILES)
    (project / "requirements.txt").write_text("# newer\n", encoding="utf-8")
    install.install(install.RUN_FILES)
    assert len(commands.with_("pip")) == 2


def test_development_contains_the_rest(project: Path, commands: Commands) -> None:
    install.install(install.TEST_FILES)
    install.install(install.RUN_FILES)
    (pip,) = commands.with_("pip")
    assert pip[-1] == str(project / "requirements-dev.txt")


def test_a_change_in_either_file_counts_for_development(project: Path, commands: Commands) -> None:
    for name in FILES:
        install.install(install.TEST_FILES)
        (project / name).write_text("# newer\n", encoding="utf-8")
        assert not install.is_installed(install.TEST_FILES)


@pytest.mark.usefixtures("project")
def test_failed_or_interrupted_installation_does_not_count(commands: Commands) -> None:
    install.install(install.TEST_FILES)
    (install.ROOT / "requirements.txt").write_text("# newer\n", encoding="utf-8")

    def interrupt(command: list[str]) -> tuple[int, str]:
        if "pip" in command:
            raise KeyboardInterrupt
        return 0, ""

    commands.answer = interrupt
    with pytest.raises(KeyboardInterrupt):
        install.install(install.RUN_FILES)
    assert not install.is_installed(install.RUN_FILES)
    assert not install.is_installed(install.TEST_FILES)
    # Not even if the file returns to what was installed before: the interrupted pip may have changed things.
    (install.ROOT / "requirements.txt").write_text("# requirements.txt\n", encoding="utf-8")
    assert not install.is_installed(install.TEST_FILES)


@pytest.mark.usefixtures("project")
def test_half_made_venv_is_made_anew(commands: Commands) -> None:
    commands.answer = lambda command: (1, "no pip") if "-c" in command else (0, "")
    install.install(install.RUN_FILES)
    (venv,) = commands.with_("venv")
    assert "--clear" in venv
    assert venv[0] == sys.executable


@pytest.mark.usefixtures("project")
def test_marker_without_python_does_not_count(commands: Commands) -> None:
    install.install(install.RUN_FILES)
    install.venv_python().unlink()
    assert not install.is_installed(install.RUN_FILES)
    assert commands.seen


@pytest.mark.usefixtures("project")
def test_missing_venv_module(commands: Commands) -> None:
    def answer(command: list[str]) -> tuple[int, str]:
        return 1, "The virtual environment was not created successfully because ensurepip is not available."

    commands.answer = answer
    with pytest.raises(install.Problem, match=r"mist het onderdeel venv.*apt install python3\.\d+-venv"):
        install.install(install.RUN_FILES)


# ---- anew, and a full disk ----


@pytest.mark.usefixtures("project")
def test_anew_makes_the_environment_again_although_all_was_installed(commands: Commands) -> None:
    install.install(install.RUN_FILES)
    commands.seen.clear()
    assert parse(["--opnieuw"]).anew
    assert not parse([]).anew
    install.install(install.RUN_FILES, parse(["--opnieuw"]).anew)
    (venv,) = commands.with_("venv")
    assert "--clear" in venv
    assert len(commands.with_("pip")) == 1
    assert install.is_installed(install.RUN_FILES)


HIDDEN = "Error: Command '['/x/.venv/bin/python3', '-m', 'ensurepip']' returned non-zero exit status 1."
"""What venv says when its own pip met a full disk: the reason is left out."""


@pytest.mark.parametrize(
    ("said", "free"),
    [
        ("Error: [Errno 28] No space left on device: '/x/.venv/lib'", 10**10),
        ("OSError: [Errno 122] Disk quota exceeded", 10**10),
        ("FileNotFoundError: [Errno 2] No usable temporary directory found in ['/tmp']", 10**10),
        (HIDDEN, 4096),
    ],
    ids=["full", "quota", "nothing temporary", "hidden"],
)
@pytest.mark.parametrize("step", ["venv", "pip"])
@pytest.mark.usefixtures("project")
def test_a_full_disk_is_named(
    step: str,
    said: str,
    free: int,
    commands: Commands,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: SimpleNamespace(free=free))
    commands.answer = lambda command: (1, said) if step in command or "-c" in command else (0, "")
    message = refuse(["test"], capsys)
    assert "De schijf is vol. Maak ruimte" in message
    assert said in message


@pytest.mark.usefixtures("project")
def test_venv_without_its_parts_is_not_a_full_disk(
    commands: Commands, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: SimpleNamespace(free=10**10))
    commands.answer = lambda command: (1, HIDDEN) if "venv" in command or "-c" in command else (0, "")
    assert "mist het onderdeel venv" in refuse(["test"], capsys)


@pytest.mark.usefixtures("project")
def test_a_disk_that_is_full_at_the_last_note(
    commands: Commands, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_all: object, **_options: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    assert "De schijf is vol." in refuse(["test"], capsys)
    assert commands.with_("pip")


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of sixteen kilobytes: a Python environment does not fit."""
    place = tmp_path / "tiny"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", place], capture_output=True, check=False
    )
    if mounted.returncode != 0:  # not a tool that is missing but a right: the tests above always run
        pytest.skip(f"no disk may be mounted here: {mounted.stderr.decode().strip()}")
    yield place
    subprocess.run(["umount", place], check=True)


@pytest.mark.skipif(sys.platform != "linux", reason="mounts a tmpfs")
def test_a_disk_that_really_is_full(
    tiny_disk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(install, "ROOT", tiny_disk)
    monkeypatch.setattr(install, "VENV", tiny_disk / ".venv")
    for name in FILES:
        (tiny_disk / name).write_text("", encoding="utf-8")
    assert "De schijf is vol." in refuse(["test"], capsys)


# ---- what pip says ----


@pytest.mark.parametrize(
    ("said", "advice"),
    [
        ("NewConnectionError: Failed to establish a new connection: [Errno -3]", "internetverbinding"),
        ("ERROR: No matching distribution found for altair==6.3.0", "internetverbinding"),
        ("ReadTimeoutError: Read timed out.", "internetverbinding"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "niet het bestand dat is vastgelegd"),
        ("OSError: [Errno 28] No space left on device", "schijf is vol"),
        ("Permission denied: '/x/.venv'", "rechten"),
        ("something else", "run.py --opnieuw"),
    ],
)
@pytest.mark.usefixtures("project")
def test_pip_failure_says_what_to_do(
    said: str, advice: str, commands: Commands, capsys: pytest.CaptureFixture[str]
) -> None:
    commands.answer = lambda command: (1, said) if "pip" in command else (0, "")
    message = refuse(["test"], capsys)
    assert advice in message
    assert said in message


@pytest.mark.parametrize("name", ["pip", "setuptools"])
def test_what_the_venv_brings_itself_is_locked_too(name: str) -> None:
    """A new one brings those of its Python: with 3.11 a pip and a setuptools with known leaks."""
    pinned = re.search(rf"^{name}==([0-9.]+) ", (install.ROOT / "requirements.txt").read_text("utf-8"), re.MULTILINE)
    assert pinned
    assert metadata.version(name) == pinned[1]


# ---- the test command ----


@pytest.mark.usefixtures("project")
def test_runs_every_check_and_hands_on_arguments(commands: Commands) -> None:
    assert run.main(["test", "-k", "een of twee", "--help"]) == 0
    ran = [command[2:] for command in commands.seen if command[1] == "-m" and command[2] != "pip"]
    assert ran == [
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["mypy", "--strict", "--explicit-package-bases", *TYPED],
        [
            "pytest", "-n", str((os.cpu_count() or 1) + 1), "--dist", "loadfile", "--no-loadscope-reorder",
            "-k", "een of twee", "--help",
        ],
    ]  # fmt: skip


@pytest.mark.usefixtures("project")
def test_returns_the_code_of_the_first_that_fails(commands: Commands, capsys: pytest.CaptureFixture[str]) -> None:
    commands.answer = lambda command: (7, "") if "mypy" in command else (0, "")
    assert run.main(["test"]) == 7
    assert "mypy" in capsys.readouterr().err
    assert commands.with_("pytest") == []
