"""The languages of the screen, one entry each: how numbers and days are written, and which texts of a case are read.

A new language is an entry here and a catalogue in ``words/locales``. The first entry is the one that a visitor gets
who asks for none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Language = str
"""A key of ``LANGUAGES``."""


@dataclass(frozen=True)
class Spoken:
    """How a language writes. Patterns name what goes in: ``{number}``, or ``{day}``, ``{month}``, ``{year}``,
    ``{name}`` (of the month) and ``{short}`` (its short name)."""

    name: str
    locale: str
    """What the browser calls it."""
    case_texts: Literal["nl", "en"]
    """The texts of a case stand in two languages: which of them this one reads."""
    thousands: str
    decimal: str
    euro: str
    euro_below_zero: str
    about: str
    """What stands around an amount that is rounded for who listens; ``{amount}`` is the rounded one."""
    less_than: str
    """What stands for an amount so small that it would be written as nothing: ``{amount}`` is the smallest written."""
    unknown: str
    """What stands where there is no number."""
    day: str
    short_day: str
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    needs_javascript: str
    """What stands on the page of a browser without JavaScript."""
    exactly: str
    """The name of the box beside a slider in which its exact number is typed; ``{name}`` is the slider's."""
    was: str
    """Beside a slider that is being moved: ``{value}`` is where it stood."""
    controls: str
    hide_controls: str
    """The button that on a phone brings up the controls, and what it says then."""
    changed: str
    """How many assumptions are changed; ``{count}`` is how many."""
    save_image: str
    """The button that saves a chart."""
    by_table: str
    """Behind the name of a chart whose bars can be pressed: what who does not see them does."""
    back: str
    close: str
    not_explained: str
    try_again: str
    """In the panel that takes a number apart: its buttons, and what it says where the answer does not come."""
    making: str
    is_made: str
    not_made: str
    """Beside the link to a file: it is being made, it is there (``{name}`` and ``{size}``), or it is not."""
    facts: str
    """What opens the facts about a file: for whom it is, what is in it, how large."""
    copy: str
    copied: str
    not_copied: str
    """The button that copies a link, and what comes of it."""
    register: Mapping[str, str]
    """What stands around a table that can be searched; ``{shown}`` of ``{all}`` rows are left."""
    of_streamlit: Mapping[str, str]
    """What Streamlit says in English, and how this language says it; ``{name}`` is a control's."""


LANGUAGES: Mapping[Language, Spoken] = {
    "nl": Spoken(
        name="Nederlands",
        locale="nl-NL",
        case_texts="nl",
        thousands=".",
        decimal=",",
        # No line break between the sign and the amount.
        euro="€\u00a0{number}",
        euro_below_zero="€\u00a0-{number}",
        about="ongeveer {amount}",
        less_than="minder dan {amount}",
        unknown="onbekend",
        day="{day:02d}-{month:02d}-{year}",
        short_day="{day:02d}-{month:02d}-{year}",
        months=(
            "januari", "februari", "maart", "april", "mei", "juni",
            "juli", "augustus", "september", "oktober", "november", "december",
        ),
        short_months=("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
        needs_javascript="Keuzekompas heeft JavaScript nodig. "
        "Zet JavaScript aan in uw browser en laad de pagina opnieuw.",
        exactly="Precies: {name}",
        was="was {value}",
        controls="Knoppen",
        hide_controls="Knoppen verbergen",
        changed="{count} gewijzigd",
        save_image="Download als afbeelding",
        by_table="Elk getal kunt u uit elkaar halen: open de tabel eronder.",
        back="Terug",
        close="Sluiten (Esc)",
        not_explained="De uitleg is nu niet op te halen.",
        try_again="Probeer het opnieuw",
        making="Wordt gemaakt…",
        is_made="Klaar: {name}, {size}",
        not_made="Het maken is niet gelukt. Probeer het opnieuw.",
        copy="Kopieer de link",
        facts="Voor wie, wat erin staat, hoe groot",
        copied="De link is gekopieerd.",
        not_copied="Kopiëren lukt hier niet: selecteer de link en kopieer hem zelf.",
        register={
            "search": "Zoek", "only": "Alleen deze", "changed": "gewijzigd", "count": "{shown} van {all}",
            "page": "Pagina", "pages": "Alle pagina’s",
        },
        of_streamlit={
            "Skip to main content": "Naar de inhoud",
            "Expand sidebar": "Menu openen",
            "Collapse sidebar": "Menu sluiten",
            "Sidebar": "Menu",
            "App pages": "Pagina’s",
            "Link to heading": "Link naar deze kop",
            "Help for {name}": "Uitleg bij {name}",
            "Choose an option": "Kies uit de lijst",
            "No results": "Niets gevonden",
        },
    ),
    "en": Spoken(
        name="English",
        locale="en-GB",
        case_texts="en",
        thousands=",",
        decimal=".",
        euro="€{number}",
        euro_below_zero="-€{number}",
        about="about {amount}",
        less_than="less than {amount}",
        unknown="unknown",
        # With the month in words: 05-01 would be ambiguous.
        day="{day} {name} {year}",
        short_day="{day} {short} {year}",
        months=(
            "January", "February", "March", "April", "May", "June",
            "July", "August", "September", "October", "November", "December",
        ),
        short_months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
        needs_javascript="Keuzekompas needs JavaScript. Turn on JavaScript in your browser and reload the page.",
        exactly="Exactly: {name}",
        was="was {value}",
        controls="Controls",
        hide_controls="Hide controls",
        changed="{count} changed",
        save_image="Download as image",
        by_table="You can take every number apart: open the table below.",
        back="Back",
        close="Close (Esc)",
        not_explained="The derivation cannot be fetched now.",
        try_again="Try again",
        making="Being made…",
        is_made="Ready: {name}, {size}",
        not_made="It could not be made. Try again.",
        copy="Copy the link",
        facts="For whom, what is in it, how large",
        copied="The link is copied.",
        not_copied="Copying does not work here: select the link and copy it yourself.",
        register={
            "search": "Search", "only": "Only these", "changed": "changed", "count": "{shown} of {all}",
            "page": "Page", "pages": "All pages",
        },
        of_streamlit={},
    ),
}  # fmt: skip
DEFAULT: Language = next(iter(LANGUAGES))


def for_browser() -> dict[str, dict[str, str | tuple[str, ...] | Mapping[str, str]]]:
    """What the browser needs to write the numbers and days that Python computed, by language."""
    names = (
        "locale", "thousands", "decimal", "euro", "euro_below_zero", "about", "less_than", "unknown", "day",
        "short_day", "months", "short_months", "exactly", "was", "controls", "hide_controls", "changed", "save_image",
        "by_table", "back", "close", "not_explained", "try_again", "making",
        "is_made", "not_made", "facts", "copy", "copied", "not_copied", "register", "of_streamlit",
    )  # fmt: skip
    return {code: {name: getattr(spoken, name) for name in names} for code, spoken in LANGUAGES.items()}
