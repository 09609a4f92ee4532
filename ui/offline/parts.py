"""What of a part that moves can be taken along: what it would ask of the server, or would tell it, is left out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from ui.live.payload import unpack, with_header
from words.texts import _

UNSEEN = ("live-history", "live-own-keys", "live-mark")
"""Parts that only ask the server something, or only tell it."""
OF_SERVER = ("range", "rangeMade", "later", "mark", "check", "refused", "keys", "land", "picks", "shelf", "own_keys",
             "download")  # fmt: skip
"""What of a part only a server answers."""
RANGE_TILE = 1
"""Of the strip of results the tile with the range (ui/result_strip.py)."""


def of_server() -> tuple[str, ...]:
    """Sentences of the pages that say what one can do there, and not in a file."""
    return (
        _("Click on a bar to go to its slider."),
        _("Click a point to make it my variant."),
        _("At “Add an argument of your own” below you can add a drawback of the hybrid yourself."),
    )


def sliders_in(raw: bytes) -> set[str]:
    """The keys of the sliders that it follows."""
    return set(unpack(raw)["blocks"]) if b'"blocks"' in raw else set()


def names_in(raw: bytes, key: str) -> Iterator[str]:
    """The names of the numbers that are its headline: those of tiles, and of the conclusion of a page."""
    said = unpack(raw)
    yield from (tile["made"] for tile in said.get("tiles", ()) if tile.get("made"))
    if key == "live-headline":
        headline = said["headline"]
        for names in (headline.get("made", {}) if isinstance(headline, dict) else {}).values():
            yield from [names] if isinstance(names, str) else filter(None, names)


def taken_along(raw: bytes, explained: Collection[str], drawn: str) -> bytes:
    """The same part for a file: a number can be pressed only where its explanation comes along.

    ``drawn``: how far the cost can lie apart, which the strip of results would ask of the server.
    """

    def change(said: dict[str, Any]) -> None:
        if "range" in said:
            said["tiles"][RANGE_TILE]["value"] = [drawn]
        for name in OF_SERVER:
            said.pop(name, None)
        for inside in _inside(said):
            _unpress(inside, explained)
        for line in said.get("matrix", {}).get("lines", ()):
            for cell in line["cells"]:
                cell["options"] = []
        if "ranking" in said:
            said["ranking"]["button"] = ""
        said.get("register", {}).pop("address", None)
        said.update(_without(said, of_server()))

    return with_header(raw, change)


def _without(said: Any, sentences: Sequence[str]) -> Any:
    """The same where no text has one of these sentences."""
    if isinstance(said, str):
        for sentence in sentences:
            said = said.replace(sentence, "")
        return said
    if isinstance(said, list):
        return [_without(one, sentences) for one in said]
    return {name: _without(one, sentences) for name, one in said.items()} if isinstance(said, dict) else said


def _inside(said: object) -> Iterator[dict[str, Any]]:
    if isinstance(said, dict):
        yield said
        for one in said.values():
            yield from _inside(one)
    elif isinstance(said, list):
        for one in said:
            yield from _inside(one)


def _unpress(said: dict[str, Any], explained: Collection[str]) -> None:
    """Take away the names of what is not explained."""
    made = said.get("made")
    if isinstance(made, dict):
        said["made"] = {place: _explained(names, explained) for place, names in made.items()}
    elif isinstance(made, list) or (isinstance(made, str) and made not in explained):
        del said["made"]


def _explained(names: str | list[str], explained: Collection[str]) -> str | list[str]:
    """The name of a number, or its names in each of the patterns of a sentence; empty where it is not explained."""
    if isinstance(names, str):
        return names if names in explained else ""
    return [name if name in explained else "" for name in names]
