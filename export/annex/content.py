"""All that an annex says, computed once: by the functions that the pages ask too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from export import columns
from export.annex.blocks import MARKS, Status
from export.columns import Column, levels_beside, shown_of
from model.assumptions.values import Assumptions
from model.case.base import Status as StatusKey
from model.case.case import Case
from model.case.naming import ALL
from model.options.scoring import Scores
from model.outcomes.decision import Support, scores_of
from model.outcomes.decision import compute as support_of
from model.outcomes.derivation import derive, terms
from model.outcomes.planning import Planning
from model.outcomes.planning import compute as planning_of
from model.outcomes.result import Range, range_of
from model.outcomes.side_by_side import Side
from model.planning.on_date import OnDate, on_date
from model.terms.origin import TermStatus
from model.terms.term import Term
from words.explained.explanation import status_name, status_of
from words.formatting import round_half_up
from words.link import View, party_of

AMOUNTS = ("framed_cost", "frame", "over_frame", "one_off_cost", "structural_cost")
"""The formulas of the amounts per year."""


@dataclass(frozen=True, kw_only=True)
class Shown(columns.Shown):
    """An alternative with its figures, and its amounts by name, to know what each rests on."""

    terms: Mapping[str, Term]


@dataclass(frozen=True, kw_only=True)
class Content:
    """``party``: whose copy it is (None: all together). ``mine``: the figures of the variant that is proposed.
    ``missing``: in words which alternatives are not there. ``levels``: at which levels the ranges beside each other are
    taken. ``link`` opens all this in the dashboard."""

    case: Case
    assumptions: Assumptions
    view: View
    party: int | None
    link: str
    made: date
    mine: Shown
    columns: Sequence[Shown]
    missing: Sequence[str]
    levels: tuple[float, ...]
    range: Range
    support: Support
    scores: Mapping[str, Scores]
    planning: Planning
    dated: OnDate

    @property
    def whose(self) -> str:
        """Whose amounts these are, in a name."""
        return ALL if self.party is None else self.case.participants[self.party].id

    @property
    def place(self) -> int:
        """Where those amounts stand."""
        return -1 if self.party is None else self.party


def content_of(
    case: Case,
    assumptions: Assumptions,
    view: View,
    beside: Sequence[Column],
    missing: Sequence[str],
    *,
    link: str,
    made: date,
    draws: int,
) -> Content:
    """What the annex of these settings holds. ``draws``: of how many possible futures its ranges are."""
    party = party_of(case, view.perspective)
    mine = Column(key="", name="", side=Side("mine", assumptions))
    levels = levels_beside(case, [mine, *beside], party)
    planning = planning_of(case, assumptions)
    own = _shown(case, mine, levels, draws)
    shown = [replace(own, column=one) if one.side == mine.side else _shown(case, one, levels, draws) for one in beside]
    return Content(
        case=case,
        assumptions=assumptions,
        view=view,
        party=party,
        link=link,
        made=made,
        mine=own,
        columns=shown,
        missing=missing,
        levels=levels,
        range=range_of(case, assumptions, party, draws),
        support=support_of(case, assumptions),
        scores=scores_of(case, assumptions),
        planning=planning,
        dated=on_date(case, assumptions, planning.schedule),
    )


def _shown(case: Case, column: Column, levels: tuple[float, ...], draws: int) -> Shown:
    found, side = shown_of(case, column, levels, draws), column.side
    return Shown(
        column=column, figures=found.figures, spread=found.spread,
        terms=terms(case, side.assumptions, side.variant, only=AMOUNTS),
    )  # fmt: skip


def says(amount: float) -> bool:
    """Whether an amount is worth a row: nothing is not, what is unknown is."""
    return round_half_up(amount) != 0


def sure(status: StatusKey) -> Status:
    """The status of what a case gives."""
    return _marked(status, status_name(status))


def sure_of(content: Content, name: str) -> Status:
    """How sure the number of this name is, in the variant that is proposed."""
    found = content.mine.terms.get(name)
    return sure_of_term(derive(content.case, content.assumptions, "mine", name) if found is None else found)


def least_sure(columns: Sequence[Shown], name: str) -> Status:
    """How sure the number of this name is in the column in which it is the least so."""
    found = [sure_of_term(one.terms[name]) for one in columns]
    return next((one for one in found if one.assumed), found[0])


def sure_of_term(term: Term) -> Status:
    """The status of a term: a leaf that nobody confirmed, or what rests on one."""
    return _marked(term.status or "berekend", status_of(term))


def _marked(status: TermStatus, text: str) -> Status:
    return Status(sign=MARKS[status], text=text, assumed=status == "aanname")
