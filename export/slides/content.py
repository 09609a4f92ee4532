"""Every slide in its order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from export.slides.compare import comparison
from export.slides.front_and_end import changed, front, not_known, to_decide
from export.slides.record import Asked, Grid, Slide
from export.slides.room import room_for_table, row_height
from export.slides.sources import Terms, documents, made, status_of, terms_of
from export.slides.steps import steps
from words.texts import _


def slides_of(asked: Asked) -> list[Slide]:
    """What the presentation shows, in the language of this run: each slide with a title of its own."""
    found = [front(asked), *steps(asked), *comparison(asked), not_known(asked), changed(asked), to_decide(asked)]
    known = terms_of(asked, [name for one in found for name in one.names])
    return list(_titled(part for one in found for part in _fitting(_sourced(asked, one, known))))


def _sourced(asked: Asked, slide: Slide, known: Terms) -> Slide:
    """The same with what of its numbers nobody confirmed, how they were made, and of which documents."""
    if not slide.names:
        return slide
    own = {name: known[name] for name in slide.names}
    told = list(made(asked, own))
    return replace(
        slide,
        status=status_of(asked, own),
        made=told,
        sources=[*dict.fromkeys([*slide.sources, *documents(asked, own)])],
    )


def _fitting(slide: Slide) -> Iterator[Slide]:
    """The same in as many slides as its table needs."""
    if slide.grid is None:
        yield slide
        return
    pages = list(_pages(slide.grid, room_for_table([*slide.lines, slide.status])))
    for number, rows in enumerate(pages, 1):
        more = _("{title} ({number} of {count})", title=slide.title, number=number, count=len(pages))
        title = more if len(pages) > 1 else slide.title
        yield replace(slide, title=title, grid=replace(slide.grid, rows=rows))


def _pages(grid: Grid, room: float) -> Iterator[Sequence[Sequence[str]]]:
    """The rows in parts that fit on a slide."""
    page: list[Sequence[str]] = []
    used = row_height(grid.columns, grid.widths)
    for row in grid.rows:
        needed = row_height(row, grid.widths)
        if page and used + needed > room:
            yield page
            page, used = [], row_height(grid.columns, grid.widths)
        page.append(row)
        used += needed
    yield page


def _titled(found: Iterator[Slide]) -> Iterator[Slide]:
    """A title that stood before gets its number behind it: who hears the titles alone must tell them apart."""
    seen: dict[str, int] = {}
    for one in found:
        seen[one.title] = count = seen.get(one.title, 0) + 1
        yield replace(one, title=f"{one.title} ({count})") if count > 1 else one
