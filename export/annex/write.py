"""The annex to a council proposal, as a file that is kept for good and that everyone can read (PDF/A-2a and PDF/UA-1).

It says what the pages say, from the same computations; what the case does not hold stands in it as open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from export.annex.blocks import Block, Document, Heading
from export.annex.compared import alternatives
from export.annex.content import Content, content_of
from export.annex.later import planning, risks
from export.annex.money import finance
from export.annex.proposal import arguments, caveats, decision_points, effect, introduction, to_fill_in
from export.annex.setting import as_set
from export.annex.trace import derivation, sources
from export.annex.unsure import changes, findings, unknowns
from export.columns import Column
from model.assumptions.values import Assumptions
from model.case.case import Case
from words.formatting import day
from words.labels import case_name, mark_of
from words.link import View
from words.texts import _, language, status
from words.variants import variant_name


def annex(
    case: Case,
    assumptions: Assumptions,
    view: View,
    columns: Sequence[Column],
    missing: Sequence[str],
    link: str,
    made: date,
    draws: int,
    *more: str,
) -> bytes:
    """The file, in the language of this run: the copy of the council of ``view``, or of all. ``columns``: what stands
    beside each other; ``missing``: in words what of it is not there; ``link`` opens all this in the dashboard;
    ``draws``: of how many possible futures the ranges are; ``more``: what the press is asked instead of the file."""
    content = content_of(case, assumptions, view, columns, missing, link=link, made=made, draws=draws)
    return as_set(document(content), *more)


def document(content: Content) -> Document:
    """Everything that stands in it, in its order."""
    made, case = content.made, content.case
    version = _("Data version {version}", version=case.version)
    return Document(
        title=_("Annex to a council proposal"),
        subtitle=case_name(case),
        author="Keuzekompas",
        language=language(),
        made=(made.year, made.month, made.day),
        footer=" · ".join(filter(None, (mark_of(case), _council(content), version, day(made, language())))),
        contents=_("Contents"),
        facts=_facts(content),
        blocks=[block for section in SECTIONS for block in section(content)],
    )


def _council(content: Content) -> str:
    if content.party is None:
        return _("All councils together")
    return _("Council of {name}", name=content.case.participants[content.party].name)


def _facts(content: Content) -> list[tuple[str, str]]:
    case = content.case
    return [
        (_("For"), _council(content)),
        (_("Proposed"), variant_name("mine")),
        (_("Version of the data"), case.version),
        (_("Made on"), day(content.made, language())),
        (_("Status of this file"), _("Draft, made with the dashboard. No college and no council has adopted it.")),
        (_("Status of a number"), _statuses()),
    ]


def _statuses() -> str:
    return _(
        "✓ {source}: stands in a document. ● {public}: public, elsewhere. ≈ {assumption}: nobody confirmed it, or it "
        "rests on what nobody confirmed. = computed from what does stand somewhere.",
        source=status("bron"), public=status("openbaar"), assumption=status("aanname"),
    )  # fmt: skip


def communication(_content: Content) -> Iterator[Block]:
    """No document says it."""
    yield Heading(_("Communication"))
    yield to_fill_in(_("The case says nothing of it."), _("the communication adviser"))


SECTIONS: tuple[Callable[[Content], Iterator[Block]], ...] = (
    decision_points, introduction, effect, arguments, caveats, alternatives, finance, risks, communication, planning,
    unknowns, changes, findings, derivation, sources,
)  # fmt: skip
"""The parts of a council proposal, in their usual order, and behind them what supports it."""
