"""Boxes, arrows and lines in Plotly's words: a column is 1 wide, and down it counts in pixels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ui.charts.boxes import Box, Boxes, Frame, Link
from ui.live.figures.figure import Figure, Trace, layout_of, plain_axis, plain_label
from words.look import colors

HALF = 0.43
"""Half the width of a box; what is left of a column is room for arrows."""
ASIDE, ABOVE, BELOW = 0.035, 32, 10
"""How far a frame reaches beyond its boxes."""
NO_ROOM = {"l": 0, "r": 0, "t": 0, "b": 0}

LINE = {"color": "@text", "width": 2.5}

Span = tuple[float, float]
Point = tuple[float, float]


def boxes(picture: Boxes) -> Figure:
    """The frames behind the boxes, and the names as texts of their own: a browser can find and measure them."""
    spans = picture.spans()
    arrows = [_bends(picture, link, spans) for link in picture.arrows]
    lines = [_bends(picture, link, spans) for link in picture.lines]
    shapes = [
        *(_frame(frame, spans) for frame in picture.frames),
        *(_path(points) for points in [*lines, *(points[:-1] for points in arrows if len(points) > 2)]),
        *(_outline(box, spans[box.row]) for box in picture.boxes),
    ]
    layout = layout_of(
        xaxis=plain_axis(range=[-0.5, picture.columns() - 0.5], visible=False),
        yaxis=plain_axis(range=[picture.height(), 0], visible=False),
        shapes=shapes,
        annotations=[_arrow(points) for points in arrows],
        margin=NO_ROOM,
        showlegend=False,
    )
    return Figure([_names(picture, spans), _frame_names(picture, spans)], layout, [])


def _middle(span: Span) -> float:
    return (span[0] + span[1]) / 2


def _names(picture: Boxes, spans: Sequence[Span]) -> Trace:
    return {
        "type": "scatter",
        "mode": "text",
        "x": [box.column for box in picture.boxes],
        "y": [_middle(spans[box.row]) for box in picture.boxes],
        "text": [_text(box) for box in picture.boxes],
        "textposition": "middle center",
        "textfont": {"color": "@text"},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _text(box: Box) -> str:
    name, note, mark = box.lines()
    marked = [*(f"<b>{plain_label(line)}</b>" for line in name), *map(plain_label, note)]
    return "<br>".join([*marked, *(f"<i>{plain_label(line)}</i>" for line in mark)])


def _frame_names(picture: Boxes, spans: Sequence[Span]) -> Trace:
    return {
        "type": "scatter",
        "mode": "text",
        "x": [frame.columns[0] - HALF for frame in picture.frames],
        "y": [spans[frame.rows[0]][0] - ABOVE / 2 for frame in picture.frames],
        "text": [f"<b>{plain_label(frame.name)}</b>" for frame in picture.frames],
        "textposition": "middle right",
        "textfont": {"color": "@text"},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _rectangle(columns: Span, rows: Span, **own: Any) -> dict[str, Any]:
    return {"type": "rect", "layer": "below", "x0": columns[0], "x1": columns[1], "y0": rows[0], "y1": rows[1], **own}


def _outline(box: Box, span: Span) -> dict[str, Any]:
    line = {"color": "@text", "width": 3, "dash": "dash"} if box.mark else {"color": colors.PLAIN, "width": 2}
    return _rectangle((box.column - HALF, box.column + HALF), span, line=line, fillcolor="@background")


def _frame(frame: Frame, spans: Sequence[Span]) -> dict[str, Any]:
    columns = (frame.columns[0] - HALF - ASIDE, frame.columns[1] + HALF + ASIDE)
    rows = (spans[frame.rows[0]][0] - ABOVE, spans[frame.rows[1]][1] + BELOW)
    return _rectangle(columns, rows, line={"color": "@grid", "width": 1}, fillcolor="rgba(128, 140, 160, 0.14)")


def _bends(picture: Boxes, link: Link, spans: Sequence[Span]) -> list[Point]:
    """From the edge of one box to that of the other: sideways, with a corner in the room between two columns; in one
    column straight up or down.
    """
    start, end = (picture.boxes[place] for place in link)
    if start.column == end.column:
        down = start.row < end.row
        return [(start.column, spans[start.row][down]), (end.column, spans[end.row][not down])]
    way = 1 if start.column < end.column else -1
    high, low = _middle(spans[start.row]), _middle(spans[end.row])
    corner, first, last = end.column - way * 0.5, start.column + way * HALF, end.column - way * HALF
    return [(first, high), *([] if high == low else [(corner, high), (corner, low)]), (last, low)]


def _path(points: Sequence[Point]) -> dict[str, Any]:
    path = "M" + " L".join(f"{x},{y}" for x, y in points)
    return {"type": "path", "layer": "below", "path": path, "line": LINE, "fillcolor": "rgba(0, 0, 0, 0)"}


def _arrow(points: Sequence[Point]) -> dict[str, Any]:
    """The last stretch, with its head."""
    (x0, y0), (x1, y1) = points[-2:]
    head = {"showarrow": True, "arrowhead": 2, "arrowwidth": LINE["width"], "arrowcolor": LINE["color"]}
    axes = {"xref": "x", "yref": "y", "axref": "x", "ayref": "y"}
    return {"text": "", "ax": x0, "ay": y0, "x": x1, "y": y1, **axes, **head}
