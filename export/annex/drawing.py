"""A drawing as shapes on paper, in millimetres from the top left: typst sets them as vectors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

WIDTH = 170.0
"""What stands between the margins of the page."""
INK, SOFT, PAPER = "#0b1220", "#5c6470", "#ffffff"
PARTIES = ("#1d4ed8", "#b45309", "#4d6b0a", "#0e7490")
VARIANTS = {"current": "#475569", "advice": "#0f766e", "mine": "#a21caf"}
OTHERS = ("#5b4b8a", "#8a3b3b", "#4f6d3a", "#6b5b3e")
"""The colours of the pages on white (``ui/charts/colors.py`` and the theme; a test compares them)."""


@dataclass(frozen=True, kw_only=True)
class Box:
    """A filled or empty rectangle. ``hatched``: lines of its colour on white, so that it differs without colour."""

    x: float
    y: float
    wide: float
    high: float
    color: str = INK
    hatched: bool = False
    empty: bool = False
    kind: Literal["box"] = "box"


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line between two points."""

    x: float
    y: float
    to_x: float
    to_y: float
    color: str = INK
    thick: float = 0.25
    dashed: bool = False
    kind: Literal["line"] = "line"


@dataclass(frozen=True, kw_only=True)
class Dot:
    """A dot around a point; a ``diamond`` stands on its corner."""

    x: float
    y: float
    radius: float = 1.3
    color: str = INK
    diamond: bool = False
    kind: Literal["dot"] = "dot"


@dataclass(frozen=True, kw_only=True)
class Label:
    """A text beside a point: its ``anchor`` is there, halfway its height. It takes no more room than ``wide``."""

    x: float
    y: float
    text: str
    anchor: Literal["left", "center", "right"] = "left"
    size: float = 8
    wide: float = WIDTH
    color: str = INK
    strong: bool = False
    kind: Literal["label"] = "label"


Shape = Box | Line | Dot | Label


@dataclass(frozen=True)
class Drawing:
    """Shapes, the last on top."""

    high: float
    shapes: Sequence[Shape]
