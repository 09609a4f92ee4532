"""What is not known: the range and its causes, missing documents, what was changed, and where the sources conflict."""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite

from export.annex.blocks import Block, Cell, Grid, Heading, Paragraph
from export.annex.content import Content, sure, sure_of
from model.case.naming import ALL
from model.options.own_arguments import rows_in_use
from words.claims.spread import end_names, range_name
from words.labels import label_of, written
from words.origin import origin, origin_of
from words.texts import _, euro, of
from words.variants import cost_unknown, who


def unknowns(content: Content) -> Iterator[Block]:
    """How far the cost can lie apart, why, and what nobody has."""
    yield Heading(_("What we do not know"))
    yield from _range(content)
    case = content.case
    rows = rows_in_use(case, content.assumptions.changed_from(case.assumptions))
    unsure = sum(row.status == "aanname" for row in rows)
    yield Paragraph(
        _("Not in the sources: {unsure} of {all} assumptions. Nobody confirmed them.", unsure=unsure, all=len(rows))
    )
    yield from _missing(content)


def _range(content: Content) -> Iterator[Block]:
    found, case = content.range, content.case
    if not isfinite(found.low + found.high):
        yield Paragraph(cost_unknown(case, content.party))
        return
    if round(found.low) == round(found.high):
        yield Paragraph(_("Nothing that is made uncertain moves that amount."))
        return
    lower, higher = end_names(found.levels)
    years = case.about.years
    title = _("Range, {who}, {first}–{last}", who=who(case, content.party), first=years[0], last=years[-1])
    cells: list[list[Cell]] = [
        [lower, euro(found.low), sure("aanname")],
        [_("as set now"), euro(found.as_set), sure_of(content, f"framed_cost.{content.whose}.{ALL}")],
        [higher, euro(found.high), sure("aanname")],
    ]
    columns = [range_name(found.levels), _("Amount in euros"), _("Status")]
    yield Grid(title, columns, cells, wide=(1, 1, 0), right=(1,))
    causes: list[list[Cell]] = [
        [label_of(case, id), _span(content, id), sure(case.row(id).status), origin_of(case, case.row(id))]
        for id in found.drivers
    ]
    columns = [_("Cause"), _("From – to"), _("Status of the set value"), _("Source")]
    yield Grid(_("What the range comes from, the largest first"), columns, causes, wide=(2, 1, 0, 2.4))


def _span(content: Content, id: str) -> str:
    row = content.case.row(id)
    return " – ".join(written(content.case, id, end) for end in (row.low, row.high) if end is not None)


def _missing(content: Content) -> Iterator[Block]:
    case = content.case
    rows: list[list[Cell]] = [
        [of(one.title), of(one.holder), sure(one.holder_status), of(one.settles), origin_of(case, one)]
        for one in case.missing_documents
    ]
    if rows:
        columns = [_("Document"), _("Who would hold it"), _("Status"), _("What it would settle"), _("Named in")]
        yield Grid(_("Documents that we do not have"), columns, rows, wide=(2, 1.6, 0, 2.4, 1.8))


def changes(content: Content) -> Iterator[Block]:
    """What differs from the case: from what to what."""
    yield Heading(_("Different assumptions"))
    case, changed = content.case, content.assumptions.changed_from(content.case.assumptions)
    if not changed:
        yield Paragraph(_("Everything stands as in the case."))
        return
    rows: list[list[Cell]] = [
        [label_of(case, id), written(case, id, case.assumptions.get(id)), written(case, id, value),
         sure(case.row(id).status)]
        for id, value in changed.items()
    ]  # fmt: skip
    columns = [_("Setting"), _("In the case"), _("Here"), _("Status in the case")]
    yield Grid(_("From what the case gives to what stands here"), columns, rows, wide=(3, 1.5, 1.5, 0))
    yield Paragraph(_("Who made this annex chose these values. They count as assumptions."), small=True)


def findings(content: Content) -> Iterator[Block]:
    """Where the documents conflict or are silent."""
    yield Heading(_("Findings"))
    case = content.case
    if not case.findings:
        yield Paragraph(_("The case holds no findings."))
        return
    yield Paragraph(_("Where the documents conflict or are silent. Nothing was corrected silently."))
    rows: list[list[Cell]] = [
        [str(one.number), of(one.title), of(one.text),
         "; ".join(origin(case, place.source, place.place) for place in one.places)]
        for one in case.findings
    ]  # fmt: skip
    columns = [_("No."), _("Finding"), _("Explanation"), _("Source")]
    yield Grid(_("Findings"), columns, rows, wide=(0, 1.5, 3.4, 1.8))
