"""The groups of pages in the menu: a heading stands before the first page of each.

Streamlit's own sections of a side menu are lists that a screen reader cannot follow, so the menu stays one list and
the headings are drawn before its items (``server/page_shell.py`` sends the style).
"""

from __future__ import annotations

from contextvars import copy_context

from words.languages import LANGUAGES, Language
from words.texts import _, speak


def groups() -> dict[str, str]:
    """The heading of each group in the language of this run, by the address of its first page."""
    return {
        "": _("The decision"),
        "situatie": _("Why"),
        "kostenverdeling": _("Money and certainty"),
        "planning": _("Carrying out"),
        "bronnen": _("Accountability"),
    }


def _groups_in(language: Language) -> dict[str, str]:
    def asked() -> dict[str, str]:
        speak(language)
        return groups()

    return copy_context().run(asked)


def headings() -> str:
    """The style that draws the headings, in the language that the page says it is in."""
    rules = []
    for language in LANGUAGES:
        for path, title in _groups_in(language).items():
            first = f':has(a[href$="/{path}"])' if path else ":first-child"
            rules.append(f'html[lang="{language}"] [data-testid="stSidebarNavItems"] > li{first}::before {{ '
                         f'content: "{title}"; }}')  # fmt: skip
    return "\n".join(rules)
