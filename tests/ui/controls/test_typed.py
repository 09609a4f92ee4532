"""What somebody types as an amount: what a Dutch or English reader means by it, or why it is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.model.worlds import examples
from ui.controls.typed import REASONS, NotUnderstood, _sentence, parse, plain
from words.languages import Language
from words.texts import speak


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2.345,75", 2345.75),
        ("2345,75", 2345.75),
        ("2345,7", 2345.7),
        ("€ 1.000", 1000),
        ("€1.000", 1000),
        ("€\u00a01.000", 1000),
        ("EUR 1.000", 1000),
        ("1.000,-", 1000),
        ("1000,--", 1000),
        ("1.500", 1500),  # a Dutch reader's fifteen hundred
        ("1.234.567,89", 1234567.89),
        ("  250 ", 250),
        ("0", 0),
        ("0,5", 0.5),
        ("0,50", 0.5),
        ("007", 7),
    ],
)
def test_what_a_dutch_reader_means(text: str, value: float) -> None:
    assert parse(text, "nl") == value


@pytest.mark.parametrize(
    ("text", "value"), [("2,345.75", 2345.75), ("2345.75", 2345.75), ("€1,000", 1000), ("1,500", 1500), ("1.5", 1.5)]
)
def test_what_an_english_reader_means(text: str, value: float) -> None:
    assert parse(text, "en") == value


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("€", "empty"),
        ("-5", "negative"),
        ("€ -5", "negative"),
        ("−5", "negative"),
        ("- € 5", "negative"),
        ("veel", "letters"),
        ("12a", "letters"),
        ("1e5", "letters"),
        ("1_000", "letters"),
        ("1 000", "letters"),
        ("²", "letters"),
        ("١٢", "letters"),
        (".", "letters"),
        (",", "letters"),
        ("=1+1", "letters"),
        ("<b>1</b>", "letters"),
        ("inf", "letters"),
        ("nan", "letters"),
        ("1.5", "ambiguous"),
        ("1.50", "ambiguous"),
        ("1,500", "ambiguous"),
        ("2345.75", "grouping"),
        ("1.00.000", "grouping"),
        ("1.0000", "grouping"),
        (".500", "grouping"),
        ("1,2,3", "grouping"),
        ("1,", "grouping"),
        (",5", "grouping"),
        ("2,345.75", "grouping"),
        ("2345,755", "decimals"),
        ("2.345,755", "decimals"),
        ("0,125", "decimals"),
    ],
)
def test_what_is_refused_and_why(text: str, reason: str) -> None:
    with pytest.raises(NotUnderstood) as caught:
        parse(text, "nl")
    assert caught.value.reason == reason


@pytest.mark.parametrize(
    ("text", "readings"), [("1.5", ("1,5", "1.500")), ("12.34", ("12,34", "12.340")), ("1,500", ("1.500", "1,50"))]
)
def test_an_ambiguous_amount_says_what_it_can_be(text: str, readings: tuple[str, ...]) -> None:
    with pytest.raises(NotUnderstood) as caught:
        parse(text, "nl")
    assert caught.value.readings == readings


@pytest.mark.parametrize("spoken", ["nl", "en"])
@given(cents=st.integers(0, 10**12))
@examples(200)
def test_what_we_write_ourselves_is_read_back(spoken: Language, cents: int) -> None:
    assert parse(plain(cents / 100, spoken), spoken) == pytest.approx(cents / 100)


@given(st.text(max_size=20))
@examples(500)
def test_any_text_is_an_amount_or_is_refused(text: str) -> None:
    try:
        understood = parse(text, "nl")
    except NotUnderstood as error:
        understood = float(list(REASONS).index(error.reason))
    assert understood >= 0


@pytest.mark.parametrize("spoken", ["nl", "en"])
def test_every_refusal_is_a_sentence(spoken: Language) -> None:
    speak(spoken)
    try:
        sentences = {_sentence("project_rate.hrm", "1.5", f"{reason}|1,5|1.500") for reason in REASONS}
    finally:
        speak("nl")
    assert len(sentences) == len(REASONS)
    assert all(one[0] == one[0].upper() and one.endswith(".") and "{" not in one for one in sentences)
