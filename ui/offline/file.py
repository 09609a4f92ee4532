"""One HTML file with the pages of a variant, that works from a disk, without network.

It holds what the server sent for each page, and the code of the live pages, which shows it. Nothing may be fetched: the
policy in it allows no address at all.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.uncertainty.room import usual
from ui.controls.widgets import ALL_OPEN, changed_list
from ui.live.versions import FONTS, LIVE_FILES, MODULES, STYLES
from ui.offline.bundle import bundled
from ui.offline.pages import Making, chosen_in, html_of, one_at_a_time, options_of, page_id, view_of, views, walk
from ui.offline.parts import names_in, sliders_in, taken_along
from ui.offline.recorded import Shown, after, record, theme
from ui.session.kept import KEPT
from ui.views.decision import sure, tiles
from words.labels import case_name
from words.link import EXPLAINED, PRESENTING, View, party_of, write_link
from words.texts import _, day, language
from words.variants import who

PAGES = ("", "situatie", "scenarios", "uitvoeringsmodel", "kostenverdeling", "meerjarenbegroting", "onzekerheid",
         "risicos", "planning", "projectbegroting", "bronnen")  # fmt: skip
"""The addresses of the pages in the file; those that compare, save or explain need a server."""
BROWSER = Path(__file__).parent / "browser"
START = "offline/offline.js"
"""The module that begins: it stands in for Streamlit."""

TOGETHER = 8
"""So many of the pages that show something else are made before memory is given back."""

Explain = Callable[[Mapping[str, str]], Mapping[str, Any] | None]
"""The explanation of the number that the parameters of an address name; None if there is none."""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Of what the file is: a case, a variant of it, what is shown of that, and the address that opens it live."""

    case: Case
    assumptions: Assumptions
    view: View
    more: Mapping[str, str]
    """What the address says besides: of which case it is."""
    live: str
    made: date


def file(wanted: Wanted, plotly: bytes, explain: Explain, tidy: Callable[[], None]) -> bytes:
    """The whole file, in UTF-8.

    Of a large case it is many megabytes: what is no longer needed is let go on the way, and the file is one text never.
    ``tidy`` gives back what was let go, now and then.
    """
    query = {**write_link(wanted.case, _changes(wanted), wanted.view), **wanted.more}
    query.pop(PRESENTING, None)
    recorded: dict[str, _Page] = {}
    for path in PAGES:
        tidy()
        recorded |= _of_page(path, urlencode(query), tidy)
    named = next(iter(recorded.values())).pages
    tidy()
    explained = _explanations([one.shown for one in recorded.values()], query, explain)
    drawn = _drawn(wanted)
    parts: dict[bytes, int] = {}
    positions: dict[tuple[str, ...], int] = {}

    def part(raw: bytes) -> int:
        own = drawn[1] if b'"later":' in raw else raw
        return parts.setdefault(taken_along(own, explained, drawn[0]), len(parts))

    pages = {}
    while recorded:
        name = next(iter(recorded))
        one = recorded.pop(name)
        making = Making(
            pages=one.pages, included=PAGES, explained=explained, part=part, moving=_moving(one.shown), leads=one.leads,
            positions=positions,
        )  # fmt: skip
        pages[name] = html_of(making, one.shown)
    said = {
        "positions": list(positions),
        "explained": explained,
        "fonts": {Path(name).stem: _in_text(LIVE_FILES[name]) for name in FONTS},
        "words": {"moved": _("This is how it stands in the variant: the slider that you moved does not count here.")},
    }
    tidy()
    made = BytesIO()
    made.writelines(piece.encode() for piece in _document(wanted, named, pages, parts, said, plotly.decode()))
    return made.getvalue()


Leads = dict[str, list[tuple[str, str]]]
"""By the key of a control that chooses what a page shows: each option, and the page of the file that shows it."""


class _Page(NamedTuple):
    """What the file takes of a page: what stands on it, the name and address of every page, and where its controls
    lead. Not its visitor: his session holds all that the page was made of."""

    shown: tuple[Shown, ...]
    pages: Mapping[str, tuple[str, str]]
    leads: Leads


def _of_page(path: str, query: str, tidy: Callable[[], None]) -> dict[str, _Page]:
    """A page as it stands, and as it is when something else is chosen to be shown, the rest as it stands; by how the
    file calls them."""
    name, held = page_id(path), {ALL_OPEN: True}
    first = record(path, query, held)
    leads: Leads = {}
    found = {name: _Page(first.shown, first.pages, leads)}
    for place, control in enumerate(views(first.shown)):
        own, led = view_of(control), []
        for number, label in enumerate(options_of(control)):
            its = name if label == chosen_in(control) else f"{name}--{place}-{number}"
            kept = {} if its == name else after(first, control, label, KEPT) or {}
            if own in kept:
                if len(found) % TOGETHER == 0:
                    tidy()
                other = record(path, query, {**held, KEPT: {own: kept[own]}})
                found[its] = _Page(other.shown, other.pages, leads)
            if its in found:
                led.append((label, its))
        if len(led) > 1:
            leads[control.key] = led
    return found


def _moving(page: Sequence[Shown]) -> set[str]:
    """The keys of the sliders that something on the page follows."""
    parts = [shown for shown in walk(page) if shown.kind == "bidi_component"]
    return {key for shown in parts for key in sliders_in(shown.said.bytes)}


def _changes(wanted: Wanted) -> Mapping[str, Any]:
    return wanted.assumptions.changed_from(wanted.case.assumptions)


# ---- what the server would still be asked ----


def _drawn(wanted: Wanted) -> tuple[str, bytes]:
    """How far the cost can lie apart, for the strip of results; and the part of Start in which that stands."""
    case, party, draws = wanted.case, party_of(wanted.case, wanted.view.perspective), usual(wanted.case)
    text = tiles.range_text(sure.drawn(case, wanted.assumptions, party, draws))
    return text, sure.part(case, wanted.assumptions, party, wanted.view.per, draws)


