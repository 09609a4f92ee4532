"""What every assumption can be at its ends, and what must never stand on a page whatever they are."""

from __future__ import annotations

import json
import math
import re
import struct
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from model.assumptions.declared import Value
from model.assumptions.values import AssumptionError, choices, declaration
from model.case.case import Case
from tests.pages.screen import Screen
from ui.live.payload import unpack


def extremes(case: Case) -> dict[str, tuple[Value, ...]]:
    """Of every assumption what differs from its default: the ends of what is allowed and of the case's range, zero,
    and every choice."""
    return {id: tuple(_values(case, id)) for id, _value in case.assumptions.items()}


def _values(case: Case, id: str) -> Iterator[Value]:
    default, declared, row = case.assumptions.get(id), declaration(id), case.row(id)
    if declared.unit == "choice":
        yield from (one for one in choices(case.assumptions, id) if one != default)
        return
    lower, upper = declared.lower, declared.upper
    if id.startswith("share."):
        others = sum(share for key, share in case.assumptions.share.items() if f"share.{key}" != id)
        upper = math.floor((1 - others) * 1e9) / 1e9
    ends = {lower, upper, 0.0, row.low, row.high} - {None, default}
    yield from sorted(float(end) for end in ends if end is not None and lower <= end <= upper)


def allowed(case: Case, changes: Mapping[str, Value]) -> bool:
    """Whether these values go together: shares of more than 100% do not."""
    try:
        case.assumptions.replace(**changes)
    except AssumptionError:
        return False
    return True


# ---- what must never stand on a page ----

NO_TEXT = re.compile(r"(?<![\w])(nan|NaN|inf|Inf|Infinity|infinity|None|NaT|null|undefined)(?![\w])")


def wrong_on(screen: Screen) -> list[str]:
    """Everything on the page, and in what the browser gets, that says not-a-number, infinite or None."""
    found = [f"{kind}: {text}" for kind, text in _texts(screen) if NO_TEXT.search(text)]
    for one in screen.test.get("bidi_component"):
        found += [f"{one.key}: {problem}" for problem in wrong_in(one.proto.bytes)]
    return found


def _texts(screen: Screen) -> Iterator[tuple[str, str]]:
    for kind in ("title", "header", "subheader", "markdown", "caption", "code"):
        for one in screen.test.get(kind):
            yield kind, str(one.value)
    for kind in ("select_slider", "selectbox", "radio", "toggle", "button", "button_group", "text_input", "expander"):
        for one in screen.test.get(kind):
            own = [one.label, getattr(one, "help", ""), *getattr(one, "options", [])]
            yield from ((kind, str(text)) for text in own if text is not None)


def wrong_in(raw: bytes) -> list[str]:
    """The same of what one live component gets: its header must be JSON as the browser reads it."""
    (length,) = struct.unpack_from("<I", raw)
    problems: list[str] = []
    json.loads(raw[4 : 4 + length], parse_constant=lambda name: problems.append(f"{name} in the header"))
    for path, value in _walk(unpack(raw), ""):
        if isinstance(value, str) and NO_TEXT.search(value):
            problems.append(f"{path}: {value}")
        if isinstance(value, np.ndarray) and np.isinf(value).any():
            problems.append(f"{path}: infinite")
    return problems


def _walk(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _walk(inner, f"{path}/{name}")
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _walk(inner, f"{path}/{place}")
    else:
        yield path, value
