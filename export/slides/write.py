"""The presentation of a variant: the story of Start, what stands side by side, and what is to be decided."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from pptx.util import Inches, Pt

from export.columns import Column
from export.slides import charts, place
from export.slides.content import slides_of
from export.slides.look import TITLE_HIGH, TITLE_TOP, empty
from export.slides.record import Asked, Slide
from export.slides.room import BODY, BOLD, BOTTOM, INNER, MARGIN, TITLES, height, shortened, title_size
from model.assumptions.values import Assumptions
from model.case.case import Case
from words.labels import case_name, mark_of
from words.languages import LANGUAGES
from words.link import View
from words.texts import _, language, of

LEAST_CHART = 2.2
KICKER_TOP = 0.32


def presentation(
    case: Case, assumptions: Assumptions, view: View, columns: Sequence[Column], missing: Sequence[str], link: str,
    made: date, draws: int,
) -> bytes:  # fmt: skip
    """A pptx file in the language of this run. ``columns`` stand side by side; ``missing``: what the link names that is
    not there, in sentences; ``link`` opens the same in the dashboard."""
    asked = Asked(
        case=case,
        assumptions=assumptions,
        view=view,
        columns=columns,
        missing=missing,
        link=link,
        made=made,
        draws=draws,
    )
    return written(asked, slides_of(asked))


def outline(
    case: Case, assumptions: Assumptions, view: View, columns: Sequence[Column], missing: Sequence[str], link: str,
    made: date, draws: int,
) -> bytes:  # fmt: skip
    """What each of its slides claims, in their order: a list in JSON."""
    asked = Asked(case=case, assumptions=assumptions, view=view, columns=columns, missing=missing, link=link, made=made,
                  draws=draws)  # fmt: skip
    return json.dumps([one.title for one in slides_of(asked)], ensure_ascii=False).encode()


def written(asked: Asked, slides: Sequence[Slide]) -> bytes:
    """The file with these slides."""
    file = empty()
    tag = LANGUAGES[language()].locale
    layout = file.slide_layouts[0]
    for one in slides:
        slide = file.slides.add_slide(layout)
        _fill(slide, one, asked)
        _notes(slide, one, asked)
        place.in_language(slide._element, tag)
        place.in_language(slide.notes_slide._element, tag)
        for shape in slide.shapes:
            if shape.has_chart:
                place.in_language(shape.chart._chartSpace, tag)
    properties = file.core_properties
    properties.title, properties.language = case_name(asked.case), tag
    properties.author, properties.subject = "Keuzekompas", of(asked.case.about.summary)[:255]
    properties.created = properties.modified = datetime(asked.made.year, asked.made.month, asked.made.day, tzinfo=UTC)
    made = io.BytesIO()
    file.save(made)
    return made.getvalue()


def _fill(slide: Any, one: Slide, asked: Asked) -> None:
    top = _title(slide, one)
    if mark_of(asked.case):
        place.mark(slide, mark_of(asked.case))
    if one.first:
        _front(slide, one, asked, top)
        return
    top = _lines(slide, one, top)
    bottom = _status(slide, one)
    if one.chart is not None:
        high = max(bottom - top - 0.1, LEAST_CHART)
        where = (Inches(MARGIN), Inches(top), Inches(INNER), Inches(high))
        frame = slide.shapes.add_chart(charts.kind_of(one.chart), *where, charts.data_of(one.chart))
        charts.style(frame.chart, one.chart)
        place.tell(frame, one.chart.alt)
    if one.grid is not None:
        place.table(slide, one.grid, top)
    place.number_of_slide(slide)


def _title(slide: Any, one: Slide) -> float:
    """The title, under it nothing yet; gives where there is room."""
    title, text = slide.shapes.title, shortened(one.title, size=TITLES[-1], sign=BOLD)
    size = title_size(text)
    high = min(height(text, INNER, size, BOLD) + 0.1, TITLE_HIGH)
    title.left, title.top, title.width, title.height = Inches(MARGIN), Inches(TITLE_TOP), Inches(INNER), Inches(high)
    frame = title.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = 1
    place.say(frame, [text], size, bold=True)
    frame.paragraphs[0].alignment = 1
    if one.kicker:
        place.say(place.box(slide, "Step", KICKER_TOP, 0.4), [one.kicker], color="@15", bold=True)
    return TITLE_TOP + high + 0.12


def _lines(slide: Any, one: Slide, top: float) -> float:
    """What is said below the title; the notes have it whole."""
    texts = [text for text in (shortened(line) for line in one.lines) if text]
    if not texts:
        return top
    high = sum(height(text, INNER, BODY) for text in texts)
    place.say(place.box(slide, "Text", top, high), texts)
    return top + high + 0.12


def _status(slide: Any, one: Slide) -> float:
    """What nobody confirmed, at the foot; gives where that begins."""
    if not one.status:
        return BOTTOM
    text = shortened(one.status)
    high = height(text, INNER, BODY)
    place.say(place.box(slide, "Status", BOTTOM - high, high), [text])
    return BOTTOM - high


def _front(slide: Any, one: Slide, asked: Asked, top: float) -> None:
    """What this is, and the way to it."""
    wide, left = 3.2, MARGIN + INNER - 3.2
    words = _("QR code: {link}", link=asked.link)
    fits = place.code(slide, asked.link, words, left, BOTTOM - wide, wide)
    room = INNER - wide - 0.4 if fits else INNER
    frame = place.box(slide, "Text", top, BOTTOM - top, wide=room)
    place.say(frame, one.lines, 20)
    for paragraph in frame.paragraphs:
        paragraph.space_after = Pt(8)
    run = frame.add_paragraph().add_run()
    run.text, run.font.size = _("Open this in the dashboard"), Pt(20)
    run.hyperlink.address = asked.link


def _notes(slide: Any, one: Slide, asked: Asked) -> None:
    """For the speaker: all that is said, how each number was made, and of which documents."""
    parts = [one.title, *one.lines, *one.said]
    if one.made:
        parts += ["", _("How each number was made:"), *one.made]
    parts += ["", _("Sources:"), *one.sources, asked.link]
    slide.notes_slide.notes_text_frame.text = "\n".join(parts)