def _explanations(pages: Iterable[Sequence[Shown]], query: Mapping[str, str], explain: Explain) -> Mapping[str, Any]:
    """Of the numbers that are headlines, by name, with behind an @ the variant if that is not Mijn variant."""
    names = dict.fromkeys(
        name
        for one in pages
        for shown in walk(one)
        if shown.kind == "bidi_component"
        for name in names_in(shown.said.bytes, shown.key)
    )
    found: dict[str, Any] = {}
    for name in names:
        own, _at, variant = name.partition("@")
        asked = dict(zip(EXPLAINED, (own, variant), strict=True)) if variant else {EXPLAINED[0]: own}
        told = explain({**query, **asked})
        if told is not None:
            found[name] = told
    return {name: _apart(told, name, found) for name, told in found.items()}


def _apart(told: Mapping[str, Any], name: str, found: Mapping[str, Any]) -> Mapping[str, Any]:
    """The same for a file: a part of the number leads on only where that came along."""
    _own, at, variant = name.partition("@")
    parts = [one if f"{one['name']}{at}{variant}" in found else {**one, "name": ""} for one in told["parts"]]
    return {**told, "parts": parts, "slider": None, "words": {**told["words"], "page": ""}}


# ---- the file ----


def _in_text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _script(code: str) -> tuple[str, str]:
    """A script in the page, and what the policy says of it."""
    code = code.replace("</script", "<\\/script").replace("<!--", "<\\!--")
    digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
    return code, f"'sha256-{digest}'"


def _theme(where: str, name: str) -> str:
    return f"{where}{{{''.join(f'{one}:{value};' for one, value in theme(name).items())}}}"


def _style() -> str:
    themes = [_theme(":root", "light")]
    themes.append(f"@media (prefers-color-scheme: dark){{{_theme(':root:not([data-paper])', 'dark')}}}")
    sheets = [LIVE_FILES[name].decode() for name in STYLES]
    # The letters come with the code: what names their file would be asked for.
    sheets = ["\n".join(line for line in one.splitlines() if not line.startswith("@font-face")) for one in sheets]
    return "\n".join([*sheets, *themes, (BROWSER / "offline.css").read_text(encoding="utf-8")])


def _code() -> str:
    modules = {name: LIVE_FILES[name].decode() for name in MODULES}
    return bundled({**modules, START: (BROWSER / "offline.js").read_text(encoding="utf-8")}, START)


def _document(
    wanted: Wanted,
    named: Mapping[str, tuple[str, str]],
    pages: Mapping[str, str],
    parts: Iterable[bytes],
    said: Mapping[str, Any],
    plotly: str,
) -> Iterator[str]:
    """The file, piece by piece."""
    (draws, of_plotly), (code, of_code) = _script(plotly), _script(_code())
    policy = (
        f"default-src 'none'; script-src {of_plotly} {of_code}; style-src 'unsafe-inline'; img-src data: blob:; "
        "font-src data:; base-uri 'none'; form-action 'none'"
    )
    names = {address: name for name, address in named.values()}
    menu = "".join(f'<li><a href="#{page_id(path)}">{escape(names[path])}</a></li>' for path in PAGES)
    yield f"""<!doctype html>
<html lang="{language()}" data-offline data-live="{escape(wanted.live)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Keuzekompas</title>
<link rel="icon" href="data:,">
<style>{_style()}</style>
</head>
<body>
<div class="stApp" data-testid="stApp" data-test-script-state="notRunning" data-test-connection-state="CONNECTED">
<nav class="kko-menu" aria-label="{escape(_("Pages"))}"><ul>{menu}</ul></nav>
<main class="stMain" data-testid="stMain"><div class="stMainBlockContainer" data-testid="stMainBlockContainer">
{_about(wanted)}
<noscript><p>{escape(_("This file needs JavaScript."))}</p></noscript>
<div class="stVerticalBlock" data-testid="stVerticalBlock" id="kko-page" tabindex="-1"></div>
</div></main>
</div>
"""
    for name, html in pages.items():
        yield f'<template id="kko-of-{name}">{html}</template>'
    yield '\n<script type="application/json" id="kko-said">{"parts":['
    for place, one in enumerate(parts):
        yield f'{"," if place else ""}"{_in_text(one)}"'
    rest = json.dumps(said, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    yield f"],{rest.removeprefix('{')}</script>\n<script>{draws}</script>\n"
    yield f'<script type="module">{code}</script>\n</body>\n</html>\n'


def _about(wanted: Wanted) -> str:
    """Of what the file is, and what it cannot do."""
    case = wanted.case
    changes: Sequence[str] = changed_list(case, _changes(wanted))
    differs = _("Different from the case: {changes}.", changes="; ".join(changes))
    live = f'<a href="{escape(wanted.live)}" rel="noreferrer noopener">{escape(_("Open this variant live"))}</a>'
    lines = [
        one_at_a_time(),
        _("What you set in a slider here is not kept."),
        _(
            "Choices that need the server stand still here: what is chosen is said. Comparing, saving and sharing "
            "can be done live only."
        ),
    ]
    summary = _(
        "Snapshot of {date} that works without network. {title}, for {who}. Data version {version}.",
        date=day(wanted.made.toordinal()),
        title=case_name(case),
        who=who(case, party_of(case, wanted.view.perspective)),
        version=case.version,
    )
    told = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return (
        f'<div class="kko-about"><details><summary>{escape(summary)}</summary>{told}</details>'
        f"<p>{escape(differs if changes else _('Everything stands as in the case.'))} {live}</p></div>"
    )
