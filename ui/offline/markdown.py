"""The Markdown that our pages write, as HTML: everything that is no mark of these is text, and is escaped.

Paragraphs, lists, headings of one kind, **bold**, :small[] and :gray[], links to a page or a document, and a number
that can be pressed. In a browser Streamlit does this; a file has no Streamlit.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape

Linked = Callable[[str, str], str]
"""The HTML of a link, of where it goes and of the HTML that it says."""

_TOKEN = re.compile(
    r"\\(?P<plain>[^\w\s])|(?P<strong>\*\*)|:(?P<role>small|gray)\[|:material/\w+:|(?P<open>\[)"
    r"|\]\((?P<to>[^()\s]*)\)|(?P<close>\])|(?P<em>\*)"
)
_HEADING = re.compile(r"#{1,6} +")
_ITEM = re.compile(r"[-*] +|[0-9]+\. +")


@dataclass
class _Open:
    """What was begun: how it began, and the HTML in it so far."""

    kind: str
    began: str
    inside: list[str] = field(default_factory=list)


def inline(text: str, linked: Linked) -> str:
    """One line."""
    stack = [_Open("", "")]

    def end(kind: str, closed: Callable[[str], str], otherwise: str) -> None:
        if stack[-1].kind == kind:
            made = closed("".join(stack.pop().inside))
            stack[-1].inside.append(made)
        else:
            stack[-1].inside.append(escape(otherwise))

    at = 0
    for found in _TOKEN.finditer(text):
        stack[-1].inside.append(escape(text[at : found.start()]))
        at = found.end()
        kind = found.lastgroup
        if kind == "plain":
            stack[-1].inside.append(escape(found["plain"]))
        elif kind in ("strong", "em") and not any(one.kind == kind for one in stack):
            stack.append(_Open(kind, found[0]))
        elif kind in ("strong", "em"):
            end(kind, lambda inside, tag=kind: f"<{tag}>{inside}</{tag}>", found[0])  # type: ignore[misc]
        elif kind in ("role", "open"):
            stack.append(_Open("role" if kind == "role" else "link", found[0]))
        elif kind == "to":
            end("link", lambda inside, to=found["to"]: linked(to, inside), found[0])  # type: ignore[misc]
        elif kind == "close":
            end("role", lambda inside: f"<small>{inside}</small>", found[0])
    stack[-1].inside.append(escape(text[at:]))
    while len(stack) > 1:  # what was not ended is text
        left = stack.pop()
        stack[-1].inside += [escape(left.began), *left.inside]
    return "".join(stack[0].inside)


def blocks(text: str, linked: Linked) -> str:
    """Paragraphs, lists and headings."""
    made: list[str] = []
    for block in re.split(r"\n\s*\n", text.strip()):
        lines = block.splitlines()
        while lines:
            if _HEADING.match(lines[0]):
                made.append(f"<h3>{inline(_HEADING.sub('', lines.pop(0), count=1), linked)}</h3>")
            elif _ITEM.match(lines[0]):
                items = []
                while lines and _ITEM.match(lines[0]):
                    items.append(f"<li>{inline(_ITEM.sub('', lines.pop(0), count=1), linked)}</li>")
                made.append(f"<ul>{''.join(items)}</ul>")
            else:
                told = []
                while lines and not _HEADING.match(lines[0]) and not _ITEM.match(lines[0]):
                    told.append(inline(lines.pop(0), linked))
                made.append(f"<p>{' '.join(told)}</p>")
    return "".join(made)
