"""Names of a case are read as they are written, whatever they hold: no Markdown, no formula, no tag, no icon."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.model.copies import STRANGE, with_strange_names
from tests.pages.screen import PAGES, Screen, unmarked
from ui.session import served


@pytest.fixture
def strange(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The dashboard shows a case whose names look like markup."""
    monkeypatch.setenv(served.VARIABLE, str(with_strange_names(tmp_path)))
    served.read.cache_clear()
    yield
    served.read.cache_clear()


def markdown(screen: Screen) -> Iterator[str]:
    """Everything on a page that the browser reads as Markdown; options of a dropdown are plain text."""
    for kind in ("title", "header", "subheader", "markdown", "caption"):
        yield from (str(one.value) for one in screen.test.get(kind))
    for kind in ("select_slider", "selectbox", "radio", "toggle", "button", "button_group", "text_input"):
        for one in screen.test.get(kind):
            yield from (str(one.label), str(one.help))
            yield from map(str, getattr(one, "options", []) if kind != "selectbox" else [])


@pytest.mark.usefixtures("strange")
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_page_opens_and_takes_no_name_for_markup(page: str, language: str) -> None:
    screen = Screen(page, lang=language, cost_basis="bottom_up", with_benefits="1", remainder="to:beekveld")
    assert screen.headline()
    assert STRANGE in unmarked(screen.everything()).replace("\u2060", "")
    texts = list(markdown(screen))
    assert [text for text in texts if any(sign in text for sign in ("$x$", "<i>", ":red["))] == []
    # Of these Streamlit makes something even when they are escaped.
    made = (":smile:", ":material/home:", "https://", "www.", "->")
    assert [text for text in texts if any(sign in unmarked(text) for sign in made)] == []


@pytest.mark.usefixtures("strange")
def test_the_options_of_a_choice_are_texts() -> None:
    options = Screen("kostenverdeling").test.radio(key="set-remainder").options
    (option,) = [one for one in options if "Beekveld" in one]
    assert unmarked(option).replace("\u2060", "") == f"naar Beekveld {STRANGE}"


@pytest.mark.usefixtures("strange")
def test_the_way_back_to_a_choice_is_a_text() -> None:
    screen = Screen("scenarios", criterion__bureau_klein="vlakbij", criterion__bureau_dichtbij="stevig")
    label = screen.test.button(key="reset-criterion-bureau_dichtbij").label
    assert unmarked(label).replace("\u2060", "") == f"Terug naar Vlakbij {STRANGE}"
    assert "$x$" not in label
