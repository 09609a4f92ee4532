"""How each main amount was made: its formula, what stands in it, and so on down to the words of a source."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Set

from export.annex.blocks import Block, Cell, Grid, Heading, Link, Paragraph
from export.annex.content import Content, sure, sure_of_term
from model.case.naming import ALL
from model.money.project_years import project_years
from model.outcomes.derivation import derive
from model.terms.term import Term
from words.explained.explanation import how_made, source_of, value_of
from words.explained.formula import parts
from words.explained.formula import written as formula_of
from words.explained.titles import title_of
from words.look import parties
from words.look.few import listed
from words.texts import _, in_quotes, of

HEADLINES = ("framed_cost", "over_frame", "one_off_cost")


def derivation(content: Content) -> Iterator[Block]:
    """The main amounts over all years as sums, and one year of each taken apart completely."""
    yield Heading(_("Derivation"))
    case, whose = content.case, content.whose
    years, year = project_years(case), content.view.year
    said = {"year": year, "project": listed([str(one) for one in years])}
    yield Paragraph(
        _("First what each main amount is the sum of. Then every number behind {year}, and behind the year of the "
          "project ({project}), once: computed numbers with their formula, then numbers that stand somewhere.", **said)
        if len(years) == 1 else
        _("First what each main amount is the sum of. Then every number behind {year}, and behind the years of the "
          "project ({project}), once: computed numbers with their formula, then numbers that stand somewhere.", **said)
    )  # fmt: skip
    if others := _others(content):
        names = listed([case.participants[place].name for place in parties.told(case, content.party)])
        yield Paragraph(
            _("Of the {count} municipalities only what is of {names} stands here. What is of the others is made in the "
              "same way; the dashboard takes each number apart.", count=len(case.participants), names=names)
        )  # fmt: skip
    yield _formulas(content, _("The main amounts"), _headlines(content, others))
    when = {"one_off_cost": years}
    asked = [f"{name}.{whose}.{one}" for name in HEADLINES for one in when.get(name, (year,))]
    found = _behind(content, [one for one in asked if _exists(content, one)], others)
    yield _formulas(content, _("Computed numbers"), {name: one for name, one in found.items() if one.origin is None})
    yield _leaves(content, {name: one for name, one in found.items() if one.origin is not None})


def _exists(content: Content, name: str) -> bool:
    return name in content.mine.terms


def _others(content: Content) -> frozenset[str]:
    """The municipalities that are not named one by one; none where there are few."""
    here = {content.case.participants[place].id for place in parties.told(content.case, content.party)}
    return frozenset(content.case.participant_ids) - here


def _headlines(content: Content, others: Set[str]) -> Mapping[str, Term]:
    """The amounts over all years; together also those of every municipality but the others."""
    whose = [content.whose]
    if content.party is None:
        whose += [id for id in content.case.participant_ids if id not in others]
    names = [f"{name}.{one}.{ALL}" for one in whose for name in (HEADLINES if one == whose[0] else HEADLINES[:1])]
    return {name: content.mine.terms[name] for name in names}


def _behind(content: Content, names: list[str], others: Set[str]) -> Mapping[str, Term]:
    """These numbers and all that they were made of, each once, the first asked first; nothing of the others."""
    found: dict[str, Term] = {}
    waiting = deque(derive(content.case, content.assumptions, "mine", name) for name in names)
    while waiting:
        term = waiting.popleft()
        if term.name not in found:
            found[term.name] = term
            waiting.extend(part for part in parts(term) if part.name and others.isdisjoint(part.name.split(".")))
    return found


def _formulas(content: Content, title: str, terms: Mapping[str, Term]) -> Block:
    rows: list[list[Cell]] = [
        [title_of(content.case, name), f"{formula_of(one)} = {value_of(content.case, one)}", sure_of_term(one)]
        for name, one in terms.items()
    ]
    return Grid(title, [_("What it is"), _("How it was made"), _("Status")], rows, wide=(2, 3, 0))


def _leaves(content: Content, terms: Mapping[str, Term]) -> Block:
    rows: list[list[Cell]] = [
        [title_of(content.case, name), value_of(content.case, one), sure_of_term(one), _where(content, one)]
        for name, one in terms.items()
    ]
    columns = [_("What it is"), _("Value"), _("Status"), _("Where it stands")]
    return Grid(_("Numbers that stand somewhere"), columns, rows, wide=(2, 1, 0, 3), right=(1,))


def _where(content: Content, term: Term) -> str:
    """The document, the place in it, and its words."""
    quote = in_quotes(term.origin.quote) if term.origin and term.origin.quote else ""
    place = source_of(content.case, term.origin)
    return ": ".join(filter(None, (place, quote))) or how_made(term.origin)


def sources(content: Content) -> Iterator[Block]:
    """Every document and other ground of the case, and the address that opens all this."""
    yield Heading(_("Sources"))
    rows: list[list[Cell]] = [
        [of(one.short), of(one.title), one.publisher, one.date, sure(one.kind), of(one.note)]
        for one in content.case.sources
    ]
    columns = [_("Short name"), _("Title"), _("Publisher"), _("Date"), _("Status"), _("Note")]
    yield Grid(_("Sources"), columns, rows, wide=(1.3, 2.4, 1.3, 0, 0, 2.4))
    yield Heading(_("Open this in the dashboard"))
    yield Paragraph(_("This address opens the dashboard with the same settings:"))
    yield Link(content.link)
