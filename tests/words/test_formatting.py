"""Numbers, euros, percentages and dates as Babel writes them, and what Babel does not decide: ties and zero."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from math import isnan
from typing import get_args

import pytest
from babel import Locale
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, format_percent
from hypothesis import assume, given
from hypothesis import strategies as st

from model.assumptions.declared import Unit
from tests.model.worlds import examples
from words.formatting import about, amount, change, day, euro, euro_each, month, number, percent, round_half_up
from words.languages import Language

LOCALES: dict[Language, str] = {"nl": "nl_NL", "en": "en"}
LANGUAGES = tuple(LOCALES)
PLACES = 4
NBSP = "\u00a0"


def values(largest: int) -> st.SearchStrategy[Decimal]:
    """Numbers with four decimals, as they are written: 12.3450 is not the nearest binary fraction."""
    return st.decimals(-largest, largest, places=PLACES, allow_nan=False)


def unambiguous(value: Decimal, decimals: int) -> None:
    """Leave out ties (Babel rounds those to even) and what rounds to zero (Babel writes -0)."""
    scaled = value.scaleb(decimals)
    assume(abs(scaled - scaled.to_integral_value()) != Decimal("0.5"))
    assume(value == 0 or abs(scaled) > Decimal("0.5"))


def zeros(decimals: int) -> str:
    return "." + "0" * decimals if decimals else ""


@given(values(10**9), st.integers(0, 3), st.sampled_from(LANGUAGES))
@examples(300)
def test_number_is_babels(value: Decimal, decimals: int, language: Language) -> None:
    unambiguous(value, decimals)
    expected = format_decimal(value, "#,##0" + zeros(decimals), LOCALES[language])
    assert number(float(value), language, decimals) == expected


@given(values(10**9), st.integers(0, 3), st.sampled_from(LANGUAGES))
@examples(300)
def test_euro_is_babels(value: Decimal, decimals: int, language: Language) -> None:
    unambiguous(value, decimals)
    # The locale's own pattern, with as many decimals as asked for instead of two.
    pattern = Locale.parse(LOCALES[language]).currency_formats["standard"].pattern.replace(".00", zeros(decimals))
    expected = format_currency(value, "EUR", pattern, LOCALES[language], currency_digits=False)
    assert euro(float(value), language, decimals) == expected


@given(values(1000), st.integers(0, 2), st.sampled_from(LANGUAGES))
@examples(300)
def test_percent_is_babels(hundredths: Decimal, decimals: int, language: Language) -> None:
    unambiguous(hundredths, decimals)
    fraction = hundredths / 100
    expected = format_percent(fraction, "#,##0" + zeros(decimals) + "%", LOCALES[language])
    assert percent(float(fraction), language, decimals) == expected


@given(st.dates(date(1000, 1, 1), date(9999, 12, 31)))
@examples(200)
def test_dates_are_babels(one: date) -> None:
    assert day(one, "nl") == format_date(one, "dd-MM-yyyy", "nl_NL")
    assert day(one, "en") == format_date(one, "d MMMM yyyy", "en")


@pytest.mark.parametrize(
    ("value", "dutch", "english"),
    [
        (1234, f"€{NBSP}1.234", "€1,234"),
        (-1234, f"€{NBSP}-1.234", "-€1,234"),
        (1234567, f"€{NBSP}1.234.567", "€1,234,567"),
        (0, f"€{NBSP}0", "€0"),
        (-0.2, f"€{NBSP}0", "€0"),  # never "-0"
    ],
)
def test_euro_by_hand(value: float, dutch: str, english: str) -> None:
    assert (euro(value, "nl"), euro(value, "en")) == (dutch, english)


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        # Halves go away from zero. Python's own round would give 0, 2, -2, 2.67 and 1.0.
        (0.5, 0, 1),
        (2.5, 0, 3),
        (-2.5, 0, -3),
        (2.675, 2, 2.68),
        (1.005, 2, 1.01),
        (-1.005, 2, -1.01),
        # Just below the half stays below.
        (2.4999, 0, 2),
        (435649.124, 2, 435649.12),
        (435649.125, 2, 435649.13),
    ],
)
def test_halves_go_away_from_zero(value: float, decimals: int, expected: float) -> None:
    assert round_half_up(value, decimals) == expected


def test_ties_on_the_screen() -> None:
    assert number(1234.5, "nl") == "1.235"
    assert euro(-0.5, "nl") == f"€{NBSP}-1"
    assert percent(0.0225, "nl") == "2,3%"


def read_back(text: str) -> Decimal:
    """The number in a Dutch text."""
    return Decimal(text.strip(f"€%{NBSP}").replace(".", "").replace(",", "."))


@given(values(100_000).map(lambda value: value.quantize(Decimal("0.001"))), st.sampled_from(["count", "years"]))
@examples(200)
def test_amount_loses_no_digit_and_writes_none_too_many(value: Decimal, unit: Unit) -> None:
    text = amount(float(value), unit, "nl")
    assert read_back(text) == value
    assert "," not in text or not text.endswith("0")


@given(st.decimals(-5, 5, places=5, allow_nan=False))
@examples(200)
def test_amount_of_a_fraction_is_the_shortest_percentage(value: Decimal) -> None:
    text = amount(float(value), "fraction", "nl")
    assert text.endswith("%")
    assert read_back(text) == value * 100
    assert "," not in text or not text.endswith("0%")


@pytest.mark.parametrize(
    ("value", "unit", "dutch", "english"),
    [
        (171, "count", "171", "171"),
        (150.5, "count", "150,5", "150.5"),
        (0.022, "fraction", "2,2%", "2.2%"),
        (0.56, "fraction", "56%", "56%"),
        (-0.0025, "fraction", "-0,25%", "-0.25%"),
        (12500, "euro", f"€{NBSP}12.500", "€12,500"),
        (6, "months", "6", "6"),
    ],
)
def test_amount_by_hand(value: float, unit: Unit, dutch: str, english: str) -> None:
    assert (amount(value, unit, "nl"), amount(value, unit, "en")) == (dutch, english)


@pytest.mark.parametrize(("value", "shown"), [(12500.4, "12.500,40"), (12500.55, "12.500,55")])
def test_amount_shows_the_cents_that_count(value: float, shown: str) -> None:
    """A link may say average_benefit=12500.4, and that is what is calculated with."""
    assert amount(value, "euro", "nl") in (f"€{NBSP}{shown}", f"€{NBSP}{shown.removesuffix('0')}")


@pytest.mark.parametrize("place", range(1, 13))
def test_months_are_those_of_the_calendar(place: int) -> None:
    """As Babel has them; its British September has four letters."""
    first = date(2021, place, 1)
    assert month(first, "nl") == format_date(first, "MMM", locale="nl_NL").rstrip(".")
    assert month(first, "en") == format_date(first, "MMM", locale="en_GB")[:3]


@pytest.mark.parametrize(
    ("value", "dutch", "english"),
    [
        (57_336, f"€{NBSP}+57.336", "+€57,336"),
        (-47_204, f"€{NBSP}-47.204", "-€47,204"),
        (0, f"€{NBSP}0", "€0"),
        (0.4, f"€{NBSP}0", "€0"),
        (-0.4, f"€{NBSP}0", "€0"),
    ],
)
def test_a_change_is_an_amount_with_a_plus_if_it_is_more(value: float, dutch: str, english: str) -> None:
    assert [change(value, "nl"), change(value, "en")] == [dutch, english]


@pytest.mark.parametrize(
    ("value", "dutch", "english"),
    [
        (0, f"€{NBSP}0", "€0"),
        (0.0049, f"minder dan €{NBSP}0,01", "less than €0.01"),
        (-0.0049, f"minder dan €{NBSP}0,01", "less than €0.01"),
        (0.005, f"€{NBSP}0,01", "€0.01"),
        (-0.005, f"€{NBSP}-0,01", "-€0.01"),
        (99.994, f"€{NBSP}99,99", "€99.99"),
        (99.995, f"€{NBSP}100", "€100"),
    ],
)
def test_what_is_not_nothing_is_never_said_to_be_nothing(value: float, dutch: str, english: str) -> None:
    assert [euro_each(value, "nl"), euro_each(value, "en")] == [dutch, english]


@pytest.mark.parametrize(
    ("amount", "dutch"),
    [
        (0, "€ 0"),
        (999, "€ 999"),
        (1_234, "ongeveer € 1.200"),
        (1_200, "€ 1.200"),
        (57_336, "ongeveer € 57.000"),
        (-57_500, "ongeveer € -58.000"),
        (999_600, "ongeveer € 1.000.000"),
        (6_813_493, "ongeveer € 6.810.000"),
    ],
)
def test_who_listens_hears_a_round_amount(amount: float, dutch: str) -> None:
    """Below 1.000 as it is, then to hundreds, thousands and ten thousands; what is round already is not "about"."""
    assert about(amount, "nl").replace("\u00a0", " ") == dutch


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_unknown_is_a_word_and_nothing_else(language: Language) -> None:
    word, nothing = {"nl": "onbekend", "en": "unknown"}[language], float("nan")
    units: tuple[Unit, ...] = get_args(Unit)
    written = [*(amount(nothing, unit, language) for unit in units), number(nothing, language, 2)]
    written += [write(nothing, language) for write in (number, euro, about, change, euro_each, percent)]
    assert written == [word] * len(written)
    assert isnan(round_half_up(nothing))
    assert isnan(round_half_up(nothing, 2))
