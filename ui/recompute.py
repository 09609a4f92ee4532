"""Below every page: the Python lines that give its numbers again, for who wants to check them with the model itself."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from model.case.case import Case
from model.options.scoring import options_of
from model.risks.reserve import CERTAINTIES
from ui.charts.parts import Download
from ui.controls import widgets
from ui.live.live_chart import live
from ui.session import case as cases
from ui.session import kept, served, state
from ui.views.uncertain import run
from words.exported.addresses import CASE_FILES_URL
from words.link import CASE, address, from_page
from words.recompute.script import script
from words.recompute.seen import Seen
from words.texts import _, md


def show(case: Case, path: str) -> None:
    """The fold of the page at this address; its lines are made when it is open."""
    with widgets.fold("recompute", _("Recompute it yourself"), ":material/code:"):
        if widgets.is_open("recompute"):
            st.markdown(md(_("These lines of Python give the numbers of this page again, with what you changed.")))
            if cases.as_then() is not None:
                _of_then(case)
            st.code(script(path, seen(case)), language=None, wrap_lines=True)


def _of_then(case: Case) -> None:
    """Where the files are with which the lines compute: those of now are others."""
    said = _("They compute with the case of then. Download its files first, and unpack them in the folder {folder}.",
             folder=_folder())  # fmt: skip
    st.markdown(md(said))
    files = address(from_page(CASE_FILES_URL), {**cases.parameters(), CASE: case.version})
    live("case-files", download=Download(_("Download the case of then"), files))


def seen(case: Case) -> Seen:
    """What the visitor's pages show now."""
    tasks = [task.id for task in case.tasks]
    first = next((task for task in tasks if options_of(case, task)), tasks[0] if tasks else "")
    return Seen(
        case=case,
        folder=_folder(),
        elsewhere=not _is_inside() and cases.as_then() is None,
        changes=state.changes(),
        perspective=state.perspective(),
        moved=state.view().moved,
        year=state.year(),
        task=kept.value("task", first, tasks),
        certainty=float(kept.value("certainty", "0.9", [str(one) for one in CERTAINTIES])),
        draws=run.chosen_draws(case),
    )


def _is_inside() -> bool:
    return Path(cases.folder()).resolve().is_relative_to(served.ROOT)


def _folder() -> str:
    """Where the case is, from the folder of the program; of one elsewhere only its name is said. That of then has a
    folder of its own beside it."""
    folder, then = Path(cases.folder()).resolve(), cases.as_then()
    if then is not None:
        folder = folder.with_name(f"{folder.stem}-{then.version}")
    return folder.relative_to(served.ROOT).as_posix() if _is_inside() else folder.name
