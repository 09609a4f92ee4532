"""The colours of .streamlit/config.toml are readable: WCAG 2.2, 1.4.3 (text) and 1.4.11 (edges, chart lines)."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

CONFIG = tomllib.loads((Path(__file__).resolve().parent.parent / ".streamlit/config.toml").read_text(encoding="utf-8"))
THEMES = ("light", "dark")
TEXT = 4.5
GRAPHIC = 3.0


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb, by the formula of WCAG."""
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def faded(ink: str, background: str, share: float = 0.6) -> str:
    """The colour that Streamlit's captions get: the ink at 60 percent over the background."""
    pairs = ((int(ink[start : start + 2], 16), int(background[start : start + 2], 16)) for start in (1, 3, 5))
    return "#" + "".join(f"{round(share * over + (1 - share) * under):02x}" for over, under in pairs)


def theme(name: str) -> dict[str, Any]:
    """One of the two themes."""
    return CONFIG["theme"][name]


def test_the_formula_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("background", ["backgroundColor", "secondaryBackgroundColor"])
@pytest.mark.parametrize("ink", ["textColor", "primaryColor", "linkColor"])
@pytest.mark.parametrize("name", THEMES)
def test_text_is_readable(name: str, ink: str, background: str) -> None:
    assert contrast(theme(name)[ink], theme(name)[background]) >= TEXT


@pytest.mark.parametrize("background", ["backgroundColor", "secondaryBackgroundColor"])
@pytest.mark.parametrize("name", THEMES)
def test_captions_are_readable(name: str, background: str) -> None:
    under = theme(name)[background]
    assert contrast(faded(theme(name)["textColor"], under), under) >= TEXT


def test_buttons_are_readable() -> None:
    """White letters in the light theme; black in the dark one, by the style in server/page_shell.py."""
    assert contrast("#ffffff", theme("light")["primaryColor"]) >= TEXT
    assert contrast("#000000", theme("dark")["primaryColor"]) >= TEXT


@pytest.mark.parametrize("name", THEMES)
def test_edges_are_visible(name: str) -> None:
    for background in ("backgroundColor", "secondaryBackgroundColor"):
        assert contrast(theme(name)["borderColor"], theme(name)[background]) >= GRAPHIC


@pytest.mark.parametrize("name", THEMES)
def test_chart_colours_are_readable_as_text_too(name: str) -> None:
    colours = theme(name)["chartCategoricalColors"]
    assert len(set(colours)) == len(colours)
    assert [c for c in colours if contrast(c, theme(name)["backgroundColor"]) < TEXT] == []


def test_nothing_comes_from_outside() -> None:
    assert CONFIG["browser"]["gatherUsageStats"] is False
    assert CONFIG["server"]["enableStaticServing"] is False
    assert "://" not in str(CONFIG["theme"])
