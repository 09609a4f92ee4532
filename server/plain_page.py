"""Pages of plain HTML, without Streamlit: the one on a phone, and the one that says that an address is unknown."""

from __future__ import annotations

from html import escape

from ui.live.versions import LIVE_FOLDER
from words.texts import _

SHELL = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="robots" content="noindex" />
<title>{title} · Keuzekompas</title>
<link rel="icon" type="image/svg+xml" href="{top}/assets/icon.svg" />
<link rel="stylesheet" href="{top}{folder}/hall/phone.css" />
{head}
</head>
<body{data}>
{body}
</body>
</html>
"""


def plain_page(language: str, title: str, top: str, body: str, head: str = "", data: str = "") -> str:
    """The whole page. ``top``: the way from its address to the folder of the pages, as in ``..``."""
    return SHELL.format(
        language=language, title=escape(title), top=top, folder=LIVE_FOLDER, head=head, data=data, body=body
    )


def unknown_page(language: str, path: str) -> str:
    """That there is nothing at this address of ours, with the way to the first page."""
    # Nothing that was asked comes back in the answer but how deep it was.
    top = "/".join([".."] * (path.count("/") - 1)) or "."
    said, way = escape(_("This page does not exist.")), escape(_("To the first page"))
    body = f'<main><h1>Keuzekompas</h1><p role="alert">{said}</p><p><a href="{top}/">{way}</a></p></main>'
    return plain_page(language, _("Unknown page"), top, body)
