"""How every slide looks: an empty wide presentation in the colours and the typeface of the pages."""

from __future__ import annotations

import re

import pptx
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation
from pptx.util import Inches

from export.slides.room import HIGH, INNER, MARGIN, WIDE
from words.look.theme import TYPEFACE, hex_of

TITLE_ONLY = 5
"""The layout of the empty presentation that has a title and nothing else."""
TITLE_TOP, TITLE_HIGH = 0.78, 1.6
# Of Inter itself: a program without it takes another sans serif of variable width by these.
_FACE = f'<a:latin typeface="{TYPEFACE}" panose="02000503000000020004" pitchFamily="34"/>'
_LATIN = re.compile(r'<a:latin typeface="Calibri"[^>]*/>')
_ACCENT = re.compile(r'(<a:accent(\d)>)<a:srgbClr val="[0-9A-Fa-f]{6}"/>')


def empty() -> Presentation:
    """A presentation of 16:9 without slides, with one layout."""
    found = pptx.Presentation()
    found.slide_width, found.slide_height = Inches(WIDE), Inches(HIGH)
    _keep_one_layout(found)
    _color(found)
    for place in (found.slide_master, found.slide_layouts[0]):
        for shape in place.placeholders:
            # What the layout has besides the title, no slide takes over.
            shape.left, shape.top = Inches(MARGIN), Inches(TITLE_TOP)
            shape.width, shape.height = Inches(INNER), Inches(TITLE_HIGH)
    return found


def _keep_one_layout(found: Presentation) -> None:
    kept = found.slide_layouts[TITLE_ONLY]
    for layout in list(found.slide_layouts):
        if layout.name != kept.name:
            found.slide_layouts.remove(layout)


def _color(found: Presentation) -> None:
    """The theme, so that what an office adds to a slide looks the same."""
    theme = found.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    text = theme.blob.decode()
    text = _LATIN.sub(_FACE, text)
    text = _ACCENT.sub(lambda accent: f'{accent[1]}<a:srgbClr val="{hex_of(f"@{int(accent[2]) - 1}")}"/>', text)
    theme._blob = text.encode()
