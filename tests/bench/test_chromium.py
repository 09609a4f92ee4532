"""One way to find the browser, for the benches and the tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.browser import chromium as browser
from tests import conftest


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A path on which nothing stands yet, and no package of the system."""
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(browser, "PACKAGED", (str(tmp_path / "packaged"),))
    return tmp_path


def put(folder: Path, name: str) -> str:
    (folder / name).touch(mode=0o755)
    return str(folder / name)


def test_the_browser_that_is_there_is_found(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On the path, rather the packaged one, and before all what the environment names."""
    assert browser.chromium() is None
    with pytest.raises(RuntimeError, match="CHROMIUM"):
        browser.needed()
    assert browser.chromium() is None
    chrome = put(programs, "google-chrome")
    assert browser.needed() == chrome
    windowless = put(programs, "chromium-headless-shell")
    assert browser.needed() == windowless
    packaged = put(programs, "packaged")
    assert browser.needed() == packaged
    monkeypatch.setenv("CHROMIUM", "/elsewhere/chrome")
    assert browser.needed() == "/elsewhere/chrome"


def test_the_tests_drive_what_the_benches_drive() -> None:
    assert conftest.chromium is browser.chromium
    assert set(browser.FLAGS) < set(conftest.CHROMIUM_ARGUMENTS)
