"""The charts and texts of one of our pages for one slider, as plain data that every system can draw."""

from __future__ import annotations

import copy
import json
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bench.servers import ROOT
from words import formatting
from words.sentences import Texts, just, read, received

CONFIG = {
    "displayModeBar": False,
    "responsive": True,
    "showSendToCloud": False,
    "displaylogo": False,
    "scrollZoom": False,
    "doubleClick": False,
}


@dataclass(frozen=True)
class Size:
    """How large a chart stands on our page."""

    width: int
    height: int


@dataclass(frozen=True)
class Page:
    """A slider of ``count`` positions, the charts in view and all texts that follow it."""

    count: int
    current: int
    charts: list[dict[str, Any]]
    texts: list[list[str]]

    def write(self, path: Path) -> None:
        """As JSON, with every figure written out for the systems whose server makes it."""
        figures = [[figure(chart, place) for chart in self.charts] for place in range(self.count)]
        path.write_text(json.dumps({**asdict(self), "config": CONFIG, "figures": figures}), encoding="utf-8")

    def size(self) -> str:
        """What is redrawn, in words."""
        traces = sum(len(chart["traces"]) for chart in self.charts)
        points = sum(len(trace.get("x") or trace.get("y") or "1") for one in self.charts for trace in one["traces"])
        return f"{len(self.charts)} chart(s), {traces} traces, {points} points, {len(self.texts)} texts"


def page_of(components: Mapping[str, Any], slider_key: str, shown: Mapping[str, Size]) -> Page:
    """From what the server sends: every text, and of the charts ``shown`` (by component key, with their size) those
    that follow the slider."""
    block = next(one["blocks"][slider_key] for one in components.values() if slider_key in one.get("blocks", ()))
    rows = range(block["start"], block["start"] + block["count"])
    live = {key: one for key, one in components.items() if slider_key in one.get("blocks", ())}
    charts = [_chart(live[key]["chart"], rows, size) for key, size in shown.items() if key in live]
    return Page(
        block["count"], block["current"], charts, [[read(one, row, "nl") for row in rows] for one in _texts(live)]
    )


def _texts(components: Mapping[str, Any]) -> list[Texts]:
    found = [one["headline"] for one in components.values() if "headline" in one]
    for one in components.values():
        for tile in one.get("tiles", ()):
            found += [tile["value"], tile["note"]]
        if "chart" in one:
            found.append(one["chart"]["alt"])
    return [received(one) for one in found]


def _slice(values: list[Any], rows: range) -> list[Any]:
    return [values[min(row, len(values) - 1)] for row in rows]


def _chart(chart: Mapping[str, Any], rows: range, size: Size) -> dict[str, Any]:
    colors = _colors()
    layout = {"separators": ",.", **_themed(chart["layout"], colors)}
    layout["font"] = {**layout["font"], "size": 16}
    return {
        "traces": _themed(chart["traces"], colors),
        "layout": layout,
        "moving": [_moving(one, rows) for one in chart["moving"]],
        **asdict(size),
    }


def _moving(one: Mapping[str, Any], rows: range) -> dict[str, Any]:
    data = one["data"]
    values = [_said(one, row) for row in _slice(data if isinstance(data, list) else data.tolist(), rows)]
    if one.get("single"):
        values = [value[0] for value in values]
    elif width := one.get("width"):  # a heat map
        values = [[value[start : start + width] for start in range(0, len(value), width)] for value in values]
    return {"trace": one["trace"], "path": one["path"], "rows": values}


def _said(moving: Mapping[str, Any], row: list[Any]) -> list[Any]:
    """A row's numbers as the chart has them: words, written numbers beside a mark, or the numbers themselves."""
    if words := moving.get("words"):
        return [words[int(value)] for value in row]
    if notation := moving.get("notation"):
        return ["" if value != value else _written(value, notation) for value in row]
    return _plain(row)


def _written(value: float, notation: Any) -> str:
    """As ``ui/live/browser/texts.js``: a change with its sign in front."""
    if notation == "change":
        return formatting.change(value, "nl")
    return read(just([value], notation), 0, "nl")


def _plain(row: list[Any]) -> list[Any]:
    """Without not-a-number: JSON has none, and where a chart draws nothing ``null`` does the same."""
    return [None if value != value else value for value in row]


def _colors() -> dict[str, str]:
    """What the theme puts in the place of ``@0``, ``@text``, ..."""
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
    light = theme["light"]
    named = {"text": light["textColor"], "background": light["backgroundColor"], "grid": "rgba(128, 140, 160, 0.35)"}
    named |= {"nobody": light["borderColor"], "font": theme["font"]}
    return named | {str(place): color for place, color in enumerate(light["chartCategoricalColors"])}


def _themed(value: Any, colors: Mapping[str, str]) -> Any:
    if isinstance(value, str) and value.startswith("@"):
        return colors[value[1:]]
    if isinstance(value, list):
        return [_themed(one, colors) for one in value]
    if isinstance(value, dict):
        return {key: _themed(one, colors) for key, one in value.items()}
    return value


def figure(chart: Mapping[str, Any], place: int) -> dict[str, Any]:
    """A chart at one position of the slider."""
    traces, layout = copy.deepcopy((chart["traces"], chart["layout"]))
    for moving in chart["moving"]:
        *steps, last = moving["path"].split(".")
        holder = layout if moving["trace"] is None else traces[moving["trace"]]
        for step in steps:
            holder = holder[int(step)] if isinstance(holder, list) else holder[step]
        holder[last] = moving["rows"][place]
    return {"data": traces, "layout": {**layout, "width": chart["width"], "height": chart["height"]}}
