"""The slides around the story: what this is, what nobody knows, what was changed, and what is to be decided."""

from __future__ import annotations

from collections.abc import Sequence

from export.slides.record import Asked, Grid, Slide
from model.options.own_arguments import rows_in_use
from words.formatting import day
from words.labels import case_name, label_of, written
from words.origin import marked, origin_of
from words.texts import _, language, number, of
from words.variants import who


def front(asked: Asked) -> Slide:
    """What this is, for whom, of which day and data."""
    case, changes = asked.case, asked.changes
    lines = [
        _("Amounts of: {who}", who=who(case, asked.party)),
        _("Made on {date}. Data version {version}.", date=day(asked.made, language()), version=case.version),
        _("Assumptions that differ from the case: {count}.", count=len(changes)),
        *asked.missing,
    ]
    return Slide(
        title=case_name(case),
        first=True,
        lines=lines,
        sources=[of(one.title) for one in case.sources],
        said=[of(case.about.summary), _("Opens in the dashboard: {link}", link=asked.link)],
    )


def not_known(asked: Asked) -> Slide:
    """Which documents nobody has, and how much rests on an assumption."""
    case = asked.case
    rows = rows_in_use(case, asked.changes)
    unsure = sum(row.status == "aanname" for row in rows)
    lead = _(
        "{unsure} of {all} assumptions stand in no source. Documents that are missing: {missing}.",
        unsure=number(unsure), all=number(len(rows)), missing=number(len(case.missing_documents)),
    )  # fmt: skip
    found = [(of(one.title), f"{of(one.holder)}{marked(one.holder_status)}") for one in case.missing_documents]
    grid = Grid(columns=[_("Missing document"), _("Who has it")], rows=found, widths=(0.5, 0.5)) if found else None
    return Slide(
        title=_("What we do not know"),
        lines=[lead],
        grid=grid,
        sources=list(dict.fromkeys(origin_of(case, one) for one in case.missing_documents)),
        said=[
            _("{document} would settle: {what}.", document=of(one.title), what=of(one.settles))
            for one in case.missing_documents
        ],
    )  # fmt: skip


def changed(asked: Asked) -> Slide:
    """What is set otherwise than the case has it: from and to."""
    case, title = asked.case, _("Assumptions that differ")
    rows = [
        (label_of(case, id), written(case, id, case.assumptions.get(id)), written(case, id, value))
        for id, value in asked.changes.items()
    ]
    sources = [f"{label_of(case, id)}: {origin_of(case, case.row(id))}" for id in asked.changes]
    if not rows:
        return Slide(title=title, lines=[_("Everything stands as in the case.")], sources=_cases(asked))
    columns = [_("Setting"), _("In the case"), _("In this variant")]
    return Slide(title=title, grid=Grid(columns=columns, rows=rows, widths=(0.56, 0.22, 0.22)), sources=sources)


def _cases(asked: Asked) -> Sequence[str]:
    return [_("{title}, data version {version}", title=case_name(asked.case), version=asked.case.version)]


def to_decide(asked: Asked) -> Slide:
    """What is to be decided: what the case does not hold stands as to be filled in, with who would."""
    case, empty = asked.case, _("still to be filled in")
    still_open = [one for one in case.decisions if one.state == "open"]
    rows = [
        (_("Text of the decision"), empty, _("The college, in its proposal")),
        (_("Date of the meeting"), empty, _("The registry of the council")),
        *((of(one.label), one.date or empty, of(one.decided_by)) for one in still_open),
    ]  # fmt: skip
    return Slide(
        title=_("What is to be decided today"),
        lines=[_("The case holds no text of a decision. Below stand the decisions that its sources call open.")],
        grid=Grid(columns=[_("What"), _("By when"), _("Who")], rows=rows, widths=(0.43, 0.2, 0.37)),
        sources=list(dict.fromkeys(origin_of(case, one) for one in still_open)) or _cases(asked),
        said=[f"{of(one.label)}: {of(one.note)}" for one in still_open if one.note],
    )
