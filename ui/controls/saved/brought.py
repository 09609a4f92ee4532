"""A variant as a file: download Mijn variant, and bring a file. Nothing of it is applied until the visitor says so."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable
from functools import partial

import streamlit as st

from model.case.case import Case
from store import variant_file
from store.problems import FileProblem, FileRefused
from store.records import Version
from store.variant_file import VariantFile
from ui.charts.choosing import Shelf
from ui.charts.parts import Download, Notice
from ui.controls.undo import difference
from ui.live.live_chart import live
from ui.session import brought as session
from ui.session import saved, state, steps
from ui.session.moments import Moment, moment_of
from words.link import VARIANT_URL, address, from_page, write_link
from words.problems import sentence
from words.saved_figures import in_short
from words.saving import file_refused, numeric_day, role_name
from words.texts import _, isolated, md, speak

MOST_LINES = 8
MOST_SIGNS = 900_000
"""Of a workbook as the browser sends it (``ui/live/browser/saved.js``)."""


ReadWorkbook = Callable[[Case, bytes], VariantFile]
"""What a workbook sets under a case. Raises FileRefused."""


def show(case: Case, read_workbook: ReadWorkbook) -> None:
    """The file of Mijn variant, what takes one, and what the one that was brought says."""
    mine = address(from_page(VARIANT_URL), saved.parameters_of(case, state.changes()))
    live("file-of-mine", download=Download(_("Download my variant as a file"), mine))
    st.caption(
        md(_("A variant as a file (JSON), or a workbook (xlsx) of this dashboard in which you changed something."))
    )
    live("bring-file", shelf=Shelf(file=_("Open a file…")), on_typed=partial(_take, case, read_workbook))
    found = session.brought()
    if isinstance(found, FileRefused):
        lines = [file_refused(problem) for problem in found.problems]
        live("file-refused", notice=Notice(_("This file is not taken. Nothing was changed."), lines, "error"))
    elif found is not None:
        _ask(case, found)


def _take(case: Case, read_workbook: ReadWorkbook, said: object) -> None:
    """What the browser says of a file: its ``text``, the bytes of a ``book`` (base64), or its ``size`` where it is too
    large (0: it is neither)."""
    file = said.get("file") if isinstance(said, dict) else None
    if not isinstance(file, dict):
        return
    speak(st.session_state["lang"], case.about.words)  # this comes before the page, and its language
    try:
        session.bring(_read(file, partial(read_workbook, case)))
    except FileRefused as refused:
        session.bring(refused)


def _read(file: dict[str, object], read_workbook: Callable[[bytes], VariantFile]) -> VariantFile:
    """Raises FileRefused."""
    text, book, size = (file.get(name) for name in ("text", "book", "size"))
    if isinstance(text, str):
        return variant_file.read(text.encode("utf-8", "surrogatepass"))
    if isinstance(book, str):
        return read_workbook(_unwrapped(book))
    if isinstance(size, int) and size:
        raise FileRefused((FileProblem(reason="too_big", given=str(size), allowed=str(variant_file.MOST_BYTES)),))
    raise FileRefused((FileProblem(reason="not_utf8"),))


def _unwrapped(book: str) -> bytes:
    if len(book) > MOST_SIGNS:
        raise FileRefused((FileProblem(reason="too_big", given=str(len(book)), allowed=str(MOST_SIGNS)),))
    try:
        return b64decode(book, validate=True)
    except ValueError:  # also of a letter outside ASCII
        raise FileRefused((FileProblem(reason="not_xlsx"),)) from None


def _ask(case: Case, file: VariantFile) -> None:
    """What the file says, what it would change, and whether to take it."""
    st.markdown(f"**{md(isolated(file.name))}**")
    told = [numeric_day(file.saved)] if file.role == "other" else [role_name(file.role), numeric_day(file.saved)]
    st.caption(md(" · ".join(told)))
    if file.note:
        st.markdown(md(file.note))
    link = saved.settings(case, Version(number=1, note=file.note, saved=file.saved, content=file.content))
    wanted = moment_of(write_link(case, link.changes, state.view()))
    lines = [*changes(case, dict(steps.now()), dict(wanted)), *(sentence(case, one) for one in link.problems)]
    amounts = in_short(case, saved.headline(case, case.assumptions.replace(**link.changes)))
    lines.append(_("Then my variant costs: {amounts}", amounts=amounts))
    if file.content.case != case.about.id:
        lines.insert(0, _("This file was made with another case ({case}).", case=file.content.case))
    elif file.content.data_version != case.version:
        lines.insert(0, _("This file was made with other figures of the case; what you see is with those of now."))
    live("file-changes", notice=Notice(_("If you open it, this changes in my variant:"), lines, "info"))
    with st.container(horizontal=True, key="save-file-choice"):
        st.button(md(_("Open in my variant")), icon=":material/file_open:", type="primary", key="save-open-file",
                  on_click=session.take, args=(case, file))  # fmt: skip
        st.button(md(_("Leave it")), key="save-leave-file", on_click=session.forget)


def changes(case: Case, here: dict[str, str], there: dict[str, str]) -> list[str]:
    """What becomes different, a line each; or that nothing does."""
    names = [name for name in here | there if here.get(name) != there.get(name)]
    # Each alone: so it is written as everywhere else.
    told = [difference(case, _alone(here, name), _alone(there, name)) for name in names[:MOST_LINES]]
    more = len(names) - MOST_LINES
    return [*told, *([_("and {count} more", count=more)] if more > 0 else [])] or [_("Nothing: it sets the same.")]


def _alone(moment: dict[str, str], name: str) -> Moment:
    return ((name, moment[name]),) if name in moment else ()
