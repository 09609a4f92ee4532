"""What can be shared and downloaded of Mijn variant: a card each, and what its reader gets before he asks for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from model.assumptions.declared import Value
from model.assumptions.values import declaration
from model.case.case import Case
from model.options.own_arguments import rows_in_use
from ui.charts.exported import Card, Leaves
from ui.charts.parts import Grid, Made, Tile
from ui.session import case as cases
from words.budget_file import headings
from words.data_package import meanings
from words.exported.addresses import LEAF, LEAF_URL, OUTLINE_URL
from words.formatting import day
from words.labels import label_of, written
from words.languages import Language
from words.link import (
    View,
    address,
    first_view,
    from_page,
    party_of,
    write_link,
)
from words.sentences import Sentences, pressable, slot
from words.texts import _, language, number
from words.variants import who


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is shared: a case with changes, as it is shown, in which language; ``here`` is the address of this page."""

    case: Case
    changes: Mapping[str, Value]
    view: View
    spoken: Language
    here: str


def of_file(case: Case, changes: Mapping[str, Value], spoken: Language) -> dict[str, str]:
    """The parameters of a file with these changes in this language.

    Whose euros the page shows, and of which year, makes no difference to the file.
    """
    shown = replace(first_view(case), language=spoken, case=cases.which())
    return write_link(case, changes, shown) | cases.then_parameters()


def of_page(wanted: Wanted) -> dict[str, str]:
    """The parameters of a page that shows this to who opens it."""
    return write_link(wanted.case, wanted.changes, replace(wanted.view, language=wanted.spoken)) | (
        cases.then_parameters()
    )


def headline(changes: Mapping[str, Value]) -> Sentences:
    """What is shared."""
    if not changes:
        return Sentences([_("You share My variant as it stands in the case: nothing is changed.")])
    if len(changes) == 1:
        return Sentences([_("You share My variant with 1 setting that differs from the case.")])
    said = _("You share My variant with {count} settings that differ from the case.", count=slot("count"))
    return pressable(said, {"count": (str(len(changes)), "count.changed")})


# ---- how sure it is ----


def tiles(case: Case, changes: Mapping[str, Value]) -> list[Tile]:
    """What everybody has to know who gets something of this."""
    rows = rows_in_use(case, changes)
    assumed = sum(row.status == "aanname" for row in rows)
    last = case.versions[-1:]
    since = [_("Last changed on {day}.", day=day(one.date, language())) for one in last]
    return [
        Tile(_("Changed"), [number(len(changes))], [_("All the rest stands as in the case.")], made="count.changed"),
        Tile(
            _("Assumptions"),
            pressable(
                _("{count} of {all}", count=slot("count"), all=slot("all")),
                {"count": (number(assumed), "count.unsourced"), "all": (number(len(rows)), "count.assumptions")},
            ),
            [_("Nobody confirmed these settings.")],
        ),
        Tile(
            _("Findings"),
            [str(len(case.findings))],
            [_("Here the documents conflict or are silent.")],
            made="count.findings",
        ),
        Tile(_("Version of the data"), [case.version], since or [""]),
    ]


def changed(case: Case, changes: Mapping[str, Value]) -> Grid:
    """Every setting that differs from the case."""
    rows = [[label_of(case, id), written(case, id, case.row(id).default), written(case, id, value)]
            for id, value in changes.items()]  # fmt: skip
    # A word, of a choice or a switch, is no number.
    ids = [
        id if declaration(id).unit != "choice" and any(map(str.isdigit, "".join(row[1:]))) else ""
        for id, row in zip(changes, rows, strict=True)
    ]
    made = Made("{column}", ids, ["", "default.{line}", "{line}"])
    return Grid(_("Changes"), [_("Setting"), _("In the case"), _("In this variant")], rows, made=[made])


def assumed(case: Case) -> list[str]:
    """The settings that no source says."""
    return [row.id for row in case.assumption_rows if row.status == "aanname"]


# ---- what the reader gets, before he asks for it ----


def sheets(counts: Sequence[tuple[str, int]]) -> Grid:
    """The sheets of the workbook, and how many numbers each has (0: words)."""
    rows = [[name, str(count) if count else ""] for name, count in counts]
    return Grid(_("Sheets of the workbook"), [_("Sheet"), _("Numbers")], rows, numbers=[1])


def columns(case: Case) -> Grid:
    """The columns of the figures."""
    told = meanings()
    rows = [[heading, told[column]] for column, heading in headings(case).items()]
    return Grid(_("Columns of the figures"), [_("Column"), _("What it means")], rows)


def leaves(wanted: Wanted) -> Card:
    """The annex of who is chosen as it looks, a picture for each page."""
    parameters = of_page(wanted)
    whose = who(wanted.case, party_of(wanted.case, wanted.view.perspective))
    return Card(
        title=_("How it looks: for {who}", who=whose),
        told=_("Every page as a small picture. In the file itself each text can be read, searched and spoken."),
        leaves=Leaves(
            address=address(from_page(LEAF_URL), {**parameters, LEAF: ""}),
            alt=_("Page {number} of the annex", number="{number}"),
            caption=_("Pages of the annex"),
        ),
    )


def claims(wanted: Wanted) -> Card:
    """What each of the slides claims, in their order."""
    return Card(
        title=_("What the slides say"),
        told=_("The title of each slide, in their order."),
        outline=address(from_page(OUTLINE_URL), of_page(wanted)),
    )
