"""Every page with the figures of then, everything on it opened: it says so, and it works."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from model.loading.load import load_case
from model.loading.problems import Problem
from tests.model.copies import change
from tests.pages.screen import PAGES, Screen, plain
from ui.session import served
from ui.session.served import DEFAULT

PLACES = "municipalities.csv"


@pytest.mark.parametrize("page", PAGES)
def test_a_page_with_the_figures_of_then(
    use: Callable[[Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    """While the files as they are now are refused as well: all that can stand above a page."""
    now = Path(shutil.copytree(DEFAULT, tmp_path / "now"))
    before = Path(shutil.copytree(DEFAULT, tmp_path / "before"))
    change(before, PLACES, "dinkelland;Dinkelland;", "dinkelland;Zoals toen;")
    then = load_case(before)
    use(now)
    wrong = Problem(PLACES, 3, "role", "elders", "not_allowed", "participant, partner")
    shown = served.Shown(load_case(now), (wrong,))
    monkeypatch.setattr(served, "_agreed", {now: ((0.0, shown),)})
    monkeypatch.setattr(served, "kept", lambda version, _id: then if version == then.version else None)
    screen = Screen(page, casus=then.version)
    title = plain(screen.part("figures-of-then")["notice"]["title"])
    assert title == f"Elke pagina rekent met de cijfers van toen (gegevensversie {then.version})."
    assert "Zoals toen" in screen.everything()
    assert screen.notice("refused")
