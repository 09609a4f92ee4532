"""The texts of the screen: English in the code, Dutch from the catalogue, case texts from the case."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from babel.messages.pofile import read_po

from model.case.base import Status, Text
from model.case.words import PARTICIPATIEWET, Word, Words
from words import formatting
from words.languages import DEFAULT, LANGUAGES, Language

LOCALES = Path(__file__).parent / "locales"

# Before a name between colons (an emoji or an icon), the rest of an address, and the second sign of an arrow or dash;
# and behind the hyphens of a date and the dash of a range of years, which stay on one line.
_SIGNS = re.compile(
    r"(?<=:)(?=[\w+-]+:|material/)|(?<=:)(?=//)|(?<=www)(?=\.)|(?<=@)(?=\w)|(?<=[<>=~-])(?=[<>=~-])"
    r"|(?<=[0-9][-–])(?=[0-9])",
    re.IGNORECASE,
)
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+!|~$:&-]|(?<=[0-9])\.(?=\s))")


@cache
def catalogue(language: Language) -> dict[str, str]:
    """Every translated text of a language, by its English text. English itself needs none."""
    path = LOCALES / language / "LC_MESSAGES" / "keuzekompas.po"
    if not path.exists():
        return {}
    with path.open("rb") as file:
        messages = read_po(file, locale=language)
    return {str(message.id): str(message.string) for message in messages if message.id and message.string}


def slots(words: Words, language: Language) -> dict[str, str]:
    """What a case's words put in the places of our texts: ``{units}``, and ``{Units}`` where a sentence starts with it.

    Nothing for what the case does not have: no page speaks of that.
    """
    found = {name: of_language(getattr(words, name), language) for name in Words.model_fields}
    return found | {name.capitalize(): text[:1].upper() + text[1:] for name, text in found.items()}


_SLOT = re.compile(r"\{(\w+)\}")


def said_with(words: Words, language: Language) -> Mapping[str, str]:
    """Every text of the code in this language with these words in it, by its English text as it stands in the code.

    The catalogue of the first language has them all.
    """
    own, filled = catalogue(language), slots(words, language)
    texts = {text: own.get(text, text) for text in catalogue(DEFAULT)}
    return {text: _SLOT.sub(lambda slot: filled.get(slot[1], slot[0]), said).rstrip() for text, said in texts.items()}


@dataclass(frozen=True, eq=False)
class Speech:
    """How this run speaks: its language, the words of the case that it shows, and every text in them.

    One for each language and words: what follows from it alone can be remembered by it.
    """

    language: Language
    words: Words
    texts: Mapping[str, str]


_speech: ContextVar[Speech | None] = ContextVar("speech", default=None)


def speak(chosen: Language, words: Words | None = None) -> None:
    """The language of this run, and the words of its case; without these it keeps those that it has.

    Kept apart from the session, which is slow to ask thousands of times. Runs of other visitors, who may see another
    case, have their own.
    """
    _speech.set(_speaking(chosen, words or spoken().words))


@lru_cache(maxsize=16)
def _speaking(chosen: Language, words: Words) -> Speech:
    return Speech(chosen, words, said_with(words, chosen))


def spoken() -> Speech:
    """How this run speaks; the first language and words if nobody told."""
    return _speech.get() or _speaking(DEFAULT, PARTICIPATIEWET)


def language() -> Language:
    """The language of this run."""
    return spoken().language


def in_language(key: str) -> str:
    """The key of a widget whose values are texts: its own in each language.

    Under one key the browser looks for the text of the other language first, finds none and shows the first value.
    """
    return key if language() == DEFAULT else f"{key}--{language()}"


def _(text: str, **values: object) -> str:
    """The text in this run's language and in the words of its case, with ``{name}`` filled in."""
    said = spoken().texts.get(text, text)
    return said.format(**values) if values else said


def of(text: Text | None) -> str:
    """A text of the case in the session's language."""
    return of_language(text, language())


def of_language(text: Text | Word | None, language: Language) -> str:
    """A text of the case in a language; nothing if there is none."""
    if text is None:
        return ""
    return text.nl if LANGUAGES[language].case_texts == "nl" else text.en


@lru_cache(maxsize=4_000)
def md(text: str) -> str:
    """A text in which no character means anything to Markdown, and of which no link, emoji, icon or arrow comes.

    Streamlit makes those even of what is escaped: a word joiner, which takes no room, keeps their signs apart.
    """
    return _MARKDOWN.sub(r"\\\1", _SIGNS.sub("\u2060", text))


def pressed(text: str, made: str) -> str:
    """A number in Markdown that opens its explanation by its name, beside the page (``panel/panel.js``)."""
    return f"[{md(text)}](./herleiding?naam={made})"


def isolated(text: str) -> str:
    """A text that somebody typed, in the middle of ours: written from right to left it turns nothing around it."""
    return f"\u2068{text}\u2069"


def small(text: str) -> str:
    """A text as small Markdown; none if there is none."""
    return f":small[{md(text)}]" if text else ""


def in_quotes(words: str) -> str:
    """Somebody's own words, between the quotation marks of the language."""
    return _("“{words}”", words=words)


def unknown() -> str:
    """What stands where there is no number."""
    return LANGUAGES[language()].unknown


def euro(value: float, decimals: int = 0) -> str:
    """An amount in the session's notation, or that it is unknown."""
    return formatting.euro(value, language(), decimals)


def about(value: float) -> str:
    """An amount rounded for who listens, or that it is unknown."""
    return formatting.about(value, language())


def change(value: float) -> str:
    """How much more or less, or that it is unknown."""
    return formatting.change(value, language())


def euro_sign() -> str:
    """What stands before an amount: "€ " in Dutch, "€" in English."""
    return formatting.euro(0, language()).removesuffix("0")


@lru_cache(maxsize=10_000)
def _day(ordinal: int, spoken: Language) -> str:
    return formatting.day(date.fromordinal(ordinal), spoken)


def day(ordinal: float) -> str:
    """A day of the model (an ordinal) as a date."""
    return _day(int(ordinal), language())


def short_day(ordinal: float) -> str:
    """As ``day``, where there is little room."""
    return formatting.short_day(date.fromordinal(int(ordinal)), language())


def percent(value: float, decimals: int = 1) -> str:
    return formatting.percent(value, language(), decimals)


def number(value: float, decimals: int = 0) -> str:
    return formatting.number(value, language(), decimals)


def status(value: Status) -> str:
    """How the status of a figure is called on the screen."""
    return {"bron": _("source"), "openbaar": _("public"), "aanname": _("assumption")}[value]
