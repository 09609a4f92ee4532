"""run.py never takes a half-made installation for a whole one, and runs every check."""

from __future__ import annotations

import re
import sys
from importlib import metadata
from pathlib import Path

import pytest

import install
import run
from tests.run.commands import FILES, Commands, refuse

# ---- installing ----


def test_installs_once_with_hashes(project: Path, commands: Commands) -> None:
    run.install(run.RUN_FILES)
    run.install(run.RUN_FILES)
    (pip,) = commands.with_("pip")
    assert "--require-hashes" in pip
    assert pip[-2:] == ["-r", str(project / "requirements.txt")]


def test_installs_again_when_the_file_changed(project: Path, commands: Commands) -> None:
    run.install(run.RUN_FILES)
    (project / "requirements.txt").write_text("# newer\n", encoding="utf-8")
    run.install(run.RUN_FILES)
    assert len(commands.with_("pip")) == 2


def test_development_contains_the_rest(project: Path, commands: Commands) -> None:
    run.install(run.TEST_FILES)
    run.install(run.RUN_FILES)
    (pip,) = commands.with_("pip")
    assert pip[-1] == str(project / "requirements-dev.txt")


def test_a_change_in_either_file_counts_for_development(project: Path, commands: Commands) -> None:
    for name in FILES:
        run.install(run.TEST_FILES)
        (project / name).write_text("# newer\n", encoding="utf-8")
        assert not install.is_installed(run.TEST_FILES)


@pytest.mark.usefixtures("project")
def test_failed_or_interrupted_installation_does_not_count(commands: Commands) -> None:
    run.install(run.TEST_FILES)
    (run.ROOT / "requirements.txt").write_text("# newer\n", encoding="utf-8")

    def interrupt(command: list[str]) -> tuple[int, str]:
        if "pip" in command:
            raise KeyboardInterrupt
        return 0, ""

    commands.answer = interrupt
    with pytest.raises(KeyboardInterrupt):
        run.install(run.RUN_FILES)
    assert not install.is_installed(run.RUN_FILES)
    assert not install.is_installed(run.TEST_FILES)
    # Not even if the file returns to what was installed before: the interrupted pip may have changed things.
    (run.ROOT / "requirements.txt").write_text("# requirements.txt\n", encoding="utf-8")
    assert not install.is_installed(run.TEST_FILES)


@pytest.mark.usefixtures("project")
def test_half_made_venv_is_made_anew(commands: Commands) -> None:
    commands.answer = lambda command: (1, "no pip") if "-c" in command else (0, "")
    run.install(run.RUN_FILES)
    (venv,) = commands.with_("venv")
    assert "--clear" in venv
    assert venv[0] == sys.executable


@pytest.mark.usefixtures("project")
def test_marker_without_python_does_not_count(commands: Commands) -> None:
    run.install(run.RUN_FILES)
    run.venv_python().unlink()
    assert not install.is_installed(run.RUN_FILES)
    assert commands.seen


@pytest.mark.usefixtures("project")
def test_missing_venv_module(commands: Commands) -> None:
    def answer(command: list[str]) -> tuple[int, str]:
        return 1, "The virtual environment was not created successfully because ensurepip is not available."

    commands.answer = answer
    with pytest.raises(run.Problem, match=r"mist het onderdeel venv.*apt install python3\.\d+-venv"):
        run.install(run.RUN_FILES)


@pytest.mark.parametrize(
    ("said", "advice"),
    [
        ("NewConnectionError: Failed to establish a new connection: [Errno -3]", "internetverbinding"),
        ("ERROR: No matching distribution found for altair==6.3.0", "internetverbinding"),
        ("ReadTimeoutError: Read timed out.", "internetverbinding"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "niet het bestand dat is vastgelegd"),
        ("OSError: [Errno 28] No space left on device", "schijf is vol"),
        ("Permission denied: '/x/.venv'", "rechten"),
        ("something else", "verwijder dan de map .venv"),
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
        ["mypy", "--strict", "--explicit-package-bases", *run.TYPED],
        ["pytest", "-n", "auto", "--dist", "loadfile", "-k", "een of twee", "--help"],
    ]


@pytest.mark.usefixtures("project")
def test_returns_the_code_of_the_first_that_fails(commands: Commands, capsys: pytest.CaptureFixture[str]) -> None:
    commands.answer = lambda command: (7, "") if "mypy" in command else (0, "")
    assert run.main(["test"]) == 7
    assert "mypy" in capsys.readouterr().err
    assert commands.with_("pytest") == []
