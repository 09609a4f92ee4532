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


def test_a_process_that_serves_loads_no_more_than_it_needs() -> None:
    """Together 50 MB in every process. Streamlit loads none of them itself for what our pages show: a server on which
    every page was opened, has none of them either (``bench.cases.memory``)."""
    code = (
        "import sys; from server.processes.worker import application; application()\n"
        "from server.warm import warm; warm()\n"
        "from model import load_case; from words.budget_file import written\n"
        "case = load_case('data/dinkelland-tubbergen'); written(case, case.assumptions)\n"
        "heavy = ('pandas', 'pyarrow', 'plotly', 'narwhals', 'scipy', 'openpyxl', 'pptx', 'lxml', 'typst', 'PIL')\n"
        "print('streamlit' in sys.modules, [one for one in heavy if one in sys.modules])"
    )
    root = Path(serve.__file__).parents[1]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True []"


@pytest.mark.parametrize("setting", ["OPENBLAS_NUM_THREADS", "MALLOC_ARENA_MAX"])
@pytest.mark.parametrize(("given", "wanted"), [(None, "1"), ("4", "4")])
def test_a_product_of_matrices_takes_one_thread_and_all_threads_one_heap_unless_told_otherwise(
    setting: str, given: str | None, wanted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has to be said before a process loads numpy, or has a thread: those that serve get it from here."""
    seen: list[str] = []

    def serving(*_asked: object) -> int:
        seen.append(os.environ[setting])
        return 0

    for name in (serve.THREADS, serve.HEAPS):
        monkeypatch.setenv(name, "x")  # what is set here, is taken back
    monkeypatch.setenv(serve.SECRET, "x")
    monkeypatch.setenv(serve.ROOMS, "x")
    monkeypatch.setattr(serve, "serve", serving)
    monkeypatch.setattr(sys, "argv", ["serve"])
    if given is None:
        monkeypatch.delenv(setting)
    else:
        monkeypatch.setenv(setting, given)
    monkeypatch.setattr(serve.signal, "signal", lambda *_asked: None)
    with pytest.raises(SystemExit):
        serve.main()
    assert seen == [wanted]
