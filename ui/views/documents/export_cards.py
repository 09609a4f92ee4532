"""The cards of what can be shared and downloaded: for whom each is, what is in it, how large it is, and the files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from model.case.case import Case
from ui.charts.exported import Card, Code
from ui.charts.parts import Download
from ui.views.documents.exported import Wanted, of_file, of_page
from words.exported.addresses import (
    ANNEX_URL,
    CODE_URL,
    OFFLINE_URL,
    OPENS,
    OUTCOMES_URL,
    SLIDES_URL,
)
from words.languages import LANGUAGES
from words.link import (
    BUDGET_URL,
    PACKAGE_URL,
    TOGETHER,
    VARIANT_URL,
    WORKBOOK_URL,
    address,
    from_page,
    party_of,
)
from words.look import parties
from words.look.few import some
from words.texts import _
from words.variants import who


def link_card(wanted: Wanted, path: str) -> Card:
    """The link that opens a page with these settings, and its picture for a phone."""
    parameters = of_page(wanted)
    link = address(f"{wanted.here.rpartition('/')[0]}{path}", parameters)
    code = Code(
        picture=address(from_page(CODE_URL), {OPENS: path, **parameters}),
        alt=_("The same link as a picture that a phone can read"),
        alone=_(
            "No picture for a phone: this dashboard runs on this computer only, and somebody else needs the address "
            "at which it stands on the network; or the link is too long for a picture."
        ),
    )
    inside = _("Only what you changed, and how the page is shown. No names, no own words.")
    if wanted.view.points:
        inside = _(
            "What you changed, how the page is shown, and what stands beside it on Compare by the name you gave."
        )
    return Card(
        title=_("A link"),
        told=_("For who wants to look or try for himself: it opens the dashboard with your settings."),
        facts=[
            (_("For whom"), _("Everybody who can reach this dashboard; no account is needed.")),
            (_("In it"), inside),
        ],
        link=link,
        code=code,
    )


def workbook_card(wanted: Wanted) -> Card:
    """The workbook."""
    parameters = of_file(wanted.case, wanted.changes, wanted.spoken)
    return Card(
        title=_("Workbook that recalculates"),
        told=_("For who checks the figures: every number is a formula, and a changed cell recalculates the rest."),
        facts=[
            (_("For whom"), _("The finance officer.")),
            *_of_all(wanted),
            (_("Size"), _("About 80 kB (xlsx). Making it takes some seconds.")),
        ],
        files=[Download(_("Download the workbook"), address(from_page(WORKBOOK_URL), parameters))],
    )


def annex_card(wanted: Wanted, compared: Sequence[str]) -> Card:
    """The annex to a council proposal, of each council and of all; ``compared``: what stands side by side in it."""
    case = wanted.case
    # Of many the copies of those that the pages name: another is there for who chooses it at the top.
    named = parties.told(case, party_of(case, wanted.view.perspective))
    each = [case.participants[place].id for place in named] if len(case.participants) > 1 else []
    ids = [*each, TOGETHER]
    views = {id: replace(wanted.view, perspective=id) for id in ids}
    return Card(
        title=_("Annex to a council proposal"),
        told=_("For who prepares or reads it: what the pages say, in the order of a proposal, with their sources."),
        facts=[
            (_("For whom"), _("The council, the college and who writes for them.")),
            (_("Municipality"), _copies(case)),
            (_("Compared in it"), _("{names}. Choose others on Compare.", names=", ".join(compared))),
            _in_language(wanted),
            (_("Size"), _("About 400 kB (pdf), some sixteen pages. Making it takes some seconds.")),
        ],
        files=[
            Download(
                _("For {who} (pdf)", who=who(case, party_of(case, id))),
                address(from_page(ANNEX_URL), of_page(replace(wanted, view=view))),
            )
            for id, view in views.items()
        ],
    )


def slides_card(wanted: Wanted) -> Card:
    """The story and the comparison as a presentation."""
    return Card(
        title=_("Slides for the meeting"),
        told=_(
            "For who tells it to a council: the six steps of Start and what stands side by side, a claim and a chart "
            "each."
        ),
        facts=[
            (_("For whom"), _("Who presents. Charts and texts can be changed in the office.")),
            _for_whom(wanted),
            _in_language(wanted),
            (_("In the notes"), _("How every number was made, and of which documents.")),
            (_("Size"), _("About 100 kB (pptx), some thirteen slides. Making it takes some seconds.")),
        ],
        files=[Download(_("Download the slides"), address(from_page(SLIDES_URL), of_page(wanted)))],
    )


def offline_card(wanted: Wanted) -> Card:
    """The pages as one file."""
    return Card(
        title=_("The pages in one file"),
        told=_("For who has no network: the pages with their sliders, to open from a disk, a stick or an e-mail."),
        facts=[
            (_("For whom"), _("Who gives or follows a presentation where the network cannot be trusted.")),
            _for_whom(wanted),
            _in_language(wanted),
            (_("Not in it"), _("Comparing, saving and sharing: these need the dashboard.")),
            (_("Size"), _("Some megabytes (html). Making it takes some seconds.")),
        ],
        files=[Download(_("Download the pages"), address(from_page(OFFLINE_URL), of_page(wanted)))],
    )


def data_card(wanted: Wanted) -> Card:
    """The figures for a program."""
    parameters = of_file(wanted.case, wanted.changes, wanted.spoken)
    return Card(
        title=_("The figures of the budget"),
        told=_("For who computes with them himself: every line of the budget of all three variants, per year."),
        facts=[
            (_("For whom"), _("Who works with a spreadsheet or a program.")),
            *_of_all(wanted),
            (_("Size"), _("About 13 kB (csv), or 3 kB (zip). Every number: 250 kB, which takes some seconds.")),
        ],
        files=[
            Download(_("Download the figures (csv)"), address(from_page(BUDGET_URL), parameters)),
            Download(_("With a description of every column (zip)"), address(from_page(PACKAGE_URL), parameters)),
            Download(_("Every number of every variant, described (zip)"), address(from_page(OUTCOMES_URL), parameters)),
        ],
    )


def variant_card(wanted: Wanted) -> Card:
    """Mijn variant as a file."""
    parameters = of_file(wanted.case, wanted.changes, wanted.spoken)
    return Card(
        title=_("My variant as a file"),
        told=_("To keep it yourself, or to open it in another dashboard with this case: on the page Variants."),
        facts=[
            (_("For whom"), _("You, or who works on this variant with you.")),
            (_("In it"), _("What you changed, and what the variant costs then.")),
            (_("Size"), _("About 1 kB (json). There in a moment.")),
        ],
        files=[Download(_("Download my variant"), address(from_page(VARIANT_URL), parameters))],
    )


def print_card() -> Card:
    """A page on paper."""
    return Card(
        title=_("On paper"),
        told=_("For a hand-out: this page with the link and its picture, and what is sure and what is not."),
        facts=[
            (_("For whom"), _("Who sits in the room and has a phone.")),
            (_("Another page"), _(
                "Every page can be printed: open it and choose Print in your browser (Ctrl+P, on a Mac ⌘P). There you "
                "can choose to save it as a PDF too. Menu and buttons stay away."
            )),
        ],
        prints=_("Print this page"),
    )  # fmt: skip


def _of_all(wanted: Wanted) -> Iterator[tuple[str, str]]:
    """Whose amounts stand in a file that holds those of all, and in which language."""
    names = [one.name for one in wanted.case.participants]
    yield _("Municipality"), _("All in one file: {names}.", names=some(names))
    yield _in_language(wanted)


def _copies(case: Case) -> str:
    """For whom there is a copy."""
    if len(case.participants) == 1:
        return _("One copy, for {who}.", who=case.participants[0].name)
    return _("A copy of its own for each council, or one for all.") + _and_others(case)


def _and_others(case: Case) -> str:
    """Where the copies are that have no link of their own."""
    return (
        ""
        if len(parties.told(case, None)) == len(case.participants)
        else " " + _("That of another: choose it at the top of this page.")
    )


def _in_language(wanted: Wanted) -> tuple[str, str]:
    return _("Language"), LANGUAGES[wanted.spoken].name


def _for_whom(wanted: Wanted) -> tuple[str, str]:
    """Whose amounts stand in a file that shows those of one, or of all together."""
    chosen = who(wanted.case, party_of(wanted.case, wanted.view.perspective))
    return _("Municipality"), _("{who}. Choose another at the top of this page.", who=chosen[:1].upper() + chosen[1:])
