"""A text for every slider position without writing each of them: a few patterns and the numbers that go in.

Python computes and rounds the numbers; the browser only writes them in the reader's notation and puts them
in their place (``ui/live/browser/texts.js``). ``read`` does the same here, for tests and benches.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from model.money.divisors import each
from model.numbers.arrays import Floats
from words import formatting
from words.languages import Language

Notation = Literal[
    "euro", "stepped", "about", "count", "points", "hundredths", "fraction", "percent", "date", "short_date"
]
"""euro: € 1.234; stepped: the same, rounded to a step already and so for who listens too; about: an amount for
who listens, ongeveer € 1.200; count: 171 or 150,5; points: always one decimal; hundredths: always two; fraction: 5,6%;
percent: 6%; date: a day, given as its ordinal; short_date: the same where there is little room."""
DECIMALS: Mapping[Notation, int] = {
    "euro": 0, "stepped": 0, "about": 0, "count": 1, "points": 1, "hundredths": 2, "fraction": 3, "percent": 2,
    "date": 0, "short_date": 0,
}  # fmt: skip
EACH = "_each"
"""Behind the name of an amount: divided by its count."""
SIGNS = 4
_SLOT = re.compile("\ue000(\\w+)\ue001")


@dataclass(frozen=True)
class Numbers:
    """A number per row, rounded to the decimals of its notation."""

    notation: Notation
    values: Floats


@dataclass(frozen=True)
class Sentences:
    """The text of a row is the pattern that ``which`` names (the first if there is no ``which``), filled in."""

    patterns: Sequence[str]
    numbers: Mapping[str, Numbers] = field(default_factory=dict)
    which: NDArray[np.int64] | None = None
    counts: Mapping[str, Floats] = field(default_factory=dict)
    """By the name of an amount what it is divided by, (rows,): ``each_slot`` is the place of what comes out. Both
    numbers travel already, so what comes out need not."""
    made: Mapping[str, str | Sequence[str]] = field(default_factory=dict)
    """By the name of a number in the patterns the name by which it can be taken apart
    (``model.outcomes.derivation``); behind an @ the variant of which it is, if that is not Mijn variant. Of a number
    that is another one in each pattern the name in each."""
    words: Mapping[str, str] = field(default_factory=dict)
    """What stands in a slot as it is, in every row."""


Texts = Sequence[str] | Sentences
"""A text per row; a single text holds for all rows."""


def slot(name: str) -> str:
    """The place of a number in a pattern. Its marks occur in no text, so a name of the case cannot look like one."""
    return f"\ue000{name}\ue001"


def each_slot(name: str) -> str:
    """The place in a pattern of an amount divided by its count."""
    return slot(name + EACH)


def numbers(values: ArrayLike, notation: Notation) -> Numbers:
    """Numbers rounded with halves away from zero, shape (rows,)."""
    array = np.atleast_1d(np.asarray(values, dtype=np.float64))
    scale = 10 ** DECIMALS[notation]
    # As formatting.round_half_up: six decimals further 267.49999999999994 is the half that was meant.
    whole = np.floor(np.round(np.abs(array) * scale, 6) + 0.5)
    return Numbers(notation, np.copysign(whole / scale, np.where(whole == 0, 1.0, array)))


def just(values: ArrayLike, notation: Notation) -> Sentences:
    """Just the number."""
    return Sentences([slot("amount")], {"amount": numbers(values, notation)})


def rounded_off(texts: Texts) -> Texts:
    """The same with its amounts rounded for who listens: what a page concludes, of which its tiles, charts and tables
    give the exact amounts."""
    if not isinstance(texts, Sentences):
        return texts
    given = {
        name: Numbers("about", one.values) if one.notation == "euro" else one for name, one in texts.numbers.items()
    }
    return replace(texts, numbers=given)


def euros(values: ArrayLike) -> Sentences:
    """Just the amount."""
    return just(values, "euro")


def distinct(texts: Sequence[str]) -> Sentences:
    """A text per row where many rows say the same: each text travels once."""
    patterns = list(dict.fromkeys(texts))
    indices = {text: index for index, text in enumerate(patterns)}
    return Sentences(patterns, which=np.array([indices[text] for text in texts], dtype=np.int64))


def joined(*sentences: Sentences, between: str = " ") -> Sentences:
    """Of every row these texts one behind the other, an empty one left out. Each number needs a name of its own."""
    return _combined(sentences, lambda texts: between.join(filter(None, texts)))


def filled(pattern: str, parts: Mapping[str, Sentences]) -> Sentences:
    """Of every row the pattern with these texts in their places. Each number needs a name of its own."""
    return _combined(list(parts.values()), lambda texts: pattern.format(**dict(zip(parts, texts, strict=True))))


def _combined(sentences: Sequence[Sentences], write: Callable[[Sequence[str]], str]) -> Sentences:
    """Of every row what is written of these texts."""
    columns = np.broadcast_arrays(
        *(np.zeros(1, dtype=np.int64) if one.which is None else one.which for one in sentences)
    )
    sizes = [len(one.patterns) for one in sentences]
    together, which = np.unique(np.ravel_multi_index(columns, sizes), return_inverse=True)
    rows = list(zip(*np.unravel_index(together, sizes), strict=True))
    patterns = [write([one.patterns[at] for one, at in zip(sentences, row, strict=True)]) for row in rows]
    found = {name: given for one in sentences for name, given in one.numbers.items()}
    counts = {name: count for one in sentences for name, count in one.counts.items()}
    made = {
        name: told if isinstance(told, str) else [told[row[place]] for row in rows]
        for place, one in enumerate(sentences)
        for name, told in one.made.items()
    }
    words = {name: text for one in sentences for name, text in one.words.items()}
    return Sentences(patterns, found, which, counts, made, words)


def pressable(text: str, given: Mapping[str, tuple[str, str]]) -> Sentences:
    """A text of the present point. In its slots comes what is written, which can be taken apart by its name; without a
    name it only stands there."""
    words = {name: written for name, (written, _made) in given.items()}
    return Sentences([text], made={name: made for name, (_written, made) in given.items() if made}, words=words)


def name_of(texts: Sentences, number: str, row: int = 0) -> str:
    """The name by which a number in the text of a row can be taken apart; nothing for one that has none."""
    told = texts.made.get(number, "")
    if isinstance(told, str):
        return told
    return told[0 if texts.which is None else int(_at(texts.which, row))]


def known(values: Floats) -> NDArray[np.int64]:
    """Which of two patterns: 0 where a number is unknown, 1 where it is known."""
    return np.isfinite(values).astype(np.int64)


def sign(values: Floats) -> NDArray[np.int64]:
    """Which of ``SIGNS`` patterns: 0 below, 1 at and 2 above zero, in whole numbers as they are shown; 3 unknown."""
    found = np.sign(numbers(values, "euro").values) + 1
    return np.where(np.isnan(found), SIGNS - 1, np.nan_to_num(found)).astype(np.int64)


def by_sign(amounts: Floats, less: str, same: str, more: str, unsure: str) -> Sentences:
    """One of four sentences for every row: below, at and above zero, and where that is unknown; ``slot("amount")`` is
    how far, in euros."""
    return Sentences([less, same, more, unsure], {"amount": numbers(np.abs(amounts), "euro")}, sign(amounts))


def read(texts: Texts, row: int, language: Language) -> str:
    """The text of a row, as the browser writes it."""
    if not isinstance(texts, Sentences):
        return texts[min(row, len(texts) - 1)]
    pattern = texts.patterns[0 if texts.which is None else int(_at(texts.which, row))]
    return _SLOT.sub(lambda found: _filled(texts, found[1], row, language), pattern)


def _filled(texts: Sentences, name: str, row: int, language: Language) -> str:
    if name in texts.words:
        return texts.words[name]
    if name in texts.numbers:
        return _written(texts.numbers[name], row, language)
    amount = name.removesuffix(EACH)
    found = float(each(_at(texts.numbers[amount].values, row), _at(texts.counts[amount], row)))
    return formatting.euro_each(found, language)


def _written(given: Numbers, row: int, language: Language) -> str:
    value = float(_at(given.values, row))
    if given.notation in ("euro", "stepped"):
        return formatting.euro(value, language)
    if given.notation == "about":
        return formatting.about(value, language)
    if given.notation == "date" or np.isnan(value):
        return formatting.amount(value, "date", language)
    if given.notation in ("fraction", "percent"):
        return formatting.percent(value, language, 1 if given.notation == "fraction" else 0)
    if given.notation == "short_date":
        return formatting.short_day(date.fromordinal(int(value)), language)
    decimals = 0 if given.notation == "count" and value == int(value) else DECIMALS[given.notation]
    return formatting.number(value, language, decimals)


def _at(values: Floats | NDArray[np.int64], row: int) -> float:
    return float(values[min(row, len(values) - 1)])


def received(data: list[str] | Mapping[str, Any]) -> Texts:
    """The texts as they come out of ``payload.unpack``, for tests and benches."""
    if isinstance(data, list):
        return data
    given = {name: Numbers(sent["notation"], sent["values"][:, 0]) for name, sent in data.get("numbers", {}).items()}
    which = None if "which" not in data else data["which"][:, 0].astype(np.int64)
    counts = {name: sent[:, 0] for name, sent in data.get("counts", {}).items()}
    return Sentences(data["patterns"], given, which, counts, data.get("made", {}), data.get("words", {}))
