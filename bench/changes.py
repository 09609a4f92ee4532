"""A visitor changes something, and the answer is checked to be the answer to that change."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bench.protocol import Visitor, WrongPage
from bench.widgets import Control, choose, chosen
from ui.live.payload import unpack
from words.sentences import read, received


@dataclass(frozen=True)
class Foretold:
    """What the page said beforehand that it would show at a position of a slider."""

    slider: str
    position: str
    """The text at the thumb."""
    component: str
    texts: list[str]
    """Its headline and tiles."""


async def change(visitor: Visitor, chance: random.Random) -> float:
    """Move a slider of the page (or, without one, choose another perspective): the seconds until it is answered."""
    sliders = live_sliders(visitor)
    if sliders:
        return await _move(visitor, chance.choice(sliders), chance)
    if visitor.shown.sliders:
        return await _move_bare(visitor, next(iter(visitor.shown.sliders.values())), chance)
    return await _look_for_another(visitor, chance)


def set_any(visitor: Visitor, chance: random.Random) -> None:
    """Put some slider of the page somewhere else, without sending it."""
    _set(visitor, chance.choice(live_sliders(visitor)), chance)


def set_to(visitor: Visitor, slider: Control, chance: random.Random) -> Foretold:
    """Put a slider somewhere else, without sending it; what the page said that it would show there."""
    return foretell(visitor, slider, _set(visitor, slider, chance))


def stands(visitor: Visitor, slider: str) -> str:
    """The text of the position at which the page shows a slider."""
    data = unpack(visitor.shown.components[_following(visitor, slider)[0]])
    place: int = data["blocks"][slider]["current"]
    return visitor.shown.sliders[slider].options[place]


async def switch(visitor: Visitor, page: str) -> float:
    """Go to another page; what the visitor changed has to go along."""
    before = visitor.parameters
    seconds = await visitor.switch(page)
    if visitor.parameters != before:
        raise WrongPage(f"on the way to /{page} the address changed from {before} to {visitor.parameters}")
    return seconds


def live_sliders(visitor: Visitor) -> list[Control]:
    """The sliders of the page that its components follow."""
    return [slider for key, slider in visitor.shown.sliders.items() if _following(visitor, key)]


async def _move(visitor: Visitor, slider: Control, chance: random.Random) -> float:
    expected = foretell(visitor, slider, _set(visitor, slider, chance))
    seconds = await visitor.rerun()
    check(visitor, expected)
    return seconds


def _set(visitor: Visitor, control: Control, chance: random.Random) -> str:
    """Put a control somewhere else; the text of its new position."""
    state = visitor.states[control.id]
    text = chance.choice([option for option in control.options if option != chosen(state)])
    choose(state, text)
    return text


def foretell(visitor: Visitor, slider: Control, position: str) -> Foretold:
    """Row ``start + position`` of what follows the slider: what a drag to there shows."""
    component = _following(visitor, slider.key)[0]
    data = unpack(visitor.shown.components[component])
    row = data["blocks"][slider.key]["start"] + slider.options.index(position)
    return Foretold(slider.key, position, component, texts_at(data, row))


def check(visitor: Visitor, expected: Foretold) -> None:
    """Raises unless the page stands at the position that was sent and shows what was foretold for it."""
    slider = visitor.shown.sliders.get(expected.slider)
    if slider is None or expected.component not in visitor.shown.components:
        raise WrongPage(f"{expected.slider} or {expected.component} is gone from /{visitor.page}")
    data = unpack(visitor.shown.components[expected.component])
    stands = slider.options[data["blocks"][expected.slider]["current"]]
    if stands != expected.position:
        raise WrongPage(f"{expected.slider} stands at {stands!r}, sent was {expected.position!r}")
    if (texts := texts_at(data, 0)) != expected.texts:
        raise WrongPage(f"at {expected.position!r} the page shows {texts}, foretold was {expected.texts}")


def _following(visitor: Visitor, slider: str) -> list[str]:
    """The components that follow a slider, those with a headline or tiles and little else first.

    Found without reading them to the end: the visitors share their processor with the server that is measured.
    """
    name = f'"{slider}"'.encode()
    found = {key: raw for key, raw in visitor.shown.components.items() if name in raw}
    told = [key for key, raw in found.items() if b'"headline"' in raw or b'"tiles"' in raw]
    return sorted(found, key=lambda key: (key not in told, len(found[key])))


def texts_at(data: Mapping[str, Any], row: int) -> list[str]:
    """The headline and the tiles in a row."""
    found = [data["headline"]] if "headline" in data else []
    for tile in data.get("tiles", ()):
        found += [tile["value"], tile["note"]]
    return [read(received(texts), row, "nl") for texts in found]


async def _move_bare(visitor: Visitor, slider: Control, chance: random.Random) -> float:
    """The slider of the bare app, whose chart has to change."""
    before = visitor.shown.charts
    text = _set(visitor, slider, chance)
    seconds = await visitor.rerun()
    if visitor.shown.charts == before:
        raise WrongPage(f"the chart did not change at {text}")
    return seconds


async def _look_for_another(visitor: Visitor, chance: random.Random) -> float:
    """Choose another perspective: that and nothing else has to change in the address."""
    control, before = visitor.shown.perspective, visitor.parameters
    if control is None:
        raise WrongPage(f"nothing to change on /{visitor.page}")
    text = _set(visitor, control, chance)
    seconds = await visitor.rerun()
    changed = {name for name, _value in before.items() ^ visitor.parameters.items()}
    if changed != {"perspective"}:
        raise WrongPage(f"{text!r} was chosen, and in the address changed {sorted(changed)}")
    return seconds
