"""Texts, tables and pictures on a slide, each with its language and, where it is no text, with words for who does not
see it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import segno
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.oxml import parse_xml
from pptx.util import Inches, Pt
from segno import DataOverflowError

from export.slides.record import Grid
from export.slides.room import BODY, CELL, INNER, MARGIN, row_height
from words.look.theme import hex_of

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
FOOT, FOOT_HIGH = 6.98, 0.36
"""Where the number of a slide stands, in inches."""
QR_MOST = 1200
"""Signs of a link that a phone still reads from a wall; a longer one has no code."""


def rgb(code: str) -> RGBColor:
    """A colour of the theme."""
    return RGBColor.from_string(hex_of(code))


def box(slide: Any, name: str, top: float, high: float, left: float = MARGIN, wide: float = INNER) -> Any:
    """A frame for text, that breaks its lines and stays as large as it is."""
    shape = slide.shapes.add_textbox(Inches(left), Inches(top), Inches(wide), Inches(high))
    shape.name = name
    frame = shape.text_frame
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    return frame


def say(frame: Any, texts: Sequence[str], size: float = BODY, color: str = "@text", bold: bool = False) -> None:
    """Paragraphs of plain text."""
    for place, text in enumerate(texts):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = text
        run.font.size, run.font.bold, run.font.color.rgb = Pt(size), bold, rgb(color)


def tell(shape: Any, words: str) -> None:
    """What stands for a chart, table or picture to who does not see it."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", words)


def table(slide: Any, grid: Grid, top: float) -> float:
    """A table with the names of its columns in its first row; gives where it ends."""
    heights = [row_height(row, grid.widths) for row in [grid.columns, *grid.rows]]
    high = sum(heights)
    shape = slide.shapes.add_table(
        len(grid.rows) + 1, len(grid.columns), Inches(MARGIN), Inches(top), Inches(INNER), Inches(high)
    )
    tell(shape, "; ".join(", ".join(row) for row in [grid.columns, *grid.rows]))
    found = shape.table
    found.horz_banding = False
    for place, part in enumerate(grid.widths):
        found.columns[place].width = Inches(INNER * part)
    for row, cells in enumerate([grid.columns, *grid.rows]):
        found.rows[row].height = Inches(heights[row])
        for column, text in enumerate(cells):
            _cell(found.cell(row, column), text, row == 0)
    return top + high


def _cell(cell: Any, text: str, heads: bool) -> None:
    cell.margin_left = cell.margin_right = Inches(0.1)
    cell.margin_top = cell.margin_bottom = Inches(0.05)
    cell.vertical_anchor = MSO_ANCHOR.TOP
    cell.fill.solid()
    cell.fill.fore_color.rgb = RGBColor(0xE3, 0xE8, 0xF0) if heads else RGBColor(0xFF, 0xFF, 0xFF)
    say(cell.text_frame, [text], CELL, bold=heads)


def code(slide: Any, link: str, words: str, left: float, top: float, wide: float) -> bool:
    """The link as a picture that a phone reads; whether it fits in one."""
    if len(link) > QR_MOST:
        return False
    drawn = io.BytesIO()
    try:
        segno.make_qr(link, error="m").save(drawn, kind="png", scale=8, border=4)
    except DataOverflowError:
        return False
    drawn.seek(0)
    tell(slide.shapes.add_picture(drawn, Inches(left), Inches(top), Inches(wide), Inches(wide)), words)
    return True


def mark(slide: Any, text: str, size: float = BODY) -> None:
    """What holds for every slide, at its foot: beside its number."""
    say(box(slide, "Mark", FOOT, FOOT_HIGH, wide=INNER - 1), [text], size, bold=True)


def number_of_slide(slide: Any, size: float = BODY) -> None:
    """Which slide it is, counted by the program that shows it."""
    frame = box(slide, "Number", FOOT, FOOT_HIGH, left=MARGIN + INNER - 1, wide=1)
    frame.paragraphs[0].alignment = 3
    paragraph = frame.paragraphs[0]._p
    paragraph.append(
        parse_xml(
            f'<a:fld xmlns:a="{DRAWING}" id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum">'
            f'<a:rPr sz="{int(size * 100)}"/><a:t>‹#›</a:t></a:fld>'
        )
    )


def in_language(element: Any, tag: str) -> None:
    """Say of every run which language it is: a program reads it aloud and checks its spelling by that."""
    marks = {f"{{{DRAWING}}}{name}" for name in ("rPr", "defRPr", "endParaRPr")}
    for run in list(element.iter(f"{{{DRAWING}}}r")):
        run.get_or_add_rPr()
    for found in element.iter():
        if found.tag in marks:
            found.set("lang", tag)
