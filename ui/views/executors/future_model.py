"""The future model of the documents as a picture, and where each box of it comes from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from model.case.case import Case
from model.case.context import ModelPart
from ui.charts.boxes import Box, Boxes, Frame, boxes
from ui.charts.parts import Chart, Grid, StatusCell, status_cell
from words.abbreviations import speller
from words.origin import origin_of
from words.texts import _, of


def chart(case: Case) -> Chart:
    """The boxes where the case puts them; the title names what has no place yet."""
    parts = case.model_parts
    numbers = {part.id: number for number, part in enumerate(parts)}
    mark = _("still open")
    picture = Boxes(
        [Box(of(part.label), of(part.note), part.column, part.row, mark if part.open else "") for part in parts],
        frames(case),
        [(numbers[part.id], numbers[other]) for part in parts for other in part.leads_to],
        [(numbers[part.id], numbers[other]) for part in parts for other in part.works_with],
    )
    return boxes(_title(parts), "uitvoeringsmodel-toekomst", picture, [_said(case)])


def note() -> str:
    """How the picture is read, and what of it is ours."""
    return _(
        "An arrow shows where a question goes. A line joins who work together. A dashed edge: not decided yet; a name "
        "that stands there more than once gets one of these places. The places of the boxes and the arrows are ours; "
        "where the boxes come from stands in the table."
    )


def frames(case: Case) -> list[Frame]:
    """Around the boxes of one executor, where no other box stands between them."""
    found = []
    for executor in case.executors:
        own = [part for part in case.model_parts if part.executor == executor.id]
        if len(own) < 2:
            continue
        columns, rows = ([getattr(part, name) for part in own] for name in ("column", "row"))
        frame = Frame(of(executor.short), (min(columns), max(columns)), (min(rows), max(rows)))
        if not any(part not in own and _holds(frame, part) for part in case.model_parts):
            found.append(frame)
    return found


def _holds(frame: Frame, part: ModelPart) -> bool:
    in_columns = frame.columns[0] <= part.column <= frame.columns[1]
    return in_columns and frame.rows[0] <= part.row <= frame.rows[1]


def _title(parts: Sequence[ModelPart]) -> str:
    names = list(dict.fromkeys(of(part.label) for part in parts if part.open))
    if not names:
        return _("The future model")
    return _("{names}: the place in the future model is still open", names=", ".join(names))


def names(case: Case) -> dict[str, str]:
    """What each box is called in a sentence: with its note where the name alone does not tell it from another."""
    counts = Counter(of(part.label) for part in case.model_parts)
    return {
        part.id: _("{name} ({what})", name=of(part.label), what=of(part.note))
        if counts[of(part.label)] > 1 and part.note
        else of(part.label)
        for part in case.model_parts
    }


def _said(case: Case) -> str:
    """The boxes, how they are joined, and what is open, in words."""
    called = names(case)
    said = []
    for executor in case.executors:
        own = [called[part.id] for part in case.model_parts if part.executor == executor.id]
        if own:
            said.append(_("Within {executor}: {names}.", executor=of(executor.short), names=", ".join(own)))
    others = ", ".join(called[part.id] for part in case.model_parts if part.executor is None)
    if others:
        said.append(_("Outside it: {names}.", names=others) if said else _("The boxes: {names}.", names=others))
    said += [
        _("From {name} to {others}.", name=called[part.id], others=_listed(called, part.leads_to))
        for part in case.model_parts
        if part.leads_to
    ]
    said += [
        _("{name} works with {others}.", name=called[part.id], others=_listed(called, part.works_with))
        for part in case.model_parts
        if part.works_with
    ]
    if still_open := [called[part.id] for part in case.model_parts if part.open]:
        said.append(_("The place is still open: {names}.", names=", ".join(still_open)))
    return " ".join(said)


def _listed(called: dict[str, str], ids: Sequence[str]) -> str:
    return ", ".join(called[id] for id in ids)


def grid(case: Case) -> Grid:
    """Each box with what it is joined to and where it stands in the documents."""
    called, spell = names(case), speller(case)
    rows: list[list[str | StatusCell]] = [
        [
            spell(_cell(part)),
            _listed(called, part.leads_to),
            _listed(called, _together(case, part)),
            status_cell(part),
            origin_of(case, part),
        ]
        for part in case.model_parts
    ]
    columns = [_("Box"), _("Arrow to"), _("Works with"), _("Status"), _("Source")]
    return Grid(_("The future model"), columns, rows, status=3, below=(4,))


def _cell(part: ModelPart) -> str:
    """What stands in the box, in one line."""
    said = of(part.label)
    if part.note:
        said = _("{name}: {what}", name=said, what=of(part.note))
    return _("{name} (place still open)", name=said) if part.open else said


def _together(case: Case, part: ModelPart) -> list[str]:
    """With whom it works together, whichever of the two says so."""
    return [one.id for one in case.model_parts if one.id in part.works_with or part.id in one.works_with]
