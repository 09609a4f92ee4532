"""A visitor who opens one link after another, and what must never stand on a page."""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import Any

import numpy as np

from model.assumptions.declared import Value
from tests.pages.screen import Screen
from ui.live.payload import unpack
from words.link import written_value
from words.texts import speak

NO_TEXT = re.compile(r"(?<!\w)(nan|NaN|inf|Inf|Infinity|∞|NaT|null|undefined)(?!\w)")
NO_DUTCH = re.compile(r"(?<!\w)None(?!\w)")
"""In English a choice may be called so."""
VIEWS: tuple[Mapping[str, str], ...] = (
    {},
    {"perspective": "dinkelland"},
    {"lang": "en", "perspective": "tubbergen", "per": "benefit"},
    {"per": "resident", "year": "2024"},
    {"lang": "en", "per": "benefit"},
    {"perspective": "tubbergen", "per": "benefit"},
    {"presenteren": "1"},
)
"""How the links of the sample show the pages: in both languages, for everyone, and with what stands beside amounts."""


INSIDE: Mapping[str, Sequence[object]] = {
    "draws": ["1000"],  # more only take longer
    "story": ["contract", "rules", "advice", "cost", "unknown", "decide"],
    "sources": ["findings", "findings", "assumptions", "figures", "texts", "missing", "asked", "assurance"],
    "task": ["benefits", "minima", "reintegration", "employers"],
    "keys": ["difference", "total"],
    "years": ["difference", "total"],
    "variant": ["current", "advice", "mine"],
    "outcome": ["mine", "advice", "key"],
    "question": ["frame", "key", "bottom_up"],
    "burden": ["risk", "cost", "partners"],
    "certainty": ["0.8", "0.9", "0.95"],
    "risks": ["current", "advice", "mine"],
    "bands": [False, True],
    "guess": [False, False, True],
}
"""What a visitor may have chosen to see on the pages themselves."""
GUESSED = ("split-0", "split-1", "uncertainty-samen", "uncertainty-dinkelland", "uncertainty-tubbergen")


class Visitor:
    """One session per page, in which one link after another is opened: a new session takes ten times as long."""

    def __init__(self) -> None:
        self._screens: dict[str, Screen] = {}

    def open(self, page: str, changes: Mapping[str, Value], number: int) -> list[str]:
        """Open a page by a link; what is wrong with it. The ``number`` says how and what of the page is shown."""
        screen = self._screens.get(page) or Screen(page)
        self._screens[page] = screen
        test = screen.test
        random, view = Random(number), VIEWS[number % len(VIEWS)]
        for name, options in INSIDE.items():
            test.session_state[f"kept-{name}"] = random.choice(options)
        test.session_state["revealed"] = set(random.choice(((), GUESSED)))
        test.query_params.clear()
        for name, text in {**{id: written_value(id, value) for id, value in changes.items()}, **view}.items():
            test.query_params[name] = text
        # As who comes by a link: it was not written by this session.
        test.session_state["links"].clear()
        test.session_state["changes"] = {}
        screen.unfold()
        speak(test.session_state["lang"])
        try:
            test.run()
        finally:
            speak("nl")
        if test.exception:
            del self._screens[page]
            return [f"{view}: {one.value} {one.stack_trace}" for one in test.exception]
        taken = dict(test.session_state["changes"])
        wrong = wrong_on(screen) + ([] if taken == dict(changes) else [f"the link gave {taken}"])
        return [f"{view}: {one}" for one in wrong]

    def screen(self, page: str) -> Screen:
        """What stands on a page that was opened."""
        return self._screens[page]


def wrong_on(screen: Screen) -> list[str]:
    """Everything on the page, and in what the browser gets, that says not-a-number, infinite or None."""
    forbidden = [NO_TEXT, *([NO_DUTCH] if screen.test.session_state["lang"] == "nl" else [])]
    texts = [*_texts(screen)]
    found = []
    for one in screen.test.get("bidi_component"):
        found += [f"{one.key}: {name} in the header" for name in _no_json(one.proto.bytes)]
        for path, value in _walk(unpack(one.proto.bytes), one.key):
            if isinstance(value, str):
                texts.append((path, value))
            elif isinstance(value, np.ndarray) and np.isinf(value).any():
                found.append(f"{path}: infinite")
    return found + [f"{where}: {text}" for where, text in texts if any(one.search(text) for one in forbidden)]


def _texts(screen: Screen) -> Iterator[tuple[str, str]]:
    for kind in ("title", "header", "subheader", "markdown", "caption", "code"):
        yield from ((kind, _without_python(str(one.value))) for one in screen.test.get(kind))
    for kind in ("select_slider", "selectbox", "radio", "toggle", "button", "button_group", "text_input", "expander"):
        for one in screen.test.get(kind):
            own = [one.label, getattr(one, "help", None), *getattr(one, "options", [])]
            yield from ((kind, str(text)) for text in own if text is not None)


def _without_python(text: str) -> str:
    """Of the lines to compute a page again only the values that they set: the rest is Python, where None is a word.

    Raises SyntaxError if it is not.
    """
    if "load_case" not in text:
        return text
    compile(text, "recompute", "exec")
    return text.partition("replace(")[2].partition("})")[0]


def _no_json(raw: bytes) -> list[str]:
    """What in the header of a live component no browser reads as JSON: not-a-number and infinite."""
    (length,) = struct.unpack_from("<I", raw)
    found: list[str] = []
    json.loads(raw[4 : 4 + length], parse_constant=found.append)
    return found


def _walk(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _walk(inner, f"{path}/{name}")
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _walk(inner, f"{path}/{place}")
    else:
        yield path, value
