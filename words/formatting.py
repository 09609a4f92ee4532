"""Numbers as the reader writes them: € 1.234.567, 56,0%, dd-mm-jjjj; in English € 1,234,567, 56.0%.

What is not-a-number is unknown: that word stands in its place, with nothing around it.

Babel needs tens of microseconds for a number and a page formats thousands, so these are our own; a test
holds them against Babel.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date
from functools import cache, lru_cache

import numpy as np
from numpy.typing import ArrayLike

from model.assumptions.declared import Unit
from words.languages import LANGUAGES, Language

WHOLE_FROM = 100
"""From here up an amount per resident or benefit has no cents; ``ui/live/browser/texts.js`` knows it too."""


@lru_cache(maxsize=20_000)
def number(value: float, language: Language, decimals: int = 0) -> str:
    """A number with grouped thousands; halves go away from zero. Raises OverflowError for what is infinite."""
    if math.isnan(value):
        return LANGUAGES[language].unknown
    # Most numbers are whole already: the rounding of the others costs ten times as much.
    whole = decimals == 0 and value == int(value)
    text = f"{int(value):,}" if whole else f"{round_half_up(value, decimals):,.{decimals}f}"
    return text.translate(_separators(language))


@cache
def _separators(language: Language) -> dict[int, str]:
    """From Python's own notation to that of the language."""
    spoken = LANGUAGES[language]
    return str.maketrans({",": spoken.thousands, ".": spoken.decimal})


def euro(value: float, language: Language, decimals: int = 0) -> str:
    """An amount: € 1.234, € -1.234 (nl); €1,234, -€1,234 (en)."""
    if math.isnan(value):
        return LANGUAGES[language].unknown
    text, spoken = number(value, language, decimals), LANGUAGES[language]
    if text.startswith("-"):
        return spoken.euro_below_zero.format(number=text[1:])
    return spoken.euro.format(number=text)


ABOUT = ((1_000, 1), (10_000, 100), (1_000_000, 1_000), (math.inf, 10_000))
"""Below each of these amounts who listens hears it rounded to so many euros; ``ui/live/browser/texts.js`` has them
too."""


def about(value: float, language: Language) -> str:
    """An amount for who listens: ongeveer € 57.000. What is not rounded is not said to be about so much."""
    if math.isnan(value):
        return LANGUAGES[language].unknown
    whole = round_half_up(value)
    step = next(step for below, step in ABOUT if abs(whole) < below)
    rounded = round_half_up(whole / step) * step
    text = euro(rounded, language)
    return text if rounded == whole else LANGUAGES[language].about.format(amount=text)


def change(value: float, language: Language) -> str:
    """How much more or less, in whole euros: € +1.234, € -1.234, € 0. ``ui/live/browser/texts.js`` writes it too."""
    return plus(euro(-value, language)) if round_half_up(value) > 0 else euro(value, language)


def plus(below_zero: str) -> str:
    """The sign of what is more, in the place where that of what is less stands."""
    return below_zero.replace("-", "+", 1)


def euro_each(value: float, language: Language) -> str:
    """What an amount comes to per resident or benefit: nothing and from 100 up in whole euros, others with cents. What
    is not nothing, below zero either, is never said to be € 0,00.
    """
    if math.isnan(value):
        return LANGUAGES[language].unknown
    cents = round_half_up(value, 2)
    if value and not cents:
        return LANGUAGES[language].less_than.format(amount=euro(0.01, language, 2))
    return euro(value, language, 0 if not value or abs(cents) >= WHOLE_FROM else 2)


def percent(fraction: float, language: Language, decimals: int = 1) -> str:
    """A fraction as a percentage: 56,0%."""
    if math.isnan(fraction):
        return LANGUAGES[language].unknown
    return number(fraction * 100, language, decimals) + "%"


def day(value: date, language: Language) -> str:
    """01-05-2021, or 1 May 2021 in English."""
    return _dated(LANGUAGES[language].day, value, language)


def short_day(value: date, language: Language) -> str:
    """As ``day``, where there is little room: 01-05-2021, 26 Feb 2022."""
    return _dated(LANGUAGES[language].short_day, value, language)


def _dated(pattern: str, value: date, language: Language) -> str:
    spoken = LANGUAGES[language]
    return pattern.format(
        day=value.day,
        month=value.month,
        year=value.year,
        name=spoken.months[value.month - 1],
        short=spoken.short_months[value.month - 1],
    )


def month(value: date, language: Language) -> str:
    """The short name of a month, as on an axis."""
    return LANGUAGES[language].short_months[value.month - 1]


@lru_cache(maxsize=20_000)
def amount(value: float, unit: Unit, language: Language) -> str:
    """A number of a unit, as short as it can be without losing a digit: 2,2%, 171, € 12.500."""
    if math.isnan(value):
        return LANGUAGES[language].unknown
    if unit == "date":
        return day(date.fromordinal(int(value)), language)
    if unit == "euro":
        return euro(value, language, 0 if _is_whole(value, unit, 0) else 2)
    decimals = next((count for count in range(3) if _is_whole(value, unit, count)), 3)
    if unit == "fraction":
        return percent(value, language, decimals)
    return number(value, language, decimals)


def closed(text: str) -> str:
    """The text as a sentence: with a full stop, if it does not end as one."""
    return text if text.endswith((".", "!", "?")) else f"{text}."


def each(values: ArrayLike, write: Callable[[float], str]) -> list[str]:
    """What ``write`` makes of every value; it is asked once per distinct value."""
    distinct, which = np.unique(np.asarray(values, dtype=np.float64), return_inverse=True)
    texts = [write(value) for value in distinct.tolist()]
    return [texts[position] for position in which.tolist()]


def round_half_up(value: float, decimals: int = 0) -> float:
    """Rounded with halves away from zero, as a Dutch table does; what is unknown stays so."""
    if math.isnan(value):
        return value
    scale = 10**decimals
    # 2.675 * 100 is 267.49999999999994: six decimals further it is the half that was meant.
    shifted = round(abs(value) * scale, 6)
    rounded = math.floor(shifted + 0.5) / scale
    return math.copysign(rounded, value) if rounded else 0.0


def euros_apart(first: float, second: float) -> float:
    """How much more the first is, in whole euros: of the amounts themselves, as every page has it and not of what is
    shown of them. Only where that is nothing, and other amounts are shown, it is how far those are apart."""
    apart = round_half_up(first - second)
    return apart if apart else round_half_up(first) - round_half_up(second)


def _is_whole(value: float, unit: Unit, decimals: int) -> bool:
    shown = value * (100 if unit == "fraction" else 1) * 10**decimals
    return bool(abs(shown - round(shown)) < 1e-6)
