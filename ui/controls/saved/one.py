"""One saved variant: what it costs, then and now; open it, and for who has its key save on, rename, remove, restore."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from model.case.case import Case
from store.records import Variant, Version
from ui.charts.parts import Download, Notice
from ui.controls import widgets
from ui.controls.saved import form
from ui.live.live_chart import live
from ui.session import case as cases
from ui.session import links, saved, saving, served, state
from ui.session.served import kept
from ui.views.saved import shown as views
from words import saved_figures
from words.absent import of_another_case
from words.labels import case_name
from words.link import EDIT_KEY, SAVED, SAVED_VERSION, VARIANT_URL, address, from_page
from words.problems import sentence
from words.saving import role_name, version_name, versions_count
from words.texts import _, isolated, md

NAME = "save-new-name"
MOST_VERSIONS = 20
"""So many stand there, the newest first."""


def show(case: Case, id: str) -> None:
    """The variant of this id; ``case``: that of now. Raises Unavailable and NotFound."""
    found, history = saved.opened(id), saved.versions(id)
    newest = saving.seen(id, found.latest.number)
    number = saving.number_of(found.latest.number)
    version = next(one for one in history if one.number == number)
    st.button(md(_("All variants")), icon=":material/arrow_back:", key="save-leave", on_click=saving.leave)
    st.header(md(isolated(found.name)))
    listed = _("in the list") if found.listed else _("only by link")
    st.caption(md(f"{role_name(found.role)} · {version_name(version)} · {listed}"))
    if version.note:
        st.markdown(md(version.note))
    if version.content.case != case.about.id:
        _of_another_case(found, version.content.case)
        return
    if newest < found.latest.number:
        _newer(found)
    _figures(case, version)
    _act(case, found, history, version)


def _of_another_case(found: Variant, id: str) -> None:
    """That none of it says anything here, and the way to where it does, if the server shows that case."""
    live("of-another-case", notice=Notice(of_another_case(isolated(found.name)), tone="info"))
    title = next((case_name(one) for _folder, one in served.right() if one.about.id == id), None)
    if title is not None:
        label = _("Go to that case: {title}", title=title)
        st.button(md(label), key="save-to-case", on_click=links.to_case, args=(id,))


def _newer(found: Variant) -> None:
    """That somebody saved since the visitor looked."""
    title = _("Since you opened this, version {number} was saved.", number=found.latest.number)
    live("newer", notice=Notice(title, [_("Look at it first, or save yours as a copy.")]))
    st.button(md(_("Go on from version {number}", number=found.latest.number)), key="save-go-on",
              on_click=saving.has_seen, args=(found.id, found.latest.number))  # fmt: skip


# ---- what it costs ----


def _figures(case: Case, version: Version) -> None:
    link = saved.settings(case, version)
    now = saved.headline(case, case.assumptions.replace(**link.changes))
    drifted = version.content.data_version != case.version
    if drifted or link.problems:
        _drift(case, version, [sentence(case, problem) for problem in link.problems], now)
    live("figures", grid=views.figures(case, version.content.headline if drifted else now, now))


def _drift(case: Case, version: Version, gone: list[str], now: dict[str, float]) -> None:
    """Which figures of the case changed since this was saved."""
    then = kept(version.content.data_version, case.about.id)
    if then is None:
        lines = [_("The case of then was not kept, so which figures changed cannot be told.")]
    else:
        lines = saved_figures.changed_lines(then, case) or [_("No figure is another one; only texts are.")]
    if not saved_figures.differs(version.content.headline, now):
        lines.append(_("What it costs stays the same."))
    live("drift", notice=Notice(_("Since this was saved the figures of the case changed."), [*lines, *gone]))


# ---- what one can do ----


def _act(case: Case, found: Variant, history: tuple[Version, ...], version: Version) -> None:
    is_own = saved.is_own(found.id)
    drifted = version.content.data_version != case.version
    then = kept(version.content.data_version, case.about.id) if drifted else None
    same = [_is_mine(one, version) for one in (case, then)]
    st.markdown(md(views.status(found.name, version.number, any(same))))
    with st.container(horizontal=True, key="save-acts"):
        _open(_("Open with the figures of now") if drifted else _("Open in my variant"), "save-open", case, found.name,
              version, same[0])  # fmt: skip
        if then is not None:
            _open(_("Open as it was then"), "save-open-then", then, found.name, version, same[1])
        st.button(md(_("Make a copy of your own")), icon=":material/content_copy:", key="save-duplicate",
                  on_click=saving.duplicate, args=(found.id, found.name, found.role, version.number))  # fmt: skip
        file = address(from_page(VARIANT_URL), {SAVED: found.id, SAVED_VERSION: str(version.number)})
        live("file-of-this", download=Download(_("Download"), file))
    _versions(found, history, version, is_own)
    with widgets.fold("links", _("Share this variant"), ":material/share:"):
        if widgets.is_open("links"):
            _links(found)
    if is_own:
        with widgets.fold("manage", _("Rename, list or remove"), ":material/edit:"):
            if widgets.is_open("manage"):
                _manage(found)


def _is_mine(case: Case | None, version: Version) -> bool:
    """Whether Mijn variant is what a version sets, under this case."""
    return case is not None and case.version == cases.current().version and state.changes() == saved.settings(
        case, version
    ).changes  # fmt: skip


def _open(label: str, key: str, case: Case, name: str, version: Version, is_mine: bool) -> None:
    kind: Literal["primary", "secondary"] = "primary" if key == "save-open" else "secondary"
    st.button(md(label), icon=":material/file_open:", type=kind, key=key, disabled=is_mine,
              on_click=saving.open_version, args=(case, name, version))  # fmt: skip


def _versions(found: Variant, history: tuple[Version, ...], version: Version, is_own: bool) -> None:
    label = _("Versions: {count}", count=versions_count(found.latest.number))
    with widgets.fold("versions", label, ":material/history:"):
        if not widgets.is_open("versions"):
            return
        for one in history[:MOST_VERSIONS]:
            _version(found, one, version, is_own)


def _version(found: Variant, one: Version, shown: Version, is_own: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"save-version-{one.number}"):
        note = f": {one.note}" if one.note else ""
        st.markdown(md(f"{version_name(one)}{note}"))
        st.button(md(_("View version {number}", number=one.number)), key=f"save-view-{one.number}", type="tertiary",
                  disabled=one.number == shown.number, on_click=saving.look_at,
                  args=(found.id, one.number))  # fmt: skip
        if is_own and one.number < found.latest.number:
            st.button(md(_("Restore version {number}", number=one.number)), key=f"save-restore-{one.number}",
                      type="tertiary", on_click=saving.restore, args=(found.id, one.number))  # fmt: skip


def _links(found: Variant) -> None:
    here = address((st.context.url or "").split("?")[0] or "/varianten", {**cases.parameters(), SAVED: found.id})
    st.markdown(md(_("With this link everybody can look at it, open it and copy it:")))
    st.code(here, language=None, wrap_lines=True)
    if key := saved.keys().get(found.id):
        st.markdown(md(_("With this link one can also change it. Give it only to who may do that:")))
        st.code(f"{here}#{EDIT_KEY}={key}", language=None, wrap_lines=True)
    else:
        st.markdown(md(_("Only who has the edit link can change it. You can make a copy of your own.")))


def _manage(found: Variant) -> None:
    with st.form("save-rename-form", border=False):
        st.session_state.setdefault(NAME, found.name)
        st.text_input(md(_("New name")), key=NAME)
        st.form_submit_button(md(_("Rename")), key="save-rename", on_click=_rename, args=(found.id,))
    label = _("Take it out of the list") if found.listed else _("Put it in the list for everybody")
    st.button(md(label), icon=":material/list:", key="save-list", on_click=saving.show,
              args=(found.id, not found.listed))  # fmt: skip
    st.button(md(_("Remove this variant")), icon=":material/delete:", key="save-remove", on_click=saving.remove,
              args=(found.id, found.name))  # fmt: skip


def _rename(id: str) -> None:
    saving.rename(id, str(st.session_state[NAME]))


def save_on(id: str) -> None:
    """Beside the variant: save Mijn variant as its next version, or as a new one."""
    if not saved.is_own(id):
        st.header(_("Save my variant"))
        form.new()
        return
    st.header(_("Save a next version"))
    st.markdown(md(_("What my variant sets now is saved; the versions before it stay.")))
    form.following(id)
    with widgets.fold("apart", _("Or save as a new variant"), ":material/add:"):
        if widgets.is_open("apart"):
            form.new()
