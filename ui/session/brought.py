"""The file that a visitor brought: looked at first, and applied only when he says so."""

from __future__ import annotations

import streamlit as st

from model.case.case import Case
from store.problems import FileRefused
from store.records import Version
from store.variant_file import VariantFile
from ui.session import saving

BROUGHT = "save-brought"


def brought() -> VariantFile | FileRefused | None:
    """The file that the visitor brought, or what is wrong with it."""
    found: VariantFile | FileRefused | None = st.session_state.get(BROUGHT)
    return found


def bring(found: VariantFile | FileRefused) -> None:
    """Look at what a file says; nothing of it is applied."""
    saving.be_silent()
    st.session_state[BROUGHT] = found


def forget() -> None:
    """Let the file go."""
    st.session_state.pop(BROUGHT, None)


def take(case: Case, file: VariantFile) -> None:
    """Mijn variant becomes what the file sets, under this case: one step, that can be undone."""
    version = Version(number=1, note=file.note, saved=file.saved, content=file.content)
    saving.open_version(case, file.name, version)
    forget()
