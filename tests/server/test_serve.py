"""On which network the server listens."""

from __future__ import annotations

import signal
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from server import serve


@pytest.mark.parametrize(("setting", "host"), [(None, "127.0.0.1"), ("", "127.0.0.1"), ("0.0.0.0", "0.0.0.0")])
def test_only_this_machine_unless_the_setting_asks(
    setting: str | None, host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: dict[str, Any] = {}
    monkeypatch.setattr(uvicorn, "run", lambda _app, **options: asked.update(options))
    monkeypatch.setattr(sys, "argv", ["serve", "--port", "8599"])
    monkeypatch.setenv(serve.SECRET, "of this test")
    monkeypatch.setenv(serve.FOLDER, "of this test")
    monkeypatch.setattr(signal, "signal", lambda *_all: None)
    monkeypatch.delenv(serve.ADDRESS, raising=False)
    if setting is not None:
        monkeypatch.setenv(serve.ADDRESS, setting)
    serve.main()
    assert (asked["host"], asked["port"]) == (host, 8599)


def test_only_this_machine_without_our_start_too() -> None:
    """`streamlit run app.py` reads its own settings."""
    settings = tomllib.loads((Path(serve.__file__).parents[1] / ".streamlit" / "config.toml").read_text("utf-8"))
    assert settings["server"]["address"] == serve.THIS_MACHINE
