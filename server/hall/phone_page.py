"""The page on the phone that controls a screen, and what the screen says about it."""

from __future__ import annotations

import json
from html import escape

from server.plain_page import plain_page
from ui.live.versions import LIVE_FOLDER
from words.texts import _

TOP = ".."
"""The way from ``/afstand/CODE`` to where the pages stand."""

CONTROLS = """<main>
<div aria-live="polite"><h1>{title}</h1></div>
<p id="said" role="status">{starting}</p>
<div id="slider" hidden>
<label for="slide"></label>
<output for="slide"></output>
<input id="slide" type="range" step="1" />
</div>
<div id="turns">
<button id="back" type="button" disabled><span aria-hidden="true">←</span> {back}</button>
<button id="on" type="button" disabled><span aria-hidden="true">→</span> {on}</button>
</div>
</main>"""


def page(language: str) -> str:
    """Two buttons and a slider; the script fills in what the screen tells."""
    words = {
        "gone": gone(),
        "taken": taken(),
        "lost": _("No connection. Trying again…"),
        "away": _("The screen is not presenting now."),
    }
    body = CONTROLS.format(
        title="Keuzekompas",
        starting=escape(_("Looking for the screen…")),
        back=escape(_("Previous")),
        on=escape(_("Next")),
    )
    head = f'<script type="module" src="{TOP}{LIVE_FOLDER}/hall/phone.js"></script>'
    return _shell(language, body, head, f' data-words="{escape(json.dumps(words, ensure_ascii=False))}"')


def gone_page(language: str) -> str:
    """For who opens a code that means nothing any more."""
    return _shell(language, f'<main><h1>Keuzekompas</h1><p id="said" role="alert">{escape(gone())}</p></main>')


def _shell(language: str, body: str, head: str = "", data: str = "") -> str:
    return plain_page(language, _("Remote control"), TOP, body, head, data)


def gone() -> str:
    """That a code is of no room."""
    return _("This remote control is no longer valid. Scan the code again.")


def taken() -> str:
    """That a room has a phone already."""
    return _("Another phone controls this screen. Ask the presenter for a new code.")


def for_the_screen() -> dict[str, str]:
    """What the screen says around the code."""
    return {
        "title": _("Control with your phone"),
        "scan": _("Scan this code with your phone. The first phone gets two buttons and the slider of this screen."),
        "picture": _("QR code of the remote control"),
        "unreachable": _(
            "A phone cannot reach this dashboard: it runs on this computer only, and that address means something else "
            "to a phone. Start it with python3 run.py --host 0.0.0.0, on the same network as the phone, and open the "
            "address that it then names."
        ),
        "joined": _("A phone controls this screen."),
        "another": _("Another phone"),
        "close": _("Close (Esc)"),
    }
