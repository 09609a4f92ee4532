"""What the tests of run.py share: the commands that it would have run."""

from __future__ import annotations

import subprocess
from collections.abc import Callable

import pytest

import run

FILES = ("requirements.txt", "requirements-dev.txt")


class Commands:
    """Stands in for subprocess.run: notes what would run, and answers what the test says."""

    def __init__(self) -> None:
        self.seen: list[list[str]] = []
        self.answer: Callable[[list[str]], tuple[int, str]] = lambda _command: (0, "")

    def __call__(self, command: list[str], **_options: object) -> subprocess.CompletedProcess[str]:
        self.seen.append(command)
        code, said = self.answer(command)
        return subprocess.CompletedProcess(command, code, stdout="", stderr=said)

    def with_(self, word: str) -> list[list[str]]:
        """The commands that hold this word."""
        return [command for command in self.seen if word in command]


def refuse(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """The message with which run.py refuses; without a traceback."""
    assert run.main(arguments) == 1
    message = capsys.readouterr().err
    assert message.startswith("Keuzekompas: ")
    assert "Traceback" not in message
    return message
