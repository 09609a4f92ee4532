"""The texts of the screen: English in the code, Dutch from the catalogue, case texts from the case."""

from __future__ import annotations

import re
from contextvars import ContextVar
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from babel.messages.pofile import read_po

from model.case.base import Status, Text
from words import formatting
from words.languages import DEFAULT, LANGUAGES, Language

LOCALES = Path(__file__).parent / "locales"

# Before a name between colons (an emoji or an icon), the rest of an address, and the second sign of an arrow or dash.
_SIGNS = re.compile(
    r"(?<=:)(?=[\w+-]+:|material/)|(?<=:)(?=//)|(?<=www)(?=\.)|(?<=@)(?=\w)|(?<=[<>=~-])(?=[<>=~-])", re.IGNORECASE
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


_language: ContextVar[Language] = ContextVar("language", default=DEFAULT)


def speak(chosen: Language) -> None:
    """The language of this run. Kept apart from the session, which is slow to ask thousands of times."""
    _language.set(chosen)


def language() -> Language:
    """The language of this run."""
    return _language.get()


def in_language(key: str) -> str:
    """The key of a widget whose values are texts: its own in each language.

    Under one key the browser looks for the text of the other language first, finds none and shows the first value.
    """
    return key if language() == DEFAULT else f"{key}--{language()}"


def _(text: str, **values: object) -> str:
    """The text in the session's language, with ``{name}`` filled in."""
    translated = catalogue(language()).get(text, text)
    return translated.format(**values) if values else translated


def of(text: Text | None) -> str:
    """A text of the case in the session's language."""
    if text is None:
        return ""
    return text.nl if LANGUAGES[language()].case_texts == "nl" else text.en


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
