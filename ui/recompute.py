"""Below every page: the Python lines that give its numbers again, for who wants to check them with the model itself."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from model.case.case import Case
from model.options.scoring import options_of
from model.risks.reserve import CERTAINTIES
from ui.controls import widgets
from ui.session import case as cases
from ui.session import kept, state
from ui.views.uncertain import run
from words.recompute.script import script
from words.recompute.seen import Seen
from words.texts import _, md


def show(case: Case, path: str) -> None:
    """The fold of the page at this address; its lines are made when it is open."""
    with widgets.fold("recompute", _("Recompute it yourself"), ":material/code:"):
        if widgets.is_open("recompute"):
            st.markdown(md(_("These lines of Python give the numbers of this page again, with what you changed.")))
            st.code(script(path, seen(case)), language=None, wrap_lines=True)


def seen(case: Case) -> Seen:
    """What the visitor's pages show now."""
    tasks = [task.id for task in case.tasks]
    first = next((task for task in tasks if options_of(case, task)), tasks[0] if tasks else "")
    return Seen(
        case=case,
        folder=_folder(),
        changes=state.changes(),
        perspective=state.perspective(),
        year=state.year(),
        task=kept.value("task", first, tasks),
        certainty=float(kept.value("certainty", "0.9", [str(one) for one in CERTAINTIES])),
        draws=run.chosen_draws(),
    )


def _folder() -> str:
    """Where the case is, from the folder of the program; of one elsewhere only its name is said."""
    folder = Path(cases.folder()).resolve()
    return folder.relative_to(cases.ROOT).as_posix() if folder.is_relative_to(cases.ROOT) else folder.name
