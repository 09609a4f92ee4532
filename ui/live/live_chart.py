"""The one component that draws every chart, and lets it follow a slider's thumb.

Python hands it rows: row 0 is the present point, the others the positions of the page's sliders
(``model.case.sweep``). The component looks rows up; all that it computes is what an amount
comes to per resident or benefit, of which both numbers travel already.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from functools import partial
from typing import Any

import streamlit as st

from ui.charts.choosing import Entry, Matrix, OwnKeys, Ranking, Shelf
from ui.charts.exported import Card
from ui.charts.parts import Block, Chart, Divided, Download, Grid, Made, Notice, Register, StatusCell, Table, Tile
from ui.live.figures.drawn import figure_of
from ui.live.payload import pack
from ui.live.versions import CODE_URL, PLOTLY_URL
from ui.session import state
from words.link import from_page
from words.sentences import Sentences, Texts, rounded_off
from words.texts import _, language

# Streamlit sends a component's code along with every part of every answer. So this only fetches the real code, which
# the browser keeps (server/assets.py); the page shell has asked for it already, and holds the style
# (server/page_shell.py). Short for the same reason: ``c`` is the component, ``clean`` ends what was drawn, and who is
# gone before the code came is not drawn.
_LOADER = """let draw
const code=import(new URL("%s",document.baseURI)).then(m=>draw=m.default)
export default c=>{if(draw)return draw(c)
let gone,clean
code.then(()=>gone||(clean=draw(c)))
return()=>{gone=1;clean?.()}}"""

_component = st.components.v2.component("keuzekompas_live", js=_LOADER % from_page(CODE_URL), isolate_styles=False)


CONCLUSION = "headline"
"""The key of the part with what a page concludes: for who listens, so with its amounts rounded."""


def live(
    key: str,
    blocks: Mapping[str, Block] | None = None,
    *,
    headline: Texts | None = None,
    tiles: Sequence[Tile] | None = None,
    chart: Chart | None = None,
    table: Table | None = None,
    note: Texts | None = None,
    notice: Notice | None = None,
    grid: Grid | None = None,
    register: Register | None = None,
    download: Download | None = None,
    card: Card | None = None,
    matrix: Matrix | None = None,
    ranking: Ranking | None = None,
    shelf: Shelf | None = None,
    own_keys: OwnKeys | None = None,
    about: Sequence[str] = (),
    land: Mapping[str, str] | None = None,
    changed: int | None = None,
    range_url: str = "",
    range_made: str = "",
    later: str = "",
    mark: Mapping[str, str] | None = None,
    check: str = "",
    refused: Mapping[str, str] | None = None,
    keys: bool = False,
    on_pick: Callable[[int], None] | None = None,
    on_typed: Callable[[object], None] | None = None,
) -> None:
    """Show these parts, one under the other, and let them follow the sliders in ``blocks``.

    ``about``: what is written under every chart of the page that is saved as an image.
    ``land``: the key of the control on which the visitor's focus ends, with a mark that is another one for every jump.

    ``on_pick`` is called with the number of what is chosen: a point in the chart, an option of the matrix, or an entry
    of the ranking.
    ``changed``: of the strip of results, how many assumptions the visitor changed; ``range_url``: where the browser
    asks for the value of its second tile. ``later``: where the browser asks for what stands here in place of this when
    nothing has moved for a moment (``packed``): for what takes longer to compute than a moving thumb can wait.
    ``mark``: a link to the ``page`` with every check that says what the server says at the address ``check``, and until
    then its ``label``.
    ``on_typed`` is called with what the browser says was typed in a box beside a slider; ``refused`` says of which box
    that was no use and why. ``keys``: it is called too with what the keys for undo and redo ask. ``own_keys``: and with
    the edit keys that the browser has and the session does not. ``shelf``: and with what is asked of what is saved.
    """
    data = _data(blocks or {}, tiles, chart, note)
    if state.presenting():
        data["presenting"] = True
    if headline is not None:
        data["headline"] = _texts_data(rounded_off(headline) if key == CONCLUSION else headline)
    if table is not None:
        data["table"] = _table_data(table)
    if notice is not None:
        lines = [line if isinstance(line, str) else _texts_data(line) for line in notice.lines]
        data["notice"] = {"title": notice.title, "lines": lines, "tone": notice.tone}
    if grid is not None:
        data["grid"] = _grid_data(grid)
    if register is not None:
        data["register"] = _register_data(register)
    if download is not None:
        data["download"] = vars(download)
    if card is not None:
        data["card"] = asdict(card)
    if changed is not None:
        data["strip"] = changed
    if range_url:
        data["range"] = range_url
        data["rangeMade"] = range_made
    if later:
        data["later"] = later
    if mark:
        data["mark"] = dict(mark)
        data["check"] = check
    if refused:
        data["refused"] = dict(refused)
    if keys:
        data["keys"] = True
    if land:
        data["land"] = dict(land)
    if about:
        data["about"] = list(about)
    if matrix is not None:
        data["matrix"] = asdict(matrix)
    if ranking is not None:
        data["ranking"] = vars(ranking) | {"entries": [_entry_data(entry) for entry in ranking.entries]}
    if shelf is not None:
        data["shelf"] = asdict(shelf)
    if own_keys is not None:
        data["own_keys"] = asdict(own_keys)
    # A component's key is a key of the session too: keep them apart from our own.
    own_key = f"live-{key}"
    told: dict[str, Any] = {}
    if on_pick is not None:
        data["picks"] = True
        told["on_picked_change"] = partial(_picked, own_key, on_pick)
    if on_typed is not None:
        told["on_typed_change"] = partial(_typed, own_key, on_typed)
    _component(key=own_key, data=pack(data), **told)


def packed(tiles: Sequence[Tile], chart: Chart | None, note: Texts) -> bytes:
    """What ``live`` sends of these parts: for the answer at the address of ``later``. Needs no session."""
    return pack(_data({}, tiles, chart, note))


def _data(
    blocks: Mapping[str, Block], tiles: Sequence[Tile] | None, chart: Chart | None, note: Texts | None
) -> dict[str, Any]:
    data: dict[str, Any] = {
        "lang": language(),
        **_if_any(blocks={name: [block.start, block.count, block.current] for name, block in blocks.items()}),
    }
    if tiles is not None:
        data["tiles"] = [_tile_data(tile) for tile in tiles]
    if chart is not None:
        data["plotly"] = from_page(PLOTLY_URL)
        data["chart"] = _chart_data(chart)
    if note is not None:
        data["note"] = _texts_data(note)
    return data


def _tile_data(tile: Tile) -> dict[str, Any]:
    return {
        "label": tile.label,
        "value": _texts_data(tile.value),
        "note": _texts_data(tile.note),
        **({} if tile.beside is None else {"beside": _texts_data(tile.beside)}),
        **_if_any(tone="" if tile.tone == "plain" else tile.tone, made=tile.made, wide=tile.is_wide),
    }


def _entry_data(entry: Entry) -> dict[str, Any]:
    return vars(entry) | {"title": _texts_data(entry.title), "figures": _texts_data(entry.figures)}


def _if_any(**given: object) -> dict[str, object]:
    """What is there: the browser knows what it is if it is not."""
    return {name: value for name, value in given.items() if value}


def _picked(key: str, on_pick: Callable[[int], None]) -> None:
    number = st.session_state[key].get("picked")
    # The browser's word is not taken for it: the caller checks the number.
    if isinstance(number, int) and not isinstance(number, bool):
        on_pick(number)


def _typed(key: str, on_typed: Callable[[object], None]) -> None:
    on_typed(st.session_state[key].get("typed"))


def _chart_data(chart: Chart) -> dict[str, Any]:
    figure = figure_of(chart.picture)
    return {
        "title": chart.title,
        "filename": chart.filename,
        "traces": figure.traces,
        "layout": figure.layout,
        "moving": [
            {
                "trace": moving.trace,
                "path": moving.path,
                **_if_any(single=moving.single, width=moving.width, notation=moving.notation, words=list(moving.words)),
                "data": moving.values,
            }
            for moving in figure.moving
        ],
        "ghost": figure.ghost,
        **_if_any(named=list(figure.named), bars=figure.bars and vars(figure.bars)),
        **({} if chart.claim is None else {"claim": _texts_data(chart.claim)}),
        "alt": _texts_data(chart.alt),
        "height": chart.height,
        **_if_any(minWidth=chart.min_width, letters=chart.letters),
        **_if_any(placed=chart.placed and vars(chart.placed), made=_made_data(chart.made)),
    }


def _table_data(table: Table) -> dict[str, Any]:
    return {
        "caption": table.caption,
        "columns": list(table.columns),
        "rows": list(table.lines),
        "units": list(table.units),
        "cells": table.cells,
        **({} if table.step == 1 else {"step": table.step}),
        **_if_any(order=list(table.order), open=table.open, strong=list(table.strong)),
        "summary": table.summary or _("Table and image"),
        **_if_any(unknown=table.unknown),
        **({} if table.divided is None else {"divided": _divided_data(table.divided)}),
        **_if_any(made=_made_data(table.made)),
    }


def _made_data(made: Sequence[Made]) -> list[dict[str, Any]]:
    return [
        {"pattern": one.pattern, "lines": _few(one.lines), "columns": _few(one.columns)}
        for one in made
        if any(one.lines)
    ]


def _few(names: Sequence[str]) -> list[str] | dict[str, str]:
    """The names of lines or columns; by their number where most have none."""
    given = {str(place): name for place, name in enumerate(names) if name}
    return given if 2 * len(given) <= len(names) else list(names)


def _divided_data(divided: Divided) -> dict[str, Any]:
    return {"each": divided.each, "counts": list(divided.counts.T), "whose": list(divided.whose)}


def _grid_data(grid: Grid) -> dict[str, Any]:
    return {
        "caption": grid.caption,
        "columns": list(grid.columns),
        "rows": [[cell.key if isinstance(cell, StatusCell) else cell for cell in row] for row in grid.rows],
        **_statuses(grid),
        "numbers": list(grid.numbers),
        "below": list(grid.below),
        **_if_any(made=_made_data(grid.made)),
        **({"changed": list(grid.changed)} if grid.changed else {}),
        **({"pages": list(grid.pages)} if grid.pages else {}),
        **({"titled": True} if grid.titled else {}),
    }


def _statuses(grid: Grid) -> dict[str, Any]:
    """The column with the status; what each is called is said once."""
    found = {cell.key: cell.text for row in grid.rows for cell in row if isinstance(cell, StatusCell)}
    return {} if grid.status is None else {"status": grid.status, "statuses": found}


def _register_data(register: Register) -> dict[str, Any]:
    return {"grids": [_grid_data(grid) for grid in register.grids], **_if_any(address=register.address)}


def _texts_data(texts: Texts) -> list[str] | dict[str, Any]:
    if not isinstance(texts, Sentences):
        return list(texts)
    return {
        "patterns": list(texts.patterns),
        **({} if texts.which is None else {"which": texts.which}),
        **_if_any(
            numbers={name: vars(one) for name, one in texts.numbers.items()},
            counts=dict(texts.counts),
            made=dict(texts.made),
            words=dict(texts.words),
        ),
    }
