"""What the speaker sees in a second window beside a screen (``ui/live/browser/hall/notes.js`` brings it there)."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from model.case.case import Case
from ui.charts.parts import Notice
from ui.views.decision import story
from ui.views.decision.story import Visit
from words.claims.steps import titles
from words.labels import label_of, written
from words.origin import quoted
from words.texts import _, md, of, status


def keep(visit: Visit, text: str, missing: Notice | None) -> None:
    """The notes of a screen, unseen on it. ``text``: Markdown that the page shows beside the chart."""
    parts = [text, *(md(_origin(visit, id)) for id in visit.own)]
    if missing:
        parts.append(f"{md(missing.title)}:\n" + "\n".join(f"- {md(line)}" for line in missing.lines))
    with st.container(key="notes"):
        st.markdown("\n\n".join(part for part in (*parts, _next()) if part))


def _origin(visit: Visit, id: str) -> str:
    """What an assumption is now, what the case says, and where that comes from."""
    row = visit.case.row(id)
    return _(
        "{label}: {value} now. In the case {default} ({status}: {source}).",
        label=label_of(visit.case, id),
        value=written(visit.case, id, visit.assumptions.get(id)),
        default=written(visit.case, id, row.default),
        status=status(row.status),
        source=", ".join(_source(visit.case, id)) + quoted(row),
    )


def _source(case: Case, id: str) -> Iterator[str]:
    row = case.row(id)
    yield from filter(None, (of(case.source(row.source).title), of(row.place), of(row.note)))


def _next() -> str:
    """What the next screen is."""
    order = story.order()
    after = order[order.index(story.chosen()) + 1 :]
    return md(_("Next comes: {title}.", title=titles()[after[0]]) if after else _("This is the last screen."))
