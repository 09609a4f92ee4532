"""On which network the server listens."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import NoReturn

import pytest

from server import serve
from server.processes.listening import NotListening


@pytest.mark.parametrize(("setting", "host"), [(None, "127.0.0.1"), ("", "127.0.0.1"), ("0.0.0.0", "0.0.0.0")])
def test_only_this_machine_unless_the_setting_asks(
    setting: str | None, host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, int]] = []

    def refuse(host: str, port: int) -> NoReturn:
        asked.append((host, port))
        raise NotListening("for this test")

    monkeypatch.setattr(serve, "listen", refuse)
    monkeypatch.delenv(serve.ADDRESS, raising=False)
    if setting is not None:
        monkeypatch.setenv(serve.ADDRESS, setting)
    assert serve.serve(serve.parse(["--port", "8599"]), []) == 2
    assert asked == [(host, 8599)]


def test_only_this_machine_without_our_start_too() -> None:
    """`streamlit run app.py` reads its own settings."""
    settings = tomllib.loads((Path(serve.__file__).parents[1] / ".streamlit" / "config.toml").read_text("utf-8"))
    assert settings["server"]["address"] == serve.THIS_MACHINE


def test_the_process_that_starts_the_others_stays_small() -> None:
    """It does nothing but wait, so it loads neither the pages nor what they calculate with."""
    code = "import sys, server.serve; print([one for one in ('streamlit', 'numpy', 'pandas') if one in sys.modules])"
    root = Path(serve.__file__).parents[1]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(("given", "wanted"), [(None, "1"), ("4", "4")])
def test_a_product_of_matrices_takes_one_thread_unless_told_otherwise(
    given: str | None, wanted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has to be said before a process loads numpy: those that serve get it from here."""
    seen: list[str] = []

    def serving(*_asked: object) -> int:
        seen.append(os.environ[serve.THREADS])
        return 0

    monkeypatch.setenv(serve.THREADS, "x")  # what is set here, is taken back
    monkeypatch.setenv(serve.SECRET, "x")
    monkeypatch.setenv(serve.ROOMS, "x")
    monkeypatch.setattr(serve, "serve", serving)
    monkeypatch.setattr(sys, "argv", ["serve"])
    if given is None:
        monkeypatch.delenv(serve.THREADS)
    else:
        monkeypatch.setenv(serve.THREADS, given)
    monkeypatch.setattr(serve.signal, "signal", lambda *_asked: None)
    with pytest.raises(SystemExit):
        serve.main()
    assert seen == [wanted]
